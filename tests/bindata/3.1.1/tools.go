//go:build tools

// Package tools keeps the tool among the requirements.
package tools

import _ "github.com/go-bindata/go-bindata/go-bindata"
