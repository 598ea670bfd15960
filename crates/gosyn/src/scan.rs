//! Condensing: the declarations of a file without what says nothing about them.
//!
//! One pass over the file finds lines, comments and brackets, and copies what the parser shall see:
//! no comments, no function bodies, no contents of strings and of composite literals. A brace
//! belongs to a declaration only behind `struct` or `interface`, and behind `[...]T`, whose elements
//! are counted; any other brace opens something to leave out.
//!
//! A function whose signature is certainly well formed is cut out as a whole: its name and receiver
//! are noted, and it is parsed by itself when somebody asks ([`condense_function`]). The package
//! clause, imports, types, variables and constants are read here altogether, where they are as simple as they mostly
//! are ([`crate::plain`]).
//!
//! The condensed text is always balanced, and its top level holds declarations only: what stands in
//! the way is reported and left out, so that one mistake does not hide the rest of the file.

mod brackets;
mod leave_out;

use std::ops::Range;

use diag::{Code, Diagnostic, FileId, Span};

use crate::ast::Field;
use crate::comment::{Comments, Grouper};
use crate::lexer::{self, Kind, Lexer, Problem, Token};
use crate::lower::Declarations;
use crate::segments::Segments;
use crate::signature::{Header, Known};

/// Text that is no declaration, or a token that is none of Go's.
pub(crate) static SYNTAX: Code = Code {
    id: "go/syntax",
    summary: "the file is not valid Go",
    explain: "The text does not follow Go's grammar at this place. What stands before and behind it was read all the \
              same, but nothing is generated from a file with a syntax error.",
};

/// Brackets that do not match.
pub(crate) static UNBALANCED: Code = Code {
    id: "go/unbalanced",
    summary: "a bracket is not closed, or closes nothing",
    explain: "Every (, [ and { needs its counterpart. Where one is missing, reading goes on at the next line that \
              starts with a declaration keyword.",
};

/// Strings, runes, numbers and comments.
pub(crate) static LITERAL: Code = Code {
    id: "go/literal",
    summary: "a string, rune, number or comment is malformed",
    explain: "A string or rune is not terminated, a rune does not hold exactly one character, an escape is none of \
              Go's, a number has a digit it cannot have, or a /* comment does not end.",
};

/// The package clause.
pub(crate) static PACKAGE_CLAUSE: Code = Code {
    id: "go/package-clause",
    summary: "the file does not start with a package clause",
    explain: "The first thing in a Go file, after comments, is `package name`.",
};

/// Imports behind declarations.
pub(crate) static IMPORT_ORDER: Code = Code {
    id: "go/import-order",
    summary: "an import follows another declaration",
    explain: "Go wants all imports between the package clause and the first other declaration.",
};

/// Brackets in brackets in brackets.
pub(crate) static TOO_DEEP: Code = Code {
    id: "go/too-deep",
    summary: "the source is nested too deeply",
    explain: "Brackets, types or expressions stand inside each other more often than any real program needs. Reading \
              stops there.",
};

/// Open brackets inside each other beyond this are refused.
const MAX_OPEN: usize = 200;

/// Nobody reads more reports of one file.
pub(crate) const MAX_REPORTS: usize = 200;

/// What is left of a file for the parser, and what was found on the way.
#[derive(Debug)]
pub struct Condensed {
    pub(crate) text: Vec<u8>,
    pub(crate) segments: Segments,
    /// Where top-level declarations start in `text`; nothing is left of those that were cut out.
    pub(crate) declarations: Vec<u32>,
    /// The functions that were cut out, in source order.
    pub(crate) functions: Vec<Header>,
    /// The other declarations that were cut out, in source order.
    pub(crate) found: Declarations,
    pub(crate) tags: Vec<Tag>,
    pub(crate) comments: Comments,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl Condensed {
    /// The text that tree-sitter gets to see.
    #[must_use]
    pub fn text(&self) -> &[u8] {
        &self.text
    }

    /// The pieces that [`Condensed::text`] is put together from, each with the range of the original that it was
    /// copied from or stands for.
    pub fn pieces(&self) -> impl Iterator<Item = (&[u8], Range<u32>)> {
        self.segments.pieces().filter_map(|(condensed, original)| {
            Some((self.text.get(condensed.start as usize..condensed.end as usize)?, original))
        })
    }
}

/// A struct tag, which the parser does not see: there are many, and nothing depends on them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tag {
    /// The condensed offset behind the field's type.
    pub(crate) at: u32,
    /// Its place in the original.
    pub(crate) start: u32,
    /// The end of that place.
    pub(crate) end: u32,
}

