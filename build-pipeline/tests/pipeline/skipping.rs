//! What is built again and what is not: each kind of input changed once.

use std::{
    path::Path,
    sync::{Mutex, PoisonError},
};

use crate::fixture::{Fixture, command_main, files, sha256};
use build_pipeline::{Event, Limits, Observer, Platform};

/// Hears why something is built.
#[derive(Default)]
struct Reasons(Mutex<Vec<String>>);

impl Observer for Reasons {
    fn event(&self, event: Event<'_>) {
        if let Event::Reason { target, why } = event {
            self.0.lock().unwrap_or_else(PoisonError::into_inner).push(format!("{target}: {why}"));
        }
    }
}

/// Builds for the host, and says what was built, and why.
fn built(fixture: &Fixture) -> Vec<String> {
    let reasons = Reasons::default();
    let host = Platform::host().to_string();
    fixture.build_heard(&[&host], &[], &Limits::default(), &reasons).unwrap();
    let mut reasons = reasons.0.into_inner().unwrap();
    reasons.sort();
    reasons
}

/// That `ctl` alone was built, for a reason with these words.
#[track_caller]
fn assert_ctl_alone(fixture: &Fixture, words: &str) {
    let reasons = built(fixture);
    assert_eq!(reasons.len(), 1, "{words}: {reasons:?}");
    assert!(reasons[0].starts_with("cmd/ctl (") && reasons[0].contains(words), "{words}: {reasons:?}");
    assert_hit(fixture);
}

#[track_caller]
fn assert_both(fixture: &Fixture, words: &str) {
    let reasons = built(fixture);
    assert_eq!(reasons.len(), 2, "{words}: {reasons:?}");
    assert!(reasons.iter().all(|reason| reason.contains(words)), "{words}: {reasons:?}");
    assert_hit(fixture);
}

#[track_caller]
fn assert_hit(fixture: &Fixture) {
    assert_eq!(built(fixture), [""; 0], "nothing was changed");
}

/// A module without a repository, so that a change does not change the version, in which `ctl` alone has more than Go files.
fn project() -> Fixture {
    let fixture = Fixture::without_git();
    fixture.write(
        "cmd/ctl/embed.go",
        "package main\n\nimport (\n\t\"embed\"\n\n\t\"example.com/fleet/only\"\n)\n\n//go:embed assets\nvar assets embed.FS\n\n\
         var _ = only.Word\n",
    );
    fixture.write("cmd/ctl/assets/deep/a.txt", "a");
    fixture.write("only/only.go", "package only\n\nconst Word = \"a\"\n");
    fixture.write("only/only_plan9.go", "package only\n");
    fixture
}

#[test]
fn sources_of_every_kind() {
    let fixture = project();
    assert_both(&fixture, "not built here before");
    fixture.write("only/only.go", "package only\n\nconst Word = \"b\"\n");
    assert_ctl_alone(&fixture, "only/only.go has changed");
    // The same bytes again are no change.
    fixture.write("only/only.go", "package only\n\nconst Word = \"b\"\n");
    assert_hit(&fixture);
    fixture.write("only/more.go", "package only\n");
    assert_ctl_alone(&fixture, "only has changed");
    fixture.write("only/only_plan9.go", "package only\n\n// Left out, but for how long?\n");
    assert_ctl_alone(&fixture, "only/only_plan9.go has changed");
    fixture.write("cmd/ctl/assets/deep/a.txt", "b");
    assert_ctl_alone(&fixture, "assets/deep/a.txt has changed");
    fixture.write("cmd/ctl/assets/deep/b.txt", "b");
    assert_ctl_alone(&fixture, "assets/deep has changed");
    fixture.write(
        "version/version.go",
        &std::fs::read_to_string(fixture.path("version/version.go")).unwrap().replace("unset", "none"),
    );
    assert_both(&fixture, "version/version.go has changed");
    fixture.write("go.sum", "");
    assert_both(&fixture, "go.sum has changed");
    fixture.write("go.mod", "module example.com/fleet\n\ngo 1.22\n");
    assert_both(&fixture, "go.mod has changed");
    // What nothing imports, and tests, are inputs of no binary.
    fixture.write("other/other.go", "package other\n");
    fixture.write("README.md", "read me");
    assert_hit(&fixture);
}

