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
    let one = ["$ROOT/_output/local/bin/linux/arm64/ ./cmd/one"];
    let both = ["$ROOT/_output/local/bin/linux/arm64/ ./cmd/one ./cmd/two"];
    assert_eq!(planned("", &[linux], &[]), both);
    assert_eq!(planned("cmd", &[linux], &["./one"]), one);
    assert_eq!(planned("cmd/one", &[linux], &["."]), one);
    assert_eq!(planned("lib", &[linux], &["../cmd/..."]), both);
    assert_eq!(planned("lib", &[linux], &["one"]), one);
    assert_eq!(planned("lib", &[linux, ("WHAT", "cmd/one")], &[]), one);
    // What is typed goes before the environment, and each platform counts once.
    let args = ["two", "--platform", "windows/386,windows/386"];
    let two = ["$ROOT/_output/local/bin/windows/386/ ./cmd/two"];
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

const GROUPS: &str = "[[build.group]]\nname = 'server'\ntargets = ['./cmd/one']\nplatforms = ['linux/arm64', 'plan9/386']\n\
    [[build.group]]\nname = 'client'\ntargets = ['./cmd/one', './cmd/two']\nplatforms = ['linux/arm64']\nstatic = true\n";

#[test]
fn cross_builds_groups_for_their_platforms() {
    let (_folder, root) = repository(&[FILES, &[("kgen.toml", GROUPS)]].concat());
    let planned = |env: &str, args: &[&str]| {
        let env = [("KUBE_BUILD_PLATFORMS", env)];
        let said = kgen_with(&root, &env, &[&["cross", "--explain", "--skip", "fetch"], args].concat());
        let builds = said.out.lines().filter(|line| line.contains(" build "));
        let ends = builds.map(|line| line.rsplit_once("-o $ROOT/_output/local/bin/").unwrap().1.to_owned());
        (said.code, ends.collect::<Vec<_>>(), said.err)
    };
    let (code, all, err) = planned("", &[]);
    assert_eq!(
        (code, all),
        (0, vec!["linux/arm64/ ./cmd/one ./cmd/two".to_owned(), "plan9/386/ ./cmd/one".to_owned()]),
        "{err}"
    );
    let (code, some, err) = planned("plan9/386", &[]);
    assert_eq!((code, some), (0, vec!["plan9/386/ ./cmd/one".to_owned()]), "{err}");
    let (code, server, _) = planned("", &["server"]);
    assert_eq!((code, server.len()), (0, 2));
    for (env, args, words) in [
        ("darwin/arm64", [].as_slice(), "no group is built for darwin/arm64"),
        ("", &["clint"], "there is no group `clint`; the groups are server, client"),
        ("", &["--max-memory", "much"], "`much` is no size"),
        ("", &["--go", "nowhere/go"], "--go nowhere/go: there is no such file"),
    ] {
        let (code, _, err) = planned(env, args);
        assert_eq!(code, 2, "{err}");
        assert!(err.contains(words), "{words}: {err}");
    }
    let said = kgen_with(&root, &[], &["release", "--explain", "--skip", "fetch"]);
    assert_eq!((said.code, said.out.matches(" build ").count()), (0, 2), "{}", said.err);
    let (_folder, plain) = repository(FILES);
    let said = kgen(&plain, &["cross"]);
    assert!(said.code == 2 && said.err.contains("no [[build.group]], and no --platform is given"), "{}", said.err);
}

#[test]
fn the_old_name_of_goflags_counts_alone() {
    let (_folder, root) = repository(FILES);
    let both = kgen_with(&root, &[("GOFLAGS", "-v"), ("KUBE_GOFLAGS", "-x")], &["build"]);
    assert!(both.code == 2 && both.err.contains("both GOFLAGS and KUBE_GOFLAGS are set"), "{}", both.err);
    let old = kgen_with(&root, &[("GOFLAGS", ""), ("KUBE_GOFLAGS", "-no-such-flag")], &["build"]);
    assert!(old.code != 0 && old.err.contains("no-such-flag"), "{}", old.err);
}

#[test]
fn other_commands_get_the_environment_of_the_build() {
    let (_folder, root) = repository(&[FILES, &[("kgen.toml", "[build]\ngopath = true\n")]].concat());
    let env =
        [("KUBE_GIT_COMMIT", "0123456789abcdef"), ("KUBE_GIT_VERSION", "v1.2.3"), ("KUBE_GIT_TREE_STATE", "clean")];
    let said = kgen_with(&root, &env, &["build", "--print-env"]);
    let workspace = root.join("_output/local/go");
    assert_eq!(
        said.out,
        format!(
            "export GO111MODULE='off'\nexport GOBIN=''\nexport GOPATH='{}'\nexport KUBE_GIT_COMMIT='0123456789abcdef'\n\
             export KUBE_GIT_TREE_STATE='clean'\nexport KUBE_GIT_VERSION='v1.2.3'\nexport KUBE_GIT_MAJOR='1'\n\
             export KUBE_GIT_MINOR='2'\nexport SOURCE_DATE_EPOCH='0'\n",
            workspace.display()
        )
    );
    assert!(workspace.join("src/example.com/m/cmd/one/main.go").is_file());
}

