//! `kgen conversion`: the conversion generator alone, and the beginnings of what has to be written by hand.

use clap::Args as ClapArgs;

use super::Context;
use crate::cli::{Generate, Output};
use crate::report::Answer;
use crate::settings::{Generators, Mode, Wish};

const EXAMPLES: &str = "\
Examples:
  kgen conversion                                every package with a +k8s:conversion-gen marker
  kgen conversion ./api/... --compat 0.34        whose bytes: those of Kubernetes 1.34
  kgen conversion --extra-peer-dirs k8s.io/api/core/v1
  kgen conversion ./api/v1 --check               write nothing; exit 1 and a diff if stale
  kgen conversion --stubs                        how the functions begin that are still missing

Markers: `+k8s:conversion-gen=example.com/api` in doc.go names the peer package, `+k8s:conversion-gen=false` leaves a
type or a field out. Functions Convert_<a>_A_To_<b>_B that are written by hand are called.
`kgen explain conversion` says more.";

/// What the list of commands says of it.
pub const ABOUT: &str = "Write Convert_ functions between the types of two packages, and their registration";

/// The flags of `kgen conversion`.
///
/// Writes the functions that Kubernetes' conversion-gen writes, which convert types of one name in two packages into
/// each other, to zz_generated.conversion.go in each package.
#[derive(Clone, Debug, ClapArgs)]
#[command(about = ABOUT, after_help = EXAMPLES)]
pub struct Args {
    #[command(flatten)]
    generate: Generate,
    #[command(flatten)]
    output: Output,

    /// Name of the file in each package, with or without .go [default: zz_generated.conversion]
    #[arg(short = 'O', long, value_name = "NAME")]
    output_file: Option<String>,

    /// Peers of every package, behind those of its markers [default: apimachinery's meta/v1, conversion, runtime]
    #[arg(long, value_name = "PKG,…", value_delimiter = ',')]
    base_peer_dirs: Option<Vec<String>>,

    /// More peers of every package, behind those
    #[arg(long, value_name = "PKG,…", value_delimiter = ',')]
    extra_peer_dirs: Vec<String>,

    /// Packages in which functions written by hand are looked for, and no peers; up to 0.29
    #[arg(long, value_name = "PKG,…", value_delimiter = ',')]
    extra_dirs: Vec<String>,

    /// Convert field by field also where both types have one memory layout
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    skip_unsafe: Option<bool>,

    /// Print how the functions begin that have to be written by hand, and write nothing
    #[arg(long, conflicts_with_all = ["check", "stdout"])]
    stubs: bool,
}

/// Runs the generator.
///
/// # Errors
/// As the engine.
pub fn run(args: &Args, cx: &Context<'_>) -> anyhow::Result<Answer> {
    let mode = if args.stubs { Mode::Stubs } else { Mode::typed(&args.output) };
    let settings = cx.settings(&Wish {
        remedy: "conversion",
        generators: Generators::One("conversion"),
        generate: Some(&args.generate),
        mode,
        options: Some(&|tables| {
            let options = &mut tables.conversion;
            if let Some(name) = &args.output_file {
                options.output_file = Some(name.clone());
            }
            if let Some(paths) = &args.base_peer_dirs {
                options.base_peer_dirs = Some(paths.clone());
            }
            if !args.extra_peer_dirs.is_empty() {
                options.extra_peer_dirs.clone_from(&args.extra_peer_dirs);
            }
            if !args.extra_dirs.is_empty() {
                options.extra_dirs.clone_from(&args.extra_dirs);
            }
            options.skip_unsafe = args.skip_unsafe.unwrap_or(options.skip_unsafe);
        }),
        ..Wish::default()
    })?;
    super::generate(&settings)
}
