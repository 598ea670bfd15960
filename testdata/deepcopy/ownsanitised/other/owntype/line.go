// Package owntype has no markers.
package owntype

// Line can be copied by assignment.
type Line struct {
	Length int
}
