// Package openapi has the definitions of the API's types, which are generated.
package openapi
