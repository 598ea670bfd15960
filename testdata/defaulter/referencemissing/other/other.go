package other

const hidden = "hidden"
