//! Running other programs: with a time limit, with their output kept, and with errors that name the command.
#![expect(clippy::disallowed_methods, reason = "the test drives go, the upstream generators and kgen itself")]

use std::fs::File;
use std::io::{ErrorKind, Read, Seek};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, bail};

/// What a program left behind.
pub(crate) struct Finished {
    pub status: ExitStatus,
    pub stdout: String,
    pub stderr: String,
}

/// A command in `dir` whose answers do not depend on the Go workspace or the flags of whoever runs the tests.
pub(crate) fn command(program: impl AsRef<std::ffi::OsStr>, dir: &Path) -> Command {
    let mut command = Command::new(program);
    command
        .current_dir(dir)
        .env("GOWORK", "off")
        .env("GO111MODULE", "on")
        .env_remove("GOFLAGS")
        .env_remove("GOOS")
        .env_remove("GOARCH")
        .stdin(Stdio::null());
    command
}

/// Runs a command to its end, whatever that is.
pub(crate) fn run(command: &mut Command, limit: Duration) -> anyhow::Result<Finished> {
    let (mut stdout, mut stderr) = (tempfile::tempfile()?, tempfile::tempfile()?);
    let child = command.stdout(stdout.try_clone()?).stderr(stderr.try_clone()?).spawn();
    let mut child = match child {
        Ok(child) => child,
        Err(error) if error.kind() == ErrorKind::NotFound => bail!(
            "`{}` is not here. The conformance tests need Go and Python 3 with pip on PATH: they build the upstream generators",
            command.get_program().to_string_lossy()
        ),
        Err(error) => return Err(error).with_context(|| format!("cannot start {}", line(command))),
    };
    let start = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        if start.elapsed() > limit {
            child.kill()?;
            child.wait()?;
            bail!("{} was still running after {} s", line(command), limit.as_secs());
        }
        std::thread::sleep(Duration::from_millis(3));
    };
    Ok(Finished { status, stdout: text(&mut stdout)?, stderr: text(&mut stderr)? })
}

/// Runs a command that has to succeed.
pub(crate) fn succeed(command: &mut Command, limit: Duration) -> anyhow::Result<Finished> {
    let finished = run(command, limit)?;
    if !finished.status.success() {
        bail!("{} ended with {}\n{}", line(command), finished.status, finished.last_words());
    }
    Ok(finished)
}

impl Finished {
    /// The end of what was printed: a Go stack overflow alone fills thousands of lines.
    pub(crate) fn last_words(&self) -> String {
        const LINES: usize = 30;
        let all: Vec<&str> = self.stdout.lines().chain(self.stderr.lines()).collect();
        all[all.len().saturating_sub(LINES)..].join("\n")
    }
}

/// The command as one would type it.
fn line(command: &Command) -> String {
    let mut line = command.get_program().to_string_lossy().into_owned();
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&argument.to_string_lossy());
    }
    line
}

fn text(file: &mut File) -> anyhow::Result<String> {
    let mut bytes = Vec::new();
    file.rewind()?;
    file.read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