#[test]
fn outputs_go_where_the_environment_says() {
    let (_folder, root) = repository(FILES);
    let said = kgen_with(&root, &[("OUT_DIR", "out"), ("KUBE_OUTPUT_SUBPATH", "out/here")], &["build", "one"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let host = build_pipeline::Platform::host();
    assert!(root.join(format!("out/here/bin/{host}/one{}", host.exe_suffix())).is_file());
    assert!(root.join("out/build.json").is_file() && root.join("out/bin").exists() && !root.join("_output").exists());
}

#[test]
fn the_doctor_says_what_is_missing() {
    let (_folder, root) = repository(FILES);
    let said = kgen(&root, &["doctor"]);
    assert!(said.code == 0 && said.out.contains("ok       go                go1."), "{}", said.out);
    let (_folder, needy) =
        repository(&[FILES, &[("kgen.toml", &GROUPS.replace("static = true", "static = false"))]].concat());
    let said = kgen_with(&needy, &[("KUBE_LINUX_ARM64_CC", "no-such-gcc -m64")], &["doctor"]);
    assert_eq!(said.code, 2);
    assert!(said.out.contains("C compiler for linux/arm64  needs `no-such-gcc`; install it"), "{}", said.out);
    let said = kgen_with(&root, &[("PATH", "/nowhere")], &["doctor", "--output-format", "json"]);
    assert!(said.code == 2 && said.out.contains("`go` is not on PATH"), "{}", said.out);
    assert!(!root.join("_output").exists());
}

#[test]
fn mistakes_are_told_with_exit_code_2() {
    for (env, args, words) in [
        ("", ["--platform", "linux"], "`linux` is not a platform; write it as GOOS/GOARCH"),
        ("", ["--platform", "linux/arm65"], "the go tool cannot build for linux/arm65"),
        ("", ["three", "one"], "there is no command `three` to build"),
        ("", ["..", "one"], ".. lies outside of the module"),
        ("-v cmd/one", ["--skip", "fetch"], "WHAT holds `-v`, which is no target"),
        ("", ["--skip", "archive"], "there is no such step; the steps are toolchain, fetch, generate, compile"),
    ] {
        let (_folder, root) = repository(FILES);
        let said = kgen_with(&root, &[("WHAT", env)], &[&["build"], args.as_slice()].concat());
        assert_eq!(said.code, 2, "{args:?}: {}", said.err);
        assert!(said.err.contains(words), "{args:?}: {}", said.err);
        assert!(!root.join("_output/local/bin").exists());
    }
}

const IMAGES: &str = "[[image]]\nbinary = 'one'\nname = 'registry.example.com/m/first'\n[[image]]\nbinary = 'two'\n";

#[test]
fn images_are_made_of_what_is_named_or_of_all() {
    let (_folder, root) = repository(&[FILES, &[("kgen.toml", &format!("{GROUPS}{IMAGES}"))]].concat());
    let planned = |args: &[&str]| {
        let env = [("KUBE_GIT_COMMIT", "1"), ("KUBE_GIT_TREE_STATE", "clean"), ("KUBE_GIT_VERSION", "v1.0.0")];
        let said = kgen_with(&root, &env, &[&["image", "--explain"], args].concat());
        let builds = said.out.lines().filter(|line| line.contains(" build "));
        let ends = builds.map(|line| line.rsplit_once("-o $ROOT/_output/local/bin/").unwrap().1.to_owned());
        (ends.collect::<Vec<_>>(), said.err)
    };
    // The second is linked without C where the client has it.
    assert_eq!(planned(&[]).0, ["linux/arm64/ ./cmd/one ./cmd/two"]);
    assert_eq!(planned(&["first"]).0, planned(&["one"]).0);
    assert_eq!(planned(&["two", "--platform", "linux/s390x"]).0, ["linux/s390x/ ./cmd/two"]);
    let (nothing, said) = planned(&["three"]);
    assert!(nothing.is_empty() && said.contains("there is no image `three`; the images are"), "{said}");
    let (nothing, said) = planned(&["--only", "imgae"]);
    assert!(nothing.is_empty() && said.contains("did you mean `image`?"), "{said}");
}

#[test]
fn a_quick_release_of_a_tree_without_a_version_has_archives_alone() {
    let (_folder, root) = repository(&[FILES, &[("kgen.toml", IMAGES)]].concat());
    let said = kgen(&root, &["quick-release", "--skip", "fetch"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(root.join("_output/release-tars/SHA256SUMS").exists() && !root.join("_output/release-images").exists());
    let said = kgen(&root, &["release", "--skip", "fetch", "--skip", "test"]);
    assert_eq!(said.code, 1, "{}", said.err);
}

#[test]
fn a_plan_says_what_would_be_made_and_makes_nothing() {
    let (_folder, root) = repository(&[FILES, &[("kgen.toml", &format!("{GROUPS}{IMAGES}"))]].concat());
    let env = [("KUBE_FASTBUILD", "true"), ("KUBE_GIT_COMMIT", "1"), ("KUBE_GIT_TREE_STATE", "clean")];
    let env = [env.as_slice(), &[("KUBE_GIT_VERSION", "v1.0.0")]].concat();
    let said = kgen_with(&root, &env, &["release", "plan", "--platform", "linux/arm64", "--skip", "fetch"]);
    assert_eq!(said.code, 0, "{}", said.err);
    for line in [
        "version      v1.0.0",
        "fetch        skipped: as requested",
        "generate     runs",
        "test         runs",
        "compile      runs",
        "             cmd/two (linux/arm64): not built here before",
        "             _output/release-images/arm64/first.tar  registry.example.com/m/first-arm64:v1.0.0",
        "             _output/release-tars/m-server-linux-arm64.tar.gz",
        "             _output/artifacts.json",
    ] {
        assert!(said.out.lines().any(|there| there == line), "{line}\n{}", said.out);
    }
    assert!(!said.out.contains("plan9"), "{}", said.out);
    assert!(!root.join("_output").exists());
}
