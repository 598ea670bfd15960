//! The head of a file: what decides whether it is built, without parsing it.
//!
//! Only the lexer runs, and only as far as the imports go. Nothing is reported here: a file that is
//! chosen is parsed, and [`crate::parse`] reports.

use smol_str::SmolStr;

use crate::constraint::{self, Constraint};
use crate::lexer::{self, Kind, Lexer, Token};
use crate::literal::unquote;

/// What the head of a file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// The name in the package clause.
    pub package: Option<SmolStr>,
    /// The build constraint; [`Constraint::Never`] if it is malformed.
    pub constraint: Option<Constraint>,
    /// Whether the file imports "C".
    pub imports_c: bool,
}

/// Reads the head of a file.
#[must_use]
pub fn header(source: &[u8]) -> Header {
    let mut header = Header { constraint: constraint::find(source).constraint, ..Header::default() };
    let mut lexer = Lexer::ahead(source, lexer::start(source));
    let mut token = next(&mut lexer);
    if token.kind != Kind::Package {
        return header;
    }
    token = next(&mut lexer);
    if token.kind == Kind::Ident {
        header.package = Some(SmolStr::new(String::from_utf8_lossy(&source[token.start..token.end])));
    }
    token = next(&mut lexer);
    loop {
        while token.kind == Kind::Semi {
            token = next(&mut lexer);
        }
        if token.kind != Kind::Import {
            return header;
        }
        let mut grouped = false;
        loop {
            token = next(&mut lexer);
            match token.kind {
                Kind::LParen => grouped = true,
                Kind::String | Kind::RawString => header.imports_c |= is_c(&source[token.start..token.end]),
                Kind::Ident | Kind::Dot => {}
                Kind::Semi if grouped => {}
                Kind::RParen if grouped => {
                    token = next(&mut lexer);
                    break;
                }
                _ => break,
            }
        }
    }
}

/// Whether an import path is `"C"`; no spelling of that is long.
fn is_c(path: &[u8]) -> bool {
    path.len() <= "\"\\U00000043\"".len() && unquote(path) == "C"
}

fn next(lexer: &mut Lexer<'_>) -> Token {
    loop {
        let token = lexer.next();
        if !token.kind.is_comment() {
            return token;
        }
    }
}