#[test]
fn a_header_of_c_code() {
    let fixture = Fixture::without_git().with_env("CGO_ENABLED", "1");
    fixture.write("c/c.go", "package c\n\n// #include \"c.h\"\nimport \"C\"\n\nconst Answer = C.ANSWER\n");
    fixture.write("c/c.h", "#define ANSWER 1\n");
    fixture.write("cmd/ctl/c.go", "package main\n\nimport \"example.com/fleet/c\"\n\nvar _ = c.Answer\n");
    built(&fixture);
    fixture.write("c/c.h", "#define ANSWER 2\n");
    assert_ctl_alone(&fixture, "c/c.h has changed");
}

#[test]
fn what_is_vendored_and_what_a_workspace_brings_in() {
    let fixture = project();
    fixture.write("../lib/go.mod", "module example.com/lib\n\ngo 1.21\n");
    fixture.write("../lib/lib.go", "package lib\n\nconst Word = \"a\"\n");
    fixture.write("cmd/ctl/lib.go", "package main\n\nimport \"example.com/lib\"\n\nvar _ = lib.Word\n");
    fixture.write("../go.work", "go 1.21\n\nuse (\n\t./lib\n\t./project\n)\n");
    let work = fixture.path("../go.work").canonicalize().unwrap();
    let fixture = fixture.with_env("GOWORK", work.to_str().unwrap());
    built(&fixture);
    fixture.write("../lib/lib.go", "package lib\n\nconst Word = \"b\"\n");
    assert_ctl_alone(&fixture, "lib/lib.go has changed");
    fixture.write("../go.work", "go 1.22\n\nuse (\n\t./lib\n\t./project\n)\n");
    assert_both(&fixture, "go.work has changed");

    let fixture = fixture.with_env("GOWORK", "off");
    fixture.write("go.mod", "module example.com/fleet\n\ngo 1.21\n\nrequire example.com/lib v1.0.0\n");
    fixture.write("vendor/modules.txt", "# example.com/lib v1.0.0\n## explicit; go 1.21\nexample.com/lib\n");
    fixture.write("vendor/example.com/lib/lib.go", "package lib\n\nconst Word = \"a\"\n");
    built(&fixture);
    fixture.write("vendor/example.com/lib/lib.go", "package lib\n\nconst Word = \"c\"\n");
    assert_ctl_alone(&fixture, "vendor/example.com/lib/lib.go has changed");
}

#[test]
fn a_new_command_is_found() {
    let fixture = project();
    built(&fixture);
    fixture.write("cmd/new/main.go", &command_main("new"));
    let reasons = built(&fixture);
    assert_eq!(reasons.len(), 1, "{reasons:?}");
    assert!(reasons[0].starts_with("cmd/new ("), "{reasons:?}");
    assert_hit(&fixture);
}

#[test]
fn the_environment_and_the_flags() {
    let mut fixture = project();
    built(&fixture);
    for (name, value, words) in [
        ("GOFLAGS", "-tags=a", "GOFLAGS was ``, and is `-tags=a`"),
        ("GOLDFLAGS", "-s", "the command was"),
        ("GOGCFLAGS", "-N", "the command was"),
        ("CGO_ENABLED", "0", "CGO_ENABLED was"),
        ("GOAMD64", "v2", "GOAMD64 was"),
        ("GOARM64", "v8.1", "GOARM64 was"),
        ("SOURCE_DATE_EPOCH", "86400", "the command was"),
        ("KUBE_GIT_COMMIT", "0123456789abcdef", "the command was"),
    ] {
        let arch = Platform::host();
        if name.starts_with("GOA") && !name.eq_ignore_ascii_case(&format!("GO{}", arch.arch())) {
            continue;
        }
        fixture = fixture.with_env(name, value);
        assert_both(&fixture, words);
    }
    // What stands in Go's own configuration file counts as well.
    fixture.write("goenv", "GOFIPS140=off\nGOEXPERIMENT=\n");
    let goenv = fixture.path("goenv");
    fixture = fixture.with_env("GOENV", goenv.to_str().unwrap());
    assert_both(&fixture, "GOENV was ``");
    fixture.write("goenv", "CGO_CFLAGS=-O1\n");
    assert_both(&fixture, "CGO_CFLAGS was `-O2 -g`, and is `-O1`");
}

