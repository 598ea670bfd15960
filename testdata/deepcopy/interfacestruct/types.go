package interfacestruct

// Item asks for a struct.
//
// +k8s:deepcopy-gen:interfaces=k8s.io/apimachinery/pkg/apis/meta/v1.TypeMeta
type Item struct {
	Names []string
}
