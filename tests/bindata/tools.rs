//! The programs: go-bindata in four releases, and kgen.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

/// The releases, each with the path of its program.
pub(crate) const RELEASES: [(&str, &str); 4] = [
    ("3.1.0", "github.com/jteeuwen/go-bindata/go-bindata"),
    ("3.1.1", "github.com/go-bindata/go-bindata/go-bindata"),
    ("3.1.2", "github.com/go-bindata/go-bindata/go-bindata"),
    ("3.1.3", "github.com/go-bindata/go-bindata/v3/go-bindata"),
];

/// The program of a release, built the first time.
pub(crate) fn upstream(release: &str) -> PathBuf {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    let folder = BUILT.get_or_init(|| {
        check_go();
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bindata");
        for (release, program) in RELEASES {
            let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bindata").join(release);
            let target = folder.join(release);
            let built = go(&source).arg("build").arg("-o").arg(&target).arg(program).output().expect("go on PATH");
            assert!(built.status.success(), "go-bindata {release}: {}", String::from_utf8_lossy(&built.stderr));
        }
        folder
    });
    folder.join(release)
}

/// Fails with a Go that has another compressor, or spells texts otherwise.
fn check_go() {
    let version = go(Path::new(".")).args(["env", "GOVERSION"]).output().expect("go on PATH");
    let version = String::from_utf8_lossy(&version.stdout).trim().to_owned();
    let minor = version.strip_prefix("go1.").and_then(|rest| rest.split('.').next()?.parse::<u32>().ok());
    assert!(
        minor.is_some_and(|minor| (21..=26).contains(&minor)),
        "these tests need Go 1.21 to 1.26 on PATH, whose compressor is the one meant; there is {version}"
    );
}

/// The go command in a folder, without anybody's workspace or flags.
pub(crate) fn go(folder: &Path) -> Command {
    let mut command = Command::new("go");
    command.current_dir(folder).env("GOWORK", "off").env_remove("GOFLAGS").env("GO111MODULE", "on");
    command
}

/// Runs kgen in a folder.
pub(crate) fn kgen(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kgen"));
    command.current_dir(folder).args(arguments).env("KGEN_COLOR", "never");
    command.output().expect("kgen runs")
}
