// Package b has the function.
//
// +k8s:defaulter-gen=TypeMeta
package b

import "example.com/testdata/defaulter/severalpackages/api"

func SetDefaults_Part(in *api.Part) {}

func SetDefaults_Part_B(in *api.Part) {}
