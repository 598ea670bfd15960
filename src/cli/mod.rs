//! The command line as typed: clap's structs, nothing resolved.
//!
//! A value is `None` here when it was not typed; what it means then is decided in `settings`. The flags of one command
//! stand with that command in `commands/`; what several commands share stands in this folder.

mod generate;
mod global;
pub mod retype;
pub mod upstream;

use std::ffi::OsString;

use clap::{CommandFactory as _, Parser, Subcommand};

pub use generate::{Diff, Generate, Output};
pub use global::{Color, Format, Global};

use crate::commands;

const EXAMPLES: &str = "\
Examples:
  kgen all                          regenerate whatever markers ask for, in the whole module
  kgen verify                       write nothing; exit 1 if a generated file is stale
  kgen deepcopy ./api/v1            one generator, one package
  kgen conversion --stubs           how conversions begin that have to be written by hand
  kgen list                         what would be generated, by which generator, and why
  kgen explain deepcopy             the documentation of a generator, marker or code
  kgen build                        generate, and compile the commands of the module
  kgen quick-release                generate, build for this machine, and pack

Exit codes: 0 clean or written, 1 findings, 2 usage or I/O, 70 internal error (kgen explain exit-codes)";

/// Kubernetes code generation, build and release in one native binary.
///
/// kgen writes byte for byte what Kubernetes' own generators write, from Go source that it reads itself: no Go
/// toolchain, GOPATH or vendoring is needed to generate. Settings come from flags, then KGEN_* variables, then
/// kgen.toml, then defaults.
#[derive(Debug, Parser)]
#[command(
    name = "kgen",
    version,
    after_help = EXAMPLES,
    max_term_width = 100,
    arg_required_else_help = true,
    subcommand_required = true,
    disable_help_subcommand = false
)]
pub struct Cli {
    /// What every command takes.
    #[command(flatten)]
    pub global: Global,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// One variant per file in `commands/`.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write DeepCopyInto, DeepCopy and DeepCopy<Interface> methods
    Deepcopy(commands::deepcopy::Args),
    /// Write RegisterDefaults and SetObjectDefaults_<Type> functions
    Defaulter(commands::defaulter::Args),
    /// Write Convert_ functions between the types of two packages, and their registration
    Conversion(commands::conversion::Args),
    /// Write APILifecycle methods: when an API came, is deprecated and is removed
    PrereleaseLifecycle(commands::prerelease_lifecycle::Args),
    /// Write GetOpenAPIDefinitions of many packages into one, and the report of API rules
    Openapi(commands::openapi::Args),
    /// Write other files into a Go file, as go-bindata does
    Bindata(commands::bindata::Args),
    /// Run every generator that markers or kgen.toml ask for, over one load of the sources
    All(commands::all::Args),
    /// Write nothing; report generated files that are stale, missing or left over
    Verify(commands::verify::Args),
    /// Look at a repository and write the kgen.toml under which nothing in it is stale
    Init(commands::init::Args),
    /// Regenerate whenever a file is saved
    Watch(commands::watch::Args),
    /// Show what would be generated, by which generator, and why
    List(commands::list::Args),
    /// Show the documentation of a generator, marker, diagnostic code or pipeline step
    Explain(commands::explain::Args),
    /// Generate, and compile the commands of the module, for this machine or for others
    Build(commands::build::Args),
    /// Build the groups of kgen.toml, each for all of its platforms
    Cross(commands::cross::Args),
    /// Make container images of commands, without a daemon
    Image(commands::image::Args),
    /// Pack what is built already: images, archives, checksums
    Package(commands::package::Args),
    /// Generate, build the groups of kgen.toml for all of their platforms, make images, and pack
    Release(commands::release::Args),
    /// Generate, build for this machine, and pack: source to release archive
    QuickRelease(commands::quick_release::Args),
    /// Show what a build needs of this machine, and what of it is missing
    Doctor(commands::doctor::Args),
    /// Remove what kgen keeps for itself: the cache
    Clean(commands::clean::Args),
    /// Print a kube_codegen.sh that calls kgen
    KubeCodegen(commands::kube_codegen::Args),
    /// Print a completion script for a shell
    Completions(commands::completions::Args),
    /// Print the manual page of kgen or of one command
    Man(commands::man::Args),
}

impl Cli {
    /// Reads an argument list whose first element is the program's name; under the name of one of upstream's tools, as
    /// that tool does.
    ///
    /// # Errors
    /// What clap says about it, help and version included.
    pub fn from_argv(argv: impl IntoIterator<Item = OsString>) -> Result<Self, clap::Error> {
        let argv: Vec<OsString> = argv.into_iter().collect();
        match upstream::translate(&argv) {
            Some(translated) => {
                let (argv, called) = translated?;
                let mut cli = Self::try_parse_from(argv)?;
                cli.global.called = Some(called);
                Ok(cli)
            }
            None => Self::try_parse_from(attach_timings_file(argv)),
        }
    }

    /// The definition that help, completions and manual pages are made from.
    #[must_use]
    pub fn definition() -> clap::Command {
        Self::command()
    }
}

/// Makes `--timings FILE` out of two words one word, where the second can only be such a file.
///
/// The value is optional and packages are positional, so clap on its own would take `--timings ./...` for a file.
fn attach_timings_file(argv: impl IntoIterator<Item = OsString>) -> Vec<OsString> {
    let mut words: Vec<OsString> = Vec::new();
    let mut options = true;
    for word in argv {
        let text = word.to_string_lossy();
        let is_file = text.ends_with(".json") || text.ends_with(".html");
        match words.last_mut() {
            Some(last) if options && is_file && last == "--timings" => {
                last.push("=");
                last.push(&word);
            }
            _ => {
                options &= text != "--";
                words.push(word);
            }
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Cli {
        Cli::from_argv(line.split(' ').map(OsString::from)).unwrap()
    }

    #[test]
    fn definition_is_sound() {
        Cli::definition().debug_assert();
    }

    #[test]
    fn timings_takes_a_file_but_no_package() {
        let cli = parse("kgen all --timings ./...");
        assert_eq!(cli.global.timings, Some(None));
        let Command::All(args) = cli.command else { panic!("{cli:?}") };
        assert_eq!(args.generate.packages, ["./..."]);
        let cli = parse("kgen all --timings out/trace.json ./api");
        assert_eq!(cli.global.timings, Some(Some("out/trace.json".into())));
    }

    #[test]
    fn global_flags_stand_on_either_side() {
        assert_eq!(parse("kgen -C x list").global.dir, Some("x".into()));
        assert_eq!(parse("kgen list -C x").global.dir, Some("x".into()));
    }
}
