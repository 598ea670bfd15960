//! Recognising a function whose signature needs no parser to be known as Go.
//!
//! Generated files declare thousands of methods, and almost nobody asks for their signatures. The
//! scanner has their tokens in hand anyway; this goes over them and says yes to what is certainly
//! well formed for Go and for tree-sitter. It builds nothing but the name and the receiver, and it
//! is strict: type parameters, comments, constant expressions and other rare things are none of its
//! business. What it refuses is parsed at once, so a refusal costs time and never a diagnostic.

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::lexer::{Kind, Lexer, Token};

/// What stands before the body of a function. All ranges are offsets of the original.
#[derive(Clone, Debug)]
pub(crate) struct Header {
    /// The name.
    pub(crate) name: Range<usize>,
    /// The receiver, of a method.
    pub(crate) receiver: Option<HeaderReceiver>,
    /// From `func` to the end of the signature.
    pub(crate) span: Range<usize>,
}

/// The receiver of a [`Header`].
#[derive(Clone, Debug)]
pub(crate) struct HeaderReceiver {
    /// The name of its base type.
    pub(crate) base: Range<usize>,
    /// Whether a star stands before that.
    pub(crate) pointer: bool,
    /// The type as written.
    pub(crate) span: Range<usize>,
}

/// Reads what follows `func`, up to and with the brace that opens the body. If it is not to be had
/// so cheaply it is `None`, and the lexer stands somewhere behind.
pub(crate) fn recognise<'s>(
    lexer: &mut Lexer<'s>,
    source: &'s [u8],
    func: &Token,
    known: &mut Known<'s>,
) -> Option<Header> {
    let mut reader = Recogniser { source, lexer, token: *func, end: func.end, depth: 0 };
    reader.advance()?;
    let receiver = if reader.at(Kind::LParen) { Some(reader.receiver()?) } else { None };
    let name = reader.name()?;
    let start = reader.token.start;
    let line = Known::line(&source[start..]);
    if line.is_some_and(|line| known.0.contains(line)) {
        let line = line.unwrap_or_default();
        let signature = line.strip_suffix(b"{").unwrap_or(line).trim_ascii_end();
        reader.lexer.jump(start + line.len());
        return Some(Header { name, receiver, span: func.start..start + signature.len() });
    }
    reader.signature()?;
    reader.at(Kind::LBrace).then_some(())?;
    if let Some(line) = line.filter(|line| start + line.len() == reader.token.end) {
        known.0.insert(line);
    }
    Some(Header { name, receiver, span: func.start..reader.end })
}

/// Signatures that have been recognised in a file, from their first bracket to the brace behind them: most methods have
/// one of a few, and nothing that stands before it matters.
#[derive(Default)]
pub(crate) struct Known<'s>(FxHashSet<&'s [u8]>);

impl<'s> Known<'s> {
    /// The rest of the line, if it is short and ends with a brace.
    fn line(rest: &'s [u8]) -> Option<&'s [u8]> {
        const SHORT: usize = 160;
        let rest = &rest[..rest.len().min(SHORT)];
        let line = &rest[..memchr::memchr(b'\n', rest)?];
        line.ends_with(b"{").then_some(line)
    }
}

/// Types inside each other beyond this are left to the parser.
const MAX_DEPTH: usize = 40;

/// What an entry of a parameter list looks like by itself.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Entry {
    /// A name: of a parameter or of a type, as the others decide.
    Name,
    /// A name and a type.
    Named,
    /// A type that is more than a name.
    Unnamed,
}

struct Recogniser<'r, 's> {
    source: &'s [u8],
    lexer: &'r mut Lexer<'s>,
    token: Token,
    /// The end of the token before.
    end: usize,
    depth: usize,
}

impl Recogniser<'_, '_> {
    /// Goes to the next token, unless that is a comment or has something wrong with it.
    fn advance(&mut self) -> Option<()> {
        self.end = self.token.end;
        self.token = self.lexer.next();
        let good = self.lexer.problem.is_none() && !self.token.kind.is_comment();
        good.then_some(())
    }

    fn at(&self, kind: Kind) -> bool {
        self.token.kind == kind
    }

    fn is(&self, text: &[u8]) -> bool {
        matches!(self.token.kind, Kind::Operator | Kind::Keyword)
            && &self.source[self.token.start..self.token.end] == text
    }

    fn want(&mut self, kind: Kind) -> Option<()> {
        if self.at(kind) { self.advance() } else { None }
    }

    /// tree-sitter's letters and Go's may differ outside ASCII.
    fn name(&mut self) -> Option<Range<usize>> {
        let place = self.token.start..self.token.end;
        (self.at(Kind::Ident) && self.source[place.clone()].is_ascii()).then_some(())?;
        self.advance()?;
        Some(place)
    }

