//! `kgen openapi`: which tables run, and where their files go.

use std::path::Path;

use crate::support::kgen;

const TYPES: &str = "\
// +k8s:openapi-gen=true
package v1

// Widget is one.
type Widget struct {
\tName string `json:\"name\"`
}
";

const CONFIG: &str = "\
[codegen]
compat = \"0.34\"

[[codegen.openapi]]
packages = [\"./api/...\"]
output-pkg = \"example.com/widgets/generated/openapi\"
";

const FILE: &str = "generated/openapi/zz_generated.openapi.go";

fn module(config: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| store::atomic::write(folder.path().join(name), text).unwrap();
    write("go.mod", "module example.com/widgets\n\ngo 1.21\n");
    write("api/v1/doc.go", TYPES);
    write("other/doc.go", &TYPES.replace("package v1", "package other"));
    write("plain/doc.go", "package plain\n");
    if !config.is_empty() {
        write("kgen.toml", config);
    }
    folder
}

fn made(folder: &Path) -> Option<String> {
    std::fs::read_to_string(folder.join(FILE)).ok()
}

#[test]
fn a_table_runs_as_a_whole_if_one_of_its_packages_is_asked_for() {
    let module = module(CONFIG);
    for (words, runs) in [
        (&["all", "./other"][..], false),
        (&["openapi", "./plain"], false),
        (&["all", "./api/v1"], true),
        (&["openapi", "./..."], true),
        (&["all"], true),
        (&["openapi"], true),
    ] {
        let said = kgen(module.path(), words);
        assert_eq!(said.code, 0, "{words:?}: {}", said.err);
        assert_eq!(made(module.path()).is_some(), runs, "{words:?}");
        if runs {
            store::atomic::write(module.path().join(FILE), "package openapi\n").unwrap();
            assert_eq!(kgen(module.path(), &["verify"]).code, 1, "{words:?}");
            assert_eq!(kgen(module.path(), words).code, 0);
            let text = made(module.path()).unwrap();
            assert!(text.contains("\"example.com/widgets/api/v1.Widget\": schema_"), "{text}");
            assert!(!text.contains("widgets/other"), "{text}");
        }
    }
}

#[test]
fn an_output_that_is_typed_needs_no_table() {
    let module = module("");
    let run = |words: &[&str]| kgen(module.path(), &[&["openapi", "--compat", "0.34"], words].concat());
    let said = run(&["./api/v1"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("--output-pkg"), "{}", said.err);
    let said =
        run(&["./api/v1", "./other", "--output-pkg", "example.com/widgets/generated/openapi", "-r", "/dev/null"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let by_package = made(module.path()).unwrap();
    assert!(by_package.contains("package openapi\n") && by_package.contains("widgets/other.Widget"), "{by_package}");
    let said = run(&["./api/v1", "./other", "--output-dir", "generated/openapi", "--check"]);
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    let said = run(&["./api/v1", "--output-pkg", "example.com/elsewhere/openapi"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("no place"), "{}", said.err);
}

#[test]
fn definitions_are_never_left_over() {
    let module = module("");
    let said = kgen(module.path(), &["openapi", "./api/v1", "--output-dir", "generated/openapi"]);
    assert_eq!(said.code, 0, "{}", said.err);
    // Without a table nobody knows whose they are.
    assert_eq!(kgen(module.path(), &["all"]).code, 0);
    assert_eq!(kgen(module.path(), &["verify"]).code, 0);
    assert!(made(module.path()).is_some());
}
