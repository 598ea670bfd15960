//! `kgen defaulter`: the defaulter generator alone.

use clap::Args as ClapArgs;

use super::Context;
use crate::cli::{Generate, Output};
use crate::report::Answer;
use crate::settings::{Generators, Mode, Wish};

const EXAMPLES: &str = "\
Examples:
  kgen defaulter                                 every package with a +k8s:defaulter-gen marker
  kgen defaulter ./pkg/apis/... --compat 0.34    whose bytes: those of Kubernetes 1.34
  kgen defaulter ./pkg/apis/fleet/v1 --check     write nothing; exit 1 and a diff if stale
  kgen defaulter --extra-peer-dirs example.com/fleet/pkg/defaults
                                                 functions of that package count as well

Markers: `+k8s:defaulter-gen=TypeMeta` in doc.go, `+k8s:defaulter-gen=true|false` in a comment of
its own above that of a type, `+default=<JSON>` at a field. `kgen explain defaulter` says more.";

/// What the list of commands says of it.
pub const ABOUT: &str = "Write RegisterDefaults and SetObjectDefaults_<Type> functions";

/// The flags of `kgen defaulter`.
///
/// Writes the functions RegisterDefaults and SetObjectDefaults_<Type> that Kubernetes' defaulter-gen writes, to
/// zz_generated.defaults.go in each package.
#[derive(Clone, Debug, ClapArgs)]
#[command(about = ABOUT, after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    generate: Generate,
    #[command(flatten)]
    output: Output,

    /// Name of the file in each package, with or without .go [default: zz_generated.defaults]
    #[arg(short = 'O', long, value_name = "NAME")]
    output_file: Option<String>,

    /// Packages whose defaulting functions count besides those of PKG, by import path; may be repeated
    #[arg(long, value_name = "PKG,…", value_delimiter = ',')]
    extra_peer_dirs: Vec<String>,
}

/// Runs the generator.
///
/// # Errors
/// As the engine.
pub fn run(args: &Args, cx: &Context<'_>) -> anyhow::Result<Answer> {
    let settings = cx.settings(&Wish {
        remedy: "defaulter",
        generators: Generators::One("defaulter"),
        generate: Some(&args.generate),
        mode: Mode::typed(&args.output),
        options: Some(&|tables| {
            if let Some(name) = &args.output_file {
                tables.defaulter.output_file = Some(name.clone());
            }
            if !args.extra_peer_dirs.is_empty() {
                tables.defaulter.extra_peer_dirs.clone_from(&args.extra_peer_dirs);
            }
        }),
        ..Wish::default()
    })?;
    super::generate(&settings)
}
