package importnames

import (
	"net/mail"
	"time"

	"mycorp/ledger"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	appsv1 "example.com/testdata/deepcopy/importnames/apps/v1"
	batchv1 "example.com/testdata/deepcopy/importnames/batch/v1"
	dashed "example.com/testdata/deepcopy/importnames/da-sh"
	dotted "example.com/testdata/deepcopy/importnames/do.tt.ed"
	underscored "example.com/testdata/deepcopy/importnames/under_score"
)

// Able names batch/v1 first, in spite of the imports' order.
type Able struct {
	Jobs []batchv1.Job
	Apps []appsv1.App
	Meta *metav1.Time
}

// Baker names the others.
type Baker struct {
	Dashed       map[string]dashed.Thing
	Dotted       []dotted.Thing
	Underscored  *underscored.Thing
	Address      *mail.Address
	Duration     *time.Duration
	Durations    []time.Duration
	Entries      []ledger.Entry
	NeverWritten ledger.Entry
}

// Charlie names them in maps: first the key, then the value.
type Charlie struct {
	ByApp map[appsv1.Name]batchv1.Job
}
