// Package letters has a type whose name starts with a letter that is no byte: upstream writes half of it (0.35 on).
//
// +k8s:openapi-gen=true
// +k8s:openapi-model-package=com.example.letters
package letters
