//! gosyn

pub mod ast;
mod comment;
mod constraint;
mod dump;
mod header;
mod lexer;
mod literal;
mod lower;
mod scan;
mod segments;

use std::sync::Arc;

use diag::{Code, Diagnostic, FileId, LineIndex, Span};

pub use comment::{Comment, CommentGroup, Comments};
pub use constraint::{Constraint, ConstraintError};
pub use dump::dump;
pub use header::{Header, header};
pub use literal::unquote;
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
    &NOT_UTF8,
    &BUILD_CONSTRAINT,
];

/// Parses a file. It never fails: what cannot be read is in [`ast::File::diagnostics`].
#[must_use]
pub fn parse(id: FileId, source: Arc<[u8]>) -> ast::File {
    let mut diagnostics = Vec::new();
    let text: &[u8] = if source.len() < u32::MAX as usize { &source } else { &[] };
    if text.len() < source.len() {
        diagnostics.push(Diagnostic::error(&scan::SYNTAX, "the file is larger than 4 GiB"));
    }
    if let Err(wrong) = std::str::from_utf8(text) {
        let at = wrong.valid_up_to() as u32;
        diagnostics.push(Diagnostic::error(&NOT_UTF8, "invalid UTF-8 encoding").at(Span::new(id, at, at + 1)));
    }
    let found = constraint::find(text);
    if let Some(wrong) = found.wrong {
        let span = Span::new(id, wrong.start as u32, wrong.end as u32);
        diagnostics.push(Diagnostic::error(&BUILD_CONSTRAINT, wrong.message).at(span));
    }
    let condensed = scan::condense(id, text);
    let lowered = lower::lower(id, text, &condensed);
    diagnostics.extend(condensed.diagnostics);
    diagnostics.extend(lowered.diagnostics);
    diagnostics.sort_by_key(|known| known.primary.as_ref().map(|label| label.span.start));
    ast::File {
        id,
        lines: LineIndex::from_starts(condensed.lines),
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

/// Condenses and parses a file and returns the number of nodes, without reading anything from them:
/// the least that any use of [`parse`] costs.
#[must_use]
pub fn parse_only(source: &[u8]) -> usize {
    lower::count_nodes(&scan::condense(FileId(0), source).text)
}
