package typetags

import metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

// +k8s:defaulter-gen=true

// Asking is a root although it has no TypeMeta.
type Asking struct {
	Part Part
}

// +k8s:defaulter-gen=false

// Refusing is none although it has one.
type Refusing struct {
	metav1.TypeMeta

	Part Part
}

// Close asks in its own comment, where nobody looks.
// +k8s:defaulter-gen=true
type Close struct {
	Part Part
}

// +k8s:defaulter-gen=false

// +k8s:defaulter-gen=true
type Both struct {
	metav1.TypeMeta

	Part Part
}

// +k8s:defaulter-gen=true
// +k8s:defaulter-gen=true

// Twice asks twice, which is not heard.
type Twice struct {
	Part Part
}

// +k8s:defaulter-gen=ture

// Misspelt does not get through.
type Misspelt struct {
	Part Part
}

// +k8s:defaulter-gen=true

// List is no struct.
type List []Part

// +k8s:defaulter-gen=true

// Pointer is no struct, either.
type Pointer *Part

// +k8s:defaulter-gen=true

// hidden is private.
type hidden struct {
	Part Part
}

// Part has a function.
type Part struct {
	Name string
}

func SetDefaults_Part(in *Part) {}
