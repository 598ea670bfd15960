package genericelsewhere

// Lists is generic; its instances get methods of their own.
//
// +k8s:deepcopy-gen=false
type Lists[T any] map[string]T

// Plain is copied.
type Plain struct {
	Names []string
}
