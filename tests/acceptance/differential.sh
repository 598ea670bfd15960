#!/usr/bin/env bash
# Packages made by chance, given to the real generators of every version in tests/conformance and to kgen: no byte
# differs, and what upstream refuses is refused. Needs what the conformance tests need (go, Python 3 with pip, a network
# the first time) and takes minutes. Usage:
#
#   tests/acceptance/differential.sh [PACKAGES [VERSION [GENERATOR]]]
#
# 2000 packages of each version and generator, or of one version (0.34; "" for all), or of one generator (conversion).
#
# KGEN_DIFFERENTIAL_SEED is the first seed (0). Differences and a record are in target/differential.
#
# Exits with an error if anything differs.
set -euo pipefail

cd "$(dirname "$0")/../.."
export KGEN_DIFFERENTIAL=${1:-2000}
exec cargo test --release --test differential -- "${2:-} ${3:+$3 }"
