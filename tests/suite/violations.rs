//! `kgen openapi` and the violations of API rules: the report, its comparison with the exceptions, and how they are updated.

use std::path::Path;

use crate::support::{Said, kgen};

const TYPES: &str = "\
// +k8s:openapi-gen=true
package v1

// Widget breaks two rules.
type Widget struct {
	PodSpec string   `json:\"spec\"`
	Parts   []string `json:\"parts\"`
}
";

const CONFIG: &str = "\
[codegen]
compat = \"0.34\"

[[codegen.openapi]]
packages = [\"./v1\"]
output-pkg = \"example.com/widgets/generated\"
report = \"violations.report\"
exceptions = \"api/exceptions.list\"
";

const REPORT: &str = "\
API rule violation: list_type_missing,example.com/widgets/v1,Widget,Parts
API rule violation: names_match,example.com/widgets/v1,Widget,PodSpec
";

fn module(exceptions: Option<&str>) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| store::atomic::write(folder.path().join(name), text).unwrap();
    write("go.mod", "module example.com/widgets\n\ngo 1.21\n");
    write("v1/doc.go", TYPES);
    write("kgen.toml", CONFIG);
    if let Some(exceptions) = exceptions {
        write("api/exceptions.list", exceptions);
    }
    folder
}

fn read(folder: &Path, name: &str) -> Option<String> {
    std::fs::read_to_string(folder.join(name)).ok()
}

/// The first lines of the findings: `place: severity[code]: message`.
fn findings(said: &Said) -> Vec<&str> {
    said.err.lines().filter(|line| line.contains(": error[")).collect()
}

#[test]
fn accepted_violations_are_silent() {
    let module = module(Some(REPORT));
    let said = kgen(module.path(), &["openapi"]);
    assert_eq!((said.code, findings(&said)), (0, Vec::new()), "{}", said.err);
    assert_eq!(read(module.path(), "violations.report").as_deref(), Some(REPORT));
    assert!(read(module.path(), "generated/zz_generated.openapi.go").is_some());
    assert_eq!(kgen(module.path(), &["openapi", "--check"]).code, 0);
    store::atomic::write(module.path().join("violations.report"), "stale\n").unwrap();
    let said = kgen(module.path(), &["verify"]);
    assert_eq!(said.code, 1, "{}", said.err);
    assert!(said.out.contains("violations.report"), "{}", said.out);
}

#[test]
fn new_and_disappeared_violations_are_findings() {
    let gone = "API rule violation: names_match,example.com/widgets/v1,Widget,Gone\n";
    let kept = REPORT.lines().next().unwrap_or_default();
    let module = module(Some(&format!("{kept}\n{gone}what is this\n")));
    let said = kgen(module.path(), &["openapi"]);
    assert_eq!(said.code, 1);
    assert_eq!(
        findings(&said),
        [
            "api/exceptions.list:2:1: error[openapi/violation-gone]: there is no violation \
             names_match,example.com/widgets/v1,Widget,Gone any more",
            "api/exceptions.list:3:1: error[openapi/bad-exception]: this is no violation of an API rule",
            "v1/doc.go:6:2: error[openapi/names-match]: field PodSpec of Widget breaks the API rule names_match",
        ]
    );
    assert_eq!(read(module.path(), "violations.report"), None, "nothing is written");
}

#[test]
fn without_a_file_of_exceptions_every_violation_is_new() {
    let module = module(None);
    let said = kgen(module.path(), &["openapi"]);
    assert_eq!((said.code, findings(&said).len()), (1, 2), "{}", said.err);

    let said = kgen(module.path(), &["openapi", "--update-exceptions"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert_eq!(read(module.path(), "api/exceptions.list").as_deref(), Some(REPORT));
    assert_eq!(kgen(module.path(), &["openapi"]).code, 0);
}

#[test]
fn the_report_alone_never_fails() {
    let module = module(None);
    let flags = [
        "openapi",
        "./v1",
        "--output-pkg",
        "example.com/widgets/generated",
        "--report-filename",
        "-",
        "--compat",
        "0.20",
    ];
    let said = kgen(module.path(), &flags);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.out.contains(REPORT), "{}", said.out);
}

#[test]
fn every_rule_is_explained() {
    let module = module(None);
    for code in ["names-match", "omitempty-match-case", "list-type-missing", "violation-gone", "bad-exception"] {
        let said = kgen(module.path(), &["explain", &format!("openapi/{code}")]);
        assert_eq!(said.code, 0, "{}", said.err);
    }
}
