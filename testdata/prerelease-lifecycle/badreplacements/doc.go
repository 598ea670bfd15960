// Package badreplacements has replacements that are none.
//
// +k8s:prerelease-lifecycle-gen=true
package badreplacements
