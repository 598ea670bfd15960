//! The table of bad input: what users get wrong, what the program says to it, how it exits, and that it has touched
//! nothing. `cargo test --test suite bad_input -- --nocapture` prints it.
//!
//! Every case stands beside a package that is in order and would be written if the run went on. What needs a file
//! system or a user of its own (a full disk, permissions) is in tests/acceptance/bad-input.sh.

use crate::support::{program, repository, tree};

const GOOD: &str = "package good\n\n// +k8s:deepcopy-gen=true\ntype Thing struct {\n\tNames []string\n}\n";
const MODULE: &str = "module example.com/m\n\ngo 1.24\n";

/// A path, and what makes the bytes there.
type Raw = (&'static str, fn() -> Vec<u8>);

/// One row.
#[derive(Default)]
struct Case {
    name: &'static str,
    /// What is there besides the good package; with the path of GOOD's or MODULE's, instead of it.
    files: &'static [(&'static str, &'static str)],
    /// A file that no string literal can hold.
    raw: Option<Raw>,
    /// Links and where they lead.
    links: &'static [(&'static str, &'static str)],
    args: &'static [&'static str],
    exit: i32,
    /// What stderr has to say, in this order.
    says: &'static [&'static str],
}

fn table() -> Vec<Case> {
    vec![
        Case {
            name: "a Go syntax error",
            files: &[(
                "api/v1/types.go",
                "package v1\n\n// +k8s:deepcopy-gen=true\ntype Thing struct {\n\tNames []\n}\n",
            )],
            args: &["all"],
            exit: 1,
            says: &["api/v1/types.go:5:10: error[go/", "5 |     Names []", "^"],
            ..Case::default()
        },
        Case {
            name: "a bracket that is never closed",
            files: &[("api/v1/types.go", "package v1\n\n// +k8s:deepcopy-gen=true\ntype Thing struct {\n")],
            args: &["all"],
            exit: 1,
            says: &["api/v1/types.go:5:1: error[go/unbalanced]", "expected }", "4 | type Thing struct {", "not closed"],
            ..Case::default()
        },
        Case {
            name: "a syntax error in a package that is named and has no marker",
            files: &[("plain/types.go", "package plain\n\ntype Thing struct {\n")],
            args: &["all", "./plain", "./good"],
            exit: 1,
            says: &["plain/types.go:4:1: error[go/unbalanced]"],
            ..Case::default()
        },
        Case {
            name: "a dependency that is not downloaded",
            files: &[
                ("go.mod", "module example.com/m\n\ngo 1.24\n\nrequire example.org/dep v1.2.3\n"),
                (
                    "api/v1/types.go",
                    "package v1\n\nimport \"example.org/dep/api\"\n\n// +k8s:deepcopy-gen=true\n\
                     type Thing struct {\n\tOne *api.Value\n}\n",
                ),
            ],
            args: &["all"],
            exit: 1,
            says: &[
                "api/v1/types.go:7:7: error[go/unresolved]: example.org/dep/api: module example.org/dep@v1.2.3 is not downloaded",
                "7 |     One *api.Value",
                "= help: run `go mod download example.org/dep@v1.2.3`",
            ],
            ..Case::default()
        },
        Case {
            name: "a dependency that go.mod does not have",
            files: &[(
                "api/v1/types.go",
                "package v1\n\nimport \"example.org/dep/api\"\n\n// +k8s:deepcopy-gen=true\n\
                 type Thing struct {\n\tOne *api.Value\n}\n",
            )],
            args: &["all"],
            exit: 1,
            says: &[
                "api/v1/types.go:7:7: error[go/unresolved]: example.org/dep/api: no module of the build provides",
                "= help: run `go get example.org/dep/api`",
            ],
            ..Case::default()
        },
        Case {
            name: "no go.mod",
            files: &[("go.mod", "")],
            args: &["all"],
            exit: 2,
            says: &["error: ", "no go.mod here or above", "`go mod init` makes one"],
            ..Case::default()
        },
        Case {
            name: "a directory that does not exist",
            args: &["all", "./nope", "./good"],
            exit: 2,
            says: &["error: ", "/nope: no such directory", "check the path"],
            ..Case::default()
        },
        Case {
            name: "an unknown package",
            args: &["all", "example.com/m/nope", "./good"],
            exit: 2,
            says: &["error: example.com/m/nope: no module of the build provides this package", "run `go get"],
            ..Case::default()
        },
        Case {
            name: "a marker with a wrong value",
            files: &[("api/v1/doc.go", "// +k8s:deepcopy-gen=register\npackage v1\n")],
            args: &["all"],
            exit: 1,
            says: &[
                "api/v1/doc.go:1:4: error[deepcopy/bad-marker]: +k8s:deepcopy-gen=register",
                "1 | // +k8s:deepcopy-gen=register",
                "= help: ",
                "write +k8s:deepcopy-gen=package",
            ],
            ..Case::default()
        },
        Case {
            name: "a marker without effect, under --strict",
            files: &[("api/v1/types.go", "package v1\n\n// +k8s:deepcopy-gen=maybe\ntype Thing struct{}\n")],
            args: &["all", "--strict"],
            exit: 1,
            says: &[
                "api/v1/types.go:3:4: error[deepcopy/unknown-value]: +k8s:deepcopy-gen=maybe",
                "3 | // +k8s:deepcopy-gen=maybe",
                "= help: write +k8s:deepcopy-gen=true",
            ],
            ..Case::default()
        },
        Case {
            name: "a generic type whose instances never end",
            files: &[(
                "api/v1/types.go",
                "package v1\n\n// +k8s:deepcopy-gen=true\ntype Thing struct {\n\tOne List[int]\n}\n\n\
                 type List[T any] []string\n\nfunc (list List[T]) Lists() List[[]T] { return nil }\n",
            )],
            args: &["all"],
            exit: 1,
            says: &[
                "api/v1/types.go:8:6: error[go/unresolved]: instances of List lead to ever new instances",
                "8 | type List[T any] []string",
                "^^^^",
                "= help: a generator would never end",
            ],
            ..Case::default()
        },
        Case {
            name: "a program that is imported",
            files: &[
                ("cmd/thing/main.go", "package main\n\ntype Options struct{ Names []string }\n\nfunc main() {}\n"),
                (
                    "api/v1/types.go",
                    "package v1\n\nimport program \"example.com/m/cmd/thing\"\n\n// +k8s:deepcopy-gen=true\n\
                     type Thing struct {\n\tOne []program.Options\n}\n",
                ),
            ],
            args: &["all"],
            exit: 1,
            says: &[
                "api/v1/types.go:3:16: error[load/imported-program]: import \"example.com/m/cmd/thing\" is a program",
                "3 | import program \"example.com/m/cmd/thing\"",
                "= help: Go does not compile this",
            ],
            ..Case::default()
        },
        Case {
            name: "a field that cannot be copied",
            files: &[(
                "api/v1/types.go",
                "package v1\n\n// +k8s:deepcopy-gen=true\ntype Thing struct {\n\tDone chan struct{}\n}\n",
            )],
            args: &["all"],
            exit: 1,
            says: &[
                "api/v1/types.go:5:7: error[deepcopy/unsupported-type]: chan struct{} (a channel) cannot be deep-copied",
                "5 |     Done chan struct{}",
                "= help: ",
            ],
            ..Case::default()
        },
        Case {
            name: "a file that is not UTF-8",
            raw: Some(("api/v1/types.go", || {
                b"package v1\n\n// +k8s:deepcopy-gen=true\ntype Thing struct {\n\tNa\xff []string\n}\n".to_vec()
            })),
            args: &["all"],
            exit: 1,
            says: &["api/v1/types.go:5:4: error[go/not-utf8]", "5 |     Na\u{fffd} []string", "^"],
            ..Case::default()
        },
        Case {
            name: "an empty package",
            files: &[("docs/README.md", "nothing in Go\n")],
            args: &["all", "./docs", "./good"],
            exit: 2,
            says: &["error: ", "/docs: no Go files", "name a directory that holds a Go package"],
            ..Case::default()
        },
        Case {
            name: "an empty file",
            files: &[("api/v1/types.go", "")],
            args: &["all", "./api/v1", "./good"],
            exit: 1,
            says: &["api/v1/types.go:1:1: error[go/package-clause]: package statement must be first"],
            ..Case::default()
        },
        Case {
            name: "an import cycle",
            files: &[
                (
                    "api/v1/types.go",
                    "package v1\n\nimport \"example.com/m/api/v2\"\n\n// +k8s:deepcopy-gen=true\n\
                     type Thing struct {\n\tOther *v2.Other\n}\n",
                ),
                (
                    "api/v2/types.go",
                    "package v2\n\nimport (\n\t\"example.com/m/api/v1\"\n)\n\n// +k8s:deepcopy-gen=true\n\
                     type Other struct {\n\tThing *v1.Thing\n}\n",
                ),
            ],
            args: &["all"],
            exit: 1,
            says: &[
                "api/v1/types.go:3:8: error[load/import-cycle]: import cycle: example.com/m/api/v1 imports \
                 example.com/m/api/v2 imports example.com/m/api/v1",
                "3 | import \"example.com/m/api/v2\"",
                "4 |     \"example.com/m/api/v1\"",
                "- in example.com/m/api/v2",
                "= help: Go does not compile this",
            ],
            ..Case::default()
        },
        Case {
            name: "a package that imports itself",
            files: &[(
                "api/v1/types.go",
                "package v1\n\nimport _ \"example.com/m/api/v1\"\n\n// +k8s:deepcopy-gen=true\ntype Thing struct{}\n",
            )],
            args: &["list"],
            exit: 1,
            says: &["api/v1/types.go:3:10: error[load/import-cycle]: import cycle: "],
            ..Case::default()
        },
        Case {
            name: "a line of 10 MB",
            raw: Some(("api/v1/types.go", || {
                let mut text =
                    b"package v1\n\n// +k8s:deepcopy-gen=true\ntype Thing struct { Names []string; X ".to_vec();
                text.resize(text.len() + 10_000_000, b'x');
                text.extend(b" % }\n");
                text
            })),
            args: &["all"],
            exit: 1,
            says: &["api/v1/types.go:4:10000040: error[go/unexpected]: unexpected %", "4 | xxx", "x % }", "^"],
            ..Case::default()
        },
        Case {
            name: "links in a circle instead of a file",
            links: &[("api/v1/a.go", "b.go"), ("api/v1/b.go", "a.go")],
            args: &["all"],
            exit: 2,
            says: &["error: cannot read ", "api/v1/a.go: ", "remove the link, or let it lead to a file"],
            ..Case::default()
        },
        Case {
            name: "links in a circle where a file is to be written",
            links: &[("good/zz_generated.deepcopy.go", "other"), ("good/other", "zz_generated.deepcopy.go")],
            args: &["all"],
            exit: 2,
            says: &[
                "error: cannot read ",
                "good/zz_generated.deepcopy.go",
                "remove the link, or let it lead to a file",
            ],
            ..Case::default()
        },
        Case {
            name: "a directory where a file is to be written",
            files: &[("good/zz_generated.deepcopy.go/keep", "")],
            args: &["all"],
            exit: 2,
            says: &["error: cannot read good/zz_generated.deepcopy.go", "directory"],
            ..Case::default()
        },
        Case {
            name: "a pattern below which there are other modules only",
            files: &[
                ("staging/api/go.mod", "module example.com/api\n"),
                ("staging/api/types.go", GOOD),
                ("staging/meta/go.mod", "module example.com/meta\n"),
                ("go.mod", "module example.com/m\n\ngo 1.24\n\nreplace example.com/api => ./staging/api\n"),
            ],
            args: &["all", "./staging/...", "./good"],
            exit: 2,
            says: &[
                "error: ./staging/...: matched no packages: ./staging/api holds a go.mod and is a module of its own, \
                 and so is one more directory",
                "write `./staging/api/...`, or no pattern at all",
            ],
            ..Case::default()
        },
        Case {
            name: "the same where go.mod does not know the module",
            files: &[("tools/gen/go.mod", "module example.com/gen\n"), ("tools/gen/types.go", GOOD)],
            args: &["all", "./tools/...", "./good"],
            exit: 2,
            says: &[
                "error: ./tools/...: matched no packages: ./tools/gen holds a go.mod",
                "write `-C ./tools/gen ./...`",
            ],
            ..Case::default()
        },
    ]
}

