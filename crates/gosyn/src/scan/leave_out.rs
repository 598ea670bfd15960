//! What the parser need not see: functions and plain declarations, which are read from their tokens, bodies, and what follows a
//! mistake.

use diag::Diagnostic;

use super::{Scanner, UNBALANCED};
use crate::clause::Clauses;
use crate::lexer::{Block, Kind, Token};
use crate::plain::Plain;
use crate::signature::recognise;

impl Scanner<'_> {
    /// Cuts out the function that starts with `func`, if nothing about it needs the parser: it is
    /// recognised, has a body, and the line ends behind that.
    pub(super) fn defer_function(&mut self, func: &Token) -> bool {
        let mark = self.lexer.mark();
        let Some(header) = recognise(&mut self.lexer, self.source, func, &mut self.known) else {
            self.lexer.reset(&mark);
            return false;
        };
        let comments = self.comments.len();
        let closed = self.lexer.skip_block(&mut self.comments, false) == Block::Closed;
        if !closed || !ends_line(&self.source[self.lexer.position()..]) {
            self.lexer.reset(&mark);
            self.comments.truncate(comments);
            return false;
        }
        self.functions.push(header);
        self.cut(func);
        true
    }

    /// Reads the package clause or an import itself and cuts it out, if that is as easy as it mostly is.
    pub(super) fn clause(&mut self, keyword: &Token) -> bool {
        let mark = self.lexer.mark();
        let known = self.found.imports.len();
        let mut clauses = Clauses { file: self.file, source: self.source, lexer: &mut self.lexer };
        let read = if keyword.kind == Kind::Package {
            self.found.package = clauses.package();
            self.found.package.is_some()
        } else {
            clauses.imports(&mut self.found.imports).is_some()
        };
        if !read || !ends_line(&self.source[self.lexer.position()..]) {
            self.lexer.reset(&mark);
            self.found.imports.truncate(known);
            self.found.package.take_if(|_| keyword.kind == Kind::Package);
            return false;
        }
        self.cut(keyword);
        true
    }

    /// Reads a declaration itself and cuts it out, if it is plain.
    pub(super) fn plain(&mut self, keyword: &Token) -> bool {
        let mark = self.lexer.mark();
        let comments = self.comments.len();
        let (types, vars) = (self.found.types.len(), self.found.vars.len());
        let mut plain =
            Plain::new(self.file, self.source, &mut self.lexer, &mut self.comments, &mut self.fields, keyword);
        let read = match keyword.kind {
            Kind::Type => plain.types(&mut self.found.types),
            Kind::Var => plain.vars(&mut self.found.vars),
            _ => plain.consts(&mut self.found.consts),
        };
        if read.is_none() {
            self.lexer.reset(&mark);
            self.comments.truncate(comments);
            self.found.types.truncate(types);
            self.found.vars.truncate(vars);
            return false;
        }
        self.cut(keyword);
        true
    }

    /// Leaves out the declaration that starts with `keyword` and ends where the lexer stands.
    pub(super) fn cut(&mut self, keyword: &Token) {
        // One line end is enough for the declaration before those that are cut out.
        let before = self.source.get(self.copied..keyword.start).unwrap_or_default();
        let ended = matches!(self.text.last(), None | Some(b'\n'));
        if !before.trim_ascii().is_empty() || !ended {
            self.copy(keyword.start);
        }
        self.copied = self.lexer.position();
        self.declarations.push(self.text.len() as u32);
        self.declaration = None;
    }

    /// Leaves out everything up to the next line that starts a declaration.
    pub(super) fn skip_statement(&mut self, first: &Token) {
        self.copy(first.start);
        let mut token = *first;
        let mut previous = Kind::Operator;
        loop {
            match token.kind {
                Kind::Eof => break,
                Kind::LBrace => self.skip_block(&token, None),
                _ => {}
            }
            if !token.kind.is_comment() {
                previous = if self.lexer.starts_line(self.lexer.position()) { Kind::Semi } else { token.kind };
            }
            let mark = self.lexer.mark();
            token = self.lexer.next();
            if token.kind.is_comment() {
                let (line, end_line) = self.lexer.comment_lines(&token);
                self.comments.add(self.source, token.start, token.end, line, end_line);
            }
            let fresh = previous == Kind::Semi || self.lexer.starts_line(token.start);
            if token.kind == Kind::Eof || token.kind.starts_declaration() && fresh {
                // The main loop shall see it again.
                self.lexer.reset(&mark);
                break;
            }
        }
        self.copied = self.copied.max(self.lexer.position());
        self.previous = Kind::Semi;
        self.declaration = None;
    }

    /// Whether `func` is followed by a name, or by a receiver and a name at the start of a line:
    /// neither is a type or a literal.
    pub(super) fn declares_function(&self, token: &Token) -> bool {
        let is_letter = |byte: Option<&u8>| {
            byte.is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'_' || !byte.is_ascii())
        };
        let rest = self.source[token.end..].trim_ascii_start();
        if is_letter(rest.first()) {
            return true;
        }
        if !self.lexer.starts_line(token.start) || rest.first() != Some(&b'(') {
            return false;
        }
        let Some(end) = memchr::memchr2(b')', b'\n', rest).filter(|&end| rest[end] == b')') else {
            return false;
        };
        let rest = rest[end + 1..].trim_ascii_start();
        let name =
            rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_' || !byte.is_ascii()).count();
        is_letter(rest.first()) && rest[name..].trim_ascii_start().first() == Some(&b'(')
    }

    /// Goes behind the block that `brace` opens; `left` is what the parser shall see of it.
    pub(super) fn skip_block(&mut self, brace: &Token, left: Option<&[u8]>) {
        let mark = self.lexer.mark();
        let comments = self.comments.len();
        if self.lexer.skip_block(&mut self.comments, self.recover) == Block::Open {
            if !self.recover {
                // Once more, now with an eye to where the next declaration starts.
                self.recover = true;
                self.lexer.reset(&mark);
                self.comments.truncate(comments);
                self.lexer.skip_block(&mut self.comments, true);
            }
            let end = self.lexer.position();
            let found = self.source[end..].split(|byte| !byte.is_ascii_alphabetic()).next().unwrap_or_default();
            let found =
                if found.is_empty() { "EOF".to_owned() } else { format!("keyword {}", String::from_utf8_lossy(found)) };
            let length = found.strip_prefix("keyword ").map_or(0, str::len);
            let diagnostic = Diagnostic::error(&UNBALANCED, format!("unexpected {found}, expected }}"))
                .at(self.span(end, end + length))
                .also(self.span(brace.start, brace.end), "this brace is not closed");
            self.push(diagnostic);
            if let Some(left) = left {
                self.replace(brace.start, end, left);
                self.replace(end, end, b"\n");
                if self.open.is_empty() {
                    self.declaration = None;
                    self.body_read = false;
                }
            }
        } else if let Some(left) = left {
            self.replace(brace.start, self.lexer.position(), left);
        }
    }
}

/// Whether nothing but a line comment stands on the rest of a line.
fn ends_line(rest: &[u8]) -> bool {
    let at = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r')).count();
    matches!(&rest[at..], [] | [b'\n', ..] | [b'/', b'/', ..])
}
