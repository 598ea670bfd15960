#!/usr/bin/env bash
# Mutation testing of what knows Kubernetes' conventions (generators/ and crates/genkit): whatever cargo-mutants changes there
# must make a unit test or a golden fail. What survives is listed in target/mutants.out/missed.txt. Usage:
#
#   tests/acceptance/mutants.sh [ARGUMENTS OF cargo mutants …]
#
# For instance `--file 'generators/src/defaulter/**'`, `--shard 3/32`, `--in-diff changes.diff`, `--list`. Takes hours without
# any. What is changed and what is run stands in .cargo/mutants.toml. Needs cargo-mutants: cargo install --locked cargo-mutants
#
# Exits with an error if a mutant survives.
set -euo pipefail

cd "$(dirname "$0")/../.."
cargo mutants --version >/dev/null 2>&1 ||
  { echo "cargo-mutants is not here: run \`cargo install --locked cargo-mutants\`" >&2; exit 2; }
mkdir -p target
exec cargo mutants --workspace --output target --jobs "${JOBS:-1}" "$@"
