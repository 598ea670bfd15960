//! `kgen build`: what is named, what it is built for, and what a user hears.

use crate::support::{kgen, kgen_with, repository};

const MAIN: &str = "package main\n\nfunc main() {}\n";
const FILES: &[(&str, &str)] = &[
    ("go.mod", "module example.com/m\n\ngo 1.21\n"),
    ("cmd/one/main.go", MAIN),
    ("cmd/two/main.go", MAIN),
    ("lib/lib.go", "package lib\n"),
];

/// What `--explain` says that would be built, as the end of the `go build` lines.
fn planned(from: &str, env: &[(&str, &str)], args: &[&str]) -> Vec<String> {
    let (_folder, root) = repository(FILES);
    let said = kgen_with(&root.join(from), env, &[&["build", "--explain", "--skip", "fetch"], args].concat());
    assert_eq!(said.code, 0, "{}", said.err);
    let builds = said.out.lines().filter(|line| line.contains(" build "));
    builds.map(|line| line.rsplit_once("-o ").unwrap().1.to_owned()).collect()
}

#[test]
fn targets_come_from_where_the_user_stands_or_from_the_environment() {
    let linux = ("KUBE_BUILD_PLATFORMS", "linux/arm64");
    let one = ["$ROOT/_output/local/bin/linux/arm64/ example.com/m/cmd/one"];
    let both = ["$ROOT/_output/local/bin/linux/arm64/ example.com/m/cmd/one example.com/m/cmd/two"];
    assert_eq!(planned("", &[linux], &[]), both);
    assert_eq!(planned("cmd", &[linux], &["./one"]), one);
    assert_eq!(planned("cmd/one", &[linux], &["."]), one);
    assert_eq!(planned("lib", &[linux], &["../cmd/..."]), both);
    assert_eq!(planned("lib", &[linux], &["one"]), one);
    assert_eq!(planned("lib", &[linux, ("WHAT", "cmd/one")], &[]), one);
    // What is typed goes before the environment, and each platform counts once.
    let args = ["two", "--platform", "windows/386,windows/386"];
    let two = ["$ROOT/_output/local/bin/windows/386/ example.com/m/cmd/two"];
    assert_eq!(planned("lib", &[linux, ("WHAT", "cmd/one")], &args), two);
}

#[test]
fn a_build_places_what_was_named_and_says_so() {
    let (_folder, root) = repository(FILES);
    let said = kgen(&root, &["build", "one"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let bin = root.join(format!("_output/local/bin/{}", build_pipeline::Platform::host()));
    let names: Vec<_> = std::fs::read_dir(bin).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names.len(), 1, "{names:?}");
    assert!(!root.join("_output/release-tars").exists());
}

#[test]
fn mistakes_are_told_with_exit_code_2() {
    for (env, args, words) in [
        ("", ["--platform", "linux"], "`linux` is not a platform; write it as GOOS/GOARCH"),
        ("", ["--platform", "linux/arm65"], "the go tool cannot build for linux/arm65"),
        ("", ["three", "one"], "there is no command `three` to build"),
        ("", ["..", "one"], ".. lies outside of the module"),
        ("-v cmd/one", ["--skip", "fetch"], "WHAT holds `-v`, which is no target"),
        ("", ["--skip", "archive"], "there is no such step; the steps are platforms, fetch, generate, compile"),
    ] {
        let (_folder, root) = repository(FILES);
        let said = kgen_with(&root, &[("WHAT", env)], &[&["build"], args.as_slice()].concat());
        assert_eq!(said.code, 2, "{args:?}: {}", said.err);
        assert!(said.err.contains(words), "{args:?}: {}", said.err);
        assert!(!root.join("_output").exists());
    }
}
