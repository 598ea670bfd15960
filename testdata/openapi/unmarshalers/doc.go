// Package unmarshalers has types that decode themselves, and wrappers: neither has the default of structs (0.29 on).
//
// +k8s:openapi-gen=true
package unmarshalers
