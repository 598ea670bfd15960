//! What is built, how it is linked, and what happens when something is missing or fails.

use std::{collections::BTreeSet, path::Path};

use build_pipeline::{
    BUILD, Bytes, ExitClass, Limits, Platform, Silent, StepCx, Wanted,
    exec::{DryRun, Recording},
    run,
};

use crate::fixture::{Fixture, command_main, files};

/// The calls of `go` that would make something of what is wanted.
fn planned(fixture: &Fixture, platform: &str, words: &[&str], limits: &Limits) -> Vec<String> {
    let exec = Recording::new(DryRun(fixture.exec()), fixture.root());
    let words = words.iter().map(|&word| word.to_owned()).collect();
    let wanted = &Wanted::from([(platform.parse().unwrap(), words)]);
    let project = fixture.project().unwrap();
    fixture.with_cx(&project, &exec, &BTreeSet::new(), |cx| run(BUILD, &StepCx { wanted, limits, ..*cx })).unwrap();
    let transcript = exec.transcript();
    let makes = |line: &&str| line.contains("go build ") || line.contains("go test -c ");
    transcript.lines().filter(makes).map(str::to_owned).collect()
}

fn plan(fixture: &Fixture, platform: &str, words: &[&str]) -> String {
    planned(fixture, platform, words, &Limits::default()).join("\n")
}

const GROUPS: &str = "tags = ['one']\n\
    [[group]]\nname = 'server'\ntargets = ['./cmd/server']\nstatic = true\n\
    [[group]]\nname = 'node'\ntargets = ['cmd/server', 'cmd/ctl']\n";

#[test]
fn groups_say_what_is_built_and_how_it_is_linked() {
    let fixture = Fixture::without_git().with_config(GROUPS);
    let linux = |words: &[&str]| planned(&fixture, "linux/arm64", words, &Limits::default());
    let all = linux(&[]);
    assert_eq!(all.len(), 2, "{all:?}");
    assert!(all[0].starts_with("$ GOARCH=arm64 GOOS=linux go build ") && all[0].ends_with(" ./cmd/ctl"), "{all:?}");
    assert!(
        all[1].starts_with("$ CGO_ENABLED=0 GOARCH=arm64 GOOS=linux go build ") && all[1].ends_with(" ./cmd/server"),
        "{all:?}"
    );
    // A group by its name, and a command of it by its own.
    assert_eq!(linux(&["server"]), all[1..]);
    assert_eq!(linux(&["node"]), all);
    assert_eq!(linux(&["ctl"]), all[..1]);

    let overridden = Fixture::without_git().with_config(GROUPS).with_env("KUBE_STATIC_OVERRIDES", "ctl");
    let one = plan(&overridden, "linux/arm64", &[]);
    assert!(one.starts_with("$ CGO_ENABLED=0 ") && one.ends_with(" ./cmd/ctl ./cmd/server"), "{one}");
    let compiler = Fixture::without_git()
        .with_config(GROUPS)
        .with_env("KUBE_CGO_OVERRIDES", "server")
        .with_env("KUBE_LINUX_ARM64_CC", "true");
    let both = plan(&compiler, "linux/arm64", &[]);
    assert!(both.contains("CC=true CGO_ENABLED=1 GOARCH=arm64 GOOS=linux go build "), "{both}");
}

