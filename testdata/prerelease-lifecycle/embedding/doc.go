// Package embedding has a TypeMeta of many kinds.
//
// +k8s:prerelease-lifecycle-gen=true
package embedding
