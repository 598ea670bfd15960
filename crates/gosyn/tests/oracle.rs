//! The whole standard library, read by gosyn and by Go's own parser, must come out the same:
//! declarations, comment groups and their texts, build constraints, all with their places.
//!
//! The Go side is `tests/oracle/main.go`. Nothing here knows a file name.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

use diag::{FileId, Span, Text};
use gosyn::ast::{
    ChanDir, Expr, ExprKind, Field, Ident, ImportName, InterfaceElem, Param, Signature, Term, TypeExpr, TypeExprKind,
    TypeParam,
};
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Facts {
    file: String,
    error: String,
    package: String,
    constraint: String,
    imports: Option<Vec<String>>,
    types: Option<Vec<String>>,
    funcs: Option<Vec<String>>,
    consts: Option<Vec<String>>,
    vars: Option<Vec<String>>,
    comments: Option<Vec<Group>>,
}

#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Group {
    start: u32,
    end: u32,
    start_line: u32,
    end_line: u32,
    count: u32,
    text: String,
}

/// GOSYN_ORACLE names another folder to compare, of files that Go accepts.
#[test]
fn the_standard_library_reads_as_with_go() {
    let root = match std::env::var_os("GOSYN_ORACLE") {
        Some(folder) => PathBuf::from(folder),
        None => Path::new(go(&["env", "GOROOT"]).trim()).join("src"),
    };
    let mut files = Vec::new();
    for entry in walkdir::WalkDir::new(&root).sort_by_file_name() {
        let path = entry.expect("the folder can be walked").into_path();
        // Go's own test data holds broken files on purpose; they are below.
        if path.extension().is_some_and(|end| end == "go")
            && !path.components().any(|part| part.as_os_str() == "testdata")
        {
            files.push(path);
        }
    }
    assert!(files.len() > 100, "only {} files below {}", files.len(), root.display());
    let report = compare(&files);
    assert_eq!(report.accepted, files.len(), "Go refuses files of {}", root.display());
    report.done();
}

/// Files of Go's test data that hold type errors which tree-sitter's grammar does not forgive: `~x`
/// as a value, `struct{ A }.m`, `[...]T` outside a literal, a const without a value; and one whose
/// import path is no UTF-8.
const BEYOND_THE_GRAMMAR: [&str; 8] = [
    "check/constdecl.go",
    "check/decls0.go",
    "check/expr0.go",
    "check/importdecl0/importdecl0b.go",
    "fixedbugs/issue42987.go",
    "fixedbugs/issue53358.go",
    "testdata/generics.input",
    "testdata/generics.golden",
];

#[test]
fn odd_but_accepted_files_read_as_with_go() {
    let root = go(&["env", "GOROOT"]);
    let mut files = Vec::new();
    for folder in [
        "src/internal/types/testdata",
        "src/go/printer/testdata",
        "src/go/doc/testdata",
        "src/cmd/gofmt/testdata",
        "test",
    ] {
        for entry in
            walkdir::WalkDir::new(Path::new(root.trim()).join(folder)).sort_by_file_name().into_iter().flatten()
        {
            let path = entry.path();
            let known = path.extension().is_some_and(|end| end == "go" || end == "input" || end == "golden");
            if !known || BEYOND_THE_GRAMMAR.iter().any(|name| path.ends_with(name)) {
                continue;
            }
            // Of GOROOT/test, which not every installation has, those that compile.
            let head = std::fs::read(path).unwrap_or_default();
            if folder != "test"
                || ["// run", "// compile", "// build"].iter().any(|word| head.starts_with(word.as_bytes()))
            {
                files.push(entry.into_path());
            }
        }
    }
    let report = compare(&files);
    assert!(report.accepted > 300, "only {} of {} files accepted", report.accepted, files.len());
    report.done();
}

