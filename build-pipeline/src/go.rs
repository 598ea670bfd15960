//! The go tool: which one is used, where it starts, what it says of itself, and whether it will do.
//!
//! A tree that builds only in GOPATH mode gets a [workspace](Go::of) under the output directory, as the scripts of
//! Kubernetes to 1.20 make it: `src/<module>` there is a link to the tree, and every call of the go tool starts in it.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::OnceLock,
};

use anyhow::{Context as _, bail};

use crate::{
    BuildConfig, Platform, Project,
    exec::{Command, Exec},
};

/// The go tool of a run.
#[derive(Debug)]
pub struct Go {
    program: String,
    /// Where its calls start.
    dir: PathBuf,
    /// What its calls get besides the environment.
    env: BTreeMap<String, String>,
    /// The link that is the workspace, if there is one.
    link: Option<PathBuf>,
    toolchain: OnceLock<Toolchain>,
}

/// What `go env` says.
#[derive(Debug)]
pub(crate) struct Toolchain {
    /// Every variable that Go knows, but those that differ from call to call.
    pub(crate) env: BTreeMap<String, String>,
}

impl Toolchain {
    /// As in `go1.21.13`.
    pub(crate) fn version(&self) -> &str {
        self.var("GOVERSION")
    }

    /// Whether it writes the state of the work tree into programs if it is not kept from it: from Go 1.18 on.
    pub(crate) fn stamps_vcs(&self) -> bool {
        numbers(self.version()).is_none_or(|version| version >= [1, 18, 0])
    }

    pub(crate) fn var(&self, name: &str) -> &str {
        self.env.get(name).map_or("", String::as_str)
    }

    /// Where downloaded modules lie, whose files never change.
    pub(crate) fn module_cache(&self) -> Option<&Path> {
        Some(self.var("GOMODCACHE")).filter(|dir| !dir.is_empty()).map(Path::new)
    }
}

impl Go {
    /// The go tool for a project: `program`, or the one on PATH.
    #[must_use]
    pub fn of(program: Option<&Path>, project: &Project, build: &BuildConfig, exec: &dyn Exec) -> Self {
        let program = program.map_or_else(|| "go".to_owned(), |path| path.to_string_lossy().into_owned());
        let plain =
            Self { program, dir: project.root.clone(), env: BTreeMap::new(), link: None, toolchain: OnceLock::new() };
        if !wants_gopath(project, build, exec) {
            return plain;
        }
        let mut gopath = project.at(&build.local()).join("go");
        let link = gopath.join("src").join(&project.module);
        if let Some(more) = exec.env("KUBE_EXTRA_GOPATH").filter(|more| !more.is_empty()) {
            let list = std::env::join_paths([gopath.as_path()].into_iter().chain([Path::new(&more)]));
            gopath = list.map_or(gopath, PathBuf::from);
        }
        let env = [
            ("GO111MODULE", "off".to_owned()),
            ("GOBIN", String::new()),
            ("GOPATH", gopath.to_string_lossy().into_owned()),
            // The go tool takes the directory's name from here, where the system would say where the link leads.
            ("PWD", link.to_string_lossy().into_owned()),
        ];
        let env = env.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        Self { dir: link.clone(), env, link: Some(link), ..plain }
    }

    /// Whether there is a workspace, and packages are looked for in it.
    pub(crate) fn in_gopath(&self) -> bool {
        self.link.is_some()
    }

    /// What another command needs to see what the calls see, by name.
    #[must_use]
    pub fn variables(&self) -> &BTreeMap<String, String> {
        &self.env
    }

    /// Makes the workspace, if there is to be one.
    ///
    /// # Errors
    /// The system refused the link, or something else stands in its place.
    pub fn prepare(&self, project: &Project) -> anyhow::Result<()> {
        match &self.link {
            Some(link) => Ok(store::atomic::link(link, &project.root)?),
            None => Ok(()),
        }
    }

    /// A call that changes nothing.
    pub(crate) fn query(&self) -> Command {
        Command { env: self.env.clone(), ..Command::query(&self.program, &self.dir) }
    }

    /// A call that makes something.
    pub(crate) fn action(&self) -> Command {
        Command { env: self.env.clone(), ..Command::action(&self.program, &self.dir) }
    }

    /// A call about the go tool itself: the workspace may not be there yet, and its place matters to nothing here.
    fn about(&self, project: &Project) -> Command {
        let mut command = Command { dir: project.root.clone(), ..self.query() };
        command.env.remove("PWD");
        command
    }

    /// What it says of itself, asked once.
    pub(crate) fn toolchain(&self, project: &Project, exec: &dyn Exec) -> anyhow::Result<&Toolchain> {
        if let Some(known) = self.toolchain.get() {
            return Ok(known);
        }
        let outcome = exec.run(&self.about(project).args(["env", "-json"]))?;
        if !outcome.success() {
            bail!("{} cannot be used: {}", self.program, outcome.said().trim_end());
        }
        let mut env: BTreeMap<String, String> =
            serde_json::from_slice(&outcome.stdout).context("cannot read what `go env` printed")?;
        // It names a directory that each call makes anew.
        env.remove("GOGCCFLAGS");
        Ok(self.toolchain.get_or_init(|| Toolchain { env }))
    }

