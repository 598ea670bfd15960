package badversions

import metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

// Empty is one.
// +k8s:prerelease-lifecycle-gen:introduced=
type Empty struct {
	metav1.TypeMeta `json:",inline"`
}

// Valueless is one.
// +k8s:prerelease-lifecycle-gen:introduced
type Valueless struct {
	metav1.TypeMeta `json:",inline"`
}

// Prefixed is one.
// +k8s:prerelease-lifecycle-gen:introduced=v1.19
type Prefixed struct {
	metav1.TypeMeta `json:",inline"`
}

// Patched is one.
// +k8s:prerelease-lifecycle-gen:introduced=1.19.2
type Patched struct {
	metav1.TypeMeta `json:",inline"`
}

// Half is one.
// +k8s:prerelease-lifecycle-gen:introduced=1
type Half struct {
	metav1.TypeMeta `json:",inline"`
}

// Open is one.
// +k8s:prerelease-lifecycle-gen:introduced=1.
type Open struct {
	metav1.TypeMeta `json:",inline"`
}

// Begun is one.
// +k8s:prerelease-lifecycle-gen:introduced=.19
type Begun struct {
	metav1.TypeMeta `json:",inline"`
}

// Word is one.
// +k8s:prerelease-lifecycle-gen:introduced=1.x
type Word struct {
	metav1.TypeMeta `json:",inline"`
}

// Large is one.
// +k8s:prerelease-lifecycle-gen:introduced=1.2147483648
type Large struct {
	metav1.TypeMeta `json:",inline"`
}

// Spaced is one.
// +k8s:prerelease-lifecycle-gen:introduced=1 .19
type Spaced struct {
	metav1.TypeMeta `json:",inline"`
}

// Deprecated is one.
// +k8s:prerelease-lifecycle-gen:introduced=1.19
// +k8s:prerelease-lifecycle-gen:deprecated=next
type Deprecated struct {
	metav1.TypeMeta `json:",inline"`
}

// Removed is one.
// +k8s:prerelease-lifecycle-gen:introduced=1.19
// +k8s:prerelease-lifecycle-gen:removed=
type Removed struct {
	metav1.TypeMeta `json:",inline"`
}

// Late is one.
// +k8s:prerelease-lifecycle-gen:introduced=1.19
// +k8s:prerelease-lifecycle-gen:removed=1.25
// +k8s:prerelease-lifecycle-gen:deprecated=1.x
type Late struct {
	metav1.TypeMeta `json:",inline"`
}
