//! The Kubernetes minors under test: the folders `0.NN`, and what their go.mod asks for.

use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

/// One Kubernetes minor.
#[derive(Clone, Debug)]
pub(crate) struct Version {
    /// `0.34`: the folder's name and the value of `--compat`.
    pub name: String,
    /// `34`.
    pub minor: u32,
    /// The folder with go.mod, go.sum and tools.go.
    pub dir: PathBuf,
    /// The direct requirements of go.mod.
    pub requirements: Vec<Requirement>,
    /// The Go that its tools must be built with, where the go.mod has a `toolchain` line: `1.24.11`.
    pub toolchain: Option<String>,
}

/// A line of go.mod.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Requirement {
    pub path: String,
    pub version: String,
}

impl Version {
    /// The folders below `dir` that are named `0.NN`, oldest first.
    pub(crate) fn list(dir: &Path) -> anyhow::Result<Vec<Self>> {
        let mut versions = Vec::new();
        for entry in dir.read_dir().with_context(|| format!("cannot list {}", dir.display()))? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if let Some(minor) = name.strip_prefix("0.").and_then(|minor| minor.parse().ok()) {
                versions.push(Self::read(name, minor, entry.path())?);
            }
        }
        if versions.is_empty() {
            bail!("{} holds no folder named 0.NN", dir.display());
        }
        versions.sort_by_key(|version| version.minor);
        Ok(versions)
    }

    fn read(name: String, minor: u32, dir: PathBuf) -> anyhow::Result<Self> {
        let path = dir.join("go.mod");
        let text = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        let requirements = direct_requirements(&text);
        if requirements.is_empty() {
            bail!("{} requires nothing", path.display());
        }
        let toolchain = text
            .lines()
            .find_map(|line| line.trim().strip_prefix("toolchain go"))
            .map(|version| version.trim().to_owned());
        Ok(Self { name, minor, dir, requirements, toolchain })
    }

    /// Whether the tools are of the first generation (`-i`, `-O`, `-o`), which ended with 0.29.
    pub(crate) fn is_first_generation(&self) -> bool {
        self.minor < 30
    }
}

/// The requirements that are not marked `// indirect`, in the file's order.
///
/// This reads the layout that `go mod tidy` writes, which is the only one committed here.
fn direct_requirements(text: &str) -> Vec<Requirement> {
    let mut inside = false;
    let mut found = Vec::new();
    for line in text.lines() {
        let line = line.trim();
        let requirement = match line.strip_prefix("require ") {
            Some("(") => {
                inside = true;
                continue;
            }
            Some(single) => single,
            None if line == ")" => {
                inside = false;
                continue;
            }
            None if inside => line,
            None => continue,
        };
        if requirement.ends_with("// indirect") {
            continue;
        }
        if let Some((path, version)) = requirement.split_once(' ') {
            found.push(Requirement { path: path.to_owned(), version: version.trim().to_owned() });
        }
    }
    found
}
