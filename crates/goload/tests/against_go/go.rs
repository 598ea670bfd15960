//! Running `go`, and trees to run it in.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use goload::{Env, Host, Locator};
use serde_json::Value;

/// Variables that replace those of the process, for go and for goload alike.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vars(BTreeMap<&'static str, String>);

impl Vars {
    /// A clean slate: nothing of the caller's Go settings counts but where its caches are.
    pub(crate) fn new() -> Self {
        let mut vars = Self::default();
        for name in ["GOFLAGS", "GOWORK", "GO111MODULE", "GOOS", "GOARCH", "CGO_ENABLED", "GOEXPERIMENT", "GOENV"] {
            vars.0.insert(name, String::new());
        }
        vars.set("GOENV", "off").set("GOTOOLCHAIN", "local")
    }

    pub(crate) fn set(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.0.insert(name, value.into());
        self
    }

    pub(crate) fn env(&self) -> Env {
        let lookup = |name: &str| match self.0.get(name) {
            Some(value) => Some(value.clone()),
            None => std::env::var(name).ok(),
        };
        Env::new(&lookup, Host::current())
    }

    pub(crate) fn open(&self, dir: &Path) -> Locator {
        Locator::open(dir, self.env()).unwrap_or_else(|error| panic!("{}: {error}", dir.display()))
    }

    /// Runs `go` in `dir`; its standard output.
    pub(crate) fn go(&self, dir: &Path, args: &[&str]) -> String {
        #[expect(clippy::disallowed_methods, reason = "the tests compare with the real go")]
        let mut command = Command::new("go");
        // go believes PWD, where it names the same directory, over the resolved one.
        command.args(args).current_dir(dir).env("PWD", dir);
        for (name, value) in &self.0 {
            command.env(name, value);
        }
        let output = command.output().unwrap_or_else(|error| panic!("these tests need `go` on PATH: {error}"));
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "go {} in {}: {complaint}", args.join(" "), dir.display());
        String::from_utf8(output.stdout).expect("go writes text")
    }

    /// Runs `go list -json=…` with further arguments.
    pub(crate) fn list(&self, dir: &Path, fields: &str, args: &[&str]) -> Vec<Value> {
        let json = format!("-json={fields}");
        let mut all = vec!["list", "-e", json.as_str()];
        all.extend(args);
        let text = self.go(dir, &all);
        serde_json::Deserializer::from_str(&text).into_iter().map(|value| value.expect("go writes JSON")).collect()
    }
}

/// A string of a JSON object; empty where there is none.
pub(crate) fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().unwrap_or_default()
}

/// The strings of a JSON array; none where there is no array.
pub(crate) fn texts(value: &Value, field: &str) -> Vec<String> {
    let items = value[field].as_array().map(Vec::as_slice).unwrap_or_default();
    items.iter().filter_map(|item| item.as_str()).map(str::to_owned).collect()
}

/// A scratch directory without links in its path.
pub(crate) struct Scratch {
    _dir: tempfile::TempDir,
    pub(crate) root: PathBuf,
}

impl Scratch {
    pub(crate) fn new() -> Self {
        let dir = tempfile::tempdir().expect("a scratch directory");
        let root = dir.path().canonicalize().expect("its path");
        Self { _dir: dir, root }
    }

    pub(crate) fn path(&self, rest: &str) -> PathBuf {
        self.root.join(rest)
    }

    pub(crate) fn write(&self, rest: &str, content: impl AsRef<[u8]>) {
        write(&self.path(rest), content);
    }

    /// Writes files given as `== NAME` lines followed by their content.
    pub(crate) fn archive(&self, text: &str) {
        for part in text.split("== ").skip(1) {
            let (name, content) = part.split_once('\n').expect("a name and a line end");
            self.write(name.trim(), content);
        }
    }

    #[cfg(unix)]
    pub(crate) fn link(&self, rest: &str, target: impl AsRef<Path>) {
        let path = self.path(rest);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("directories");
        std::os::unix::fs::symlink(target, path).expect("a link");
    }
}

#[expect(clippy::disallowed_methods, reason = "scratch files of tests need no atomic writer")]
pub(crate) fn write(path: &Path, content: impl AsRef<[u8]>) {
    std::fs::create_dir_all(path.parent().expect("a parent")).expect("directories");
    std::fs::write(path, content).expect("a file");
}

/// Fetches a module with go; its directory in the module cache.
pub(crate) fn download(module: &str) -> PathBuf {
    let scratch = Scratch::new();
    let text = Vars::new().go(&scratch.root, &["mod", "download", "-json", module]);
    let value: Value = serde_json::from_str(&text).expect("go writes JSON");
    PathBuf::from(value["Dir"].as_str().expect("a directory"))
}