/// Condenses a file.
#[must_use]
pub fn condense(id: FileId, source: &[u8]) -> Condensed {
    condense_file(id, source, true)
}

/// Condenses a file; without `defer` everything is left for the parser.
pub(crate) fn condense_file(id: FileId, source: &[u8], defer: bool) -> Condensed {
    let mut scanner = Scanner::new(id, source, Lexer::new(source));
    scanner.defer = defer;
    scanner.text.reserve(source.len() / 8 + 16);
    scanner.comments.reserve(source.len());
    scanner.finish()
}

/// Condenses a function that was cut out. `source` is the file up to the end of `span`.
pub(crate) fn condense_function(span: Span, source: &[u8]) -> Condensed {
    let start = (span.start as usize).min(source.len());
    let mut scanner = Scanner::new(span.file, source, Lexer::ahead(source, start));
    scanner.copied = start;
    scanner.first = false;
    scanner.finish()
}

/// An open bracket.
#[derive(Clone, Copy)]
struct Open {
    closer: Kind,
    at: usize,
    inside: Inside,
    /// It has been reported that this does not match.
    blamed: bool,
}

impl Open {
    const fn closer(&self) -> &'static str {
        match self.closer {
            Kind::RParen => ")",
            Kind::RBrack => "]",
            _ => "}",
        }
    }
}

/// What stands between two brackets.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    /// Specs of a declaration group.
    Specs,
    /// Fields of a struct.
    Fields,
    /// Elements of an interface.
    Elements,
    /// Anything with commas; a line cannot end here behind a name.
    List,
}

struct Scanner<'s> {
    source: &'s [u8],
    file: FileId,
    lexer: Lexer<'s>,
    comments: Grouper,
    text: Vec<u8>,
    segments: Segments,
    declarations: Vec<u32>,
    tags: Vec<Tag>,
    /// The original text is copied, or left out, up to here.
    copied: usize,
    open: Vec<Open>,
    /// The last token but comments.
    previous: Kind,
    /// The keyword of the declaration at work.
    declaration: Option<Kind>,
    /// Nothing but comments was seen.
    first: bool,
    /// Something other than package and imports was seen.
    declared: bool,
    /// The declaration at work is a function and its body is behind us.
    body_read: bool,
    /// `[...]` was seen: the elements of the next literal count.
    counted: bool,
    /// The last token was a struct tag.
    tagged: bool,
    /// A body was not closed: from now on declarations at the start of a line end bodies.
    recover: bool,
    /// Whether what needs no parser may be cut out.
    defer: bool,
    functions: Vec<Header>,
    known: Known<'s>,
    found: Declarations,
    /// Memory for the fields of the struct at work.
    fields: Vec<Field>,
    diagnostics: Vec<Diagnostic>,
}

impl<'s> Scanner<'s> {
    fn new(file: FileId, source: &'s [u8], lexer: Lexer<'s>) -> Self {
        Self {
            source,
            file,
            lexer,
            comments: Grouper::new(file),
            text: Vec::new(),
            segments: Segments::default(),
            declarations: Vec::new(),
            tags: Vec::new(),
            copied: lexer::start(source),
            open: Vec::new(),
            previous: Kind::Semi,
            declaration: None,
            first: true,
            declared: false,
            body_read: false,
            counted: false,
            tagged: false,
            recover: false,
            defer: false,
            functions: Vec::new(),
            known: Known::default(),
            found: Declarations::default(),
            fields: Vec::new(),
            diagnostics: Vec::new(),
        }
    }

    fn finish(mut self) -> Condensed {
        self.run();
        Condensed {
            text: self.text,
            segments: self.segments,
            declarations: self.declarations,
            functions: self.functions,
            found: self.found,
            tags: self.tags,
            comments: self.comments.finish(),
            diagnostics: self.diagnostics,
        }
    }

