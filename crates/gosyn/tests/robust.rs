//! Nothing panics and every place lies inside the file, whatever the bytes.

use std::path::Path;
use std::sync::LazyLock;

use diag::{FileId, Span};
use proptest::prelude::*;

/// All inputs of `testdata/syntax`.
static INPUTS: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/syntax");
    let walk = walkdir::WalkDir::new(root).sort_by_file_name().into_iter().flatten();
    let inputs: Vec<_> = walk
        .filter(|entry| entry.file_name() == "input.go")
        .filter_map(|entry| std::fs::read(entry.path()).ok())
        .collect();
    assert!(inputs.len() >= 25);
    inputs
});

/// Pieces that hurt.
const PIECES: &[&str] = &[
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    "\"",
    "`",
    "'",
    "/*",
    "*/",
    "//",
    "\n",
    ";",
    ",",
    ".",
    "...",
    "func ",
    "type ",
    "var ",
    "const (",
    "import ",
    "package ",
    "struct {",
    "interface {",
    "map[",
    "chan ",
    "<-",
    "~",
    "|",
    "=",
    ":=",
    "\\",
    "\u{feff}",
    "\0",
    "\r",
    "\u{e9}",
    "0x",
    "new(",
    "func(",
    "[...]",
];

fn check(source: &[u8]) {
    let length = source.len() as u32;
    let file = gosyn::parse(FileId(7), source);
    let inside = |span: Span| {
        assert!(span.file == FileId(7) && span.start <= span.end && span.end <= length, "{span:?} of {length}")
    };
    for found in &file.diagnostics {
        found.primary.iter().chain(&found.secondary).for_each(|label| inside(label.span));
    }
    for name in file.types.iter().map(|ty| &ty.name).chain(file.funcs.iter().map(|func| &func.name)) {
        inside(name.span);
        assert_eq!(
            name.name.as_str(),
            String::from_utf8_lossy(&source[name.span.start as usize..name.span.end as usize])
        );
    }
    file.types.iter().for_each(|ty| inside(ty.span));
    file.funcs.iter().for_each(|func| inside(func.span));
    let mut last = 0;
    for group in &file.comments {
        inside(group.span);
        assert!(group.span.start >= last && group.start_line <= group.end_line);
        last = group.span.end;
        let _text = file.comments.text(group, source);
    }
    let lines = source.iter().filter(|&&byte| byte == b'\n').count() as u32 + 1;
    assert_eq!(file.lines.line(length), lines, "every line is found");
    let _dump = gosyn::dump(&file);
    let header = gosyn::header(source);
    if file.diagnostics.is_empty() {
        assert_eq!(header.package, file.package.map(|name| name.name));
    }
    assert_eq!(header.constraint, file.constraint);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        check(&bytes);
    }

    #[test]
    fn any_pieces(pieces in proptest::collection::vec(0..PIECES.len(), 0..60)) {
        let text: String = pieces.into_iter().map(|nth| PIECES[nth]).collect();
        check(text.as_bytes());
        check(format!("package p\n{text}").as_bytes());
    }

    #[test]
    fn mutated_files(which in any::<prop::sample::Index>(), edits in proptest::collection::vec((any::<prop::sample::Index>(), 0_usize..12, 0..PIECES.len() * 2), 1..6)) {
        let mut text = which.get(&INPUTS).clone();
        for (at, cut, piece) in edits {
            let at = at.index(text.len() + 1);
            let end = (at + cut).min(text.len());
            text.splice(at..end, PIECES.get(piece).copied().unwrap_or_default().bytes());
        }
        check(&text);
    }

    #[test]
    fn constraints(line in "(//go:build |// \\+build )?[a-c!&|(), ]{0,30}") {
        if let Ok(constraint) = gosyn::Constraint::parse_go_build(&line) {
            let again = gosyn::Constraint::parse_go_build(&constraint.to_string());
            prop_assert_eq!(again.map(|again| again.to_string()), Ok(constraint.to_string()));
        }
        let _ = gosyn::Constraint::parse_plus_build([line.as_str()]);
    }
}

#[test]
fn every_prefix_of_every_input() {
    for input in INPUTS.iter() {
        let step = (input.len() / 60).max(1);
        for end in (0..input.len()).step_by(step) {
            check(&input[..end]);
        }
    }
}

#[test]
fn deep_nesting_does_not_overflow_the_stack() {
    for (before, piece, after) in [
        ("type T ", "*", "int"),
        ("type T ", "[]", "int"),
        ("type T ", "func() ", "int"),
        ("type T ", "struct{ A ", "int"),
        ("type T ", "interface{ ", ""),
        ("type T ", "map[", "int"),
        ("type T ", "chan ", "int"),
        ("type T ", "G[", "int"),
        ("type T ", "<-chan ", "int"),
        ("var x = ", "(", "1"),
        ("var x = ", "-", "1"),
        ("var x = ", "f(", "1"),
        ("var x = ", "a.", "b"),
        ("var x = ", "a[", "b"),
        ("var x = ", "1 + ", "1"),
        ("var x = ", "\"a\" + ", "\"b\""),
        ("var x = ", "new(", "1"),
        ("var x = ", "[...]T{", "1"),
        ("var x = ", "func() {", ""),
        ("var x = ", "[", ""),
        ("", "func f() {\n", ""),
        ("", "type T struct {\n", ""),
        ("", "}", ""),
        ("func f(", "func(", ""),
    ] {
        let text = format!("package p\n{before}{}{after}\n", piece.repeat(20_000));
        check(text.as_bytes());
    }
}