    /// Makes sure that the go tool is new enough, and can build for `platforms`.
    pub(crate) fn check<'a>(
        &self,
        project: &Project,
        platforms: impl Iterator<Item = &'a Platform>,
        exec: &dyn Exec,
    ) -> anyhow::Result<()> {
        let toolchain = self.toolchain(project, exec)?;
        for (file, wanted) in wanted_versions(&project.root) {
            let (have, want) = (numbers(toolchain.version()), numbers(&wanted));
            if have.zip(want).is_some_and(|(have, want)| have < want) {
                bail!(
                    "{file} asks for Go {}, and {} is {}; install a newer one from https://go.dev/dl/, name it with \
                     --go, or let Go fetch it (GOTOOLCHAIN=auto)",
                    wanted.trim_start_matches("go"),
                    self.program,
                    toolchain.version()
                );
            }
        }
        let host = Platform::host();
        let others: Vec<&Platform> = platforms.filter(|platform| **platform != host).collect();
        if others.is_empty() {
            return Ok(());
        }
        let outcome = exec.run(&self.about(project).args(["tool", "dist", "list"]))?;
        if !outcome.success() {
            return Err(outcome.into_failure("go tool dist list").into());
        }
        let known = String::from_utf8_lossy(&outcome.stdout);
        for platform in others {
            if known.lines().any(|line| line.parse().as_ref() == Ok(platform)) {
                continue;
            }
            let of_os: Vec<&str> = known.lines().filter(|line| line.split('/').next() == Some(platform.os())).collect();
            if of_os.is_empty() {
                bail!("the go tool cannot build for {platform}; `go tool dist list` prints what it can build for");
            }
            bail!("the go tool cannot build for {platform}; of {} it knows {}", platform.os(), of_os.join(", "));
        }
        Ok(())
    }
}

/// Whether the tree builds in GOPATH mode only: kgen.toml says so, the environment, the tree's own scripts, or that it has no
/// go.mod.
fn wants_gopath(project: &Project, build: &BuildConfig, exec: &dyn Exec) -> bool {
    build.gopath.unwrap_or_else(|| {
        !project.has_go_mod
            || exec.env("GO111MODULE").as_deref() == Some("off")
            || script(&project.root, "init").lines().any(|line| line.trim() == "export GO111MODULE=off")
    })
}

/// A script in which a tree of Kubernetes' kind says how Go is to be called; nothing in other trees.
fn script(root: &Path, name: &str) -> String {
    std::fs::read_to_string(root.join(format!("hack/lib/{name}.sh"))).unwrap_or_default()
}

/// Which versions of Go the tree asks for, and where.
fn wanted_versions(root: &Path) -> Vec<(&'static str, String)> {
    let go_mod = std::fs::read_to_string(root.join("go.mod")).unwrap_or_default();
    let directive = go_mod.lines().find_map(|line| line.trim().strip_prefix("go ")).and_then(first_word);
    let script = script(root, "golang");
    let minimum = script.lines().find_map(|line| line.trim().strip_prefix("minimum_go_version=")).and_then(first_word);
    let found = [("go.mod", directive), ("hack/lib/golang.sh", minimum)];
    found.into_iter().filter_map(|(file, version)| Some((file, version?.to_owned()))).collect()
}

fn first_word(text: &str) -> Option<&str> {
    text.split_whitespace().next()
}

/// `go1.21.3` and `1.21rc2` as numbers; nothing for a development build, which is taken to be new enough.
fn numbers(version: &str) -> Option<[u32; 3]> {
    let version = version.strip_prefix("go").unwrap_or(version);
    let mut numbers = [0; 3];
    for (number, part) in numbers.iter_mut().zip(version.split('.')) {
        let digits = part.find(|c: char| !c.is_ascii_digit()).unwrap_or(part.len());
        *number = part[..digits].parse().ok()?;
        if digits < part.len() {
            break;
        }
    }
    Some(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_of_go_are_compared_by_number() {
        assert_eq!(numbers("go1.21.13"), Some([1, 21, 13]));
        assert_eq!(numbers("1.9"), Some([1, 9, 0]));
        assert_eq!(numbers("go1.22rc1"), Some([1, 22, 0]));
        assert_eq!(numbers("go1.26.8 X:nocoverageredesign"), Some([1, 26, 8]));
        assert_eq!(numbers("devel go1.27-abcdef"), None);
        assert!(numbers("1.9.4") < numbers("1.15"));
    }

    #[test]
    fn what_a_tree_asks_for() {
        let dir = tempfile::tempdir().unwrap();
        assert!(wanted_versions(dir.path()).is_empty());
        store::atomic::write(dir.path().join("go.mod"), "module m\n\ngo 1.15 // why\n").unwrap();
        store::atomic::write(dir.path().join("hack/lib/golang.sh"), "  minimum_go_version=go1.15.0\n").unwrap();
        let wanted = wanted_versions(dir.path());
        assert_eq!(wanted, [("go.mod", "1.15".to_owned()), ("hack/lib/golang.sh", "go1.15.0".to_owned())]);
    }
}
