// Copyright.
// +build linux,!cgo darwin
// +build amd64

// +build not_last_blank
package fixture
