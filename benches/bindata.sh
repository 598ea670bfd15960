#!/usr/bin/env bash
# Side by side: go-bindata and kgen over the same 500 MB of files, in every mode. Both have to write the same bytes before
# anything is measured; then they take turns. What is printed are medians and ratios of wall time and of peak memory; they hold
# for the machine they were taken on.
#
#   benches/bindata.sh [LAYOUT]
#
# LAYOUT  3.1.0 … 3.1.3; default 3.1.3: the go-bindata of tests/bindata is built by the Go on PATH
# RUNS    how often each program runs in each mode; default 3
# SIZE    megabytes of assets; default 500: half of it in one file, the rest in files of 1 KB to 4 MB
# WORK    where they are made; default target/bench-bindata. Twelve times as much room is needed
# KGEN    the binary; default: the release build of this repository, made if need be
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
target=${CARGO_TARGET_DIR:-$root/target}
layout=${1:-3.1.3}
kgen=${KGEN:+$(realpath "$KGEN")}
work=${WORK:-$target/bench-bindata}
source=$root/tests/bindata/$layout
[[ -d $source ]] || { echo "there is no layout $layout in tests/bindata" >&2; exit 2; }
mkdir -p "$work"
program=$(cd "$source" && sed -n 's/^import _ "\(.*\)"/\1/p' tools.go)
(cd "$source" && GOWORK=off GOFLAGS= go build -o "$work/go-bindata" "$program")
if [[ -z $kgen ]]; then
  (cd "$root" && cargo build --release --bin kgen)
  kgen=$target/release/kgen
fi
exec python3 "$root/benches/bindata.py" --work "$work" --layout "$layout" --kgen "$kgen" --runs "${RUNS:-3}" --size "${SIZE:-500}"
