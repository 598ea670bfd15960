package stdtypes

import (
	"time"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// Root has fields.
type Root struct {
	metav1.TypeMeta
	metav1.ObjectMeta

	Time   time.Time
	Behind *time.Time
	Length time.Duration
	// +default=1
	Lengths *time.Duration
	// +default="2006-01-02T15:04:05Z"
	Start *time.Time
	Mine  []Mine
}

// Mine holds one.
type Mine struct {
	When time.Time
}

func SetDefaults_Time(in *time.Time) {}

func SetDefaults_Duration(in *time.Duration) {}
