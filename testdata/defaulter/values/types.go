package values

import metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

// Replicas is the default number of replicas.
const Replicas = 3

// Service is a root.
type Service struct {
	metav1.TypeMeta `json:",inline"`

	// +default="main"
	Name *string `json:"name"`
	// +default=ref(Replicas)
	Replicas *int32 `json:"replicas"`
	// +default="TCP"
	Protocol Protocol `json:"protocol,omitempty"`
	// +default=["a", "b"]
	Hosts []string `json:"hosts"`
	// +default={"tier": "front"}
	Labels map[string]string `json:"labels"`
	// +default={"path": "/healthz"}
	Probe   *Probe            `json:"probe"`
	Ports   []Port            `json:"ports"`
	Limits  *Limits           `json:"limits"`
	Behind  ***int            `json:"behind"`
	Weights []Weight          `json:"weights"`
	Routes  map[string]Weight `json:"routes"`
	// +default=9
	Deep ***int `json:"deep"`
}

// ServiceList is a root for its items.
type ServiceList struct {
	metav1.TypeMeta `json:",inline"`

	Items []Service `json:"items"`
}

// Protocol is a string.
type Protocol string

// Weight is a number.
// +default=10
type Weight int

// Probe has a default, and a function.
type Probe struct {
	Path string `json:"path"`
	// +default=5
	Period *int `json:"period"`
}

// Port has a function.
type Port struct {
	Number int `json:"number"`
	Target int `json:"target"`
}

// Limits has one.
type Limits struct {
	Memory int `json:"memory"`
}

// SetDefaults_Service runs before what is below.
func SetDefaults_Service(in *Service) {
	if in.Ports == nil {
		in.Ports = []Port{{Number: 80}}
	}
}

// SetDefaults_Port uses the number as target.
func SetDefaults_Port(in *Port) {
	if in.Target == 0 {
		in.Target = in.Number
	}
}

// SetDefaults_Limits sets the memory.
func SetDefaults_Limits(in *Limits) {
	if in.Memory == 0 {
		in.Memory = 64
	}
}

// SetDefaults_Probe sees the default of the field.
func SetDefaults_Probe(in *Probe) {
	in.Path += "?checked"
}
