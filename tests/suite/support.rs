//! Runs kgen for the other tests: in this process, where that is possible, with its streams caught.
//!
//! Nothing here looks at results.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use kgen::cli::Cli;
use kgen::exit::Exit;
use kgen::report::Terminal;
use kgen::settings::Surroundings;

/// What a run has said, and how it ended.
#[derive(Debug)]
pub(crate) struct Said {
    /// The exit code.
    pub(crate) code: u8,
    /// Stdout.
    pub(crate) out: String,
    /// Stderr.
    pub(crate) err: String,
}

/// The root of this repository.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Runs `kgen` with `args`, standing in `directory`, in the environment of the tests without any KGEN_* variable.
pub(crate) fn kgen(directory: &Path, args: &[&str]) -> Said {
    kgen_with(directory, &[], args)
}

/// The same with more variables.
pub(crate) fn kgen_with(directory: &Path, env: &[(&str, &str)], args: &[&str]) -> Said {
    let argv = std::iter::once("kgen").chain(args.iter().copied()).map(OsString::from);
    let cli = match Cli::from_argv(argv) {
        Ok(cli) => cli,
        Err(answer) => {
            let text = answer.render().to_string();
            let (exit, out, err) = if answer.use_stderr() {
                (Exit::Usage, String::new(), text)
            } else {
                (Exit::Clean, text, String::new())
            };
            return Said { code: exit.code(), out, err };
        }
    };
    let (mut terminal, out, err) = Terminal::captured();
    let exit = kgen::run(&cli, &surroundings(directory, env), &mut terminal);
    Said { code: exit.code(), out: out.text(), err: err.text() }
}

/// The program itself, to be run in `directory` in the environment of the tests without any KGEN_* variable.
#[cfg(unix)]
#[expect(clippy::disallowed_methods, reason = "what a process does to the tree around it shows in a process only")]
pub(crate) fn program(directory: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kgen"));
    command.args(args).current_dir(directory).stdin(Stdio::null());
    command.env_clear().envs(surroundings(directory, &[]).env);
    command
}

/// Everything below `root`, by path: what files hold, where links lead. Two trees are one if these are equal.
#[cfg(unix)]
pub(crate) fn tree(root: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = walkdir::WalkDir::new(root).into_iter().map(|entry| entry.unwrap().into_path());
    let contents = |path: &Path| match std::fs::read_link(path) {
        Ok(target) => format!("-> {}", target.display()).into_bytes(),
        Err(_) if path.is_file() => std::fs::read(path).unwrap(),
        Err(_) => Vec::new(),
    };
    entries.map(|path| (path.strip_prefix(root).unwrap().to_owned(), contents(&path))).collect()
}

/// Runs the program itself, with nobody reading its stdout, and returns its exit code and stderr.
#[expect(clippy::disallowed_methods, reason = "what main does with a closed pipe shows in a process only")]
pub(crate) fn unread(args: &[&str]) -> (Option<i32>, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_kgen"))
        .args(args)
        .current_dir(root())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
}

/// What the process would have been started in. Nothing is kept from run to run unless a test says where.
pub(crate) fn surroundings(directory: &Path, env: &[(&str, &str)]) -> Surroundings {
    let inherited = std::env::vars_os().filter(|(name, _)| !name.to_string_lossy().starts_with("KGEN_"));
    let added = env.iter().map(|(name, value)| (OsString::from(name), OsString::from(value)));
    let cached = env.iter().any(|(name, _)| *name == "KGEN_CACHE_DIR");
    let uncached = (!cached).then(|| (OsString::from("KGEN_NO_CACHE"), OsString::from("1")));
    Surroundings {
        directory: directory.to_path_buf(),
        env: inherited.chain(added).chain(uncached).collect::<BTreeMap<_, _>>(),
        terminal: false,
    }
}

/// A new directory that is a repository's root, with these files; removed when dropped.
pub(crate) fn repository(files: &[(&str, &str)]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().canonicalize().unwrap();
    for (path, text) in files.iter().chain(&[(".git/HEAD", "ref: refs/heads/main\n")]) {
        store::atomic::write(root.join(path), text).unwrap();
    }
    (folder, root)
}
