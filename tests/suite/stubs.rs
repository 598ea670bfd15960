//! `kgen conversion --stubs`: what it prints, pasted, makes a package compile.

use std::path::Path;
use std::process::{Command, Output};

use crate::support::{kgen, root};

/// A module outside of this repository with a case that lacks functions, and the stand-ins that it imports.
fn module(case: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let copy = |from: &Path, to: &Path| {
        for entry in walkdir::WalkDir::new(from).into_iter().map(Result::unwrap).filter(|entry| entry.path().is_file())
        {
            let to = to.join(entry.path().strip_prefix(from).unwrap());
            store::atomic::write(&to, std::fs::read(entry.path()).unwrap()).unwrap();
        }
    };
    let testdata = root().join("testdata");
    store::atomic::write(folder.path().join("go.mod"), std::fs::read(testdata.join("go.mod")).unwrap()).unwrap();
    copy(&testdata.join("_deps"), &folder.path().join("_deps"));
    let case = Path::new("conversion").join(case);
    copy(&testdata.join(&case), &folder.path().join(&case));
    folder
}

#[expect(clippy::disallowed_methods, reason = "whether Go code compiles, Go says")]
fn vet(folder: &Path) -> Output {
    let mut go = Command::new("go");
    go.args(["vet", "./..."]).current_dir(folder).env("GOFLAGS", "-mod=mod").env("GOPROXY", "off");
    go.output().expect("this test needs `go` on PATH")
}

#[test]
fn pasted_stubs_compile() {
    let module = module("stubs");
    let case = module.path().join("conversion/stubs");
    assert_eq!(kgen(&case, &["conversion"]).code, 0);
    assert!(!vet(module.path()).status.success(), "the case lacks no function");

    let said = kgen(&case, &["conversion", "--stubs"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.out.starts_with("package v1\n\nimport (\n"), "{}", said.out);
    store::atomic::write(case.join("v1/conversion.go"), &said.out).unwrap();
    assert_eq!(kgen(&case, &["conversion"]).code, 0);
    let vetted = vet(module.path());
    assert!(vetted.status.success(), "{}\n{}", said.out, String::from_utf8_lossy(&vetted.stderr));

    let said = kgen(&case, &["conversion", "--stubs"]);
    assert_eq!(said.out, "", "nothing is missing any more");
    assert!(said.err.contains("no function is missing"), "{}", said.err);
}

#[test]
fn stubs_write_nothing() {
    let module = module("stubs");
    let case = module.path().join("conversion/stubs");
    let generated = case.join("v1/zz_generated.conversion.go");
    let before = std::fs::read(&generated).unwrap();
    let said = kgen(&case, &["conversion", "--stubs", "--compat", "0.37"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert_eq!(std::fs::read(&generated).unwrap(), before);
}
