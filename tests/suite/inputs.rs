//! Which packages a generator takes as its inputs, where several generators run or packages are named.

use walkdir::WalkDir;

use crate::support::{kgen, repository};

/// One package asks for copies, one for defaults, one for nothing; a program writes about markers.
const FILES: &[(&str, &str)] = &[
    ("go.mod", "module example.com/m\n\ngo 1.24\n"),
    (
        "copied/doc.go",
        "// Package copied asks for copies.\n//\n// +k8s:deepcopy-gen=package\npackage copied\n\ntype T struct{}\n",
    ),
    (
        "defaulted/doc.go",
        "// Package defaulted asks for defaults.\n//\n// +k8s:defaulter-gen=TypeMeta\npackage defaulted\n",
    ),
    ("plain/plain.go", "package plain\n"),
    (
        "tool/main.go",
        "// Tool reads markers such as\n//\n//\t// +k8s:defaulter-gen=TypeMeta\npackage main\n\nfunc main() {}\n",
    ),
];

/// The files that a run writes.
fn written(args: &[&str]) -> Vec<String> {
    let (_kept, root) = repository(FILES);
    let said = kgen(&root, args);
    assert_eq!(said.code, 0, "{}", said.err);
    let entries = WalkDir::new(&root).sort_by_file_name().into_iter().map(Result::unwrap);
    let generated = entries.filter(|entry| entry.file_name().to_string_lossy().starts_with("zz_generated."));
    generated.map(|entry| entry.path().strip_prefix(&root).unwrap().display().to_string()).collect()
}

#[test]
fn each_generator_takes_what_speaks_of_it() {
    for compat in ["0.20", "0.34", "0.37"] {
        let both = ["copied/zz_generated.deepcopy.go", "defaulted/zz_generated.defaults.go"];
        assert_eq!(written(&["all", "--compat", compat]), both, "{compat}");
        assert_eq!(written(&["all", "--compat", compat, "./..."]), both, "{compat}");
        assert_eq!(written(&["all", "--compat", compat, "./copied", "./defaulted", "./plain"]), both, "{compat}");
        assert_eq!(written(&["defaulter", "--compat", compat, "./..."]), both[1..], "{compat}");
    }
}

#[test]
fn who_names_a_package_to_one_generator_means_it() {
    let named = ["defaulter", "./plain", "./defaulted", "--compat"];
    let both = ["defaulted/zz_generated.defaults.go", "plain/zz_generated.defaults.go"];
    assert_eq!(written(&[&named[..], &["0.35"]].concat()), both);
    assert_eq!(written(&[&named[..], &["0.36"]].concat()), both[..1], "from then on the package has to ask");
    assert_eq!(written(&["deepcopy", "./plain", "./copied", "--compat", "0.34"]), ["copied/zz_generated.deepcopy.go"]);
}
