;;;package fixture

//go:build linux

type T int