    fn run(&mut self) {
        loop {
            let token = self.lexer.next();
            if self.lexer.problem.is_some() {
                self.take_problem(&token);
            }
            match token.kind {
                Kind::LineComment => {
                    let (line, _) = self.lexer.comment_lines(&token);
                    self.comments.add(self.source, token.start, token.end, line, line);
                    // What stands before it on its line, and empty lines, are of no use either.
                    self.copy_trimmed(token.start);
                    self.copied = token.end;
                    continue;
                }
                Kind::BlockComment => {
                    let (line, end_line) = self.lexer.comment_lines(&token);
                    self.comments.add(self.source, token.start, token.end, line, end_line);
                    self.replace(token.start, token.end, if end_line == line { b" " } else { b"\n" });
                    continue;
                }
                Kind::Illegal => {
                    self.replace(token.start, token.end, b" ");
                    continue;
                }
                Kind::Eof => {
                    if self.first {
                        self.no_package(&token);
                    }
                    self.close_all(&token);
                    self.copy(self.source.len());
                    // The last declaration needs its terminator.
                    self.replace(self.source.len(), self.source.len(), b"\n");
                    return;
                }
                _ => {}
            }
            if self.open.is_empty() && !self.top_level(&token) {
                continue;
            }
            self.token(&token);
            self.previous = token.kind;
            if self.open.len() > MAX_OPEN {
                self.report(&TOO_DEEP, token.start, token.end, "nested too deeply");
                self.copy(token.end);
                self.copied = self.source.len();
                let end = Token { kind: Kind::Eof, start: self.source.len(), end: self.source.len() };
                self.append_closers(0, &end);
                return;
            }
        }
    }

    /// Says, once, that the file begins with something else than its package clause.
    fn no_package(&mut self, token: &Token) {
        if !self.diagnostics.iter().any(|known| known.code == &PACKAGE_CLAUSE) {
            self.report(&PACKAGE_CLAUSE, token.start, token.end, "package statement must be first");
        }
    }

    /// Looks at a token outside brackets; false if it has been dealt with.
    fn top_level(&mut self, token: &Token) -> bool {
        if token.kind == Kind::Semi {
            if self.declaration.is_none() && self.source.get(token.start) == Some(&b';') {
                // tree-sitter objects or not, depending on what stands around it.
                if self.first {
                    self.no_package(token);
                } else {
                    self.report(&SYNTAX, token.start, token.end, "non-declaration statement outside function body");
                }
                self.replace(token.start, token.end, b" ");
            }
            self.declaration = None;
            self.body_read = false;
            self.previous = Kind::Semi;
            return false;
        }
        if self.declaration.is_some() {
            if self.body_read && matches!(token.kind, Kind::RParen | Kind::RBrack | Kind::RBrace) {
                self.stray(token);
                return false;
            }
            if self.body_read {
                let found = self.describe(token);
                self.report(&SYNTAX, token.start, token.end, format!("unexpected {found} after top level declaration"));
                self.replace(token.start, token.start, b"\n");
                self.declaration = None;
                self.body_read = false;
                return self.top_level(token);
            }
            let next = token.kind.starts_declaration() && (token.kind != Kind::Func || self.declares_function(token));
            if !next || self.previous == Kind::Semi {
                return true;
            }
            // The line before ended where it could not, as in `var a = 1 +`; the parser will say so.
            self.replace(token.start, token.start, b"\n");
        }
        let first = std::mem::replace(&mut self.first, false);
        if first && token.kind != Kind::Package {
            self.no_package(token);
        } else if !token.kind.starts_declaration() || token.kind == Kind::Package && !first {
            if matches!(token.kind, Kind::RParen | Kind::RBrack | Kind::RBrace) {
                // The closing bracket of something that ended early.
                self.stray(token);
            } else {
                self.report(&SYNTAX, token.start, token.end, "non-declaration statement outside function body");
            }
            self.skip_statement(token);
            return false;
        }
        if !token.kind.starts_declaration() {
            self.skip_statement(token);
            return false;
        }
        match token.kind {
            Kind::Package => {}
            Kind::Import => {
                if self.declared {
                    self.report(&IMPORT_ORDER, token.start, token.end, "imports must appear before other declarations");
                }
            }
            _ => self.declared = true,
        }
        let done = match token.kind {
            _ if !self.defer || self.recover || self.previous != Kind::Semi => false,
            Kind::Func => self.defer_function(token),
            Kind::Package | Kind::Import if !self.declared => self.clause(token),
            Kind::Type | Kind::Var | Kind::Const => self.plain(token),
            _ => false,
        };
        if done {
            return false;
        }
        self.copy(token.start);
        self.declarations.push(self.text.len() as u32);
        self.declaration = Some(token.kind);
        self.counted = false;
        true
    }

