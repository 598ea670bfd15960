//! `kgen completions`: a completion script, from the same definition as the help.

use clap::Args as ClapArgs;
use clap_complete::Shell;

use crate::cli::Cli;
use crate::report::Answer;

const EXAMPLES: &str = "\
Examples:
  kgen completions bash > /etc/bash_completion.d/kgen
  kgen completions zsh > \"${fpath[1]}/_kgen\"
  kgen completions fish > ~/.config/fish/completions/kgen.fish";

/// What the list of commands says of it.
pub const ABOUT: &str = "Print a completion script for a shell";

/// The flags of `kgen completions`.
#[derive(Clone, Debug, ClapArgs)]
#[command(about = ABOUT, after_help = EXAMPLES)]
pub struct Args {
    /// The shell
    #[arg(value_enum, value_name = "SHELL")]
    shell: Shell,
}

/// Makes the script.
#[must_use]
pub fn run(args: &Args) -> Answer {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::definition(), "kgen", &mut script);
    Answer::Text(script)
}
