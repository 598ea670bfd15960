#!/usr/bin/env bash
# Current projects that call the helpers of kube_codegen.sh: their own scripts with upstream's file, and with the one that
# `kgen kube-codegen` prints. The trees must be the same, and none of the tools that kgen replaces may have run.
#
#   tests/acceptance/kube-codegen.sh [VERSION]     of k8s.io/sample-controller and sample-apiserver; default v0.34.1
#
# KGEN  the binary; default: the release build of this repository
# WORK  where the copies are made; default target/acceptance/kube-codegen
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
kgen=$(realpath "${KGEN:-$root/target/release/kgen}")
version=${1:-v0.34.1}
work=${WORK:-$root/target/acceptance/kube-codegen}
for tool in go strace; do
  command -v "$tool" >/dev/null || { echo "$tool is needed" >&2; exit 2; }
done
rm -rf "$work"
mkdir -p "$work/bin" "$work/get"
ln -s "$kgen" "$work/bin/kgen"
export GOFLAGS=-mod=mod GOWORK=off UPDATE_API_KNOWN_VIOLATIONS=true KGEN_NO_CACHE=1 KGEN=$work/bin/kgen
cd "$work/get"
go mod init get >/dev/null 2>&1
directory() {
  go mod download -json "k8s.io/$1@$version" | sed -n 's/^\t"Dir": "\(.*\)",$/\1/p'
}
CODEGEN_PKG=$(directory code-generator)
export CODEGEN_PKG

status=0
for project in sample-controller sample-apiserver; do
  place=$(directory "$project")
  for way in upstream kgen; do
    copy=$work/$way/$project
    mkdir -p "$work/$way" "$work/gobin-$way"
    cp -r --no-preserve=mode "$place" "$copy"
    cd "$copy"
    mkdir -p violations
    go mod edit -require "k8s.io/code-generator@$version"
    find . -name 'zz_generated.*' -delete
    if [[ $way == kgen ]]; then
      sed -i 's|^source .*kube_codegen.sh.*|source <(kgen kube-codegen)|' hack/update-codegen.sh
    fi
    PATH=$work/bin:$PATH GOBIN=$work/gobin-$way API_KNOWN_VIOLATIONS_DIR=$copy/violations \
      strace -f -qq -e trace=execve -e signal=none -o "$work/$way/$project.executables" \
      bash hack/update-codegen.sh >"$work/$way/$project.log" 2>&1 ||
      { echo "$project with $way's script failed" >&2; tail -n 5 "$work/$way/$project.log" >&2; status=1; }
  done
  diff -r --exclude update-codegen.sh "$work/upstream/$project" "$work/kgen/$project" || status=1
  echo "$project: $(find "$work/kgen/$project" -name 'zz_generated.*' | wc -l) files named zz_generated.*, $(
    find "$work/kgen/$project" -type f | wc -l) in all"
  executables=$(grep -v ENOENT "$work/kgen/$project.executables" | grep -oE 'execve\("[^"]*(-gen|/kgen)"' | sort | uniq -c)
  echo "$executables"
  if grep -E '/(deepcopy|defaulter|conversion|openapi)-gen"' <<<"$executables"; then
    echo "a tool ran that kgen replaces" >&2
    status=1
  fi
done
exit "$status"
