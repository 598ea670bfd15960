#!/usr/bin/env bash
# Side by side over the whole Kubernetes 1.20.2 tree: its own generators, built from its vendor/, and kgen, each in one run
# for all packages that hold the generator's file, in a GOPATH, with what the tree's Makefile tells them. Otherwise as
# side-by-side.sh.
#
#   benches/whole-tree.sh [deepcopy|defaulter|conversion|prerelease-lifecycle|openapi …]
#
# KGEN_K8S_TREE  an unpacked tree; default: the one that tests/acceptance/kubernetes-1.20.2.sh has downloaded
# WORK, RUNS, KGEN, FLOOR  as for side-by-side.sh; default target/whole-tree
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
target=${CARGO_TARGET_DIR:-$root/target}
# As they were named from here, before anything changes the folder.
kgen=${KGEN:+$(realpath "$KGEN")}
floor=${FLOOR:+$(realpath "$FLOOR")}
source=${KGEN_K8S_TREE:-$root/target/acceptance/kubernetes-1.20.2}
[[ -d $source/staging ]] || { echo "no Kubernetes tree: run tests/acceptance/kubernetes-1.20.2.sh first, or set KGEN_K8S_TREE" >&2; exit 2; }
declare -A golden=([deepcopy]=zz_generated.deepcopy.go [defaulter]=zz_generated.defaults.go [conversion]=zz_generated.conversion.go
  [prerelease-lifecycle]=zz_generated.prerelease-lifecycle.go [openapi]=zz_generated.openapi.go)
generators=("$@")
((${#generators[@]})) || generators=(deepcopy)
for generator in "${generators[@]}"; do
  [[ -n ${golden[$generator]:-} ]] || { echo "there is no generator named $generator here" >&2; exit 2; }
done

work=${WORK:-$target/whole-tree}
rm -rf "$work"
mkdir -p "$work/gopath/src/k8s.io"
# Its contents: the tree may be named by a link, and files are taken away below.
mkdir "$work/gopath/src/k8s.io/kubernetes"
cp -a "$source/." "$work/gopath/src/k8s.io/kubernetes/"
ln -s gopath/src/k8s.io/kubernetes "$work/tree"
export GOPATH=$work/gopath GO111MODULE=off GOFLAGS=

# The definitions of the main module, which are not committed: of all packages that ask for it but for two staging modules
# that have their own, as in Makefile.generated_files. What upstream writes is what kgen has to write.
definitions() {
  local place=pkg/generated/openapi
  go build -trimpath -o "$work/bin/" k8s.io/kubernetes/vendor/k8s.io/kube-openapi/cmd/openapi-gen
  find . -name "${golden[openapi]}" -delete
  grep -rl --include='*.go' '+k8s:openapi-gen=' pkg staging/src/k8s.io |
    grep -v '^staging/src/k8s.io/\(code-generator\|sample-apiserver\)/' |
    sed 's|^|k8s.io/kubernetes/|; s|/staging/src/|/vendor/|; s|/[^/]*$||' | sort -u >"$work/openapi.packages"
  printf '%s\n' --output-package "k8s.io/kubernetes/$place" --report-filename /dev/null |
    tee "$work/openapi.kgen" >"$work/openapi.upstream"
  mapfile -t words <"$work/openapi.upstream"
  "$work/bin/openapi-gen" --go-header-file hack/boilerplate/boilerplate.generatego.txt "${words[@]}" \
    --output-file-base "${golden[openapi]%.go}" --input-dirs "$(paste -sd, "$work/openapi.packages")"
  sed -i '1{/^\/\/go:build /d}' "$place/${golden[openapi]}"
}

# Staging packages are imported through vendor/, which links to them; what stands below a `_` directory has its own scripts.
cd -P "$work/tree/"
for generator in "${generators[@]}"; do
  if [[ $generator == openapi ]]; then
    definitions
    continue
  fi
  go build -trimpath -o "$work/bin/" "./vendor/k8s.io/code-generator/cmd/$generator-gen"
  find . -name "${golden[$generator]}" -type f | sort |
    sed 's|^\./|k8s.io/kubernetes/|; s|/staging/src/|/vendor/|; s|/[^/]*$||' >"$work/$generator.packages"
  all=$(paste -sd, "$work/$generator.packages")
  # As in Makefile.generated_files, one word a line.
  case $generator in
  deepcopy) printf '%s\n' --bounding-dirs k8s.io/kubernetes,k8s.io/api >"$work/deepcopy.upstream" ;;
  defaulter) printf '%s\n' --extra-peer-dirs "$all" | tee "$work/defaulter.kgen" >"$work/defaulter.upstream" ;;
  conversion)
    peers=k8s.io/kubernetes/pkg/apis/core,k8s.io/kubernetes/pkg/apis/core/v1,k8s.io/api/core/v1
    printf '%s\n' --extra-peer-dirs "$peers" --extra-dirs "$all" | tee "$work/conversion.kgen" >"$work/conversion.upstream"
    ;;
  esac
done
cp hack/boilerplate/boilerplate.generatego.txt "$work/boilerplate.go.txt"

if [[ -z $kgen ]]; then
  (cd "$root" && cargo build --release --bin kgen)
  kgen=$target/release/kgen
fi
if [[ -z $floor ]]; then
  (cd "$root" && cargo build --release --example floor)
  floor=$target/release/examples/floor
fi

exec python3 "$root/benches/side-by-side.py" --work "$work" --version 0.20 --whole-tree --runs "${RUNS:-5}" \
  --kgen "$kgen" --floor "$floor" "${generators[@]}"
