#!/usr/bin/env bash
# What kgen's front end reads, against Go itself: the types, constants, methods and comments of every package of the
# modules in tests/conformance, of all that they import, and of the standard library; the versions that are selected for
# each of these modules; the files that are chosen on every platform that Go knows, with and without cgo and tags. Needs Go
# on PATH and a network the first time, and takes some minutes. Usage:
#
#   tests/acceptance/oracles.sh [FILTER]     "0.34", "types", "files of the standard library"
#
# Prints how much was compared and exits with an error if anything differs.
set -euo pipefail

cd "$(dirname "$0")/../.."
# One test at a time: each holds all packages of a Kubernetes minor in memory, and starts go.
exec cargo test --release --locked --test oracles -- --include-ignored --test-threads=1 ${1:+"$1"}
