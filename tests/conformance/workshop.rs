//! The cache: where downloaded modules are known from, where tools are built, and where scratch copies live.
//!
//! Everything is below one folder (`KGEN_CONFORMANCE_CACHE`, else `conformance` in cargo's target folder) and keyed by
//! what went in: the bytes of the version's go.mod, go.sum and tools.go, and the Go that builds its tools. Modules themselves are
//! in Go's own module cache.

use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, bail};
use serde_json::Value;

use crate::command::{self, succeed};
use crate::generators::Generator;
use crate::toolchain::Toolchain;
use crate::tree;
use crate::versions::Version;

/// Long enough for a slow network on a small machine.
const DOWNLOAD: Duration = Duration::from_secs(900);

/// One version's corner of the cache.
pub(crate) struct Workshop {
    dir: PathBuf,
    /// Where the downloaded modules are, by module path.
    modules: BTreeMap<String, PathBuf>,
}

/// The root of the cache.
pub(crate) fn cache() -> anyhow::Result<PathBuf> {
    let dir = match std::env::var_os("KGEN_CONFORMANCE_CACHE") {
        Some(dir) => PathBuf::from(dir),
        // Cargo's folder for the files of tests is `<target>/tmp`.
        None => Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("conformance"),
    };
    std::fs::create_dir_all(&dir).with_context(|| format!("cannot make {}", dir.display()))?;
    Ok(std::path::absolute(dir)?)
}

/// A folder that goes away with the value.
pub(crate) fn scratch() -> anyhow::Result<tempfile::TempDir> {
    let parent = cache()?.join("scratch");
    std::fs::create_dir_all(&parent)?;
    Ok(tempfile::Builder::new().tempdir_in(parent)?)
}

impl Workshop {
    /// Copies the version's module into the cache and downloads what it requires directly.
    pub(crate) fn open(version: &Version) -> anyhow::Result<Self> {
        let cache = cache()?;
        // The key needs the Go's name only, so that comparing modules never fetches a Go.
        let go = version.toolchain.as_deref().unwrap_or("path");
        let mut hasher = DefaultHasher::new();
        for file in ["go.mod", "go.sum", "tools.go"] {
            let path = version.dir.join(file);
            std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?.hash(&mut hasher);
        }
        go.hash(&mut hasher);
        let dir = cache.join(format!("{}-{:016x}", version.name, hasher.finish()));
        let _lock = lock(&dir)?;
        let module = dir.join("module");
        if !module.join("tools.go").is_file() {
            // The tree itself stays untouched: `go` likes to write to a go.mod that it works with.
            tree::copy(&version.dir, &module)?;
        }
        let mut download = command::command("go", &module);
        download.args(["mod", "download", "-json"]);
        download.args(version.requirements.iter().map(|requirement| &requirement.path));
        let finished = succeed(&mut download, DOWNLOAD)
            .with_context(|| format!("cannot download the modules of {}", version.name))?;
        let mut modules = BTreeMap::new();
        for answer in serde_json::Deserializer::from_str(&finished.stdout).into_iter::<Value>() {
            let answer = answer.context("`go mod download -json` printed something else")?;
            if let (Some(path), Some(dir)) = (answer["Path"].as_str(), answer["Dir"].as_str()) {
                modules.insert(path.to_owned(), PathBuf::from(dir));
            }
        }
        Ok(Self { dir, modules })
    }

    /// Where the module cache keeps a requirement of this version.
    pub(crate) fn module(&self, path: &str) -> anyhow::Result<&Path> {
        match self.modules.get(path) {
            Some(dir) => Ok(dir),
            None => bail!("`go mod download` did not say where {path} is"),
        }
    }

    /// Downloads what packages of a module copy import, at the versions that its own go.mod selects.
    ///
    /// This is what a user of that module has done before running any generator: kgen itself never downloads. It
    /// happens once per generator and module; a marker in the cache remembers it together with the place of the module cache.
    pub(crate) fn download_dependencies(
        &self,
        generator: &str,
        path: &str,
        copy: &Path,
        packages: &[String],
    ) -> anyhow::Result<()> {
        let place = self.module(path)?.to_string_lossy().into_owned();
        let marker = self.dir.join("dependencies").join(generator).join(path.replace('/', "_"));
        if std::fs::read_to_string(&marker).is_ok_and(|text| text == place) {
            return Ok(());
        }
        // `-e`: a package that does not build on this platform is of no interest here. `-mod=mod`: go.sum need not
        // know what `_examples` imports; go.mod itself is put back, since kgen has to do with what was published.
        let go_mod = std::fs::read(copy.join("go.mod"))?;
        let list = ["list", "-mod=mod", "-e", "-deps", "-f", "{{.ImportPath}}"];
        succeed(command::command("go", copy).args(list).args(packages), DOWNLOAD)
            .with_context(|| format!("cannot download what {path} imports"))?;
        tree::write(&copy.join("go.mod"), &go_mod)?;
        tree::write(&marker, place.as_bytes())
    }

    /// The real tool, built inside the version's module: only there do its own dependencies have Kubernetes' versions.
    pub(crate) fn tool(&self, generator: &Generator, toolchain: &Toolchain) -> anyhow::Result<PathBuf> {
        let _lock = lock(&self.dir)?;
        let binary = self.dir.join("bin").join(&toolchain.version).join(generator.tool());
        if !binary.is_file() {
            // `go build` writes its result in one step, so an interrupted build leaves nothing that looks finished.
            succeed(
                toolchain
                    .command("go", &self.dir.join("module"))
                    .args(["build", "-trimpath", "-o"])
                    .arg(&binary)
                    .arg(generator.package),
                DOWNLOAD,
            )
            .with_context(|| format!("cannot build {}", generator.package))?;
        }
        Ok(binary)
    }
}

/// Two test runs may share the cache; one of them prepares it.
fn lock(dir: &Path) -> anyhow::Result<File> {
    let path = dir.with_extension("lock");
    let file = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)
        .with_context(|| format!("cannot open {}", path.display()))?;
    file.lock().with_context(|| format!("cannot lock {}", path.display()))?;
    Ok(file)
}
