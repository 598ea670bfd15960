// Package selfdescribed has types with methods that describe them.
//
// +k8s:openapi-gen=true
package selfdescribed
