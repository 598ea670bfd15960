//! `kgen deepcopy`: the deepcopy generator alone.

use clap::Args as ClapArgs;

use super::Context;
use crate::cli::{Generate, Output};
use crate::report::Answer;
use crate::settings::{Generators, Mode, Wish};

const EXAMPLES: &str = "\
Examples:
  kgen deepcopy                                  every package with a +k8s:deepcopy-gen marker
  kgen deepcopy ./api/... --compat 0.34          whose bytes: those of Kubernetes 1.34
  kgen deepcopy ./api/v1 --check                 write nothing; exit 1 and a diff if stale
  kgen deepcopy ./api/v1 --stdout                look before writing

Markers: `+k8s:deepcopy-gen=package` in doc.go, `+k8s:deepcopy-gen=true|false` at a type,
`+k8s:deepcopy-gen:interfaces=k8s.io/apimachinery/pkg/runtime.Object` at a root type.
`kgen explain deepcopy` says more.";

/// What the list of commands says of it.
pub const ABOUT: &str = "Write DeepCopyInto, DeepCopy and DeepCopy<Interface> methods";

/// The flags of `kgen deepcopy`.
///
/// Writes the methods DeepCopyInto, DeepCopy and DeepCopy<Interface> that Kubernetes' deepcopy-gen writes, to
/// zz_generated.deepcopy.go in each package.
#[derive(Clone, Debug, ClapArgs)]
#[command(about = ABOUT, after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    generate: Generate,
    #[command(flatten)]
    output: Output,

    /// Name of the file in each package, with or without .go [default: zz_generated.deepcopy]
    #[arg(short = 'O', long, value_name = "NAME")]
    output_file: Option<String>,

    /// Accepted as upstream's flag; it never had an effect on the output
    #[arg(long, value_name = "PKG,…", value_delimiter = ',')]
    bounding_dirs: Vec<String>,
}

/// Runs the generator.
///
/// # Errors
/// As the engine.
pub fn run(args: &Args, cx: &Context<'_>) -> anyhow::Result<Answer> {
    let settings = cx.settings(&Wish {
        remedy: "deepcopy",
        generators: Generators::One("deepcopy"),
        generate: Some(&args.generate),
        mode: Mode::typed(&args.output),
        options: Some(&|tables| {
            if let Some(name) = &args.output_file {
                tables.deepcopy.output_file = Some(name.clone());
            }
            if !args.bounding_dirs.is_empty() {
                tables.deepcopy.bounding_dirs.clone_from(&args.bounding_dirs);
            }
        }),
        ..Wish::default()
    })?;
    super::generate(&settings)
}
