//! The truth about one version: its published modules, and its real generators.
//!
//! Everything is prepared on first use and shared by all tests of the version; a preparation that fails, fails every
//! test that needs it, with the same words.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::Duration;

use anyhow::anyhow;

use crate::command::{Finished, run};
use crate::generators::Generator;
use crate::toolchain::Toolchain;
use crate::tree::{self, Files};
use crate::versions::Version;
use crate::workshop::{self, Workshop};

/// A generator that does not come back within this time has lost its way. Where upstream recurses without end it needs
/// minutes until its stack is full, more on a busy machine; that end is a refusal, and worth waiting for.
const LIMIT: Duration = Duration::from_secs(900);

/// One version's modules and tools.
pub(crate) struct Oracle {
    pub version: Version,
    workshop: OnceLock<Result<Workshop, String>>,
    toolchain: OnceLock<Result<Toolchain, String>>,
    building: Mutex<()>,
}

/// One run of a real generator over packages of one Go module.
pub(crate) struct Run<'a> {
    pub generator: &'a Generator,
    /// The root of the Go module, free of goldens; the second generation writes into it.
    pub module_root: &'a Path,
    /// The module's path.
    pub module_path: &'a str,
    /// The folders below the root that hold the packages, with `/`; empty for the root itself.
    pub packages: &'a [String],
    /// The boilerplate.
    pub header: &'a Path,
    /// The generator's own flags, as this version's tool takes them.
    pub flags: &'a [String],
    /// The names of the files that it may write.
    pub names: &'a [String],
    /// The GOPATH that the module lies in, if it shall not be taken as a module: for every import of a module the first
    /// generation asks `go list`, which takes most of its time.
    pub gopath: Option<&'a Path>,
}

impl Oracle {
    pub(crate) fn new(version: Version) -> Self {
        Self { version, workshop: OnceLock::new(), toolchain: OnceLock::new(), building: Mutex::default() }
    }

    /// The cache of this version, with its modules downloaded.
    pub(crate) fn workshop(&self) -> anyhow::Result<&Workshop> {
        let open = || Workshop::open(&self.version).map_err(|error| format!("{error:#}"));
        self.workshop.get_or_init(open).as_ref().map_err(|error| anyhow!("{error}"))
    }

    /// The Go of this version.
    pub(crate) fn toolchain(&self) -> anyhow::Result<&Toolchain> {
        let find = || {
            workshop::cache()
                .and_then(|cache| Toolchain::of(&self.version, &cache))
                .map_err(|error| format!("{error:#}"))
        };
        self.toolchain.get_or_init(find).as_ref().map_err(|error| anyhow!("{error}"))
    }

    /// Runs the real generator; gives its end and the files it made, by their path below the module's root.
    pub(crate) fn generate(&self, wanted: &Run<'_>) -> anyhow::Result<(Finished, Files)> {
        let toolchain = self.toolchain()?;
        let tool = {
            let _building = self.building.lock().unwrap_or_else(PoisonError::into_inner);
            self.workshop()?.tool(wanted.generator, toolchain)?
        };
        let mut command = toolchain.command(&tool, wanted.module_root);
        command.args(wanted.flags);
        if !self.version.is_first_generation() {
            command
                .arg("--output-file")
                .arg(wanted.generator.golden)
                .arg("--go-header-file")
                .arg(wanted.header)
                .args(wanted.packages.iter().map(|package| format!("./{package}")));
            let finished = run(&mut command, LIMIT)?;
            return Ok((finished, named(wanted.module_root, wanted.names)?));
        }

        if let Some(gopath) = wanted.gopath {
            command.env("GO111MODULE", "off").env("GOPATH", gopath).env("GOROOT", toolchain.root(wanted.module_root)?);
            // Where it says anything, the goimports in the tool takes the GOPATH for a module and leaves imports that
            // nothing uses.
            command.env_remove("GOWORK");
        }
        // The first generation takes import paths and writes below `-o`, at the import path.
        let base = workshop::scratch()?;
        let output: PathBuf = base.path().join(wanted.module_path);
        let inputs: Vec<String> = wanted
            .packages
            .iter()
            .map(|package| match package.as_str() {
                "" => wanted.module_path.to_owned(),
                below => format!("{}/{below}", wanted.module_path),
            })
            .collect();
        command
            .arg("-i")
            .arg(inputs.join(","))
            .arg("-O")
            .arg(wanted.generator.golden.trim_end_matches(".go"))
            .arg("-h")
            .arg(wanted.header)
            .arg("-o")
            .arg(base.path());
        let finished = run(&mut command, LIMIT)?;
        let (own, others): (Vec<_>, Vec<_>) =
            wanted.names.iter().cloned().partition(|name| name == wanted.generator.golden);
        let mut files = named(&output, &own)?;
        // Those have paths of their own.
        files.extend(named(wanted.module_root, &others)?);
        if self.version.minor < 23 {
            files.values_mut().for_each(without_new_constraint);
        }
        Ok((finished, files))
    }
}

/// The files of these names below a folder, if there is one.
pub(crate) fn named(folder: &Path, names: &[String]) -> anyhow::Result<Files> {
    let mut files = Files::new();
    for name in names.iter().filter(|_| folder.is_dir()) {
        files.extend(tree::named(folder, name)?);
    }
    Ok(files)
}

/// Kubernetes up to 0.22 was generated with a Go before 1.17, whose gofmt did not yet add a `//go:build` line to a
/// `// +build` line. The tool formats with the Go it was built with: this takes the one line off again.
fn without_new_constraint(bytes: &mut Vec<u8>) {
    if bytes.starts_with(b"//go:build ")
        && let Some(end) = bytes.iter().position(|byte| *byte == b'\n')
    {
        bytes.drain(..=end);
    }
}
