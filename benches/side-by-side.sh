#!/usr/bin/env bash
# Side by side: upstream's generators and kgen over the same packages of k8s.io/api, apimachinery and apiserver.
#
# One Go workspace holds copies of the three published modules. For each generator both programs get the same list of
# packages, those that hold its file (zz_generated.deepcopy.go), and have to write the same bytes before anything is
# measured. Then they take turns, in orders in which each runs behind each other equally often. What is printed are medians
# and ratios of wall time and of peak memory; they hold for the machine they were taken on.
#
#   benches/side-by-side.sh [0.NN] [deepcopy|defaulter|conversion|prerelease-lifecycle …]
#
# Takes the versions and the tools of tests/conformance/0.NN; default the newest that builds with the Go on PATH. Without
# a name it is deepcopy; several are measured each by itself, and then one after the other.
#
# RUNS   how often each program runs; default 12
# WORK   where the workspace is made; default target/side-by-side. For minutes after many files were deleted, as those of
#        an earlier run of this script are, ext4 takes ten times as long to create one: a folder in memory (/dev/shm/bench)
#        has no such memory.
# KGEN   the binary; default: the release build of this repository, made if need be
# FLOOR  the floor program; default target/release/examples/floor, built if it is in the repository. It reads the files
#        that kgen says it read (KGEN_PARSED_FILES=FILE makes kgen write the list), parses those that kgen parsed, and
#        does nothing else.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
target=${CARGO_TARGET_DIR:-$root/target}
# As they were named from here, before anything changes the folder.
kgen=${KGEN:+$(realpath "$KGEN")}
floor=${FLOOR:+$(realpath "$FLOOR")}
declare -A golden=([deepcopy]=zz_generated.deepcopy.go [defaulter]=zz_generated.defaults.go [conversion]=zz_generated.conversion.go
  [prerelease-lifecycle]=zz_generated.prerelease-lifecycle.go)
version=
if [[ ${1:-} == 0.* ]]; then
  version=$1
  shift
fi
generators=("$@")
((${#generators[@]})) || generators=(deepcopy)
for generator in "${generators[@]}"; do
  [[ -n ${golden[$generator]:-} ]] || { echo "there is no generator named $generator here" >&2; exit 2; }
done
if [[ -z $version ]]; then
  version=$(cd "$root/tests/conformance" && grep -L '^toolchain ' 0.*/go.mod | sort -V | tail -n 1 | xargs dirname)
fi
asked=$root/tests/conformance/$version
[[ -f $asked/go.mod ]] || { echo "there is no tests/conformance/$version" >&2; exit 2; }

export GOWORK=off GOFLAGS=-mod=mod
work=${WORK:-$target/side-by-side}/$version
rm -rf "$work"
mkdir -p "$work/tool" "$work/tree"
cp "$asked/go.mod" "$asked/go.sum" "$asked/tools.go" "$work/tool/"
for generator in "${generators[@]}"; do
  (cd "$work/tool" && go build -trimpath -o "$work/bin/" "k8s.io/code-generator/cmd/$generator-gen")
done

modules=(api apimachinery apiserver)
for module in "${modules[@]}"; do
  (cd "$work/tool" && go mod download "k8s.io/$module")
  dir=$(cd "$work/tool" && go list -m -f '{{.Dir}}' "k8s.io/$module")
  cp -r --no-preserve=mode "$dir" "$work/tree/$module"
done
line=$(grep '^go ' "$work/tool/go.mod")
printf '%s\n\nuse (\n' "$line" >"$work/tree/go.work"
printf '\t./%s\n' "${modules[@]}" >>"$work/tree/go.work"
echo ')' >>"$work/tree/go.work"
unset GOFLAGS
export GOWORK=$work/tree/go.work

# What is generated, as import paths; and the boilerplate, read back from a golden (see tests/conformance/modules.rs).
cd "$work/tree"
for generator in "${generators[@]}"; do
  find . -name "${golden[$generator]}" | sort | sed "s|^\./|k8s.io/|; s|/[^/]*\$||" >"$work/$generator.packages"
  # The dependencies of the workspace, once, so that nobody downloads while being measured.
  xargs go list -deps <"$work/$generator.packages" >/dev/null
done
sed -n '/^\/\*/,/^\*\//p' "$(find . -name zz_generated.deepcopy.go -print -quit)" >"$work/boilerplate.go.txt"

if [[ -z $kgen ]]; then
  (cd "$root" && cargo build --release --bin kgen)
  kgen=$target/release/kgen
fi
if [[ -z $floor && -e $root/benches/floor.rs ]]; then
  (cd "$root" && cargo build --release --example floor)
  floor=$target/release/examples/floor
fi

exec python3 "$root/benches/side-by-side.py" --work "$work" --version "$version" --runs "${RUNS:-12}" \
  --kgen "$kgen" ${floor:+--floor "$floor"} "${generators[@]}"
