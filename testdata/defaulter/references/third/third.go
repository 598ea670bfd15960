package third

// Third is a constant.
const Third = "third"
