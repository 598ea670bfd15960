// This comment is not the package's own.

/*
Package docanywhere has its marker behind the package clause, in doc.go.
*/
package docanywhere

// Version is a constant.
const Version = "v1" // +groupName=example.com

func version() string {
	// +k8s:deepcopy-gen=package
	return Version
}

var _ = version
