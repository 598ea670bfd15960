//! Plain declarations, straight from tokens.
//!
//! Nearly all types, variables and constants are made of a handful of forms, and so are the signatures of functions.
//! What is certainly well formed Go is read here in one pass. What is not of the usual sort (type parameters, unions,
//! index expressions, a missing bracket) is left to the parser, with all that there may be to say about it: a method
//! that returns `None` has reported nothing. Both ways give the same tree; the tests hold them to it.

mod expressions;

use diag::{FileId, Span};
use smol_str::SmolStr;

use crate::ast::{
    ChanDir, ConstGroup, ConstSpec, Expr, Field, FuncParts, Ident, InterfaceElem, Param, Qualified, Signature, Term,
    TypeExpr, TypeExprKind, TypeSpec, VarSpec,
};
use crate::comment::Grouper;
use crate::lexer::{Kind, Lexer, Token};
use crate::literal::unquote;

/// Types and expressions inside each other beyond this are left to the parser.
const MAX_DEPTH: usize = 40;

/// Longer chains of operators are left to the parser, which has rules for them.
const MAX_CHAIN: usize = 60;

/// Reads declarations of one file. Where a method returns `None`, the lexer stands somewhere behind.
pub(crate) struct Plain<'r, 's> {
    file: FileId,
    source: &'s [u8],
    lexer: &'r mut Lexer<'s>,
    comments: &'r mut Grouper,
    /// The fields read so far of the structs at work, the innermost last: a list that grows for each of them would be
    /// copied again and again, and end larger than what it holds.
    fields: &'r mut Vec<Field>,
    token: Token,
    /// The end of the token before.
    end: usize,
    depth: usize,
}

/// An entry of a parameter list, by itself.
enum Entry {
    /// A name: of a parameter or of a type, as the others decide.
    Name(Ident),
    /// A name and a type.
    Named(Param),
    /// A type that is more than a name.
    Unnamed(Param),
}

/// The parts of the function at `span`, which the scanner has cut out. `source` is the file up to the end of `span`.
pub(crate) fn function(span: Span, source: &[u8]) -> Option<FuncParts> {
    let mut lexer = Lexer::ahead(source, span.start as usize);
    let (mut comments, mut fields) = (Grouper::new(span.file), Vec::new());
    let func = lexer.next();
    Plain::new(span.file, source, &mut lexer, &mut comments, &mut fields, &func).function()
}

impl<'r, 's> Plain<'r, 's> {
    /// A reader of what stands behind `keyword`, the token that `lexer` has just read. `fields` is memory that serves for
    /// one after the other.
    pub(crate) fn new(
        file: FileId,
        source: &'s [u8],
        lexer: &'r mut Lexer<'s>,
        comments: &'r mut Grouper,
        fields: &'r mut Vec<Field>,
        keyword: &Token,
    ) -> Self {
        fields.clear();
        Self { file, source, lexer, comments, fields, token: *keyword, end: keyword.end, depth: 0 }
    }

    /// Adds the specs of a type declaration, up to and with the semicolon behind it.
    pub(crate) fn types(&mut self, types: &mut Vec<TypeSpec>) -> Option<()> {
        self.specs(&mut |this| {
            types.push(this.type_spec()?);
            Some(())
        })
    }

    /// Adds the specs of a var declaration, up to and with the semicolon behind it.
    pub(crate) fn vars(&mut self, vars: &mut Vec<VarSpec>) -> Option<()> {
        self.specs(&mut |this| {
            let (names, ty, values) = this.value_spec()?;
            (ty.is_some() || !values.is_empty()).then_some(())?;
            vars.push(VarSpec { names, ty, values });
            Some(())
        })
    }

    /// Adds a const declaration, up to and with the semicolon behind it.
    pub(crate) fn consts(&mut self, consts: &mut Vec<ConstGroup>) -> Option<()> {
        let mut specs = Vec::new();
        self.specs(&mut |this| {
            let (names, ty, values) = this.value_spec()?;
            // Only what repeats the spec before needs no value, and then it has no type.
            (!values.is_empty() || !specs.is_empty() && ty.is_none()).then_some(())?;
            specs.push(ConstSpec { names, ty, values });
            Some(())
        })?;
        consts.push(ConstGroup { specs });
        Some(())
    }

