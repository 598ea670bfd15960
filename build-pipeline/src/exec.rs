//! The only place that starts processes.
//!
//! [`Exec`] is what the rest of the crate sees: [`Real`] runs programs, [`DryRun`] runs only those that read, and
//! [`Recording`] keeps a transcript of either. The environment belongs to the implementation, so that a test, or a
//! container, can give another one.
//!
//! Nothing here decides what a failure means, and nothing a program says is printed: its output is returned.

mod children;

pub use children::{Cancel, end_children};

use std::{
    collections::BTreeMap,
    ffi::{OsStr, OsString},
    io,
    path::{Path, PathBuf},
    process::{self, Stdio},
    sync::{Mutex, PoisonError},
};

/// A program to run: plain data, so that it can be shown before, or instead of, being run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Command {
    /// Its name, looked up on PATH.
    pub program: String,
    /// Its arguments.
    pub args: Vec<OsString>,
    /// The directory that it starts in.
    pub dir: PathBuf,
    /// Variables that are set in addition to the environment.
    pub env: BTreeMap<String, String>,
    /// Whether it only reads; a dry run then runs it too.
    pub reads_only: bool,
}

impl Command {
    /// A program that changes nothing.
    pub fn query(program: &str, dir: &Path) -> Self {
        Self {
            program: program.to_owned(),
            args: Vec::new(),
            dir: dir.to_owned(),
            env: BTreeMap::new(),
            reads_only: true,
        }
    }

    /// A program that makes something.
    pub fn action(program: &str, dir: &Path) -> Self {
        Self { reads_only: false, ..Self::query(program, dir) }
    }

    /// Adds arguments.
    #[must_use]
    pub fn args<A: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = A>) -> Self {
        self.args.extend(args.into_iter().map(|arg| arg.as_ref().to_owned()));
        self
    }

    /// Sets a variable.
    #[must_use]
    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.env.insert(name.to_owned(), value.to_owned());
        self
    }
}

/// How a program ended and what it said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Its exit code; none if a signal ended it.
    pub code: Option<i32>,
    /// Its standard output.
    pub stdout: Vec<u8>,
    /// Its standard error.
    pub stderr: Vec<u8>,
}

impl Outcome {
    /// Whether it ended with code 0.
    #[must_use]
    pub fn success(&self) -> bool {
        self.code == Some(0)
    }

    /// Its standard error as text.
    #[must_use]
    pub fn said(&self) -> String {
        String::from_utf8_lossy(&self.stderr).into_owned()
    }

    /// The outcome as an error about `what` was run.
    #[must_use]
    pub fn into_failure(self, what: &str) -> ToolFailed {
        let how = match self.code {
            Some(code) => format!("exit code {code}"),
            None => "ended by a signal".to_owned(),
        };
        ToolFailed { what: format!("`{what}` failed ({how})"), output: self.said() }
    }
}

/// A program ran and said that it could not do its work.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what}\n{}", output.trim_end())]
pub struct ToolFailed {
    /// Which program, and how it ended.
    pub what: String,
    /// Its own words, as it said them.
    pub output: String,
}

/// A program could not be started.
#[derive(Debug, thiserror::Error)]
pub enum ExecError {
    /// There is no such program on PATH.
    #[error("`{program}` is not on PATH: {}", remedy(program))]
    Missing {
        /// Its name.
        program: String,
    },
    /// The system refused to start it, or its directory is not there.
    #[error("cannot run `{program}` in {}", dir.display())]
    Start {
        /// Its name.
        program: String,
        /// Where it should have started.
        dir: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// What to do about a program that is missing.
#[must_use]
pub fn remedy(program: &str) -> &'static str {
    match program {
        "go" => "install Go from https://go.dev/dl/ or your system's packages, and have its bin directory on PATH",
        _ => "install it, and have its directory on PATH",
    }
}

/// What runs programs, and the environment that they see.
pub trait Exec: Send + Sync {
    /// Runs `command` to its end.
    ///
    /// # Errors
    /// It could not be started. That it ran and failed is an [`Outcome`].
    fn run(&self, command: &Command) -> Result<Outcome, ExecError> {
        self.run_until(command, &Cancel::default())
    }

    /// Runs `command` to its end, or to that of `cancel`: it is then interrupted, and fails.
    ///
    /// # Errors
    /// As [`Exec::run`].
    fn run_until(&self, command: &Command, cancel: &Cancel) -> Result<Outcome, ExecError>;

    /// A variable of the environment; empty counts as set.
    fn env(&self, name: &str) -> Option<String>;

    /// Whether programs that make something are only pretended to run.
    fn dry(&self) -> bool {
        false
    }
}

/// Runs programs, with a fixed environment.
#[derive(Debug, Clone)]
pub struct Real {
    env: BTreeMap<OsString, OsString>,
}

impl Real {
    /// With the environment of this process.
    #[must_use]
    pub fn inherit() -> Self {
        Self { env: std::env::vars_os().collect() }
    }

    /// With this environment and nothing else.
    #[must_use]
    pub fn with_env(env: BTreeMap<OsString, OsString>) -> Self {
        Self { env }
    }
}

impl Exec for Real {
    #[expect(clippy::disallowed_methods, reason = "this is the one place that starts processes")]
    fn run_until(&self, command: &Command, cancel: &Cancel) -> Result<Outcome, ExecError> {
        let start = |source| ExecError::Start { program: command.program.clone(), dir: command.dir.clone(), source };
        // The system reports a missing directory and a missing program alike.
        std::fs::metadata(&command.dir).map_err(start)?;
        let mut child = process::Command::new(&command.program);
        child
            .args(&command.args)
            .current_dir(&command.dir)
            .env_clear()
            .envs(&self.env)
            .envs(&command.env)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let output = children::output(child, cancel).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => ExecError::Missing { program: command.program.clone() },
            _ => start(error),
        })?;
        Ok(Outcome { code: output.status.code(), stdout: output.stdout, stderr: output.stderr })
    }

    fn env(&self, name: &str) -> Option<String> {
        let value = self.env.get(OsStr::new(name))?;
        Some(value.to_string_lossy().into_owned())
    }
}

