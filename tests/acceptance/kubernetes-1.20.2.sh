#!/usr/bin/env bash
# The whole Kubernetes 1.20.2 tree: all 227 zz_generated.deepcopy.go and 89 zz_generated.defaults.go files, byte for byte,
# in one run per generator each of
#   plain    the tree as it is unpacked: one main module, staging modules brought in by `replace`, vendor/ with links to them
#   gopath   the tree at GOPATH/src/k8s.io/kubernetes, GO111MODULE=off
#   nogo     the plain tree with nothing on PATH, no HOME, and GOROOT=off, so that no Go tree is found in the usual places
#   header   the plain tree without --go-header-file: kgen finds hack/boilerplate/ by itself
#
# The tree is Debian's source package `kubernetes`. Usage:
#
#   tests/acceptance/kubernetes-1.20.2.sh [plain|gopath|nogo|header …]
#
# KGEN_GENERATORS which of the generators; default "deepcopy defaulter"
# KGEN           the binary; default: the release build of this repository, made if need be
# KGEN_K8S_TREE  an unpacked tree to use; it is only read
# KGEN_K8S_CACHE where to download and unpack otherwise; default target/acceptance
#
# Exits with 1 if a single byte differs.
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
cache=${KGEN_K8S_CACHE:-$root/target/acceptance}
read -ra generators <<<"${KGEN_GENERATORS:-deepcopy defaulter}"
declare -A golden=([deepcopy]=zz_generated.deepcopy.go [defaulter]=zz_generated.defaults.go)
declare -A expected=([deepcopy]=227 [defaulter]=89)

say() { printf '%s\n' "$*" >&2; }

# Prints the path of the unpacked tree.
tree() {
  if [[ -n ${KGEN_K8S_TREE:-} ]]; then
    printf '%s\n' "$KGEN_K8S_TREE"
    return
  fi
  local unpacked=$cache/kubernetes-1.20.2
  if [[ ! -f $unpacked/.complete ]]; then
    mkdir -p "$cache/download" "$unpacked"
    local archive
    archive=$(find "$cache/download" -name 'kubernetes_1.20*.orig.tar.*' -print -quit)
    if [[ -z $archive ]]; then
      download >&2
      archive=$(find "$cache/download" -name 'kubernetes_1.20*.orig.tar.*' -print -quit)
    fi
    [[ -n $archive ]] || { say "no kubernetes_1.20*.orig.tar in $cache/download"; exit 2; }
    tar -xf "$archive" -C "$unpacked" --strip-components=1
    touch "$unpacked/.complete"
  fi
  printf '%s\n' "$unpacked"
}

# Takes the machine's own package sources, asked for source packages, in lists of their own: the machine's
# configuration stays as it is. The package is in Debian 12 (bookworm).
download() {
  command -v apt-get >/dev/null || { say "apt-get is needed to download the tree; or set KGEN_K8S_TREE"; exit 2; }
  local state=$cache/apt file
  rm -rf "$state/parts"
  mkdir -p "$state/lists/partial" "$state/cache/archives/partial" "$state/parts"
  for file in /etc/apt/sources.list.d/*.sources; do
    [[ -f $file ]] && sed 's/^Types:.*/Types: deb-src/' "$file" >"$state/parts/${file##*/}"
  done
  for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
    [[ -f $file ]] && sed -n 's/^deb /deb-src /p' "$file" >"$state/parts/${file##*/}.list"
  done
  local apt=(apt-get -o "Dir::State=$state" -o "Dir::State::Lists=$state/lists" -o "Dir::Cache=$state/cache"
    -o Dir::Etc::SourceList=/dev/null -o "Dir::Etc::SourceParts=$state/parts" -o APT::Sandbox::User=root)
  "${apt[@]}" update
  (cd "$cache/download" && "${apt[@]}" source --download-only kubernetes)
}

# Runs each generator at the given root with the rest of the arguments as its environment, then compares.
compare_all() {
  local generator
  for generator in "${generators[@]}"; do
    compare "$generator" "$@"
  done
}