#[test]
fn our_own_test_data_is_accepted_and_refused_as_with_go() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/syntax");
    let walk = walkdir::WalkDir::new(root).sort_by_file_name().into_iter().flatten();
    let inputs = walk.filter(|entry| entry.file_name() == "input.go").map(walkdir::DirEntry::into_path);
    // Go's parser does not look at build constraints, and it does not mind 200 brackets.
    let broken = |path: &PathBuf| path.to_string_lossy().contains("/broken-");
    let (broken, whole): (Vec<_>, Vec<_>) = inputs.partition(broken);
    let report = compare(&whole);
    assert_eq!(report.accepted, whole.len(), "Go refuses what gosyn accepts");
    report.done();
    for (path, facts) in broken.iter().zip(ask_go(&broken)) {
        let ours = ["broken-constraint", "broken-too-deep"].iter().any(|name| path.to_string_lossy().contains(name));
        assert_eq!(facts.error.is_empty(), ours, "{}: {:?}", path.display(), facts.error);
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the oracle reads files")]
fn comments_and_constraints_in_odd_places_read_as_with_go() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("odd");
    std::fs::create_dir_all(&folder).expect("the test's own folder can be made");
    let mut files = Vec::new();
    for seed in 0..600 {
        let path = folder.join(format!("{seed}.go"));
        std::fs::write(&path, odd_file(seed)).expect("the test's own folder can be written");
        files.push(path);
    }
    let report = compare(&files);
    assert!(report.accepted > 500, "only {} of {} files accepted", report.accepted, files.len());
    report.done();
}

/// A valid file with comments, line ends and constraints strewn into it.
fn odd_file(seed: u64) -> String {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut pick = |choices: &[&str]| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        choices[(state >> 33) as usize % choices.len()].to_owned()
    };
    let mut text = String::new();
    for _ in 0..seed % 7 {
        text += &pick(&[
            "// text\n",
            "\n",
            "\n",
            "//go:build linux && (a || !b)\n",
            "//go:build a ||\n",
            "//go:build\n",
            "//go:buildx a\n",
            "// +build linux,!cgo darwin\n",
            "//+build !!x , a,!\n",
            "// +build a/b 386\n",
            "// +building\n",
            "  // +build indented\n",
            "/* block */\n",
            "/* block\n// +build inside\n*/\n",
            "//go:build a && b && !c // d\n",
            "//\n",
            "// x +build\n",
            "/* a */ // +build b\n",
        ]);
    }
    let tokens = "package p ; import ( \"fmt\" ; ) ; var a = ( 1 + 2 ) ; type T struct { A , B int `t` ; C [ 3 ] int ; D struct { } ; } ; \
                  const ( X = iota ; Y ; ) ; type I interface { M ( a int , b ... string ) error ; } ; var f = func ( ) int { return 1 } ; \
                  func g ( a int , ) ( b error ) { x := \"/*\" ; _ = `r//w` + x ; if x == `` { g ( 1 ) } else { return nil } ; x ++ ; return b } ; type Z chan int ;";
    for token in tokens.split_whitespace() {
        if token == ";" {
            text += &pick(&[
                "\n",
                "\n",
                ";",
                ";\n",
                " // c\n",
                "; // c\n",
                " /* c */\n",
                " /* c\nd */ // e\n",
                " /* c\n*/\n// d\n",
                "\n// a\n// b\n",
                "\n\n// a\n\n// b\n",
                " // c\n// d\n",
                " /* c */ /* d */ // e\n\t// f\n",
                "\r\n",
                " // c\r\n// d\r\n",
                "\n/* a\r\nb\r\n\r\n*/\n",
                "\n//go:x\n//  y\n//\tz\n",
            ]);
            continue;
        }
        text += &if token == "`r//w`" { pick(&["`r//w`", "`r\n//w`", "`r\n\n`"]) } else { token.to_owned() };
        let ends = token.ends_with(|last: char| last.is_alphanumeric() || "_)]}`\"".contains(last));
        let keyword =
            ["package", "import", "var", "type", "struct", "const", "interface", "func", "if", "else", "chan"]
                .contains(&token);
        text += &if token == "++" || ends && !keyword || ["package", "struct", "interface", "else"].contains(&token) {
            pick(&[" ", " ", " ", " /* c */ ", "/* c *//* d */ ", "\t"])
        } else {
            pick(&[
                " ",
                " ",
                " ",
                " /* c */ ",
                "\n",
                " // c\n",
                " // c\n\n// d\n",
                "/* c\nd */ ",
                "/* c\n*/ /* d */ ",
                "\n// c\n/* d */ // e\n",
                "\n\n/* c */\n",
            ])
        };
    }
    text
}

struct Report {
    accepted: usize,
    differences: Vec<String>,
}

impl Report {
    fn done(self) {
        let shown = self.differences.iter().take(60).cloned().collect::<Vec<_>>().join("\n");
        assert!(self.differences.is_empty(), "{} differences:\n{shown}", self.differences.len());
    }
}

