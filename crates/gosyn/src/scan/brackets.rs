//! Brackets: which are open, and what happens where they do not match.

use diag::Diagnostic;

use super::{Inside, MAX_OPEN, Open, Scanner, UNBALANCED};
use crate::lexer::{Kind, Token};

impl Scanner<'_> {
    pub(super) fn push_open(&mut self, closer: Kind, token: &Token, inside: Inside) {
        self.open.push(Open { closer, at: token.start, inside, blamed: false });
    }

    /// A closing bracket: it closes the last open one, or an outer one with all that is in it.
    pub(super) fn close(&mut self, token: &Token) {
        let Some(nth) = self.open.iter().rposition(|open| open.closer == token.kind) else {
            self.stray(token);
            return;
        };
        self.append_closers(nth + 1, token);
        let open = self.open.pop();
        // tree-sitter-go wants a terminator behind the last spec of a group; Go does not.
        if open.is_some_and(|open| open.inside == Inside::Specs) && !matches!(self.previous, Kind::Semi | Kind::LParen)
        {
            self.replace(token.start, token.start, b"\n");
        }
    }

    pub(super) fn stray(&mut self, token: &Token) {
        let found = self.describe(token);
        self.report(&UNBALANCED, token.start, token.end, format!("unexpected {found}"));
        self.replace(token.start, token.end, b" ");
    }

    pub(super) fn close_all(&mut self, token: &Token) {
        self.append_closers(0, token);
    }

    /// Closes all brackets from the `keep`-th on, because `token` came instead.
    pub(super) fn append_closers(&mut self, keep: usize, token: &Token) {
        // A file that is nested too deeply has been reported as such; and one mistake is enough for
        // one place.
        if self.open.len() > keep && self.open.len() <= MAX_OPEN {
            self.blame(token, "");
        }
        while self.open.len() > keep
            && let Some(open) = self.open.pop()
        {
            if open.inside == Inside::Specs && self.previous != Kind::Semi {
                self.replace(token.start, token.start, b"\n");
            }
            let at = token.start.max(self.copied);
            self.replace(at, at, open.closer().as_bytes());
            self.previous = open.closer;
        }
    }

    /// Reports that `token` stands where the last open bracket should have been closed.
    pub(super) fn blame(&mut self, token: &Token, or: &str) {
        let found = self.describe(token);
        let Some(open) = self.open.last_mut().filter(|open| !open.blamed) else { return };
        open.blamed = true;
        let open = *open;
        let diagnostic = Diagnostic::error(&UNBALANCED, format!("unexpected {found}, expected {or}{}", open.closer()))
            .at(self.span(token.start, token.end))
            .also(self.span(open.at, open.at + 1), "this bracket is not closed");
        self.push(diagnostic);
    }
}