    fn token(&mut self, token: &Token) {
        if std::mem::replace(&mut self.tagged, false) && !matches!(token.kind, Kind::Semi | Kind::RBrace) {
            // The parser has not seen the tag and would not object.
            let found = self.describe(token);
            self.report(
                &SYNTAX,
                token.start,
                token.end,
                format!("unexpected {found}, expected semicolon, newline, or }}"),
            );
            self.replace(token.start, token.start, b"\n");
        }
        match token.kind {
            Kind::String | Kind::RawString if self.is_tag() => {
                self.copy_trimmed(token.start);
                let at = self.text.trim_ascii_end().len() as u32;
                self.tags.push(Tag { at, start: token.start as u32, end: token.end as u32 });
                self.copied = token.end;
                self.tagged = true;
            }
            Kind::String | Kind::RawString if token.end - token.start > 2 || self.lexer.problem.is_some() => {
                self.replace(token.start, token.end, b"\"\"");
            }
            Kind::LParen => {
                let group = self.open.is_empty()
                    && matches!(self.previous, Kind::Const | Kind::Var | Kind::Type | Kind::Import);
                self.push_open(Kind::RParen, token, if group { Inside::Specs } else { Inside::List });
            }
            Kind::LBrack => self.push_open(Kind::RBrack, token, Inside::List),
            Kind::LBrace => {
                let inside = match self.previous {
                    Kind::Struct => Some(Inside::Fields),
                    Kind::Interface => Some(Inside::Elements),
                    _ => std::mem::replace(&mut self.counted, false).then_some(Inside::List),
                };
                if let Some(inside) = inside {
                    self.push_open(Kind::RBrace, token, inside);
                } else {
                    let body = self.open.is_empty() && self.declaration == Some(Kind::Func);
                    self.body_read |= body;
                    self.skip_block(token, Some(if body { b"" } else { b"{}" }));
                }
            }
            Kind::Semi if self.open.last().is_some_and(|open| open.inside == Inside::List) => {
                // tree-sitter takes a line end for white space wherever it can.
                self.blame(token, "comma or ");
            }
            Kind::Number if self.lexer.problem.is_some() => self.replace(token.start, token.end, b"0"),
            Kind::Ident if &self.source[token.start..token.end] == b"new" && !takes_type(&self.source[token.end..]) => {
                // tree-sitter-go knows `new(T)` only, Go 1.26 `new(x)` too. By another name it is a
                // call like any other; lowering reads names from the original.
                self.copy(token.end);
                if let Some(last) = self.text.last_mut() {
                    *last = b'W';
                }
            }
            Kind::Ellipsis => self.counted |= self.previous == Kind::LBrack,
            Kind::RParen | Kind::RBrack | Kind::RBrace => self.close(token),
            Kind::Package | Kind::Import | Kind::Const | Kind::Type | Kind::Var if !self.open.is_empty() => {
                self.restart(token);
            }
            Kind::Func if !self.open.is_empty() && self.declares_function(token) => self.restart(token),
            _ => {}
        }
    }

    /// A declaration inside brackets: they were not closed.
    fn restart(&mut self, token: &Token) {
        self.close_all(token);
        self.replace(token.start, token.start, b"\n");
        self.declaration = None;
        self.top_level(token);
    }

    /// Copies the original up to `to`.
    fn copy(&mut self, to: usize) {
        if to > self.copied {
            self.text.extend_from_slice(&self.source[self.copied..to]);
            self.segments.push(to - self.copied, self.copied, to);
            self.copied = to;
        }
    }

