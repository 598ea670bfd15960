package onelineforeign

import "example.com/testdata/defaulter/onelineforeign/ab"

func SetDefaults_Part(in *ab.Part) {}
