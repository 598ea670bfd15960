//! The facts about a project, read once, before anything runs.
//!
//! A project is a directory with a go.mod, or an older tree that a GOPATH holds. Git is asked where it is there. Without a commit the version is
//! `v0.0.0-unknown` (and not stamped), and without a commit and `SOURCE_DATE_EPOCH` every time is 0, the first second
//! of 1970: two builds of the same files are then still the same bytes.

use std::{
    io,
    path::{Path, PathBuf},
};

use crate::{
    BuildConfig, NotSemantic, ReleaseConfig, TreeFacts, Version, config::is_file_name, exec::Exec, git::Git,
    stated::Stated,
};

/// What the steps know of the project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project {
    /// The directory of go.mod.
    pub root: PathBuf,
    /// The module path; of a tree without go.mod its path in a GOPATH.
    pub module: String,
    /// Whether there is a go.mod.
    pub has_go_mod: bool,
    /// What archives are named after.
    pub name: String,
    /// What is stamped into binaries.
    pub version: Version,
    /// The time of everything that is made, in seconds since 1970.
    pub epoch: u64,
    /// What the user should know about these facts; one sentence each.
    pub notes: Vec<String>,
}

/// Why a directory cannot be built.
#[derive(Debug, thiserror::Error)]
pub enum ProjectError {
    /// There is no go.mod, or it cannot be read.
    #[error("cannot read {}: kgen builds Go modules; start it in a module's root, or name that with -C", path.display())]
    NoModule {
        /// The go.mod.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// go.mod does not say what the module is called.
    #[error("{} has no module line", path.display())]
    NoModulePath {
        /// The go.mod.
        path: PathBuf,
    },
    /// The module's name cannot be a file's.
    #[error("archives cannot be named after the module {module}; set release.name in kgen.toml")]
    NoName {
        /// The module path.
        module: String,
    },
    /// The variable does not hold a time.
    #[error("SOURCE_DATE_EPOCH is `{value}`, but must be a number of seconds since 1970, at most {MAX_EPOCH}")]
    Epoch {
        /// What it holds.
        value: String,
    },
    /// The file that `KUBE_GIT_VERSION_FILE` names cannot be read.
    #[error("cannot read {}, which KUBE_GIT_VERSION_FILE names", path.display())]
    VersionFile {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The nearest tag is not a version.
    #[error(transparent)]
    Version(#[from] NotSemantic),
}

/// The last second that a date of four-digit years can express.
const MAX_EPOCH: u64 = 253_402_300_799;

impl Project {
    /// Reads the facts about the module in `root`.
    ///
    /// # Errors
    /// There is no module, or the environment or the nearest tag holds something that cannot be used.
    pub fn read(
        root: &Path,
        build: &BuildConfig,
        release: &ReleaseConfig,
        exec: &dyn Exec,
    ) -> Result<Self, ProjectError> {
        let path = root.join("go.mod");
        let (module, has_go_mod) = match std::fs::read(&path) {
            Ok(bytes) => (module_path(&String::from_utf8_lossy(&bytes)), true),
            Err(source) => match path_in_gopath(root, exec) {
                Some(module) => (Some(module), false),
                None => return Err(ProjectError::NoModule { path, source }),
            },
        };
        let Some(module) = module else {
            return Err(ProjectError::NoModulePath { path });
        };
        let name = match &release.name {
            Some(name) => name.clone(),
            None => name_of(&module).to_owned(),
        };
        if !is_file_name(&name) {
            return Err(ProjectError::NoName { module });
        }
        let given_epoch = match exec.env("SOURCE_DATE_EPOCH") {
            Some(value) if !value.is_empty() => match value.parse() {
                Ok(epoch) if epoch <= MAX_EPOCH => Some(epoch),
                _ => return Err(ProjectError::Epoch { value }),
            },
            _ => None,
        };

        let mut git = Git::ask(exec, root, &build.output);
        let epoch = given_epoch.or(git.commit_time).unwrap_or(0);
        if git.commit.is_none()
            && let Some(stated) = Stated::in_archive(root)
        {
            git = Git {
                commit: stated.commit,
                tree_state: stated.tree_state,
                describe: stated.version,
                ..Git::default()
            };
        }
        let version = match exec.env("KUBE_GIT_VERSION_FILE").filter(|path| !path.is_empty()) {
            Some(file) => {
                git.note = None;
                let path = root.join(file);
                let text =
                    std::fs::read_to_string(&path).map_err(|source| ProjectError::VersionFile { path, source })?;
                Version::stated(Stated::in_definitions(&text), epoch)
            }
            None => Version::of(TreeFacts {
                commit: git.commit.as_deref(),
                tree_state: git.tree_state.as_deref(),
                describe: git.describe.as_deref(),
                epoch,
                mode: build.version_mode,
            })?,
        };
        let notes = git.note.map(|why| {
            format!(
                "no commit is known ({why}): the version is {} and times are {}",
                version.name(),
                version.build_date
            )
        });
        Ok(Self { root: root.to_owned(), module, has_go_mod, name, version, epoch, notes: notes.into_iter().collect() })
    }

    /// A path of the project as one that can be opened.
    #[must_use]
    pub fn at(&self, path: &Path) -> PathBuf {
        self.root.join(path)
    }
}

/// The import path of a tree without go.mod: what a script of Kubernetes' kind says, or where it lies in a GOPATH.
fn path_in_gopath(root: &Path, exec: &dyn Exec) -> Option<String> {
    let script = std::fs::read_to_string(root.join("hack/lib/golang.sh")).unwrap_or_default();
    let said =
        script.lines().find_map(|line| line.trim().trim_start_matches("readonly ").strip_prefix("KUBE_GO_PACKAGE="));
    if let Some(said) = said.filter(|path| !path.is_empty()) {
        return Some(said.to_owned());
    }
    let gopath = exec.env("GOPATH")?;
    let below =
        std::env::split_paths(&gopath).find_map(|dir| root.strip_prefix(dir.join("src")).ok().map(Path::to_owned))?;
    Some(below.to_str()?.replace('\\', "/")).filter(|path| !path.is_empty())
}

/// The path that go.mod's module directive names: `module a/b`, quoted or not, alone or in parentheses.
fn module_path(go_mod: &str) -> Option<String> {
    let mut lines = go_mod.lines().map(|line| line.split("//").next().unwrap_or("").trim());
    let rest = lines.find_map(|line| {
        let rest = line.strip_prefix("module")?;
        rest.starts_with([' ', '\t', '(', '"', '`']).then(|| rest.trim())
    })?;
    let word = if rest == "(" { lines.find(|line| !line.is_empty())? } else { rest };
    let word = word.trim_matches(['"', '`']);
    (!word.is_empty() && word != ")").then(|| word.to_owned())
}

/// The last element of a module path that is not a major version.
fn name_of(module: &str) -> &str {
    let mut elements = module.rsplit('/');
    let last = elements.next().unwrap_or(module);
    match elements.next() {
        Some(before) if is_major_version(last) => before,
        _ => last,
    }
}

/// Whether a path element is `v2`, `v3`, …: the go tool names programs after the element before it.
pub(crate) fn is_major_version(element: &str) -> bool {
    element.strip_prefix('v').is_some_and(|digits| {
        !digits.is_empty() && digits != "1" && !digits.starts_with('0') && digits.bytes().all(|b| b.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_module_directive_in_all_its_forms() {
        for text in [
            "module a.io/b\n\ngo 1.21\n",
            "// module x\nmodule a.io/b // why\n",
            "go 1.21\r\nmodule\t\"a.io/b\"\r\n",
            "module (\n\n\ta.io/b\n)\n",
            "modules x\nmodule `a.io/b`",
        ] {
            assert_eq!(module_path(text).as_deref(), Some("a.io/b"), "{text:?}");
        }
        for text in ["", "go 1.21", "module", "module (\n)", "module \"\""] {
            assert_eq!(module_path(text), None, "{text:?}");
        }
    }

    #[test]
    fn names_of_modules() {
        for (module, name) in [
            ("example.com/fleet", "fleet"),
            ("example.com/fleet/v2", "fleet"),
            ("example.com/fleet/v1", "v1"),
            ("fleet", "fleet"),
            ("v2", "v2"),
            ("example.com/v10x", "v10x"),
        ] {
            assert_eq!(name_of(module), name);
        }
    }
}
