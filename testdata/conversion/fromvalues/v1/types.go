package v1

import metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

// Mode is a name.
type Mode string

// Modes is a named slice.
type Modes []string

// Options have a field of each form that works.
// +k8s:conversion-gen:explicit-from=net/url.Values
type Options struct {
	metav1.TypeMeta `json:",inline"`

	Text      string   `json:"text,omitempty"`
	Number    int      `json:"number"`
	Large     int64    `json:"large"`
	Flag      bool     `json:"flag"`
	Words     []string `json:"words"`
	Modes     Modes    `json:"modes"`
	Dash      string   `json:"-"`
	DashNamed string   `json:"-,"`
	// +k8s:conversion-gen=false
	Skipped  string `json:"skipped"`
	Untagged string
	Other    string `yaml:"other"`
}

// +k8s:conversion-gen:explicit-from=net/url.Values

// Far has the marker in the comment before its own, and a peer.
type Far struct {
	Name string `json:"name"`
}

// Both is left out, but made of values; its peer has functions all the same.
// +k8s:conversion-gen=false
// +k8s:conversion-gen:explicit-from=net/url.Values
type Both struct {
	Name string `json:"name"`
}

// private is made of values, too.
// +k8s:conversion-gen:explicit-from=net/url.Values
type private struct {
	Name string `json:"name"`
}

// Zebra comes last, or after private.
// +k8s:conversion-gen:explicit-from=net/url.Values
type Zebra struct {
	Stripes []string `json:"stripes"`
}
