// Package arraybadlength declares an array whose length is no constant, because len is not what it seems.
// +k8s:deepcopy-gen=package

package arraybadlength
