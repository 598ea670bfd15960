package v1

import "example.com/testdata/defaulter/peers/api"

func SetDefaults_Other(in *api.Other) {}

func SetDefaults_Part_Again(in *api.Part) {}
