//! What the parser could not read, as diagnostics.

use diag::{Code, Diagnostic, Span};
use tree_sitter::Node;

use super::Lower;
use crate::explain::explain;
use crate::scan::MAX_REPORTS;

/// A declaration that does not follow the grammar.
pub(crate) static UNEXPECTED: Code = Code {
    id: "go/unexpected",
    summary: "a declaration does not follow Go's grammar",
    explain: "Something stands in a declaration that cannot stand there, or something is missing. The rest of the \
              declaration is read as far as possible.",
};

impl Lower<'_> {
    pub(super) fn unexpected(&mut self, span: Span, message: impl Into<String>) {
        if self.found.diagnostics.len() < MAX_REPORTS {
            self.found.diagnostics.push(Diagnostic::error(&UNEXPECTED, message).at(span));
        }
    }

    /// Reports the first error of a broken declaration; one is enough, the others may follow from it.
    pub(super) fn errors(&mut self, root: Node<'_>) {
        let start = self.condensed.segments.start(self.base);
        let end = self.condensed.segments.end(self.base + root.end_byte()).max(start);
        let reported = self.condensed.diagnostics.iter();
        let mut inside = reported.filter(|known| {
            known.primary.as_ref().is_some_and(|label| start < label.span.start && label.span.start <= end)
        });
        let first = inside.next();
        if let Some(problem) = explain(self.source, start as usize).filter(|problem| !problem.message.is_empty()) {
            let at = problem.start as u32;
            let behind = first.and_then(|known| known.primary.as_ref()).is_none_or(|label| at < label.span.start);
            if behind {
                // Brackets that do not match are a consequence of this.
                self.found.explained.push((start, end));
                self.unexpected(Span::new(self.file, at, problem.end as u32), problem.message);
                return;
            }
        }
        if first.is_some() || !root.has_error() {
            return;
        }
        let mut cursor = root.walk();
        let mut node = root;
        // The first child with an error has the first error.
        while !node.is_error() && !node.is_missing() && cursor.goto_first_child() {
            while !cursor.node().has_error() && cursor.goto_next_sibling() {}
            node = cursor.node();
        }
        let start = self.condensed.segments.start(self.base + node.start_byte());
        let end = self.condensed.segments.end(self.base + node.end_byte()).max(start);
        let span = Span::new(self.file, start, end);
        if std::str::from_utf8(self.text(span)).is_ok() {
            let what = if node.is_missing() {
                format!("missing {}", node.kind())
            } else {
                "unexpected text in declaration".to_owned()
            };
            self.unexpected(span, what);
        }
    }
}
