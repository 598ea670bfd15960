package interfacemissing

// Item asks for a name that its package lacks.
//
// +k8s:deepcopy-gen:interfaces=k8s.io/apimachinery/pkg/runtime.Objekt
type Item struct {
	Names []string
}
