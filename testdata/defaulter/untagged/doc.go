// Package untagged asks for one of its types only.
package untagged
