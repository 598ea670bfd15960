// Package v1alpha1 is the first version: vehicles only, and fewer fields.
//
// +k8s:deepcopy-gen=package
// +k8s:conversion-gen=example.com/fleet/pkg/apis/fleet
// +k8s:defaulter-gen=TypeMeta
// +k8s:openapi-gen=true
// +k8s:prerelease-lifecycle-gen=true
// +groupName=fleet.example.com
package v1alpha1
