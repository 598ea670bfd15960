//! The example project as a user has it: fresh as committed, and seen when it is not.

use std::path::{Path, PathBuf};
use std::process::Command;

use walkdir::WalkDir;

use crate::support::{Said, kgen, root};

/// A copy of the example with its dependencies in the module cache, as after a user's first `go build`.
fn fleet() -> tempfile::TempDir {
    let copy = tempfile::tempdir().unwrap();
    let original = root().join("examples/fleet");
    let kept = WalkDir::new(&original).into_iter().filter_entry(|entry| entry.file_name() != "_output");
    for entry in kept.map(Result::unwrap) {
        let to = copy.path().join(entry.path().strip_prefix(&original).unwrap());
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(to).unwrap();
        } else {
            std::fs::copy(entry.path(), to).unwrap();
        }
    }
    download(copy.path());
    copy
}

#[expect(clippy::disallowed_methods, reason = "the go tool downloads, kgen never does")]
fn download(module: &Path) {
    let go = Command::new("go").args(["list", "-deps", "-test", "./..."]).current_dir(module).output();
    let go = go.expect("this test needs `go` on PATH to download the example's dependencies");
    assert!(go.status.success(), "{}", String::from_utf8_lossy(&go.stderr));
}

fn verify(module: &Path) -> Said {
    kgen(module, &["verify"])
}

/// The generated files of the example.
fn generated(module: &Path) -> Vec<PathBuf> {
    let entries = WalkDir::new(module).sort_by_file_name().into_iter().map(Result::unwrap);
    let files = entries.map(walkdir::DirEntry::into_path);
    files
        .filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("zz_generated.")))
        .collect()
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the example's own tests are Go's to run")]
fn its_own_tests_pass() {
    let fleet = fleet();
    let go = Command::new("go").args(["test", "./..."]).current_dir(fleet.path()).output();
    let go = go.expect("this test needs `go` on PATH to run the example's tests");
    let said = String::from_utf8_lossy(&go.stdout);
    assert!(go.status.success(), "{said}{}", String::from_utf8_lossy(&go.stderr));
    assert!(said.contains("ok  \texample.com/fleet/pkg/generated/openapi"), "no test ran: {said}");
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the test makes a file stale")]
fn verify_sees_what_is_not_fresh() {
    let fleet = fleet();
    let said = verify(fleet.path());
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);

    let files = generated(fleet.path());
    assert!(files.len() >= 5, "{files:?}");
    for file in files {
        let fresh = std::fs::read(&file).unwrap();
        let stale = [fresh.as_slice(), b"// edited\n"].concat();
        std::fs::write(&file, &stale).unwrap();
        let said = verify(fleet.path());
        assert_eq!(said.code, 1, "{}{}", said.out, said.err);
        assert!((said.out + &said.err).contains("-// edited"), "the diff shows the edit");
        assert_eq!(std::fs::read(&file).unwrap(), stale, "verify has written");

        std::fs::remove_file(&file).unwrap();
        assert_eq!(verify(fleet.path()).code, 1, "a missing file is not seen");
        let said = kgen(fleet.path(), &["all"]);
        assert_eq!(said.code, 0, "{}{}", said.out, said.err);
        assert_eq!(std::fs::read(&file).unwrap(), fresh, "kgen all writes other bytes than those committed");
    }
    assert_eq!(verify(fleet.path()).code, 0);
}