#[test]
fn a_commit_is_stamped_and_so_is_a_change() {
    let fixture = Fixture::committed("v1.2.3");
    built(&fixture);
    assert_hit(&fixture);
    fixture.write("README.md", "read me");
    assert_both(&fixture, "the command was");
    fixture.commit();
    assert_both(&fixture, "the command was");
}

#[test]
fn another_go_is_another_input() {
    let fixture = project();
    built(&fixture);
    let path = std::env::var_os("PATH").unwrap();
    let real = std::env::split_paths(&path).map(|dir| dir.join("go")).find(|go| go.is_file()).unwrap();
    // The same Go that calls itself another.
    let script =
        format!("#!/bin/sh\nexec {} \"$@\" | sed 's/\"GOVERSION\": \"go1/\"GOVERSION\": \"go9/'\n", real.display());
    let program =
        store::atomic::Change::Write { path: fixture.path("../bin/go"), bytes: script.into_bytes(), mode: Some(0o755) };
    store::atomic::apply(&[program]).unwrap();
    let mut dirs = vec![fixture.path("../bin")];
    dirs.extend(std::env::split_paths(&path));
    let fixture = fixture.with_env("PATH", std::env::join_paths(dirs).unwrap().to_str().unwrap());
    assert_both(&fixture, "GOVERSION was `go1");
}

#[test]
fn binaries_that_are_not_what_was_built_are_built_again() {
    let fixture = project();
    built(&fixture);
    let host = Platform::host();
    let ctl = format!("_output/local/bin/{host}/ctl{}", host.exe_suffix());
    let before = files(&fixture.path("_output"));
    fixture.write(&ctl, "something else");
    assert_ctl_alone(&fixture, &format!("{ctl} has changed"));
    std::fs::remove_file(fixture.path(&ctl)).unwrap();
    assert_ctl_alone(&fixture, &format!("{ctl} has changed"));
    assert_eq!(files(&fixture.path("_output")), before);
    // What is remembered is of no use once it is damaged.
    for entry in std::fs::read_dir(fixture.path("_output/local/build-state")).unwrap() {
        store::atomic::write(entry.unwrap().path(), "damaged").unwrap();
    }
    assert_both(&fixture, "not built here before");
}

#[test]
fn a_build_that_failed_is_not_remembered() {
    let fixture = project();
    built(&fixture);
    let good = std::fs::read_to_string(fixture.path("only/only.go")).unwrap();
    fixture.write("only/only.go", "package only\n\nconst Word = undefinedThing\n");
    let host = Platform::host().to_string();
    fixture.build_for(&[&host], &[]).unwrap_err();
    fixture.build_for(&[&host], &[]).unwrap_err();
    fixture.write("only/only.go", &good);
    // The binary that was there all the time is of these very sources.
    assert_hit(&fixture);
}

#[test]
fn each_platform_is_remembered_by_itself_and_the_manifest_says_what_there_is() {
    let fixture = project();
    let (one, two) = ("darwin/arm64", "windows/amd64");
    fixture.build_for(&[one], &[]).unwrap();
    let reasons = Reasons::default();
    fixture.build_heard(&[one, two], &[], &Limits::default(), &reasons).unwrap();
    let reasons = reasons.0.into_inner().unwrap();
    assert!(reasons.len() == 2 && reasons.iter().all(|reason| reason.contains(two)), "{reasons:?}");
    let manifest: serde_json::Value =
        serde_json::from_slice(&std::fs::read(fixture.path("_output/build.json")).unwrap()).unwrap();
    let binaries = manifest["binaries"].as_array().unwrap();
    assert_eq!(binaries.len(), 4);
    for binary in binaries {
        let path = Path::new(binary["path"].as_str().unwrap());
        let bytes = std::fs::read(fixture.root().join(path)).unwrap();
        assert_eq!(binary["size"], bytes.len());
        assert_eq!(binary["digest"], format!("sha256:{}", sha256(&bytes)));
        assert_eq!(binary["inputs"].as_str().unwrap().len(), 64);
    }
}