    /// `(T)`, `(*T)`, `(x T)`, `(x *T)`, and of the named ones `T[A, B]`.
    fn receiver(&mut self) -> Option<HeaderReceiver> {
        self.want(Kind::LParen)?;
        let first = if self.at(Kind::Ident) { Some(self.name()?) } else { None };
        if let Some(base) = &first
            && self.at(Kind::RParen)
        {
            let receiver = HeaderReceiver { base: base.clone(), pointer: false, span: base.clone() };
            self.advance()?;
            return Some(receiver);
        }
        let start = self.token.start;
        let pointer = self.is(b"*");
        if pointer {
            self.advance()?;
        }
        let base = self.name()?;
        if first.is_some() && self.at(Kind::LBrack) {
            self.advance()?;
            self.name()?;
            while self.is(b",") {
                self.advance()?;
                self.name()?;
            }
            self.want(Kind::RBrack)?;
        }
        let span = start..self.end;
        self.want(Kind::RParen)?;
        Some(HeaderReceiver { base, pointer, span })
    }

    /// Parameters and results.
    fn signature(&mut self) -> Option<()> {
        self.params(true)?;
        match self.token.kind {
            Kind::LParen => self.params(false),
            Kind::Ident | Kind::LBrack | Kind::Struct | Kind::Interface | Kind::Func => self.ty(),
            _ if self.is(b"*") || self.is(b"map") || self.is(b"chan") || self.is(b"<-") => self.ty(),
            _ => Some(()),
        }
    }

    /// A list in round brackets. All of it is named or nothing is, and three dots come last.
    fn params(&mut self, variadic: bool) -> Option<()> {
        self.want(Kind::LParen)?;
        let mut any_named = false;
        let mut any_unnamed = false;
        let mut last = Entry::Unnamed;
        while !self.at(Kind::RParen) {
            let dots;
            (last, dots) = self.param()?;
            any_named |= last == Entry::Named;
            any_unnamed |= last == Entry::Unnamed;
            if self.is(b",") && !dots {
                self.advance()?;
            } else if !self.at(Kind::RParen) || dots && !variadic {
                return None;
            }
        }
        if any_named && (any_unnamed || last != Entry::Named) {
            return None;
        }
        self.advance()
    }

    /// An entry, and whether it is variadic.
    fn param(&mut self) -> Option<(Entry, bool)> {
        match self.token.kind {
            Kind::Ellipsis => {
                self.advance()?;
                self.ty()?;
                Some((Entry::Unnamed, true))
            }
            Kind::Ident => {
                self.name()?;
                match self.token.kind {
                    Kind::Dot => {
                        self.qualified()?;
                        Some((Entry::Unnamed, false))
                    }
                    Kind::Ellipsis => {
                        self.advance()?;
                        self.ty()?;
                        Some((Entry::Named, true))
                    }
                    Kind::LBrack => {
                        // `x [n]T` and `T[n]` take a parser to be told apart.
                        self.advance()?;
                        if self.at(Kind::Number) {
                            self.advance()?;
                        }
                        self.want(Kind::RBrack)?;
                        self.ty()?;
                        Some((Entry::Named, false))
                    }
                    Kind::RParen => Some((Entry::Name, false)),
                    _ if self.is(b",") => Some((Entry::Name, false)),
                    _ => {
                        self.ty()?;
                        Some((Entry::Named, false))
                    }
                }
            }
            _ => {
                self.ty()?;
                Some((Entry::Unnamed, false))
            }
        }
    }

    /// `.Name` and type arguments, behind a package's name.
    fn qualified(&mut self) -> Option<()> {
        self.want(Kind::Dot)?;
        self.name()?;
        self.type_args()
    }

    fn type_args(&mut self) -> Option<()> {
        if !self.at(Kind::LBrack) {
            return Some(());
        }
        self.advance()?;
        self.ty()?;
        while self.is(b",") {
            self.advance()?;
            self.ty()?;
        }
        self.want(Kind::RBrack)
    }

    fn ty(&mut self) -> Option<()> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return None;
        }
        self.type_inside()?;
        self.depth -= 1;
        Some(())
    }

    fn type_inside(&mut self) -> Option<()> {
        match self.token.kind {
            Kind::Ident => {
                self.name()?;
                if self.at(Kind::Dot) { self.qualified() } else { self.type_args() }
            }
            Kind::LBrack => {
                self.advance()?;
                match self.token.kind {
                    Kind::Number => self.advance()?,
                    Kind::Ident => {
                        self.name()?;
                        if self.at(Kind::Dot) {
                            self.advance()?;
                            self.name()?;
                        }
                    }
                    _ => {}
                }
                self.want(Kind::RBrack)?;
                self.ty()
            }
            Kind::Func => {
                self.advance()?;
                self.signature()
            }
            Kind::Struct | Kind::Interface => {
                self.advance()?;
                self.want(Kind::LBrace)?;
                self.want(Kind::RBrace)
            }
            _ if self.is(b"*") => {
                self.advance()?;
                self.ty()
            }
            _ if self.is(b"map") => {
                self.advance()?;
                self.want(Kind::LBrack)?;
                self.ty()?;
                self.want(Kind::RBrack)?;
                self.ty()
            }
            _ if self.is(b"chan") => {
                self.advance()?;
                if self.is(b"<-") {
                    self.advance()?;
                }
                self.ty()
            }
            _ if self.is(b"<-") => {
                self.advance()?;
                self.is(b"chan").then_some(())?;
                self.advance()?;
                self.ty()
            }
            _ => None,
        }
    }
}
