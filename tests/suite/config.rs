//! kgen.toml, environment and flags: what wins, and how mistakes are reported.

use std::ffi::OsString;
use std::path::Path;

use kgen::cli::{Cli, Command, Generate};
use kgen::settings::{Generators, Mode, Settings, Wish};

use crate::support::{kgen, kgen_with, repository, surroundings};

const GO_MOD: (&str, &str) = ("go.mod", "module example.com/m\n\ngo 1.24\n\nrequire k8s.io/apimachinery v0.31.2\n");

/// The settings of `kgen all` with `args`.
fn resolve(directory: &Path, env: &[(&str, &str)], args: &[&str]) -> Settings {
    let argv = ["kgen", "all"].iter().chain(args).map(OsString::from);
    let cli = Cli::from_argv(argv).unwrap();
    assert!(matches!(cli.command, Command::All(_)));
    let mut generate = Generate::default();
    if let Some(at) = args.iter().position(|arg| *arg == "--compat") {
        generate.compat = args[at + 1].parse().ok();
    }
    let wish = Wish { remedy: "all", generate: Some(&generate), ..Wish::default() };
    Settings::resolve(&wish, &cli.global, &surroundings(directory, env)).unwrap()
}

#[test]
fn flags_then_environment_then_file_then_default() {
    let (_folder, root) = repository(&[GO_MOD, ("kgen.toml", "[codegen]\ncompat = '0.32'\n")]);
    let minor = |env: &[(&str, &str)], args: &[&str]| resolve(&root, env, args).compat.version.minor();
    assert_eq!(minor(&[("KGEN_COMPAT", "0.33")], &["--compat", "0.34"]), 34);
    assert_eq!(minor(&[("KGEN_COMPAT", "0.33")], &[]), 33);
    assert_eq!(minor(&[], &[]), 32);
    store::atomic::write(root.join("kgen.toml"), "").unwrap();
    let settings = resolve(&root, &[], &[]);
    assert_eq!(settings.compat.version.minor(), 31);
    assert_eq!(settings.compat.origin, "k8s.io/apimachinery in go.mod");
    assert_eq!((settings.mode, settings.generators), (Mode::Write, Generators::All));
}

#[test]
fn the_file_is_found_upwards_and_its_paths_start_at_it() {
    let (_folder, root) = repository(&[
        GO_MOD,
        ("kgen.toml", "[codegen]\nheader = 'hack/top.txt'\npackages = ['./api/...']\n"),
        ("hack/top.txt", "// top\n"),
        ("api/v1/types.go", "package v1\n"),
    ]);
    for from in [root.clone(), root.join("api/v1")] {
        let settings = resolve(&from, &[], &[]);
        assert_eq!(settings.root, root);
        assert_eq!(settings.header.as_deref(), Some(root.join("hack/top.txt").as_path()));
        assert_eq!((settings.patterns, settings.pattern_base), (vec!["./api/...".to_owned()], root.clone()));
    }
}

#[test]
fn the_file_is_not_looked_for_beyond_the_repository() {
    let (_folder, root) =
        repository(&[("kgen.toml", "nonsense"), ("inner/.git/HEAD", ""), ("inner/go.mod", "module m\n")]);
    assert_eq!(resolve(&root.join("inner"), &[], &[]).config_path, None);
}

#[test]
fn usual_boilerplate_is_taken_where_it_exists() {
    let (_folder, root) = repository(&[GO_MOD, ("api/v1/types.go", "package v1\n")]);
    assert_eq!(resolve(&root, &[], &[]).header, None);
    let usual = root.join("hack/boilerplate.go.txt");
    store::atomic::write(&usual, "// x\n").unwrap();
    assert_eq!(resolve(&root.join("api/v1"), &[], &[]).header, Some(usual));
    let better = root.join("hack/boilerplate/boilerplate.generatego.txt");
    store::atomic::write(&better, "// y\n").unwrap();
    assert_eq!(resolve(&root, &[], &[]).header, Some(better));
}

#[test]
fn mistakes_have_a_place_and_exit_with_1() {
    let (_folder, root) = repository(&[GO_MOD, ("kgen.toml", "[codegen]\nheaders = 'x'\n"), ("a/x.go", "package a\n")]);
    let said = kgen(&root, &["all"]);
    assert_eq!(said.code, 1);
    assert!(said.err.starts_with("kgen.toml:2:1: error[config/unknown-key]: unknown key `headers`\n"), "{}", said.err);
    assert!(said.err.contains("did you mean `header`?"), "{}", said.err);
    // From elsewhere the same file, under a path that can be opened from there.
    let said = kgen(&root.join("a"), &["all"]);
    assert!(said.err.starts_with(&format!("{}:2:1: ", root.join("kgen.toml").display())), "{}", said.err);
}

#[test]
fn missing_files_and_wrong_variables_exit_with_2() {
    let (_folder, root) = repository(&[GO_MOD]);
    assert_eq!(kgen(&root, &["all", "--config", "other.toml"]).code, 2);
    assert_eq!(kgen(&root, &["all", "--go-header-file", "none.txt"]).code, 2);
    for (name, value) in [
        ("KGEN_JOBS", "none"),
        ("KGEN_COLOR", "green"),
        ("KGEN_OUTPUT_FORMAT", "xml"),
        ("KGEN_COMPAT", "0.1"),
        ("KGEN_STRICT", "perhaps"),
    ] {
        let said = kgen_with(&root, &[(name, value)], &["all"]);
        assert_eq!(said.code, 2, "{name}");
        assert!(said.err.contains(name), "{}", said.err);
    }
}
