package b

import "example.com/testdata/defaulter/laterfunction/a"

// SetObjectDefaults_Thing does it all.
func SetObjectDefaults_Thing(in *a.Thing) {}
