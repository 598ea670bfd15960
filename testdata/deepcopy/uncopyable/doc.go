// Package uncopyable has types that opt in but cannot be copied.
package uncopyable
