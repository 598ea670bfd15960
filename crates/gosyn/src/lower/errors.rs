//! What the parser could not read, as diagnostics.

use diag::{Code, Diagnostic, Span};
use tree_sitter::Node;

use super::Lower;

/// A declaration that does not follow the grammar.
pub(crate) static UNEXPECTED: Code = Code {
    id: "go/unexpected",
    summary: "a declaration does not follow Go's grammar",
    explain: "Something stands in a declaration that cannot stand there, or something is missing. The rest of the \
              declaration is read as far as possible.",
};

impl Lower<'_> {
    pub(super) fn unexpected(&mut self, span: Span, message: impl Into<String>) {
        self.found.diagnostics.push(Diagnostic::error(&UNEXPECTED, message).at(span));
    }

    /// Reports the errors below `root`, one for each line.
    pub(super) fn errors(&mut self, root: Node<'_>) {
        let mut cursor = root.walk();
        let mut last_line = None;
        loop {
            let node = cursor.node();
            let wrong = node.is_error() || node.is_missing();
            if wrong {
                let row = node.start_position().row;
                if last_line != Some(row) {
                    last_line = Some(row);
                    let start = self.condensed.segments.start(self.base + node.start_byte());
                    let end = self.condensed.segments.end(self.base + node.end_byte()).max(start);
                    let message = if node.is_missing() { format!("expected {}", node.kind()) } else { "unexpected text".to_owned() };
                    self.unexpected(Span::new(self.file, start, end), message);
                }
            }
            if node.has_error() && !wrong && cursor.goto_first_child() {
                continue;
            }
            while !cursor.goto_next_sibling() {
                if !cursor.goto_parent() {
                    return;
                }
            }
        }
    }
}
