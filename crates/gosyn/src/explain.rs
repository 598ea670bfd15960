//! Where a declaration leaves Go's grammar, in the words of Go's compiler.
//!
//! tree-sitter says that a declaration is broken, but its way to go on hides where. This reads the
//! declaration once more, token by token, up to the first that cannot stand where it stands. It
//! runs for broken declarations only, builds nothing, and may accept more than Go does.

use crate::lexer::{Kind, Lexer, Problem, Token};
use crate::scan::describe;

/// The first token of the declaration at `start` that breaks it; `None` if this finds none.
pub(crate) fn explain(source: &[u8], start: usize) -> Option<Problem> {
    let mut reader = Reader {
        source,
        lexer: Lexer::ahead(source, start),
        token: Token { kind: Kind::Eof, start, end: start },
        depth: 0,
    };
    reader.advance();
    reader.declaration().err().map(|wrong| *wrong)
}

type Read = Result<(), Box<Problem>>;

/// Deeper than this nothing is explained.
const MAX_DEPTH: usize = 100;

struct Reader<'s> {
    source: &'s [u8],
    lexer: Lexer<'s>,
    token: Token,
    depth: usize,
}

impl Reader<'_> {
    fn advance(&mut self) {
        loop {
            self.token = self.lexer.next();
            if !self.token.kind.is_comment() && self.token.kind != Kind::Illegal {
                return;
            }
        }
    }

    fn text(&self) -> &[u8] {
        &self.source[self.token.start..self.token.end]
    }

    fn is(&self, text: &[u8]) -> bool {
        matches!(self.token.kind, Kind::Operator | Kind::Keyword) && self.text() == text
    }

    fn at(&self, kind: Kind) -> bool {
        self.token.kind == kind
    }

    fn got(&mut self, kind: Kind) -> bool {
        let got = self.at(kind);
        if got {
            self.advance();
        }
        got
    }

    fn got_text(&mut self, text: &[u8]) -> bool {
        let got = self.is(text);
        if got {
            self.advance();
        }
        got
    }

    fn fail(&self, what: &str) -> Read {
        let found = describe(self.token.kind, self.text());
        Err(Box::new(Problem {
            start: self.token.start,
            end: self.token.end,
            message: format!("unexpected {found}{what}"),
        }))
    }

    fn want(&mut self, kind: Kind, expected: &str) -> Read {
        if self.got(kind) { Ok(()) } else { self.fail(&format!(", expected {expected}")) }
    }

    /// Reads something that may hold itself.
    fn nested(&mut self, read: impl FnOnce(&mut Self) -> Read) -> Read {
        if self.depth == MAX_DEPTH {
            // What follows is not worth a place: the caller falls back to tree-sitter's.
            return Err(Box::new(Problem { start: 0, end: 0, message: String::new() }));
        }
        self.depth += 1;
        let read = read(self);
        self.depth -= 1;
        read
    }

    fn declaration(&mut self) -> Read {
        let keyword = self.token.kind;
        self.advance();
        match keyword {
            Kind::Package => self.want(Kind::Ident, "name")?,
            Kind::Import => self.group(Self::import)?,
            Kind::Const => self.group(Self::constant)?,
            Kind::Type => self.group(Self::type_spec)?,
            Kind::Var => self.group(Self::variable)?,
            Kind::Func => self.function()?,
            _ => return Ok(()),
        }
        if self.at(Kind::Semi) || self.at(Kind::Eof) { Ok(()) } else { self.fail(" after top level declaration") }
    }

    fn group(&mut self, spec: fn(&mut Self) -> Read) -> Read {
        if !self.got(Kind::LParen) {
            return spec(self);
        }
        while !self.got(Kind::RParen) {
            spec(self)?;
            if !self.got(Kind::Semi) && !self.at(Kind::RParen) {
                return self.fail(", expected semicolon, newline, or )");
            }
        }
        Ok(())
    }

    fn import(&mut self) -> Read {
        if !self.got(Kind::Dot) {
            self.got(Kind::Ident);
        }
        if self.got(Kind::String) || self.got(Kind::RawString) { Ok(()) } else { self.fail(", expected import path") }
    }

    fn names(&mut self) -> Read {
        self.want(Kind::Ident, "name")?;
        while self.got_text(b",") {
            self.want(Kind::Ident, "name")?;
        }
        Ok(())
    }

    fn constant(&mut self) -> Read {
        self.names()?;
        if self.starts_type() {
            self.ty()?;
            if !self.is(b"=") {
                return self.fail(", expected =");
            }
        }
        if self.got_text(b"=") { self.expressions() } else { Ok(()) }
    }

    fn variable(&mut self) -> Read {
        self.names()?;
        if self.got_text(b"=") {
            return self.expressions();
        }
        self.ty()?;
        if self.got_text(b"=") { self.expressions() } else { Ok(()) }
    }

    fn type_spec(&mut self) -> Read {
        self.want(Kind::Ident, "name")?;
        if self.at(Kind::LBrack) {
            // `[` can start an array, a slice or type parameters: whoever gets further is right.
            let mark = (self.lexer.clone(), self.token);
            let array = self.ty().and_then(|()| self.end_of_spec());
            let Err(array) = array else { return Ok(()) };
            (self.lexer, self.token) = mark;
            let generic = self.type_params().and_then(|()| {
                self.got_text(b"=");
                self.ty()?;
                self.end_of_spec()
            });
            return match generic {
                Err(generic) if generic.start < array.start => Err(array),
                read => read,
            };
        }
        self.got_text(b"=");
        if !self.starts_type() {
            return self.fail(" in type declaration");
        }
        self.ty()
    }

    fn end_of_spec(&self) -> Read {
        if matches!(self.token.kind, Kind::Semi | Kind::Eof | Kind::RParen) {
            Ok(())
        } else {
            self.fail(" after top level declaration")
        }
    }

    fn function(&mut self) -> Read {
        if self.at(Kind::LParen) {
            self.params()?;
        }
        self.want(Kind::Ident, "name")?;
        if self.at(Kind::LBrack) {
            self.type_params()?;
        }
        if !self.at(Kind::LParen) {
            return self.fail(", expected (");
        }
        self.signature()?;
        self.body();
        Ok(())
    }

    fn body(&mut self) {
        if self.at(Kind::LBrace) {
            self.lexer.skip_brackets();
            self.advance();
        }
    }

    fn type_params(&mut self) -> Read {
        self.want(Kind::LBrack, "[")?;
        loop {
            self.names()?;
            self.union()?;
            let comma = self.got_text(b",");
            if self.got(Kind::RBrack) {
                return Ok(());
            }
            if !comma {
                return self.fail(" in type parameter list; possibly missing comma or ]");
            }
        }
    }

    fn union(&mut self) -> Read {
        loop {
            self.got_text(b"~");
            self.ty()?;
            if !self.got_text(b"|") {
                return Ok(());
            }
        }
    }

    /// Parameters and results.
    fn signature(&mut self) -> Read {
        if !self.at(Kind::LParen) {
            return self.fail(", expected (");
        }
        self.params()?;
        match self.token.kind {
            Kind::LParen => self.params(),
            _ if self.starts_type() => self.ty(),
            _ => Ok(()),
        }
    }

    fn params(&mut self) -> Read {
        self.advance();
        while !self.got(Kind::RParen) {
            let name = self.at(Kind::Ident);
            if !self.got(Kind::Ellipsis) {
                if !self.starts_type() {
                    return self.fail(", expected )");
                }
                self.ty()?;
                if name && (self.got(Kind::Ellipsis) || self.starts_type()) {
                    self.ty()?;
                }
            } else {
                self.ty()?;
            }
            if !self.got_text(b",") && !self.at(Kind::RParen) {
                return self.fail(" in parameter list; possibly missing comma or )");
            }
        }
        Ok(())
    }

    fn starts_type(&self) -> bool {
        match self.token.kind {
            Kind::Ident | Kind::LParen | Kind::LBrack | Kind::Struct | Kind::Interface | Kind::Func => true,
            _ => self.is(b"*") || self.is(b"<-") || self.is(b"map") || self.is(b"chan"),
        }
    }

    fn ty(&mut self) -> Read {
        self.nested(Self::type_inside)
    }

    fn type_inside(&mut self) -> Read {
        match self.token.kind {
            Kind::Ident => {
                self.advance();
                if self.got(Kind::Dot) {
                    self.want(Kind::Ident, "name")?;
                }
                if self.at(Kind::LBrack) {
                    // A parameter name before `[]T` looks the same up to here.
                    self.advance();
                    if self.got(Kind::RBrack) || self.got(Kind::Ellipsis) && self.got(Kind::RBrack) {
                        return self.ty();
                    }
                    self.expressions()?;
                    self.got_text(b",");
                    self.want(Kind::RBrack, "]")?;
                    if self.starts_type() && !self.at(Kind::LParen) {
                        return self.ty();
                    }
                }
                Ok(())
            }
            Kind::LParen => {
                self.advance();
                self.ty()?;
                self.want(Kind::RParen, ")")
            }
            Kind::LBrack => {
                self.advance();
                if !self.at(Kind::RBrack) && !self.got(Kind::Ellipsis) {
                    self.expression()?;
                }
                self.want(Kind::RBrack, "]")?;
                self.ty()
            }
            Kind::Func => {
                self.advance();
                self.signature()
            }
            Kind::Struct => {
                self.advance();
                self.elements(Self::field)
            }
            Kind::Interface => {
                self.advance();
                self.elements(Self::element)
            }
            _ => self.type_operator(),
        }
    }

    fn type_operator(&mut self) -> Read {
        if self.got_text(b"<-") {
            if !self.got_text(b"chan") {
                return self.fail(", expected chan");
            }
        } else if self.got_text(b"chan") {
            self.got_text(b"<-");
        } else if self.got_text(b"map") {
            self.want(Kind::LBrack, "[")?;
            self.ty()?;
            self.want(Kind::RBrack, "]")?;
        } else if !self.got_text(b"*") {
            return self.fail(", expected type");
        }
        self.ty()
    }

    fn elements(&mut self, one: fn(&mut Self) -> Read) -> Read {
        self.want(Kind::LBrace, "{")?;
        while !self.got(Kind::RBrace) {
            one(self)?;
            if !self.got(Kind::Semi) && !self.at(Kind::RBrace) {
                return self.fail(", expected semicolon, newline, or }");
            }
        }
        Ok(())
    }

    fn field(&mut self) -> Read {
        if !self.at(Kind::Ident) && !self.is(b"*") {
            return self.fail(", expected field name or embedded type");
        }
        if self.got_text(b"*") {
            self.ty()?;
        } else {
            self.ty()?;
            if self.is(b",") {
                while self.got_text(b",") {
                    self.want(Kind::Ident, "name")?;
                }
                self.ty()?;
            } else if self.starts_type() {
                self.ty()?;
            }
        }
        if !self.got(Kind::String) {
            self.got(Kind::RawString);
        }
        Ok(())
    }

    fn element(&mut self) -> Read {
        let name = self.at(Kind::Ident);
        if !name && !self.starts_type() && !self.is(b"~") {
            return self.fail(", expected method or embedded element");
        }
        self.got_text(b"~");
        self.ty()?;
        if name && self.at(Kind::LParen) {
            return self.signature();
        }
        if self.got_text(b"|") { self.union() } else { Ok(()) }
    }

    fn expressions(&mut self) -> Read {
        self.expression()?;
        while self.is(b",") {
            let mark = (self.lexer.clone(), self.token);
            self.advance();
            if self.at(Kind::RBrack) {
                (self.lexer, self.token) = mark;
                return Ok(());
            }
            self.expression()?;
        }
        Ok(())
    }

    fn expression(&mut self) -> Read {
        self.nested(|this| {
            loop {
                this.unary()?;
                if !this.binary_operator() {
                    return Ok(());
                }
            }
        })
    }

    /// The lexer hands out operators byte by byte.
    fn binary_operator(&mut self) -> bool {
        if !self.at(Kind::Operator) {
            return false;
        }
        let rest = &self.source[self.token.start..];
        let length = match rest {
            [b'|', b'|', ..] | [b'&', b'&', ..] | [b'=', b'=', ..] | [b'!', b'=', ..] => 2,
            [b'<', b'<' | b'=', ..] | [b'>', b'>' | b'=', ..] | [b'&', b'^', ..] => 2,
            [b'<', b'-', ..] | [b'+', b'+', ..] | [b'-', b'-', ..] => return false,
            [b'<' | b'>' | b'+' | b'-' | b'*' | b'/' | b'%' | b'&' | b'|' | b'^', ..] => 1,
            _ => return false,
        };
        for _ in 0..length {
            self.advance();
        }
        true
    }

    fn unary(&mut self) -> Read {
        while [&b"+"[..], b"-", b"!", b"^", b"&", b"*", b"<-", b"~"].iter().any(|op| self.is(op)) {
            self.advance();
        }
        match self.token.kind {
            Kind::Ident | Kind::Number | Kind::Rune | Kind::String | Kind::RawString => self.advance(),
            Kind::LParen => {
                self.advance();
                self.expression()?;
                self.want(Kind::RParen, ")")?;
            }
            Kind::Func => {
                self.advance();
                self.signature()?;
                self.body();
            }
            _ if self.starts_type() => self.ty()?,
            _ => return self.fail(", expected expression"),
        }
        loop {
            match self.token.kind {
                Kind::Dot => {
                    self.advance();
                    if self.got(Kind::LParen) {
                        if !self.got(Kind::Type) {
                            self.ty()?;
                        }
                        self.want(Kind::RParen, ")")?;
                    } else {
                        self.want(Kind::Ident, "name or (")?;
                    }
                }
                Kind::LBrack => {
                    self.advance();
                    while !self.got(Kind::RBrack) {
                        if self.got_text(b":") || self.got_text(b",") {
                            continue;
                        }
                        self.expression()?;
                        if !self.is(b":") && !self.is(b",") && !self.at(Kind::RBrack) {
                            return self.fail(", expected ]");
                        }
                    }
                }
                Kind::LParen => {
                    self.advance();
                    while !self.got(Kind::RParen) {
                        self.expression()?;
                        self.got(Kind::Ellipsis);
                        if !self.got_text(b",") && !self.at(Kind::RParen) {
                            return self.fail(" in argument list; possibly missing comma or )");
                        }
                    }
                }
                Kind::LBrace => self.body(),
                _ => return Ok(()),
            }
        }
    }
}
