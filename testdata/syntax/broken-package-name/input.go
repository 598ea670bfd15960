package

type T int
