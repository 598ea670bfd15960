module example.com/conformance/v0.20

go 1.15

require (
	k8s.io/api v0.20.15
	k8s.io/apiextensions-apiserver v0.20.15
	k8s.io/apimachinery v0.20.15
	k8s.io/apiserver v0.20.15
	k8s.io/code-generator v0.20.15
	k8s.io/kube-aggregator v0.20.15
	k8s.io/kube-openapi v0.0.0-20211110013926-83f114cd0513
	k8s.io/sample-apiserver v0.20.15
)