/// Runs what only reads; of the rest it says that it went well.
#[derive(Debug, Clone)]
pub struct DryRun<E>(pub E);

impl<E: Exec> Exec for DryRun<E> {
    fn run_until(&self, command: &Command, cancel: &Cancel) -> Result<Outcome, ExecError> {
        if command.reads_only {
            return self.0.run_until(command, cancel);
        }
        Ok(Outcome { code: Some(0), ..Outcome::default() })
    }

    fn env(&self, name: &str) -> Option<String> {
        self.0.env(name)
    }

    fn dry(&self) -> bool {
        true
    }
}

/// Notes every command that passes through.
#[derive(Debug)]
pub struct Recording<E> {
    inner: E,
    root: PathBuf,
    lines: Mutex<Vec<String>>,
}

impl<E: Exec> Recording<E> {
    /// Records what `inner` is asked to run. In the transcript `root` is written `$ROOT`.
    pub fn new(inner: E, root: &Path) -> Self {
        // By its components: a slash at its end would be taken out of what is below it.
        Self { inner, root: root.components().collect(), lines: Mutex::default() }
    }

    /// One line for each command, as a shell would take it, and one for each that failed. Temporary names, which
    /// differ from run to run, are written `.kgen-*`.
    #[must_use]
    pub fn transcript(&self) -> String {
        let lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        lines.iter().map(|line| format!("{line}\n")).collect()
    }

    fn note(&self, line: String) {
        let mut lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        lines.push(line);
    }

    fn line(&self, command: &Command) -> String {
        let mut words: Vec<String> = Vec::new();
        if command.dir != self.root {
            words.push(format!("cd {} &&", self.word(command.dir.as_os_str())));
        }
        for (name, value) in &command.env {
            words.push(format!("{name}={}", self.word(OsStr::new(value))));
        }
        words.push(command.program.clone());
        words.extend(command.args.iter().map(|arg| self.word(arg)));
        format!("$ {}", words.join(" "))
    }

    fn word(&self, word: &OsStr) -> String {
        let text = word.to_string_lossy();
        let temp = store::atomic::TEMP_PREFIX;
        let text = match text.split_once(temp) {
            Some((head, tail)) => {
                let end = tail.find(['/', '\\']).unwrap_or(tail.len());
                format!("{head}{temp}*{}", &tail[end..])
            }
            None => text.into_owned(),
        };
        let text = text.replace(&*self.root.to_string_lossy(), "$ROOT");
        let plain = |c: char| !c.is_whitespace() && !matches!(c, '\'' | '"' | ';' | '(' | ')' | '&');
        if !text.is_empty() && text.chars().all(plain) { text } else { format!("\"{}\"", text.replace('"', "\\\"")) }
    }
}

impl<E: Exec> Exec for Recording<E> {
    fn run_until(&self, command: &Command, cancel: &Cancel) -> Result<Outcome, ExecError> {
        self.note(self.line(command));
        let result = self.inner.run_until(command, cancel);
        match &result {
            Ok(outcome) if outcome.success() => {}
            Ok(outcome) => self.note(match outcome.code {
                Some(code) => format!("  exit code {code}"),
                None => "  ended by a signal".to_owned(),
            }),
            Err(error) => self.note(format!("  {error}")),
        }
        result
    }

    fn env(&self, name: &str) -> Option<String> {
        self.inner.env(name)
    }

    fn dry(&self) -> bool {
        self.inner.dry()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_program_is_told_from_a_missing_directory() {
        let nowhere = Real::with_env([("PATH".into(), "/nowhere".into())].into());
        let error = nowhere.run(&Command::query("go", Path::new("/"))).unwrap_err();
        assert!(matches!(&error, ExecError::Missing { program } if program == "go"));
        assert!(error.to_string().contains("https://go.dev/dl/"), "{error}");
        let error = Real::inherit().run(&Command::query("go", Path::new("/no/such/dir"))).unwrap_err();
        assert!(matches!(error, ExecError::Start { .. }), "{error}");
    }

    #[test]
    fn a_dry_run_runs_only_queries_and_the_transcript_shows_both() {
        let dir = &std::env::temp_dir();
        let inside = dir.join(".kgen-a1b2/x");
        let exec = Recording::new(DryRun(Real::with_env(BTreeMap::new())), dir);
        let make = Command::action("no-such-program", dir)
            .args([OsStr::new("-o"), inside.as_os_str(), OsStr::new("-X 'a=b'")])
            .env("GOOS", "linux");
        assert!(exec.dry() && exec.run(&make).unwrap().success());
        exec.run(&Command::query("no-such-program", dir)).unwrap_err();
        let transcript = exec.transcript();
        let mut lines = transcript.lines();
        assert_eq!(lines.next(), Some("$ GOOS=linux no-such-program -o $ROOT/.kgen-*/x \"-X 'a=b'\""));
        assert_eq!(lines.next(), Some("$ no-such-program"));
        assert!(lines.next().unwrap().contains("not on PATH"));
    }
}
