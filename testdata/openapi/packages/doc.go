// Package packages has types of many packages: names of imports and functions, and their order.
//
// +k8s:openapi-gen=true
package packages
