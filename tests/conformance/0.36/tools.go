//go:build tools
// +build tools

// Package tools keeps the requirements of this module in go.mod: first the real
// generators, then one package of every module whose committed files kgen must
// reproduce. It is never compiled.
package tools

import (
	_ "k8s.io/code-generator/cmd/conversion-gen"
	_ "k8s.io/code-generator/cmd/deepcopy-gen"
	_ "k8s.io/code-generator/cmd/defaulter-gen"
	_ "k8s.io/kube-openapi/cmd/openapi-gen"

	_ "k8s.io/api/core/v1"
	_ "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions"
	_ "k8s.io/apimachinery/pkg/apis/meta/v1"
	_ "k8s.io/apiserver/pkg/apis/example"
	_ "k8s.io/kube-aggregator/pkg/apis/apiregistration"
	_ "k8s.io/sample-apiserver/pkg/apis/wardle"
)
