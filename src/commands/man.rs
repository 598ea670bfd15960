//! `kgen man`: manual pages, from the same definition as the help.

use std::path::PathBuf;

use anyhow::{Context as _, bail};
use clap::Args as ClapArgs;

use super::Context;
use crate::cli::Cli;
use crate::config::closest;
use crate::report::Answer;

const EXAMPLES: &str = "\
Examples:
  kgen man | man -l -                        read it
  kgen man deepcopy | man -l -               one command
  kgen man --into /usr/local/share/man/man1  install all pages";

/// What the list of commands says of it.
pub const ABOUT: &str = "Print the manual page of kgen or of one command";

/// The flags of `kgen man`.
#[derive(Clone, Debug, ClapArgs)]
#[command(about = ABOUT, after_help = EXAMPLES)]
pub struct Args {
    /// The command whose page is wanted; without it, that of kgen itself
    #[arg(value_name = "COMMAND")]
    command: Option<String>,

    /// Write all pages into DIR instead of printing one
    #[arg(long, value_name = "DIR", conflicts_with = "command")]
    into: Option<PathBuf>,
}

/// Makes the page, or all of them.
///
/// # Errors
/// Where there is no such command, or the directory cannot be written to.
pub fn run(args: &Args, cx: &Context<'_>) -> anyhow::Result<Answer> {
    let mut definition = Cli::definition();
    definition.build();
    if let Some(into) = &args.into {
        let folder = cx.surroundings.directory.join(into);
        let commands = definition.get_subcommands().filter(|command| command.get_name() != "help");
        for command in std::iter::once(&definition).chain(commands) {
            let name = command.get_display_name().unwrap_or_else(|| command.get_name()).to_owned();
            store::atomic::write(folder.join(format!("{name}.1")), page(command)?)?;
        }
        return Ok(Answer::Text(Vec::new()));
    }
    let Some(name) = &args.command else { return Ok(Answer::Text(page(&definition)?)) };
    match definition.find_subcommand(name) {
        Some(command) => Ok(Answer::Text(page(command)?)),
        None => match closest(name, definition.get_subcommands().map(clap::Command::get_name)) {
            Some(meant) => bail!("there is no command `{name}`; did you mean `{meant}`?"),
            None => bail!("there is no command `{name}`"),
        },
    }
}

fn page(command: &clap::Command) -> anyhow::Result<Vec<u8>> {
    let mut page = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut page).context("rendering the manual page")?;
    Ok(page)
}
