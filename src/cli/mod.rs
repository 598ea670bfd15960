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

/// One variant per file in `commands/`. Each is defined when it is looked into: a run needs one of them.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub enum Command {
    /// `kgen deepcopy`.
    #[command(about = commands::deepcopy::ABOUT)]
    Deepcopy(commands::deepcopy::Args),
    /// `kgen defaulter`.
    #[command(about = commands::defaulter::ABOUT)]
    Defaulter(commands::defaulter::Args),
    /// `kgen conversion`.
    #[command(about = commands::conversion::ABOUT)]
    Conversion(commands::conversion::Args),
    /// `kgen prerelease-lifecycle`.
    #[command(about = commands::prerelease_lifecycle::ABOUT)]
    PrereleaseLifecycle(commands::prerelease_lifecycle::Args),
    /// `kgen openapi`.
    #[command(about = commands::openapi::ABOUT)]
    Openapi(commands::openapi::Args),
    /// `kgen bindata`.
    #[command(about = commands::bindata::ABOUT)]
    Bindata(commands::bindata::Args),
    /// `kgen all`.
    #[command(about = commands::all::ABOUT)]
    All(commands::all::Args),
    /// `kgen verify`.
    #[command(about = commands::verify::ABOUT)]
    Verify(commands::verify::Args),
    /// `kgen init`.
    #[command(about = commands::init::ABOUT)]
    Init(commands::init::Args),
    /// `kgen watch`.
    #[command(about = commands::watch::ABOUT)]
    Watch(commands::watch::Args),
    /// `kgen list`.
    #[command(about = commands::list::ABOUT)]
    List(commands::list::Args),
    /// `kgen explain`.
    #[command(about = commands::explain::ABOUT)]
    Explain(commands::explain::Args),
    /// `kgen build`.
    #[command(about = commands::build::ABOUT)]
    Build(commands::build::Args),
    /// `kgen cross`.
    #[command(about = commands::cross::ABOUT)]
    Cross(commands::cross::Args),
    /// `kgen image`.
    #[command(about = commands::image::ABOUT)]
    Image(commands::image::Args),
    /// `kgen package`.
    #[command(about = commands::package::ABOUT)]
    Package(commands::package::Args),
    /// `kgen release`.
    #[command(about = commands::release::ABOUT)]
    Release(commands::release::Args),
    /// `kgen quick-release`.
    #[command(about = commands::quick_release::ABOUT)]
    QuickRelease(commands::quick_release::Args),
    /// `kgen doctor`.
    #[command(about = commands::doctor::ABOUT)]
    Doctor(commands::doctor::Args),
    /// `kgen clean`.
    #[command(about = commands::clean::ABOUT)]
    Clean(commands::clean::Args),
    /// `kgen kube-codegen`.
    #[command(about = commands::kube_codegen::ABOUT)]
    KubeCodegen(commands::kube_codegen::Args),
    /// `kgen completions`.
    #[command(about = commands::completions::ABOUT)]
    Completions(commands::completions::Args),
    /// `kgen man`.
    #[command(about = commands::man::ABOUT)]
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
