package jsonclash

import "example.com/testdata/defaulter/jsonclash/json"

func SetDefaults_Part(in *json.Part) {}
