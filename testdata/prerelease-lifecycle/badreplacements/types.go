package badreplacements

import metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

// Empty is one.
// +k8s:prerelease-lifecycle-gen:introduced=1.19
// +k8s:prerelease-lifecycle-gen:replacement=
type Empty struct {
	metav1.TypeMeta `json:",inline"`
}

// Two is one.
// +k8s:prerelease-lifecycle-gen:introduced=1.19
// +k8s:prerelease-lifecycle-gen:replacement=apps,Vehicle
type Two struct {
	metav1.TypeMeta `json:",inline"`
}

// Four is one.
// +k8s:prerelease-lifecycle-gen:introduced=1.19
// +k8s:prerelease-lifecycle-gen:replacement=apps,v1,Vehicle,more
type Four struct {
	metav1.TypeMeta `json:",inline"`
}

// NoVersion is one.
// +k8s:prerelease-lifecycle-gen:introduced=1.19
// +k8s:prerelease-lifecycle-gen:replacement=apps,,Vehicle
type NoVersion struct {
	metav1.TypeMeta `json:",inline"`
}

// NoKind is one.
// +k8s:prerelease-lifecycle-gen:introduced=1.19
// +k8s:prerelease-lifecycle-gen:replacement=apps,v1,
type NoKind struct {
	metav1.TypeMeta `json:",inline"`
}

// Group is one.
// +k8s:prerelease-lifecycle-gen:introduced=1.19
// +k8s:prerelease-lifecycle-gen:replacement=Apps,v1,Vehicle
type Group struct {
	metav1.TypeMeta `json:",inline"`
}

// Version is one.
// +k8s:prerelease-lifecycle-gen:introduced=1.19
// +k8s:prerelease-lifecycle-gen:replacement=apps,V1,Vehicle
type Version struct {
	metav1.TypeMeta `json:",inline"`
}

// Number is one.
// +k8s:prerelease-lifecycle-gen:introduced=1.19
// +k8s:prerelease-lifecycle-gen:replacement=apps,1,Vehicle
type Number struct {
	metav1.TypeMeta `json:",inline"`
}

// Capital is one.
// +k8s:prerelease-lifecycle-gen:introduced=1.19
// +k8s:prerelease-lifecycle-gen:replacement=apps,v1Beta1,Vehicle
type Capital struct {
	metav1.TypeMeta `json:",inline"`
}

// Kind is one.
// +k8s:prerelease-lifecycle-gen:introduced=1.19
// +k8s:prerelease-lifecycle-gen:replacement=apps,v1,vehicle
type Kind struct {
	metav1.TypeMeta `json:",inline"`
}

// Letter is one.
// +k8s:prerelease-lifecycle-gen:introduced=1.19
// +k8s:prerelease-lifecycle-gen:replacement=apps,v1,Ärger
type Letter struct {
	metav1.TypeMeta `json:",inline"`
}
