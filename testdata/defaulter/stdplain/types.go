package stdplain

import (
	"net/url"
	"time"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// Root has fields.
type Root struct {
	metav1.TypeMeta
	metav1.ObjectMeta

	Time time.Time
	URL  *url.URL
	// +default=5
	Timeout *time.Duration
	Part    Part
}

// Part has a function.
type Part struct {
	Times []time.Time
}

func SetDefaults_Part(in *Part) {}
