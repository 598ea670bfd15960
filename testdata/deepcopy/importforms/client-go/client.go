// Package client has a path that ends in client-go.
package client

// Config can be copied by assignment.
type Config struct {
	Host string
}
