//! The package clause and imports, from tokens: every file has them, and they need no tree.
//!
//! As in [`crate::signature`], what is not of the usual sort (a comment in between, a raw string) is
//! left to the parser, with all that there may be to say about it.

use diag::{FileId, Span};
use smol_str::SmolStr;

use crate::ast::{Ident, Import, ImportName};
use crate::lexer::{Kind, Lexer, Token};
use crate::literal::unquote;

/// Reads clauses of one file. Where a method returns `None`, the lexer stands somewhere behind.
pub(crate) struct Clauses<'r, 's> {
    pub(crate) file: FileId,
    pub(crate) source: &'s [u8],
    pub(crate) lexer: &'r mut Lexer<'s>,
}

impl Clauses<'_, '_> {
    /// The name behind `package`.
    pub(crate) fn package(&mut self) -> Option<Ident> {
        let token = self.next()?;
        self.name(&token)
    }

    /// Adds what stands behind `import`: a spec, or several in brackets.
    pub(crate) fn imports(&mut self, imports: &mut Vec<Import>) -> Option<()> {
        let first = self.next()?;
        if first.kind != Kind::LParen {
            imports.push(self.import(&first)?);
            return Some(());
        }
        loop {
            let token = self.next()?;
            if token.kind == Kind::RParen {
                return Some(());
            }
            imports.push(self.import(&token)?);
            if self.next()?.kind != Kind::Semi {
                return None;
            }
        }
    }

    fn import(&mut self, first: &Token) -> Option<Import> {
        let (name, path) = match first.kind {
            Kind::String => (ImportName::Implied, *first),
            Kind::Dot => (ImportName::Dot, self.next()?),
            _ => {
                let name = self.name(first)?.name;
                (if name == "_" { ImportName::Blank } else { ImportName::Named(name) }, self.next()?)
            }
        };
        (path.kind == Kind::String).then_some(())?;
        let text = unquote(&self.source[path.start..path.end]);
        Some(Import { name, path: text.into(), span: self.span(&path) })
    }

    fn name(&self, token: &Token) -> Option<Ident> {
        let text = std::str::from_utf8(&self.source[token.start..token.end]).ok()?;
        let plain = token.kind == Kind::Ident && text.is_ascii();
        plain.then(|| Ident { name: SmolStr::new(text), span: self.span(token) })
    }

    fn next(&mut self) -> Option<Token> {
        let token = self.lexer.next();
        (self.lexer.problem.is_none() && !token.kind.is_comment()).then_some(token)
    }

    fn span(&self, token: &Token) -> Span {
        Span::new(self.file, token.start as u32, token.end as u32)
    }
}
