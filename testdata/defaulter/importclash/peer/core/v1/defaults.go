package v1

import "example.com/testdata/defaulter/importclash/api/core/v1"

func SetDefaults_Other(in *v1.Other) {}
