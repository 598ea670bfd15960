// Package trailing has comments behind fields, which count for the fields below.
//
// +k8s:defaulter-gen=TypeMeta
package trailing
