//! Go source text to its declarations: the syn of Go.
//!
//! [`parse`] reads one file into an owned tree ([`ast::File`]) in which everything has its place:
//! the package clause, imports, types with their fields and tags, functions and methods with their
//! signatures, constants and variables with their expressions, the build constraint, and every
//! comment group of the file. Function bodies are not read; neither are the elements of composite
//! literals, except where `[...]T` counts them. Nothing is resolved: names stay names.
//!
//! ```
//! let source = "package v1\n\n// Widget is one.\ntype Widget struct {\n\tSize int `json:\"size\"`\n}\n";
//! let file = gosyn::parse(diag::FileId(0), source);
//! assert!(file.diagnostics.is_empty());
//!
//! let widget = &file.types[0];
//! assert_eq!(widget.name.name, "Widget");
//! let gosyn::ast::TypeExprKind::Struct(fields) = &widget.ty.kind else { panic!("a struct") };
//! assert_eq!(fields[0].tag.as_deref(), Some("json:\"size\""));
//!
//! // The comment of a declaration is the group that ends on the line above its name.
//! let line = file.lines.line(widget.name.span.start);
//! let comment = file.comments.ending_on(line - 1).expect("a comment");
//! assert_eq!(file.comments.text(comment, &file.source), "Widget is one.\n");
//! ```
//!
//! # How it reads
//!
//! The scanner goes over the bytes once. It finds lines, comments and brackets and writes a
//! condensed text without comments, bodies, string contents and tags; a table leads from it back to
//! the original. tree-sitter parses the condensed text, and lowering turns its tree into ours.
//!
//! What needs no tree does not get there. The package clause, imports, and types, variables and
//! constants of the usual forms are read straight from tokens. Functions whose signatures are
//! recognised as well formed are cut out, and each is read when somebody asks for it
//! ([`ast::FuncDecl::parts`]); most files hold more of them than of anything else. What is left is
//! for the parser: type parameters, unions, rare expressions, and everything with a mistake in it.
//! [`parse_by_tree`] takes no such ways, and the tests hold [`parse`] to it.
//!
//! A top level in which something is broken is parsed declaration by declaration, so that a mistake
//! costs the declaration it is in and no other.
//!
//! # What it promises
//!
//! No bytes make it panic, and what cannot be read is reported with its place. On files that
//! go/parser accepts it finds the same declarations and comment groups, and reports nothing; the
//! tests hold it to the whole standard library.
//!
//! The crate reads no files, knows no build tags and starts no threads. [`header`] answers what
//! decides whether a file is built, without parsing it.

pub mod ast;
mod clause;
mod comment;
mod constraint;
mod deferred;
mod dump;
mod explain;
mod header;
mod lexer;
mod lines;
mod literal;
mod lower;
mod plain;
mod redeclared;
mod scan;
mod segments;
mod signature;
mod stops;

use diag::{Code, Diagnostic, FileId, LineIndex, Span, Text};

pub use comment::{Comment, CommentGroup, Comments};
pub use constraint::{Constraint, ConstraintError};
pub use dump::dump;
pub use header::{Header, header, may_declare_types};
pub use literal::unquote;
pub use redeclared::redeclared;
pub use scan::{Condensed, condense};

/// Text that is no UTF-8.
static NOT_UTF8: Code = Code {
    id: "go/not-utf8",
    summary: "the file is not UTF-8",
    explain: "Go source is UTF-8 text. The first byte that is not is shown; save the file in that encoding.",
};

/// A malformed build constraint.
static BUILD_CONSTRAINT: Code = Code {
    id: "go/build-constraint",
    summary: "a //go:build line is malformed, or there are two",
    explain: "Go leaves a file out whose //go:build line it cannot read. Only one such line is allowed, before the \
              package clause.",
};

/// Every code that reading a file can report.
pub const CODES: &[&Code] = &[
    &scan::SYNTAX,
    &scan::UNBALANCED,
    &scan::LITERAL,
    &scan::PACKAGE_CLAUSE,
    &scan::IMPORT_ORDER,
    &scan::TOO_DEEP,
    &lower::UNEXPECTED,
    &redeclared::REDECLARED,
    &NOT_UTF8,
    &BUILD_CONSTRAINT,
];

/// Parses a file. It never fails: what cannot be read is in [`ast::File::diagnostics`].
#[must_use]
pub fn parse(id: FileId, source: impl Into<Text>) -> ast::File {
    read(id, source.into(), true)
}

/// Parses a file with tree-sitter alone. It is slower than [`parse`] and gives the same: tests hold one to the other.
#[must_use]
pub fn parse_by_tree(id: FileId, source: impl Into<Text>) -> ast::File {
    read(id, source.into(), false)
}

/// Parses a file; with `defer` what is plain without a tree, and functions only when somebody asks.
fn read(id: FileId, source: Text, defer: bool) -> ast::File {
    let mut diagnostics = Vec::new();
    let text: &[u8] = if source.len() < u32::MAX as usize { &source } else { &[] };
    if text.len() < source.len() {
        diagnostics.push(Diagnostic::error(&scan::SYNTAX, "the file is larger than 4 GiB"));
    }
    if let Err(wrong) = simdutf8::compat::from_utf8(text) {
        let at = wrong.valid_up_to() as u32;
        diagnostics.push(Diagnostic::error(&NOT_UTF8, "invalid UTF-8 encoding").at(Span::new(id, at, at + 1)));
    }
    let found = constraint::find(text);
    if let Some(wrong) = found.wrong {
        let span = Span::new(id, wrong.start as u32, wrong.end as u32);
        diagnostics.push(Diagnostic::error(&BUILD_CONSTRAINT, wrong.message).at(span));
    }
    let mut condensed = scan::condense_file(id, text, defer);
    let mut lowered = lower::lower(id, text, &mut condensed);
    deferred::add(&mut lowered.funcs, id, &source, &condensed.functions);
    let explained = |known: &Diagnostic| {
        let at = known.primary.as_ref().map_or(0, |label| label.span.start);
        known.code == &scan::UNBALANCED && lowered.explained.iter().any(|&(start, end)| start < at && at <= end)
    };
    diagnostics.extend(condensed.diagnostics.into_iter().filter(|known| !explained(known)));
    diagnostics.extend(lowered.diagnostics);
    diagnostics.sort_by_key(|known| known.primary.as_ref().map(|label| label.span.start));
    ast::File {
        id,
        lines: LineIndex::new(source.clone()),
        package: lowered.package,
        constraint: found.constraint,
        imports: lowered.imports,
        types: lowered.types,
        funcs: lowered.funcs,
        consts: lowered.consts,
        vars: lowered.vars,
        comments: condensed.comments,
        diagnostics,
        source,
    }
}

/// Condenses a file, hands all of its declarations to tree-sitter, also those that [`parse`] reads without a tree, and
/// returns the number of nodes, without reading anything from them.
#[must_use]
pub fn parse_only(source: &[u8]) -> usize {
    lower::count_nodes(&scan::condense_file(FileId(0), source, false).text)
}
