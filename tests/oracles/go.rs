//! The module in which go is asked, and the settings under which go and goload see the same.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use goload::{Context, Env, Host, Locator};
use serde_json::Value;

use crate::command::{self, succeed};
use crate::versions::Version;
use crate::{tree, workshop};

/// Modules are downloaded the first time.
const LIMIT: Duration = Duration::from_secs(1800);

/// The environment of go and of goload.
#[derive(Clone, Debug, Default)]
pub(crate) struct Settings(Vec<(&'static str, String)>);

impl Settings {
    /// `linux/amd64` without cgo, and nothing else of the caller's settings but where Go's caches are.
    pub(crate) fn new() -> Self {
        Self::default()
            .set("GOENV", "off")
            .set("GOTOOLCHAIN", "local")
            .set("GOWORK", "off")
            .set("GO111MODULE", "on")
            .set("GOEXPERIMENT", "")
            .set("GOFLAGS", "-mod=mod")
            .set("GOOS", "linux")
            .set("GOARCH", "amd64")
            .set("CGO_ENABLED", "0")
    }

    pub(crate) fn set(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.0.retain(|(known, _)| *known != name);
        self.0.push((name, value.into()));
        self
    }

    pub(crate) fn command(&self, program: impl AsRef<std::ffi::OsStr>, dir: &Path) -> Command {
        let mut command = command::command(program, dir);
        // go believes PWD, where it names the same directory, over the resolved one.
        command.env("PWD", dir).envs(self.0.iter().map(|(name, value)| (name, value)));
        command
    }

    /// What `go` prints.
    pub(crate) fn go(&self, dir: &Path, arguments: &[&str]) -> anyhow::Result<String> {
        Ok(succeed(self.command("go", dir).args(arguments), LIMIT)?.stdout)
    }

    /// The JSON objects that `go` prints.
    pub(crate) fn go_json(&self, dir: &Path, arguments: &[&str]) -> anyhow::Result<Vec<Value>> {
        let text = self.go(dir, arguments)?;
        Ok(serde_json::Deserializer::from_str(&text).into_iter().collect::<Result<_, _>>()?)
    }

    /// What goload evaluates constraints against. Tags such as `goexperiment.x` and `amd64.v1` are settings of the
    /// toolchain, not of go/build; go says which are set.
    pub(crate) fn context(&self, dir: &Path) -> anyhow::Result<Context> {
        let tags = self.go(dir, &["list", "-f", "{{context.ToolTags}}", "runtime"])?;
        let tags: Vec<&str> = tags.trim().trim_matches(['[', ']']).split_whitespace().collect();
        Ok(Context::new(&self.env(), &tags))
    }

    pub(crate) fn env(&self) -> Env {
        let lookup = |name: &str| match self.0.iter().find(|(known, _)| *known == name) {
            Some((_, value)) => Some(value.clone()),
            None => std::env::var(name).ok(),
        };
        Env::new(&lookup, Host::current())
    }

    pub(crate) fn open(&self, dir: &Path) -> anyhow::Result<Locator> {
        Ok(Locator::open(dir, self.env())?)
    }
}

/// A directory with a go.mod that go may write to.
pub(crate) struct Module {
    pub(crate) name: String,
    pub(crate) dir: PathBuf,
    _scratch: tempfile::TempDir,
}

impl Module {
    /// A copy of a folder `0.NN`.
    pub(crate) fn of(version: &Version) -> anyhow::Result<Self> {
        let module = Self::empty(&version.name)?;
        for file in ["go.mod", "go.sum", "tools.go"] {
            tree::write(&module.dir.join(file), &std::fs::read(version.dir.join(file))?)?;
        }
        Ok(module)
    }

    /// A directory without any file.
    pub(crate) fn empty(name: &str) -> anyhow::Result<Self> {
        let scratch = workshop::scratch()?;
        Ok(Self { name: name.to_owned(), dir: scratch.path().canonicalize()?, _scratch: scratch })
    }
}

/// A string of a JSON object; empty where there is none.
pub(crate) fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().unwrap_or_default()
}

/// The sorted strings of the JSON arrays of these names.
pub(crate) fn texts(value: &Value, fields: &[&str]) -> Vec<String> {
    let lists = fields.iter().filter_map(|field| value[field].as_array()).flatten();
    let mut texts: Vec<String> = lists.filter_map(Value::as_str).map(str::to_owned).collect();
    texts.sort();
    texts
}
