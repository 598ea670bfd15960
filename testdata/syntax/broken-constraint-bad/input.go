//go:build linux &&

package fixture
