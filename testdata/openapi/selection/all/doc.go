// Package all has all.
package all // +k8s:openapi-gen=true
