// Package unheard does not ask.
package unheard
