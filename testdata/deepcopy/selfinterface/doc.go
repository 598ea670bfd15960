// Package selfinterface has an interface that embeds itself, which is no type at all.
//
// +k8s:deepcopy-gen=package
package selfinterface

// Chain embeds itself through another one.
type Chain interface{ Link }

// Link embeds the one that embeds it.
type Link interface{ Chain }

// hidden asks for nothing, and so nobody minds.
type hidden interface{ hidden }

// Plain is copied.
type Plain struct {
	Names []string
}
