package embedded

import (
	"example.com/testdata/defaulter/embedded/other"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// Root embeds.
type Root struct {
	metav1.TypeMeta
	Part
	*Pointer
	other.Foreign
	*other.Behind
	Names
}

// Part has a function.
type Part struct {
	Name string
}

// Pointer has one, too.
type Pointer struct {
	Part Part
}

// Names is no struct.
type Names []Part

func SetDefaults_Part(in *Part) {}

func SetDefaults_Pointer(in *Pointer) {}

func SetDefaults_Foreign(in *other.Foreign) {}

func SetDefaults_Behind(in *other.Behind) {}
