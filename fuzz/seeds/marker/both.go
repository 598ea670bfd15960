k8s:deepcopy-gen
// +k8s:deepcopy-gen=package,register
// +k8s:deepcopy-gen # why
// +k8s:deepcopy-gen()=x
/* +k8s:deepcoppy-gen=true
 * +k8s:deepcopy-gen:interfaces=k8s.io/apimachinery/pkg/runtime.Object
+k8s:deepcopy-gen=a=b */
package p
