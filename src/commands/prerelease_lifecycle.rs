//! `kgen prerelease-lifecycle`: the prerelease-lifecycle generator alone.

use clap::Args as ClapArgs;

use super::Context;
use crate::cli::{Generate, Output};
use crate::report::Answer;
use crate::settings::{Generators, Mode, Wish};

const EXAMPLES: &str = "\
Examples:
  kgen prerelease-lifecycle                      every package with a +k8s:prerelease-lifecycle-gen marker
  kgen prerelease-lifecycle ./api/... --compat 0.34
                                                 whose bytes: those of Kubernetes 1.34
  kgen prerelease-lifecycle ./api/v1beta1 --check
                                                 write nothing; exit 1 and a diff if stale

Markers: `+k8s:prerelease-lifecycle-gen=true` in doc.go; above each type that embeds TypeMeta
`+k8s:prerelease-lifecycle-gen:introduced=1.19`, and where need be `:deprecated=1.22`, `:removed=1.25`
and `:replacement=apps,v1,Deployment`. `kgen explain prerelease-lifecycle` says more.";

/// What the list of commands says of it.
pub const ABOUT: &str = "Write APILifecycle methods: when an API came, is deprecated and is removed";

/// The flags of `kgen prerelease-lifecycle`.
///
/// Writes the methods APILifecycleIntroduced, APILifecycleDeprecated, APILifecycleReplacement and APILifecycleRemoved that
/// Kubernetes' prerelease-lifecycle-gen writes, to zz_generated.prerelease-lifecycle.go in each package.
#[derive(Clone, Debug, ClapArgs)]
#[command(about = ABOUT, after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    generate: Generate,
    #[command(flatten)]
    output: Output,

    /// Name of the file in each package, with or without .go [default: zz_generated.prerelease-lifecycle]
    #[arg(short = 'O', long, value_name = "NAME")]
    output_file: Option<String>,
}

/// Runs the generator.
///
/// # Errors
/// As the engine.
pub fn run(args: &Args, cx: &Context<'_>) -> anyhow::Result<Answer> {
    let settings = cx.settings(&Wish {
        remedy: "prerelease-lifecycle",
        generators: Generators::One("prerelease-lifecycle"),
        generate: Some(&args.generate),
        mode: Mode::typed(&args.output),
        options: Some(&|tables| {
            if let Some(name) = &args.output_file {
                tables.prerelease_lifecycle.output_file = Some(name.clone());
            }
        }),
        ..Wish::default()
    })?;
    super::generate(&settings)
}