/// Compares all files, on all processors.
fn compare(files: &[PathBuf]) -> Report {
    let facts = ask_go(files);
    let next = AtomicUsize::new(0);
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let mut found: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads)
            .map(|_| {
                scope.spawn(|| {
                    let mut mine = Vec::new();
                    loop {
                        let at = next.fetch_add(1, Ordering::Relaxed);
                        let Some(facts) = facts.get(at) else {
                            return mine;
                        };
                        if facts.error.is_empty() {
                            let differences = differences(&files[at], facts);
                            if !differences.is_empty() {
                                mine.push((at, differences));
                            }
                        }
                    }
                })
            })
            .collect();
        for worker in workers {
            found.extend(worker.join().expect("no comparison panics"));
        }
    });
    Report {
        accepted: facts.iter().filter(|facts| facts.error.is_empty()).count(),
        differences: found.into_values().flatten().collect(),
    }
}

fn differences(path: &Path, facts: &Facts) -> Vec<String> {
    let source: Text = std::fs::read(path).expect("the file was just read by Go").into();
    assert_eq!(path.to_string_lossy(), facts.file);
    let file = gosyn::parse(FileId(0), source.clone());
    let mut wrong = Vec::new();
    let mut check = |what: &str, go: &[String], ours: &[String]| {
        if go != ours {
            let at = go.iter().zip(ours).position(|(go, ours)| go != ours).unwrap_or(go.len().min(ours.len()));
            wrong.push(format!("{}: {what}\n  go   {:?}\n  ours {:?}", facts.file, go.get(at), ours.get(at)));
        }
    };
    let header = gosyn::header(&source);
    let r = Reader { source: &source };
    let imports: Vec<_> = file
        .imports
        .iter()
        .map(|import| {
            let name = match &import.name {
                ImportName::Implied => String::new(),
                ImportName::Named(name) => format!("{name} "),
                ImportName::Dot => ". ".to_owned(),
                ImportName::Blank => "_ ".to_owned(),
            };
            format!("{name}{:?}@{}", import.path, import.span.start)
        })
        .collect();
    let types: Vec<_> = file
        .types
        .iter()
        .map(|ty| {
            let alias = if ty.alias { "=" } else { "" };
            format!("{}{}{alias}{}{}", r.name(&ty.name), r.type_params(&ty.params), r.ty(&ty.ty), r.range(ty.span))
        })
        .collect();
    let funcs: Vec<_> = file
        .funcs
        .iter()
        .map(|func| {
            let parts = func.parts();
            let receiver = parts.receiver.as_ref().map(|ty| format!("({}) ", r.ty(ty))).unwrap_or_default();
            format!(
                "{receiver}{}{}{}{}",
                r.name(&func.name),
                r.type_params(&parts.params),
                r.signature(&parts.signature),
                r.range(func.span)
            )
        })
        .collect();
    let consts: Vec<_> = file
        .consts
        .iter()
        .flat_map(|group| &group.specs)
        .map(|spec| r.values(&spec.names, spec.ty.as_ref(), &spec.values))
        .collect();
    let vars: Vec<_> = file.vars.iter().map(|spec| r.values(&spec.names, spec.ty.as_ref(), &spec.values)).collect();
    let carriage = source.contains(&b'\r');
    let comments: Vec<_> = file
        .comments
        .iter()
        .zip(facts.comments.iter().flatten().map(Some).chain(std::iter::repeat(None)))
        .map(|(group, go)| {
            // Go's end is short by the carriage returns it dropped; ours is where the text ends.
            let end = go.map_or(group.span.end, |go| if carriage { go.end } else { group.span.end });
            let text = file.comments.text(group, &source);
            format!(
                "{:?}",
                Group {
                    start: group.span.start,
                    end,
                    start_line: group.start_line,
                    end_line: group.end_line,
                    count: group.last - group.first + 1,
                    text
                }
            )
        })
        .collect();
    let go_comments: Vec<_> = facts.comments.iter().flatten().map(|group| format!("{group:?}")).collect();
    let show = |constraint: Option<&gosyn::Constraint>| constraint.map(ToString::to_string).unwrap_or_default();
    check("constraint", std::slice::from_ref(&facts.constraint), &[show(file.constraint.as_ref())]);
    check("header constraint", std::slice::from_ref(&facts.constraint), &[show(header.constraint.as_ref())]);
    check(
        "package",
        std::slice::from_ref(&facts.package),
        &[file.package.as_ref().map(|name| r.name(name)).unwrap_or_default()],
    );
    check(
        "header package",
        &[file.package.as_ref().map(|name| name.name.to_string()).unwrap_or_default()],
        &[header.package.unwrap_or_default().to_string()],
    );
    check(
        "imports C",
        &[imports.iter().any(|import| import.contains("\"C\"")).to_string()],
        &[header.imports_c.to_string()],
    );
    check("imports", facts.imports.as_deref().unwrap_or_default(), &imports);
    check("types", facts.types.as_deref().unwrap_or_default(), &types);
    check("funcs", facts.funcs.as_deref().unwrap_or_default(), &funcs);
    check("consts", facts.consts.as_deref().unwrap_or_default(), &consts);
    check("vars", facts.vars.as_deref().unwrap_or_default(), &vars);
    check("comments", &go_comments, &comments);
    for found in &file.diagnostics {
        if facts.constraint == "never" && found.code.id == "go/build-constraint" {
            continue;
        }
        let place = found.primary.as_ref().map(|label| file.lines.line_col(label.span.start));
        wrong.push(format!("{}:{place:?}: {}", facts.file, found.message));
    }
    wrong
}