#[test]
#[expect(clippy::print_stdout, reason = "the table is there to be read, too")]
fn bad_input_is_refused_with_a_reason_and_nothing_is_touched() {
    let mut wrong = Vec::new();
    for case in table() {
        let usual = [("good/types.go", GOOD), ("go.mod", MODULE)];
        let usual = usual.into_iter().filter(|(path, _)| case.files.iter().all(|(other, _)| other != path));
        let files: Vec<(&str, &str)> = usual.chain(case.files.iter().copied()).collect();
        let (_folder, root) = repository(&files);
        if case.files.contains(&("go.mod", "")) {
            std::fs::remove_file(root.join("go.mod")).unwrap();
        }
        if let Some((path, bytes)) = case.raw {
            store::atomic::write(root.join(path), bytes()).unwrap();
        }
        for (link, target) in case.links {
            store::atomic::create_dirs(root.join(link).parent().unwrap()).unwrap();
            std::os::unix::fs::symlink(target, root.join(link)).unwrap();
        }
        let before = tree(&root);
        let cache = tempfile::tempdir().unwrap();
        let output = program(&root, case.args).env("GOMODCACHE", cache.path()).env("GOFLAGS", "").output().unwrap();
        let code = output.status.code();
        let said = String::from_utf8(output.stderr).unwrap();
        println!("{} → {} → {}", case.name, code.unwrap_or(-1), said.lines().next().unwrap_or_default());

        let mut rest = said.as_str();
        let in_order = case.says.iter().all(|words| match rest.find(words) {
            Some(at) => {
                rest = &rest[at + words.len()..];
                true
            }
            None => false,
        });
        if code != Some(case.exit) || !in_order || tree(&root) != before {
            let touched = tree(&root) != before;
            wrong.push(format!("{}: exit code {code:?}, tree touched: {touched}, said:\n{said}", case.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_package_beside_the_bad_ones_would_be_written() {
    let (_folder, root) = repository(&[("go.mod", MODULE), ("good/types.go", GOOD)]);
    let before = tree(&root);
    assert!(program(&root, &["all"]).output().unwrap().status.success());
    assert_ne!(tree(&root), before);
}