#[test]
fn tags_and_flags_are_passed_as_they_are_meant() {
    for (flags, tags) in [
        ("", "-tags one "),
        // In Kubernetes' scripts the first becomes a tag itself, and the second is cut at the dash.
        ("-v", "-tags one "),
        ("-tags=two-b,three", "-tags one,two-b,three "),
        ("-mod=mod --tags=one,two", "-tags one,two "),
    ] {
        let fixture = Fixture::without_git().with_config(GROUPS).with_env("GOFLAGS", flags);
        let line = plan(&fixture, "linux/arm64", &["ctl"]);
        assert!(line.contains(tags), "{flags}: {line}");
        assert!(!line.contains("-v"), "{flags}: {line}");
    }
    let own = Fixture::without_git().with_env("GOFLAGS", "-tags=two");
    assert!(!plan(&own, "linux/arm64", &[]).contains("-tags"), "Go reads GOFLAGS itself");

    // The go tool sees both.
    let fixture = Fixture::without_git().with_config("tags = ['one']").with_env("GOFLAGS", "-tags=two");
    fixture
        .write("cmd/ctl/tagged.go", "//go:build one && two\n\npackage main\n\nfunc init() { println(\"tagged\") }\n");
    let host = Platform::host().to_string();
    let ledger = fixture.build_for(&[&host], &["ctl"]).unwrap();
    let built = std::fs::read(fixture.root().join(&ledger.products()[0].path)).unwrap();
    assert!(built.windows(6).any(|bytes| bytes == b"tagged"));
}

#[test]
fn a_test_binary_is_named_as_in_what() {
    let fixture = Fixture::without_git();
    fixture.write("e2e/e2e_test.go", "package e2e\n\nimport \"testing\"\n\nfunc TestIt(t *testing.T) {}\n");
    let host = Platform::host();
    let words = ["e2e/e2e.test", "ctl"];
    let made = |fixture: &Fixture| {
        let ledger = fixture.build_for(&[&host.to_string()], &words).unwrap();
        let paths =
            ledger.products().iter().map(|product| product.path.file_name().unwrap().to_string_lossy().into_owned());
        paths.collect::<Vec<_>>()
    };
    let suffix = host.exe_suffix();
    assert_eq!(made(&fixture), [format!("ctl{suffix}"), format!("e2e.test{suffix}")]);
    let test = Path::new("_output/local/bin").join(host.to_string()).join(format!("e2e.test{suffix}"));
    assert_eq!(fixture.output_of(&test), "PASS");
    // Its tests are inputs of it.
    let before = files(&fixture.path("_output"));
    fixture.write("e2e/more_test.go", "package e2e\n\nimport \"testing\"\n\nfunc TestMore(t *testing.T) {}\n");
    made(&fixture);
    let after = files(&fixture.path("_output"));
    let changed: Vec<_> = after.iter().filter(|(path, bytes)| before.get(*path) != Some(bytes)).collect();
    assert_eq!(changed.len(), 2, "the test binary and the manifest");
}

#[test]
fn less_memory_is_fewer_links_at_once() {
    let fixture = Fixture::without_git();
    let tight = Limits { jobs: 8, memory: Some(Bytes(1)), ..Limits::default() };
    let host = Platform::host().to_string();
    fixture.build_heard(&[&host, "plan9/386"], &[], &tight, &Silent).unwrap();
    assert_eq!(files(&fixture.path("_output")).len(), 5);
    let exec = Recording::new(fixture.exec(), fixture.root());
    let wanted = &Wanted::from([("plan9/arm".parse().unwrap(), Vec::new())]);
    let project = fixture.project().unwrap();
    fixture
        .with_cx(&project, &exec, &BTreeSet::new(), |cx| run(BUILD, &StepCx { wanted, limits: &tight, ..*cx }))
        .unwrap();
    let transcript = exec.transcript();
    assert!(transcript.contains("GOMAXPROCS=1 GOMEMLIMIT=64MiB "), "{transcript}");
    assert!(transcript.contains(" -p 1 -o "), "{transcript}");
}

#[test]
fn with_keep_going_what_can_be_built_is_placed() {
    let fixture = Fixture::without_git();
    fixture.write("cmd/ctl/windows.go", "//go:build windows\n\npackage main\n\nvar _ = undefinedThing\n");
    let limits = Limits { keep_going: true, ..Limits::default() };
    let error = fixture.build_heard(&["linux/amd64", "windows/amd64"], &[], &limits, &Silent).unwrap_err();
    assert_eq!(error.exit_class(), ExitClass::Findings);
    let text = error.to_string();
    assert!(text.starts_with("compile: for windows/amd64, `go build` failed"), "{text}");
    assert_eq!(text.matches("undefined: undefinedThing").count(), 1, "{text}");
    let built = files(&fixture.path("_output/local/bin"));
    let names: Vec<&str> = built.keys().map(String::as_str).collect();
    assert_eq!(names, ["linux/amd64/ctl", "linux/amd64/server", "windows/amd64/server.exe"]);
}

