// Package neighbour has the other one.
//
// +k8s:defaulter-gen=TypeMeta
package neighbour

import "example.com/testdata/defaulter/duplicatefunctions/api"

func SetDefaults_Part(in *api.Part) {}