#[expect(clippy::disallowed_methods, reason = "this test compares with Go itself")]
fn go_command() -> Command {
    Command::new("go")
}

fn go(args: &[&str]) -> String {
    let output = go_command().args(args).output().unwrap_or_else(|error| {
        panic!("this test compares gosyn with Go's own parser and needs `go` on PATH: {error}")
    });
    assert!(output.status.success(), "go {args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn ask_go(files: &[PathBuf]) -> Vec<Facts> {
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle/main.go");
    let mut child = go_command()
        .arg("run")
        .arg(program)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("`go run` starts");
    let list: String = files.iter().map(|path| format!("{}\n", path.display())).collect();
    child.stdin.take().expect("stdin is piped").write_all(list.as_bytes()).expect("the oracle reads its input");
    let output = child.wait_with_output().expect("the oracle ends");
    assert!(output.status.success(), "the oracle failed");
    let facts: Vec<Facts> = serde_json::Deserializer::from_slice(&output.stdout)
        .into_iter()
        .collect::<Result<_, _>>()
        .expect("the oracle prints JSON");
    assert_eq!(facts.len(), files.len());
    facts
}

/// Writes our tree in the notation of the oracle.
struct Reader<'s> {
    source: &'s [u8],
}

impl Reader<'_> {
    fn range(&self, span: Span) -> String {
        assert!(span.end as usize <= self.source.len());
        format!("@{}@{}", span.start, span.end)
    }

    fn name(&self, name: &Ident) -> String {
        let written = &self.source[name.span.start as usize..name.span.end as usize];
        assert_eq!(written, name.name.as_bytes(), "a name's place is the name");
        format!("{}@{}", name.name, name.span.start)
    }

    fn names(&self, names: &[Ident]) -> String {
        names.iter().map(|name| self.name(name)).collect::<Vec<_>>().join(", ")
    }

    fn type_params(&self, params: &[TypeParam]) -> String {
        if params.is_empty() {
            return String::new();
        }
        let one = |param: &TypeParam| format!("{} {}", self.name(&param.name), self.union(&param.constraint));
        format!("[{}]", params.iter().map(one).collect::<Vec<_>>().join(", "))
    }

    fn union(&self, terms: &[Term]) -> String {
        let term = |term: &Term| format!("{}{}", if term.tilde { "~" } else { "" }, self.ty(&term.ty));
        terms.iter().map(term).reduce(|left, right| format!("{{{left} | {right}}}")).unwrap_or_default()
    }

    fn params(&self, params: &[Param]) -> String {
        let one = |param: &Param| {
            let name = param.name.as_ref().map(|name| format!("{} ", self.name(name))).unwrap_or_default();
            format!("{name}{}{}", if param.variadic { "..." } else { "" }, self.ty(&param.ty))
        };
        format!("({})", params.iter().map(one).collect::<Vec<_>>().join(", "))
    }

    fn signature(&self, signature: &Signature) -> String {
        format!("{}{}", self.params(&signature.params), self.params(&signature.results))
    }

    fn field(&self, field: &Field) -> String {
        let tag = field
            .tag
            .as_ref()
            .map(|tag| format!(" {}", serde_json::to_string(tag.as_str()).expect("a string")))
            .unwrap_or_default();
        format!("{} {}{tag}{}", self.names(&field.names), self.ty(&field.ty), self.range(field.span))
    }

    fn ty(&self, ty: &TypeExpr) -> String {
        match &ty.kind {
            TypeExprKind::Name(name) => name.to_string(),
            TypeExprKind::Qualified(ty) => format!("{}.{}", ty.package.name, ty.name.name),
            TypeExprKind::Instance { base, args } => {
                format!("{}[{}]", self.ty(base), args.iter().map(|arg| self.ty(arg)).collect::<Vec<_>>().join(", "))
            }
            TypeExprKind::Pointer(inner) => format!("*{}", self.ty(inner)),
            TypeExprKind::Slice(inner) => format!("[]{}", self.ty(inner)),
            TypeExprKind::Array { len, elem } => {
                format!("[{}]{}", len.as_ref().map_or_else(|| "...".to_owned(), |len| self.expr(len)), self.ty(elem))
            }
            TypeExprKind::Map { key, value } => format!("map[{}]{}", self.ty(key), self.ty(value)),
            TypeExprKind::Chan { dir, elem } => match dir {
                ChanDir::Both => format!("chan {}", self.ty(elem)),
                ChanDir::Send => format!("chan<- {}", self.ty(elem)),
                ChanDir::Receive => format!("<-chan {}", self.ty(elem)),
            },
            TypeExprKind::Func(signature) => format!("func{}", self.signature(signature)),
            TypeExprKind::Struct(fields) => {
                format!("struct{{{}}}", fields.iter().map(|field| self.field(field)).collect::<Vec<_>>().join("; "))
            }
            TypeExprKind::Interface(elements) => {
                let one = |element: &InterfaceElem| match element {
                    InterfaceElem::Method { name, signature } => {
                        format!("{}{}", self.name(name), self.signature(signature))
                    }
                    InterfaceElem::Union(terms) => self.union(terms),
                };
                format!("interface{{{}}}", elements.iter().map(one).collect::<Vec<_>>().join("; "))
            }
            TypeExprKind::Paren(inner) => format!("({})", self.ty(inner)),
            TypeExprKind::Bad => "BAD".to_owned(),
        }
    }

    fn values(&self, names: &[Ident], ty: Option<&TypeExpr>, values: &[Expr]) -> String {
        let mut text = self.names(names);
        if let Some(ty) = ty {
            text.push_str(&format!(" {}", self.ty(ty)));
        }
        for value in values {
            text.push_str(&format!(" = {}", self.expr(value)));
            if !matches!(&value.kind, ExprKind::Binary { op, .. } if op == "+") {
                text.push_str(&self.range(value.span));
            }
        }
        text
    }

    fn sum<'e>(&self, expr: &'e Expr, into: &mut Vec<&'e Expr>) {
        match &expr.kind {
            ExprKind::Binary { op, left, right } if op == "+" => {
                self.sum(left, into);
                self.sum(right, into);
            }
            _ => into.push(expr),
        }
    }

    fn list(&self, list: &[Expr]) -> String {
        list.iter().map(|expr| self.expr(expr)).collect::<Vec<_>>().join(", ")
    }

    fn expr(&self, expr: &Expr) -> String {
        match &expr.kind {
            ExprKind::Literal { text, .. } => {
                if text.starts_with('`') {
                    text.replace('\r', "")
                } else {
                    text.to_string()
                }
            }
            ExprKind::Name(name) => name.to_string(),
            ExprKind::Selector { base, name } => format!("{}.{}", self.expr(base), name.name),
            ExprKind::Unary { op, operand } => format!("{op}{}", self.expr(operand)),
            ExprKind::Binary { op, .. } if op == "+" => {
                let mut parts = Vec::new();
                self.sum(expr, &mut parts);
                format!("{{{}}}", parts.into_iter().map(|part| self.expr(part)).collect::<Vec<_>>().join(" + "))
            }
            ExprKind::Binary { op, left, right } => {
                format!("{{{} {op} {}}}", self.expr(left), self.expr(right))
            }
            ExprKind::Call { callee, args } => {
                format!("{}({})", self.expr(callee), self.list(args))
            }
            ExprKind::Index { base, indexes } => {
                format!("{}[{}]", self.expr(base), self.list(indexes))
            }
            ExprKind::Paren(inner) => format!("({})", self.expr(inner)),
            ExprKind::Type(ty) => self.ty(ty),
            ExprKind::Composite { ty, keys } => {
                let mut text = format!("{}{{", self.ty(ty));
                if matches!(ty.kind, TypeExprKind::Array { len: None, .. }) {
                    for key in keys {
                        text.push_str(&key.as_ref().map(|key| self.expr(key)).unwrap_or_default());
                        text.push(',');
                    }
                }
                text + "}"
            }
            ExprKind::Other => "?".to_owned(),
        }
    }
}