#[test]
fn what_is_missing_is_named_before_anything_is_compiled() {
    let fixture = Fixture::without_git().with_env("KUBE_CGO_OVERRIDES", "ctl server").with_only_go_on_path();
    for (platform, words) in [
        (
            "linux/s390x",
            "linux/s390x needs `s390x-linux-gnu-gcc`; install it, or name another with KUBE_LINUX_S390X_CC",
        ),
        ("darwin/arm64", "darwin/arm64 needs a C compiler; name one with KUBE_DARWIN_ARM64_CC"),
    ] {
        let error = fixture.build_for(&[platform], &[]).unwrap_err();
        assert_eq!(error.exit_class(), ExitClass::Environment);
        assert!(error.to_string().contains(words), "{error}");
    }
    let old = Fixture::without_git();
    old.write("go.mod", "module example.com/fleet\n\ngo 1.999\n");
    let error = old.build_for(&[&Platform::host().to_string()], &[]).unwrap_err();
    assert_eq!(error.exit_class(), ExitClass::Environment);
    assert!(error.to_string().starts_with("toolchain: go.mod asks for Go 1.999, and go is go1."), "{error}");
    assert!(files(&old.path("_output")).is_empty());
}

#[test]
fn a_gopath_tree_gets_a_workspace() {
    let fixture = Fixture::without_git();
    // Imports of what is vendored, as no module could have them: without a go.sum, and with a version to be stamped there.
    let version = std::fs::read_to_string(fixture.path("version/version.go")).unwrap();
    fixture.write("vendor/example.org/version/version.go", &version);
    fixture.write("cmd/ctl/main.go", &command_main("ctl").replace("example.com/fleet/version", "example.org/version"));
    fixture.write("hack/lib/init.sh", "# Modules are not for this tree.\nexport GO111MODULE=off\n");
    fixture.git(&["init", "--quiet"]);
    fixture.commit();
    fixture.git(&["tag", "v1.2.3"]);
    let fixture = fixture.with_config("version-packages = ['example.org/version']");
    let host = Platform::host();
    let ledger = fixture.build_for(&[&host.to_string()], &[]).unwrap();
    let paths: Vec<_> = ledger.products().iter().map(|product| product.path.clone()).collect();
    assert_eq!(fixture.output_of(&paths[0]), "v1.2.3 1.2 clean 2020-09-13T12:26:40Z");
    assert_eq!(std::fs::read_link(fixture.path("_output/local/go/src/example.com/fleet")).unwrap(), fixture.root());
    assert!(fixture.path("_output/bin/ctl").exists());
    let again = planned(&fixture, &host.to_string(), &[], &Limits::default());
    assert!(again.is_empty(), "{again:?}");

    // Older still: no go.mod, and a script that says what the tree is called.
    let old = Fixture::without_git();
    std::fs::remove_file(old.path("go.mod")).unwrap();
    assert!(old.project().is_err());
    let script = "readonly KUBE_GO_PACKAGE=example.com/fleet\nminimum_go_version=go1.4.2\n";
    old.write("hack/lib/golang.sh", script);
    let ledger = old.build_for(&[&host.to_string()], &[]).unwrap();
    assert_eq!(ledger.products().len(), 2);
    old.write("hack/lib/golang.sh", &script.replace("go1.4.2", "go1.999"));
    let error = old.build_for(&[&host.to_string()], &[]).unwrap_err();
    assert!(error.to_string().contains("hack/lib/golang.sh asks for Go 1.999"), "{error}");
}
