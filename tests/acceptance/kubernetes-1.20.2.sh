#!/usr/bin/env bash
# The whole Kubernetes 1.20.2 tree: every file that Kubernetes committed for these generators, byte for byte,
#   deepcopy 227 · defaulter 89 · conversion 124 · prerelease-lifecycle 24 · openapi 4, and the one of the main module, which
#   is not committed
# with one run of each generator in each of
#   plain    the tree as it is unpacked: one main module, staging modules brought in by `replace`, vendor/ with links to them
#   gopath   the tree at GOPATH/src/k8s.io/kubernetes, GO111MODULE=off
#   nogo     the plain tree with nothing on PATH, no HOME, and GOROOT=off, so that no Go tree is found in the usual places
#   header   the plain tree without --go-header-file: kgen finds hack/boilerplate/ by itself
#   all      the plain tree, all of them in one run of `kgen all`
# Peers that no marker names, and what openapi describes where, stand in a kgen.toml, which this script writes. The API rule
# violations must be those of api/api-rules.
#
# The tree is Debian's source package `kubernetes`. Usage:
#
#   tests/acceptance/kubernetes-1.20.2.sh [plain|gopath|nogo|header|all …] [GENERATOR …]
#
# KGEN           the binary; default: the release build of this repository, made if need be
# KGEN_K8S_TREE  an unpacked tree to use; it is only read
# KGEN_K8S_CACHE where to download and unpack otherwise; default target/acceptance
#
# Exits with 1 if a single byte differs.
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
cache=${KGEN_K8S_CACHE:-$root/target/acceptance}
declare -A golden=([deepcopy]=zz_generated.deepcopy.go [defaulter]=zz_generated.defaults.go [conversion]=zz_generated.conversion.go
  [prerelease-lifecycle]=zz_generated.prerelease-lifecycle.go [openapi]=zz_generated.openapi.go)
declare -A expected=([deepcopy]=227 [defaulter]=89 [conversion]=124 [prerelease-lifecycle]=24 [openapi]=4)
# Of the main module's definitions, as the openapi-gen of the tree writes them.
main_definitions=a7f223a2f021227fb7128ce1929dc6c92f7741868e0fe17b07dd9ea33d7c0375

# shellcheck source=tests/acceptance/kubernetes-1.20.2.lib.sh
. "$root/tests/acceptance/kubernetes-1.20.2.lib.sh"

# Runs kgen at the given root with the rest of the arguments as its environment, then compares.
compare() {
  local way=$1 at=$2
  shift 2
  local header=(--go-header-file hack/boilerplate/boilerplate.generatego.txt)
  [[ $way == header ]] && header=()
  settings "$source" >"$at/kgen.toml"
  # Without a pattern: the main module, the staging modules, and `_examples`, since other generated files are left there.
  local generator status=0
  if [[ $way == all ]]; then
    env "$@" "$kgen" all -C "$at" --compat 0.20 "${header[@]}" >"$work/all.log" 2>&1 || status=$?
  fi
  for generator in "${generators[@]}"; do
    if [[ $way != all ]]; then
      status=0
      env "$@" "$kgen" "$generator" -C "$at" --compat 0.20 "${header[@]}" >"$work/$way.log" 2>&1 || status=$?
    fi
    count "$way" "$generator" "$at" "$status"
  done
}

# Compares the files of one generator.
count() {
  local way=$1 generator=$2 at=$3 status=$4
  local identical=0 differing=0 missing=0 file
  local main=$at/pkg/generated/openapi/${golden[openapi]}
  if [[ $generator == openapi ]]; then
    if ! sha256sum --check --status <<<"$main_definitions  $main"; then
      say "$way: differs ${main#"$at"/}"
      failed=1
    fi
    rm -f "$main"
  fi
  while IFS= read -r file; do
    if [[ ! -e $at/$file ]]; then
      missing=$((missing + 1))
      say "$way: missing $file"
    elif cmp -s "$source/$file" "$at/$file"; then
      identical=$((identical + 1))
    else
      differing=$((differing + 1))
      say "$way: differs $file"
      if ((differing <= 3)); then diff -u "$source/$file" "$at/$file" | head -40 >&2 || true; fi
    fi
  done <"$work/$generator.goldens"
  local extra
  extra=$(comm -13 "$work/$generator.goldens" <(list "$at" "$generator") | tee >(sed "s/^/$way: extra /" >&2) | wc -l)
  printf '%-7s %-20s exit %d: %d of %d identical, %d differing, %d missing, %d extra\n' \
    "$way" "$generator" "$status" "$identical" "${expected[$generator]}" "$differing" "$missing" "$extra"
  if ((status != 0)); then tail -n 40 "$work/$way.log" >&2; fi
  ((status == 0 && identical == expected[$generator] && differing + missing + extra == 0)) || failed=1
}

list() { (cd "$1" && find . -name "${golden[$2]}" -type f | LC_ALL=C sort); }

# A copy of the tree without the goldens of any generator. Links stay links.
fresh_copy() {
  mkdir -p "$1"
  cp -a "$source/." "$1/"
  local generator left
  for generator in "${!golden[@]}"; do
    (cd "$1" && xargs -d '\n' rm -f <"$work/$generator.goldens")
    left=$(list "$1" "$generator" | wc -l)
    ((left == 0)) || { say "$left files were not removed"; exit 2; }
  done
}

source=$(tree)
kgen=$(kgen_to_try)
mkdir -p "$cache"
work=$(mktemp -d "$cache/run.XXXXXX")
trap 'rm -rf "$work"' EXIT
for generator in "${!golden[@]}"; do
  list "$source" "$generator" >"$work/$generator.goldens"
  found=$(wc -l <"$work/$generator.goldens")
  if ((found != expected[$generator])); then
    say "the tree holds $found files named ${golden[$generator]}, not ${expected[$generator]}: is it Kubernetes 1.20.2?"
    exit 2
  fi
done

failed=0
ways=()
generators=()
for word in "$@"; do
  if [[ -n ${golden[$word]:-} ]]; then generators+=("$word"); else ways+=("$word"); fi
done
((${#ways[@]})) || ways=(plain gopath nogo header all)
((${#generators[@]})) || generators=(deepcopy defaulter conversion prerelease-lifecycle openapi)
for way in "${ways[@]}"; do
  # Every way starts from its own copy, so that none can live on what another one wrote.
  case $way in
  plain | header | all)
    fresh_copy "$work/tree"
    compare "$way" "$work/tree" -u GOFLAGS -u GO111MODULE
    ;;
  gopath)
    mkdir -p "$work/gopath/src/k8s.io"
    fresh_copy "$work/gopath/src/k8s.io/kubernetes"
    compare gopath "$work/gopath/src/k8s.io/kubernetes" -u GOFLAGS "GOPATH=$work/gopath" GO111MODULE=off
    ;;
  nogo)
    fresh_copy "$work/tree"
    mkdir "$work/empty"
    compare nogo "$work/tree" -i "PATH=$work/empty" GOROOT=off
    rmdir "$work/empty"
    ;;
  *)
    say "there is no way named $way"
    exit 2
    ;;
  esac
  rm -rf "$work/tree" "$work/gopath"
done
exit "$failed"
