// Package v1 is the version to use.
//
// +k8s:deepcopy-gen=package
// +k8s:conversion-gen=example.com/fleet/pkg/apis/fleet
// +k8s:defaulter-gen=TypeMeta
// +k8s:openapi-gen=true
// +groupName=fleet.example.com
package v1
