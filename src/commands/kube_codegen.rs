//! `kgen kube-codegen`: a script with the functions of Kubernetes' kube_codegen.sh that calls kgen.

use clap::Args as ClapArgs;

use crate::report::Answer;

const EXAMPLES: &str = "\
Examples:
  source <(kgen kube-codegen)                   in hack/update-codegen.sh, in place of code-generator's script
  kgen kube-codegen > hack/kube_codegen.sh      to be committed and sourced

The functions and flags are upstream's. gen_helpers and gen_openapi call kgen; gen_client and gen_register, whose
generators kgen does not have, pass on to the script in CODEGEN_PKG or in the k8s.io/code-generator of go.mod.";

const SCRIPT: &str = include_str!("kube_codegen.sh");

/// What the list of commands says of it.
pub const ABOUT: &str = "Print a kube_codegen.sh that calls kgen";

/// The flags of `kgen kube-codegen`.
#[derive(Clone, Debug, ClapArgs)]
#[command(about = ABOUT, after_help = EXAMPLES)]
pub struct Args {}

/// Prints the script.
#[must_use]
pub fn run(_: &Args) -> Answer {
    Answer::Text(SCRIPT.as_bytes().to_vec())
}