    /// The parts of a function, up to the brace that opens its body.
    fn function(&mut self) -> Option<FuncParts> {
        self.advance()?;
        let receiver = if self.at(Kind::LParen) { Some(self.params(false)?.into_iter().next()?.ty) } else { None };
        self.ident()?;
        let signature = self.signature()?;
        Some(FuncParts { receiver, params: Vec::new(), signature })
    }

    /// One spec, or several in brackets.
    fn specs(&mut self, spec: &mut dyn FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.advance()?;
        if self.at(Kind::LParen) {
            self.advance()?;
            self.list(Kind::RParen, spec)?;
        } else {
            spec(self)?;
        }
        self.at(Kind::Semi).then_some(())
    }

    /// Items with semicolons between them, up to and with `closer`.
    fn list(&mut self, closer: Kind, item: &mut dyn FnMut(&mut Self) -> Option<()>) -> Option<()> {
        while !self.at(closer) {
            item(self)?;
            if self.at(Kind::Semi) {
                self.advance()?;
            } else if !self.at(closer) {
                return None;
            }
        }
        self.advance()
    }

    /// Goes to the next token but comments, unless something is wrong with it.
    fn advance(&mut self) -> Option<()> {
        self.end = self.token.end;
        loop {
            self.token = self.lexer.next();
            if self.lexer.problem.is_some() {
                return None;
            }
            if !self.token.kind.is_comment() {
                return Some(());
            }
            let (line, end_line) = self.lexer.comment_lines(&self.token);
            self.comments.add(self.source, self.token.start, self.token.end, line, end_line);
        }
    }

    fn at(&self, kind: Kind) -> bool {
        self.token.kind == kind
    }

    fn is(&self, text: &[u8]) -> bool {
        matches!(self.token.kind, Kind::Operator | Kind::Keyword) && self.text() == text
    }