compare() {
  local generator=$1 name=$2 at=$3
  shift 3
  local header=(--go-header-file hack/boilerplate/boilerplate.generatego.txt)
  [[ $name == header ]] && header=()
  # Without a pattern: the main module, the staging modules, and `_examples`, since other generated files are left there.
  local status=0
  env "$@" "$kgen" "$generator" -C "$at" --compat 0.20 "${header[@]}" >"$work/$name.log" 2>&1 || status=$?
  local identical=0 differing=0 missing=0 file
  while IFS= read -r file; do
    if [[ ! -e $at/$file ]]; then
      missing=$((missing + 1))
      say "$name: missing $file"
    elif cmp -s "$source/$file" "$at/$file"; then
      identical=$((identical + 1))
    else
      differing=$((differing + 1))
      say "$name: differs $file"
      if ((differing <= 3)); then diff -u "$source/$file" "$at/$file" | head -40 >&2 || true; fi
    fi
  done <"$work/$generator.goldens"
  local extra
  extra=$(comm -13 "$work/$generator.goldens" <(list "$generator" "$at") | tee >(sed "s/^/$name: extra /" >&2) | wc -l)
  printf '%-9s %-7s exit %d: %d of %d identical, %d differing, %d missing, %d extra\n' \
    "$generator" "$name" "$status" "$identical" "${expected[$generator]}" "$differing" "$missing" "$extra"
  if ((status != 0)); then tail -n 40 "$work/$name.log" >&2; fi
  ((status == 0 && identical == expected[$generator] && differing + missing + extra == 0)) || failed=1
}

# The files of a generator below a root.
list() { (cd "$2" && find . -name "${golden[$1]}" -type f | LC_ALL=C sort); }

# A copy of the tree without its goldens. Links stay links.
fresh_copy() {
  mkdir -p "$1"
  cp -a "$source/." "$1/"
  local generator left
  for generator in "${generators[@]}"; do
    (cd "$1" && xargs -d '\n' rm -f <"$work/$generator.goldens")
    left=$(list "$generator" "$1" | wc -l)
    ((left == 0)) || { say "$left files were not removed"; exit 2; }
  done
}

source=$(tree)
kgen=${KGEN:-}
if [[ -z $kgen ]]; then
  (cd "$root" && cargo build --release --bin kgen >&2)
  kgen=${CARGO_TARGET_DIR:-$root/target}/release/kgen
fi
kgen=$(realpath "$kgen")
mkdir -p "$cache"
work=$(mktemp -d "$cache/run.XXXXXX")
trap 'rm -rf "$work"' EXIT
for generator in "${generators[@]}"; do
  [[ -n ${golden[$generator]:-} ]] || { say "there is no generator named $generator"; exit 2; }
  list "$generator" "$source" >"$work/$generator.goldens"
  found=$(wc -l <"$work/$generator.goldens")
  if ((found != expected[$generator])); then
    say "the tree holds $found files named ${golden[$generator]}, not ${expected[$generator]}: is it Kubernetes 1.20.2?"
    exit 2
  fi
done

failed=0
ways=("$@")
((${#ways[@]})) || ways=(plain gopath nogo header)
for way in "${ways[@]}"; do
  # Every way starts from its own copy, so that none can live on what another one wrote.
  case $way in
  plain | header)
    fresh_copy "$work/tree"
    compare_all "$way" "$work/tree" -u GOFLAGS -u GO111MODULE
    ;;
  gopath)
    mkdir -p "$work/gopath/src/k8s.io"
    fresh_copy "$work/gopath/src/k8s.io/kubernetes"
    compare_all gopath "$work/gopath/src/k8s.io/kubernetes" -u GOFLAGS "GOPATH=$work/gopath" GO111MODULE=off
    ;;
  nogo)
    fresh_copy "$work/tree"
    mkdir "$work/empty"
    compare_all nogo "$work/tree" -i "PATH=$work/empty" GOROOT=off
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