    /// Whether a string that comes now is a struct tag.
    fn is_tag(&self) -> bool {
        self.open.last().is_some_and(|open| open.inside == Inside::Fields)
            && matches!(self.previous, Kind::Ident | Kind::RParen | Kind::RBrack | Kind::RBrace)
    }

    /// Copies the original up to `to`, but no white space at its end.
    fn copy_trimmed(&mut self, to: usize) {
        let piece = &self.source[self.copied.min(to)..to];
        self.copy(self.copied + piece.trim_ascii_end().len());
    }

    /// Copies the original up to `start` and puts `by` in the place of `start..end`.
    fn replace(&mut self, start: usize, end: usize, by: &[u8]) {
        self.copy(start);
        // What stands for a mistake may have been put there already.
        let (start, end) = (self.copied.max(start), self.copied.max(end));
        self.text.extend_from_slice(by);
        self.segments.push(by.len(), start, end);
        self.copied = end;
    }

    fn take_problem(&mut self, token: &Token) {
        let Some(Problem { start, end, message }) = self.lexer.problem.clone() else {
            return;
        };
        let code = match token.kind {
            Kind::String | Kind::RawString | Kind::Rune | Kind::Number | Kind::BlockComment => &LITERAL,
            _ => &SYNTAX,
        };
        self.report(code, start, end, message);
        if token.kind == Kind::Rune {
            self.replace(token.start, token.end, b"'0'");
        }
    }

    fn report(&mut self, code: &'static Code, start: usize, end: usize, message: impl Into<String>) {
        self.push(Diagnostic::error(code, message).at(self.span(start, end)));
    }

    fn push(&mut self, diagnostic: Diagnostic) {
        if self.diagnostics.len() < MAX_REPORTS {
            self.diagnostics.push(diagnostic);
        }
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.file, start as u32, end as u32)
    }

    fn describe(&self, token: &Token) -> String {
        describe(token.kind, &self.source[token.start..token.end])
    }
}

/// Whether what follows `new` is a type in brackets; true as well if no bracket follows.
fn takes_type(rest: &[u8]) -> bool {
    let mut lexer = Lexer::ahead(rest, 0);
    let mut token = lexer.next();
    if token.kind != Kind::LParen {
        return true;
    }
    loop {
        token = lexer.next();
        let text = &rest[token.start..token.end];
        match token.kind {
            Kind::Keyword if matches!(text, b"map" | b"chan") => {}
            Kind::Operator if matches!(text, b"*" | b"<-") => {}
            Kind::LBrack => lexer.skip_brackets(),
            Kind::Ident => {
                token = lexer.next();
                while token.kind == Kind::Dot || token.kind == Kind::Ident {
                    token = lexer.next();
                }
                if token.kind == Kind::LBrack {
                    lexer.skip_brackets();
                    token = lexer.next();
                }
                break;
            }
            Kind::Struct | Kind::Interface | Kind::LParen => {
                if token.kind == Kind::LParen || lexer.next().kind == Kind::LBrace {
                    lexer.skip_brackets();
                }
                token = lexer.next();
                break;
            }
            // Its result can be anything; a literal would have a body, which is no concern here.
            Kind::Func => return true,
            _ => return false,
        }
    }
    token.kind == Kind::RParen || token.kind == Kind::Semi || rest.get(token.start) == Some(&b',')
}

/// A token in the words of Go's compiler.
pub(crate) fn describe(kind: Kind, text: &[u8]) -> String {
    let shown = String::from_utf8_lossy(text);
    match kind {
        Kind::Eof => "EOF".to_owned(),
        Kind::Semi if shown == ";" => "semicolon".to_owned(),
        Kind::Semi => "newline".to_owned(),
        Kind::Ident => format!("name {shown}"),
        Kind::Package
        | Kind::Import
        | Kind::Const
        | Kind::Type
        | Kind::Var
        | Kind::Func
        | Kind::Struct
        | Kind::Interface
        | Kind::Keyword => {
            format!("keyword {shown}")
        }
        Kind::Number | Kind::Rune | Kind::String | Kind::RawString => format!("literal {shown}"),
        _ if shown == "," => "comma".to_owned(),
        _ => shown.into_owned(),
    }
}
