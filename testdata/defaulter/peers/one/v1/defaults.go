package v1

import "example.com/testdata/defaulter/peers/api"

func SetDefaults_Part(in *api.Part) {}
