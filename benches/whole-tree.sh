#!/usr/bin/env bash
# Side by side over the whole Kubernetes 1.20.2 tree: the 0.20 deepcopy-gen and kgen, each in one run for all packages that
# hold a zz_generated.deepcopy.go, in a GOPATH, as in that version's Makefile. Otherwise as side-by-side.sh.
#
#   benches/whole-tree.sh
#
# KGEN_K8S_TREE  an unpacked tree; default: the one that tests/acceptance/kubernetes-1.20.2.sh has downloaded
# RUNS, KGEN, FLOOR  as for side-by-side.sh
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
target=${CARGO_TARGET_DIR:-$root/target}
source=${KGEN_K8S_TREE:-$root/target/acceptance/kubernetes-1.20.2}
[[ -d $source/staging ]] || { echo "no Kubernetes tree: run tests/acceptance/kubernetes-1.20.2.sh first, or set KGEN_K8S_TREE" >&2; exit 2; }

work=$target/whole-tree
rm -rf "$work"
mkdir -p "$work/tool" "$work/gopath/src/k8s.io"
cp "$root"/tests/conformance/0.20/{go.mod,go.sum,tools.go} "$work/tool/"
(cd "$work/tool" && GOWORK=off GOFLAGS=-mod=mod go build -trimpath -o "$work/bin/deepcopy-gen" k8s.io/code-generator/cmd/deepcopy-gen)
cp -a "$source" "$work/gopath/src/k8s.io/kubernetes"
ln -s gopath/src/k8s.io/kubernetes "$work/tree"

# Staging packages are imported through vendor/, which links to them; what stands below a `_` directory has its own scripts.
cd "$work/tree/"
find . -name zz_generated.deepcopy.go -type f | sort |
  sed 's|^\./|k8s.io/kubernetes/|; s|/staging/src/|/vendor/|; s|/zz_generated.deepcopy.go$||' >"$work/packages"
cp hack/boilerplate/boilerplate.generatego.txt "$work/boilerplate.go.txt"

kgen=${KGEN:-}
if [[ -z $kgen ]]; then
  (cd "$root" && cargo build --release --bin kgen)
  kgen=$target/release/kgen
fi
floor=${FLOOR:-}
if [[ -z $floor ]]; then
  (cd "$root" && cargo build --release --example floor)
  floor=$target/release/examples/floor
fi

export GOPATH=$work/gopath GO111MODULE=off GOFLAGS=
exec python3 "$root/benches/side-by-side.py" --work "$work" --version 0.20 --whole-tree --runs "${RUNS:-5}" \
  --kgen "$(realpath "$kgen")" --floor "$(realpath "$floor")"
