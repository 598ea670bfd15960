//! `kgen explain`: the documentation of whatever has a name.

use anyhow::bail;
use clap::Args as ClapArgs;

use crate::explain;
use crate::report::Answer;

const EXAMPLES: &str = "\
Examples:
  kgen explain                       everything that has a name
  kgen explain deepcopy              a generator, with its markers
  kgen explain +k8s:deepcopy-gen     a marker
  kgen explain check/stale           a diagnostic code
  kgen explain exit-codes";

/// What the list of commands says of it.
pub const ABOUT: &str = "Show the documentation of a generator, marker, diagnostic code or pipeline step";

/// The flags of `kgen explain`.
#[derive(Clone, Debug, ClapArgs)]
#[command(about = ABOUT, after_help = EXAMPLES)]
pub struct Args {
    /// A generator, marker, diagnostic code or pipeline step; without it, all are listed
    #[arg(value_name = "NAME")]
    name: Option<String>,
}

/// Finds the topic.
///
/// # Errors
/// Where nothing has the name; the message says what was probably meant.
pub fn run(args: &Args) -> anyhow::Result<Answer> {
    let topics = explain::topics();
    let Some(name) = &args.name else { return Ok(Answer::Topics(topics)) };
    if let Some(topic) = explain::find(&topics, name) {
        return Ok(Answer::Topic(topic.clone()));
    }
    match explain::suggest(&topics, name) {
        Some(meant) => bail!("nothing is called `{name}`; did you mean `{meant}`?"),
        None => bail!("nothing is called `{name}`; `kgen explain` lists everything that has a name"),
    }
}
