//! The built-in table of the standard library against a real one.

use std::path::{Path, PathBuf};

use goload::{Locator, Origin};

use crate::go::{Scratch, Vars, write};

fn crate_dir() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn check(dir: &Path) -> String {
    let program = crate_dir().join("tests/stdfacts/main.go");
    let scratch = Scratch::new();
    Vars::new().go(&scratch.root, &["run", &program.display().to_string(), "check", &dir.display().to_string()])
}

#[test]
fn every_declaration_is_true() {
    let report = check(&crate_dir().join("src/std"));
    let summary = report.lines().last().unwrap_or_default();
    assert!(summary.ends_with("; 0 wrong"), "{report}");
    assert!(summary.starts_with("85 packages, 5"), "{summary}");
}

#[test]
fn a_false_declaration_is_found() {
    let scratch = Scratch::new();
    copy(&crate_dir().join("src/std"), &scratch.path("std"));
    let path = scratch.path("std/time.go");
    let text = std::fs::read_to_string(&path).expect("the table");
    let false_facts = text
        .replace("type Duration int64", "type Duration int32")
        .replace("type Time struct {\n\t_ *uint8", "type Time struct {\n\t_ uint8")
        .replace("const Saturday Weekday = 6", "const Saturday Weekday = 7");
    assert_ne!(text, false_facts);
    write(&path, false_facts);
    let report = std::panic::catch_unwind(|| check(&scratch.path("std")));
    assert!(report.is_err(), "three false facts went unnoticed");
}

fn copy(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).expect("a directory") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            write(&target, std::fs::read(entry.path()).expect("a file"));
        }
    }
}

#[test]
fn without_goroot_the_table_answers() {
    let scratch = Scratch::new();
    scratch.archive("== go.mod\nmodule example.com/a\ngo 1.21\n== a.go\npackage a\n");
    let locator = Locator::open(&scratch.root, Vars::new().set("GOROOT", "off").env()).expect("a module");
    let time = locator.locate("time", None).expect("in the table");
    let Origin::StdTable(text) = time.origin else { panic!("{:?}", time.origin) };
    assert!(text.contains("type Duration int64"));
    let missing = locator.locate("go/types", None).expect_err("not in the table");
    assert!(missing.help().contains("GOROOT"), "{}", missing.help());
}
