//! `kgen init` in repositories that others have generated.

use std::fs;

use crate::support::{kgen, repository};

const TYPES: &str = "package v1\n\n// +k8s:deepcopy-gen=true\ntype T struct{ A []string }\n";

/// A repository as it is after a run with `args`.
fn generated(files: &[(&str, &str)], args: &[&str]) -> (tempfile::TempDir, std::path::PathBuf) {
    let (kept, root) = repository(files);
    let said = kgen(&root, args);
    assert_eq!(said.code, 0, "{}", said.err);
    (kept, root)
}

#[test]
fn what_others_have_generated_is_clean_afterwards() {
    let files = [
        ("go.mod", "module example.com/m\n\ngo 1.24\n"),
        ("api/v1/types.go", TYPES),
        ("build/header.txt", "// Copyright YEAR Us.\n"),
    ];
    let args = ["deepcopy", "--compat", "0.29", "--go-header-file", "build/header.txt", "-O", "copies.go", "./..."];
    let (_kept, root) = generated(&files, &args);
    let said = kgen(&root, &["init"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.out.contains("1 of 1 generated files come out as they are"), "{}", said.out);
    let text = fs::read_to_string(root.join("kgen.toml")).unwrap();
    assert!(text.contains("output-file = \"copies.go\""), "{text}");
    // No file of the name that headers have holds this one.
    assert!(text.contains("header = \"hack/boilerplate.go.txt\""), "{text}");
    let said = kgen(&root, &["verify"]);
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);

    let again = kgen(&root, &["init"]);
    assert_eq!(again.code, 2);
    assert!(again.err.contains("--force"), "{}", again.err);
    assert_eq!(kgen(&root, &["init", "--stdout"]).out, text);
}

#[test]
fn definitions_find_their_packages_and_exceptions() {
    let files = [
        ("go.mod", "module example.com/m\n\ngo 1.24\n"),
        ("api/v1/doc.go", "// +k8s:openapi-gen=true\npackage v1\n\ntype T struct{ A []string `json:\"a\"` }\n"),
        ("hack/fleet_violations.list", "API rule violation: list_type_missing,example.com/m/api/v1,T,A\n"),
        ("hack/other_violations.list", ""),
    ];
    let args = ["openapi", "--compat", "0.34", "--output-pkg", "example.com/m/fleet/openapi", "./api/..."];
    let (_kept, root) = generated(&files, &args);
    let said = kgen(&root, &["init"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let text = fs::read_to_string(root.join("kgen.toml")).unwrap();
    assert!(text.contains("packages = [\"example.com/m/api/v1\"]"), "{text}");
    assert!(text.contains("exceptions = \"hack/fleet_violations.list\""), "{text}");
    assert_eq!(kgen(&root, &["verify"]).code, 0);
}

#[test]
fn what_differs_is_named() {
    let files =
        [("go.mod", "module example.com/m\n\ngo 1.24\n"), ("api/v1/types.go", TYPES), ("api/v2/types.go", TYPES)];
    let (_kept, root) = generated(&files, &["deepcopy", "--compat", "0.34", "./..."]);
    let stale = root.join("api/v2/zz_generated.deepcopy.go");
    let text = fs::read_to_string(&stale).unwrap();
    store::atomic::write(&stale, text + "\nvar byHand = 1\n").unwrap();
    let said = kgen(&root, &["init"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.out.contains("1 of 2 generated files"), "{}", said.out);
    assert!(said.out.contains("api/v2/zz_generated.deepcopy.go differs"), "{}", said.out);
}

#[test]
fn nothing_is_written_where_there_is_nothing_to_compare() {
    let (_kept, root) = repository(&[("go.mod", "module example.com/m\n"), ("api/v1/types.go", TYPES)]);
    let said = kgen(&root, &["init"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("no generated file"), "{}", said.err);
    let broken = [("go.mod", "module example.com/m\n"), ("api/v1/types.go", TYPES)];
    let (_kept, root) = generated(&broken, &["deepcopy", "./..."]);
    store::atomic::write(root.join("api/v1/types.go"), "package v1\n\n// +k8s:deepcopy-gen=true\ntype T struct {\n")
        .unwrap();
    let said = kgen(&root, &["init"]);
    assert_eq!(said.code, 2, "{}", said.out);
    assert!(said.err.contains("api/v1/types.go:5:1"), "{}", said.err);
    assert!(!root.join("kgen.toml").exists());
}
