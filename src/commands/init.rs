//! `kgen init`: the kgen.toml under which nothing in an existing repository is stale.

use std::path::{Path, PathBuf};

use anyhow::bail;
use clap::Args as ClapArgs;

use super::Context;
use crate::adopt::{self, Draft, Trial};
use crate::report::{Answer, Status};
use crate::settings::{Draft as Written, Mode, Settings, Wish};
use crate::{config, engine};

const EXAMPLES: &str = "\
Examples:
  kgen init              look at the repository, write kgen.toml, and say what `kgen verify` will say
  kgen init --stdout     print it instead

Generated files tell by their headers which generator wrote them, hack/ scripts, Makefiles and go:generate lines
with which flags, and go.mod for which release. A setting is written only if more files come out as they are.";

/// What the list of commands says of it.
pub const ABOUT: &str = "Look at a repository and write the kgen.toml under which nothing in it is stale";

/// The flags of `kgen init`.
#[derive(Clone, Debug, ClapArgs)]
#[command(about = ABOUT, after_help = EXAMPLES)]
pub struct Args {
    /// Print the file instead of writing it
    #[arg(long)]
    stdout: bool,

    /// Replace a kgen.toml that is there
    #[arg(long, conflicts_with = "stdout")]
    force: bool,
}

/// Finds the settings and writes them.
///
/// # Errors
/// There is a kgen.toml already, there is nothing to adopt, or the sources cannot be read.
pub fn run(args: &Args, cx: &Context<'_>) -> anyhow::Result<Answer> {
    let wish = Wish { remedy: "all", mode: Mode::Check { diff: false }, ..Wish::default() };
    let written = |text: &str, header: Option<&str>| -> anyhow::Result<Settings> {
        let draft = Written { text, header };
        cx.settings(&Wish { draft: Some(draft), ..wish })
    };
    let plain = written("", None)?;
    let root = plain.root.clone();
    let path = root.join(config::FILE);
    if path.exists() && !args.stdout && !args.force {
        bail!("{} is there already: --force replaces it, --stdout prints what would be written", config::FILE);
    }
    let facts = adopt::gather(&root);
    if facts.committed.is_empty() {
        bail!(
            "no generated file of a generator that kgen has is in {}: run `kgen list` to see what markers ask for; \
             kgen needs no kgen.toml to generate it",
            root.display()
        );
    }
    let mut attempt = |draft: &Draft, header: Option<&str>| -> anyhow::Result<Trial> {
        // What is only tried is not worth keeping.
        let mut settings = written(&draft.text(), header)?;
        settings.cache = None;
        Ok(tried(&settings, &facts))
    };
    let found = adopt::search(&facts, plain.compat.version, &mut attempt)?;
    if found.trial.same.is_empty() && !found.trial.errors.is_empty() {
        let first = found.trial.errors.iter().take(5).map(|error| format!("\n  {error}"));
        bail!("the sources cannot be read, so nothing can be compared:{}", first.collect::<String>());
    }
    let text = found.draft.text();
    if args.stdout {
        return Ok(Answer::Text(text.into_bytes()));
    }
    if let Some((header, text)) = &found.header {
        store::atomic::write(root.join(header), text)?;
    }
    store::atomic::write(&path, &text)?;
    Ok(Answer::Text(said(&facts, &found, plain.shown(&path)).into_bytes()))
}

/// What settings come to.
fn tried(settings: &Settings, facts: &adopt::Facts) -> Trial {
    let report = match engine::run(settings) {
        Ok(report) => report,
        Err(error) => return Trial { errors: vec![format!("{error:#}")], ..Trial::default() },
    };
    let mut trial = Trial::default();
    let relative = |path: &Path| -> PathBuf {
        let full = settings.stand.join(path);
        full.strip_prefix(&settings.root).map_or_else(|_| full.clone(), Path::to_path_buf)
    };
    for file in &report.files {
        let path = relative(&file.path);
        match file.status {
            Status::Unchanged => drop(trial.same.insert(path)),
            Status::Stale => drop(trial.wrong.insert(path, "differs")),
            Status::Missing => drop(trial.wrong.insert(path, "is not there, but would be generated")),
            _ => drop(trial.wrong.insert(path, adopt::LEFT_OUT)),
        }
    }
    for file in &facts.committed {
        if !trial.same.contains(&file.path) {
            trial.wrong.entry(file.path.clone()).or_insert(adopt::LEFT_OUT);
        }
    }
    let errors = report.diagnostics.iter().filter(|finding| finding.severity == diag::Severity::Error);
    let shown = |finding: &diag::Diagnostic| {
        let place = finding.primary.as_ref().and_then(|label| report.sources.locate(label.span));
        match place {
            Some((path, at)) => format!("{}:{}:{}: {}", path.display(), at.line, at.column, finding.message),
            None => finding.message.clone(),
        }
    };
    trial.errors = errors.map(shown).collect();
    trial
}

/// What was found and what is left, for people.
fn said(facts: &adopt::Facts, found: &adopt::Found, path: &Path) -> String {
    let mut out = format!("written {}\n", path.display());
    if let Some((header, _)) = &found.header {
        out += &format!("written {}: the header of the generated files, which no file held\n", header.display());
    }
    let covered = facts.committed.iter().filter(|file| found.trial.same.contains(&file.path)).count();
    out += &format!("{covered} of {} generated files come out as they are\n", facts.committed.len());
    for error in &found.trial.errors {
        out += &format!("  {error}\n");
    }
    for (path, why) in &found.trial.wrong {
        out += &format!("  {} {why}\n", path.display());
    }
    out += if found.trial.wrong.is_empty() && found.trial.errors.is_empty() {
        "`kgen verify` is clean\n"
    } else {
        "`kgen verify` will say this; `kgen all` brings the files up to date\n"
    };
    out
}
