// Package doc.
package fixture
