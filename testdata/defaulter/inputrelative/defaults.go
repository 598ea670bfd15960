package inputrelative

import "example.com/testdata/defaulter/inputrelative/types"

func SetDefaults_Part(in *types.Part) {}
