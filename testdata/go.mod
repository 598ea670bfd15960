module example.com/testdata

go 1.24

require (
	gopkg.in/odd.v2 v2.0.0
	k8s.io/apimachinery v0.34.0
	k8s.io/kube-openapi v0.0.0
	k8s.io/utils v0.0.0
	mycorp/ledger v0.0.0
)

replace (
	gopkg.in/odd.v2 => ./_deps/odd.v2
	k8s.io/apimachinery => ./_deps/apimachinery
	k8s.io/kube-openapi => ./_deps/kube-openapi
	k8s.io/utils => ./_deps/utils
	mycorp/ledger => ./_deps/ledger
)
