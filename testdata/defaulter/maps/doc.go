// Package maps has functions for what is in maps: nobody calls them.
//
// +k8s:defaulter-gen=TypeMeta
package maps