    fn text(&self) -> &'s [u8] {
        &self.source[self.token.start..self.token.end]
    }

    fn want(&mut self, kind: Kind) -> Option<()> {
        if self.at(kind) { self.advance() } else { None }
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.file, start as u32, end as u32)
    }

    /// From `start` to the end of the token before.
    fn since(&self, start: usize) -> Span {
        self.span(start, self.end)
    }

    /// tree-sitter's letters and Go's may differ outside ASCII.
    fn ident(&mut self) -> Option<Ident> {
        let text = std::str::from_utf8(self.text()).ok()?;
        (self.at(Kind::Ident) && text.is_ascii()).then_some(())?;
        let ident = Ident { name: SmolStr::new(text), span: self.span(self.token.start, self.token.end) };
        self.advance()?;
        Some(ident)
    }

    fn type_spec(&mut self) -> Option<TypeSpec> {
        let start = self.token.start;
        let name = self.ident()?;
        let alias = self.is(b"=");
        if alias {
            self.advance()?;
        }
        let ty = if self.at(Kind::LBrack) && !alias { self.plain_brackets()? } else { self.ty()? };
        Some(TypeSpec { name, params: Vec::new(), alias, ty, span: self.since(start) })
    }

    fn value_spec(&mut self) -> Option<(Vec<Ident>, Option<TypeExpr>, Vec<Expr>)> {
        let names = self.idents()?;
        let ty = if self.is(b"=") || self.at(Kind::Semi) || self.at(Kind::RParen) { None } else { Some(self.ty()?) };
        let mut values = Vec::new();
        if self.is(b"=") {
            self.advance()?;
            values.push(self.expr()?);
            while self.is(b",") {
                self.advance()?;
                values.push(self.expr()?);
            }
        }
        Some((names, ty, values))
    }

    /// Names with commas between them.
    fn idents(&mut self) -> Option<Vec<Ident>> {
        let mut names = vec![self.ident()?];
        while self.is(b",") {
            self.advance()?;
            names.push(self.ident()?);
        }
        Some(names)
    }

    /// One level deeper.
    fn nested<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        if self.depth >= MAX_DEPTH {
            return None;
        }
        self.depth += 1;
        let read = read(self)?;
        self.depth -= 1;
        Some(read)
    }

    fn ty(&mut self) -> Option<TypeExpr> {
        let start = self.token.start;
        let kind = self.nested(Self::type_kind)?;
        Some(TypeExpr { kind, span: self.since(start) })
    }

    fn boxed(&mut self) -> Option<Box<TypeExpr>> {
        self.ty().map(Box::new)
    }

    fn type_kind(&mut self) -> Option<TypeExprKind> {
        let start = self.token.start;
        match self.token.kind {
            Kind::Ident => {
                let name = self.ident()?;
                let kind = self.named(name)?;
                if !self.at(Kind::LBrack) {
                    return Some(kind);
                }
                let base = Box::new(TypeExpr { kind, span: self.since(start) });
                self.advance()?;
                let mut args = vec![self.ty()?];
                while self.is(b",") {
                    self.advance()?;
                    args.push(self.ty()?);
                }
                self.want(Kind::RBrack)?;
                Some(TypeExprKind::Instance { base, args })
            }
            Kind::LBrack => self.bracketed(),
            Kind::Func => {
                self.advance()?;
                Some(TypeExprKind::Func(Box::new(self.signature()?)))
            }
            Kind::Struct => {
                self.advance()?;
                self.want(Kind::LBrace)?;
                let first = self.fields.len();
                self.list(Kind::RBrace, &mut |this| {
                    let field = this.field()?;
                    this.fields.push(field);
                    Some(())
                })?;
                Some(TypeExprKind::Struct(self.fields.split_off(first)))
            }
            Kind::Interface => {
                self.advance()?;
                self.want(Kind::LBrace)?;
                let mut elements = Vec::new();
                self.list(Kind::RBrace, &mut |this| {
                    elements.push(this.element()?);
                    Some(())
                })?;
                Some(TypeExprKind::Interface(elements))
            }
            _ if self.is(b"*") => {
                self.advance()?;
                Some(TypeExprKind::Pointer(self.boxed()?))
            }
            _ if self.is(b"map") => {
                self.advance()?;
                self.want(Kind::LBrack)?;
                let key = self.boxed()?;
                self.want(Kind::RBrack)?;
                Some(TypeExprKind::Map { key, value: self.boxed()? })
            }
            _ if self.is(b"chan") => {
                self.advance()?;
                let send = self.is(b"<-");
                if send {
                    self.advance()?;
                }
                let dir = if send { ChanDir::Send } else { ChanDir::Both };
                Some(TypeExprKind::Chan { dir, elem: self.boxed()? })
            }
            _ if self.is(b"<-") => {
                self.advance()?;
                self.is(b"chan").then_some(())?;
                self.advance()?;
                Some(TypeExprKind::Chan { dir: ChanDir::Receive, elem: self.boxed()? })
            }
            _ => None,
        }
    }

    /// What `name` starts: itself, or `name.Name`.
    fn named(&mut self, name: Ident) -> Option<TypeExprKind> {
        if !self.at(Kind::Dot) {
            return Some(TypeExprKind::Name(name.name));
        }
        self.advance()?;
        Some(TypeExprKind::Qualified(Box::new(Qualified { package: name, name: self.ident()? })))
    }

    /// `[]T` or `[N]T`.
    fn bracketed(&mut self) -> Option<TypeExprKind> {
        self.want(Kind::LBrack)?;
        if self.at(Kind::RBrack) {
            self.advance()?;
            return Some(TypeExprKind::Slice(self.boxed()?));
        }
        let len = Some(Box::new(self.expr()?));
        self.want(Kind::RBrack)?;
        Some(TypeExprKind::Array { len, elem: self.boxed()? })
    }

    /// `[]T` or `[4]T` behind a name. Whatever else stands in brackets there takes a parser to be told from type
    /// parameters and arguments.
    fn plain_brackets(&mut self) -> Option<TypeExpr> {
        let next = Lexer::ahead(self.source, self.token.end).next();
        matches!(next.kind, Kind::RBrack | Kind::Number).then_some(())?;
        self.ty()
    }

    fn field(&mut self) -> Option<Field> {
        let start = self.token.start;
        let (names, ty) = if self.is(b"*") {
            self.advance()?;
            let target = Box::new(self.embedded()?);
            (Vec::new(), TypeExpr { kind: TypeExprKind::Pointer(target), span: self.since(start) })
        } else {
            let names = self.idents()?;
            match (self.token.kind, &names[..]) {
                (Kind::Dot | Kind::Semi | Kind::RBrace | Kind::String | Kind::RawString, [_]) => {
                    let kind = self.named(names.into_iter().next()?)?;
                    (Vec::new(), TypeExpr { kind, span: self.since(start) })
                }
                (Kind::LBrack, _) => (names, self.plain_brackets()?),
                _ => (names, self.ty()?),
            }
        };
        let mut tag = None;
        if matches!(self.token.kind, Kind::String | Kind::RawString) {
            tag = Some(SmolStr::from(unquote(self.text())));
            self.advance()?;
        }
        Some(Field { names, ty, tag, span: self.since(start) })
    }

    /// `Name` or `pkg.Name`; an instance has a bracket behind it that nobody here takes.
    fn embedded(&mut self) -> Option<TypeExpr> {
        let start = self.token.start;
        let name = self.ident()?;
        let kind = self.named(name)?;
        Some(TypeExpr { kind, span: self.since(start) })
    }

    fn element(&mut self) -> Option<InterfaceElem> {
        let start = self.token.start;
        let name = self.ident()?;
        if self.at(Kind::LParen) {
            return Some(InterfaceElem::Method { name, signature: self.signature()? });
        }
        let kind = self.named(name)?;
        Some(InterfaceElem::Union(vec![Term { tilde: false, ty: TypeExpr { kind, span: self.since(start) } }]))
    }

    /// Parameters and results.
    fn signature(&mut self) -> Option<Signature> {
        let params = self.params(true)?;
        let results = match self.token.kind {
            Kind::LParen => self.params(false)?,
            Kind::Ident | Kind::LBrack | Kind::Struct | Kind::Interface | Kind::Func => self.result()?,
            _ if self.is(b"*") || self.is(b"map") || self.is(b"chan") || self.is(b"<-") => self.result()?,
            _ => Vec::new(),
        };
        Some(Signature { params, results })
    }

    fn result(&mut self) -> Option<Vec<Param>> {
        Some(vec![Param { name: None, ty: self.ty()?, variadic: false }])
    }

    /// A list in round brackets. All of it is named or nothing is, and three dots come last.
    fn params(&mut self, variadic: bool) -> Option<Vec<Param>> {
        self.want(Kind::LParen)?;
        let mut entries = Vec::new();
        while !self.at(Kind::RParen) {
            let entry = self.param()?;
            let dots = matches!(&entry, Entry::Named(param) | Entry::Unnamed(param) if param.variadic);
            entries.push(entry);
            if self.is(b",") && !dots {
                self.advance()?;
            } else if !self.at(Kind::RParen) || dots && !variadic {
                return None;
            }
        }
        self.advance()?;
        let named = entries.iter().any(|entry| matches!(entry, Entry::Named(_)));
        let mut params: Vec<Param> = Vec::with_capacity(entries.len());
        // A name takes the type of the one behind it.
        for entry in entries.into_iter().rev() {
            params.push(match entry {
                Entry::Named(param) => param,
                Entry::Unnamed(_) if named => return None,
                Entry::Unnamed(param) => param,
                Entry::Name(name) if named => Param { name: Some(name), ..params.last()?.clone() },
                Entry::Name(Ident { name, span }) => {
                    Param { name: None, ty: TypeExpr { kind: TypeExprKind::Name(name), span }, variadic: false }
                }
            });
        }
        params.reverse();
        Some(params)
    }

    fn param(&mut self) -> Option<Entry> {
        if !self.at(Kind::Ident) {
            return Some(Entry::Unnamed(self.param_type(None)?));
        }
        let name = self.ident()?;
        match self.token.kind {
            Kind::Dot => {
                let start = name.span.start as usize;
                let kind = self.named(name)?;
                // Type arguments are left to the parser.
                let ty = TypeExpr { kind, span: self.since(start) };
                Some(Entry::Unnamed(Param { name: None, ty, variadic: false }))
            }
            Kind::RParen => Some(Entry::Name(name)),
            _ if self.is(b",") => Some(Entry::Name(name)),
            Kind::LBrack => {
                let ty = self.plain_brackets()?;
                Some(Entry::Named(Param { name: Some(name), ty, variadic: false }))
            }
            _ => Some(Entry::Named(self.param_type(Some(name))?)),
        }
    }

    fn param_type(&mut self, name: Option<Ident>) -> Option<Param> {
        let variadic = self.at(Kind::Ellipsis);
        if variadic {
            self.advance()?;
        }
        Some(Param { name, ty: self.ty()?, variadic })
    }
}
