//! Sizes, alignments and offsets as Go's own compiler lays types out on amd64.
//!
//! 32-bit targets lay out differently; kgen's input does not depend on it.

use diag::Span;
use gosyn::ast::{Expr, ExprKind};

use super::eval::{Evaluator, Halt, refuse};
use crate::types::{Basic, Field, Type, TypeId};

/// Bytes of a pointer, and the largest alignment.
const WORD: i64 = 8;

impl Evaluator<'_> {
    /// Size and alignment of a value of type `ty`.
    pub(super) fn layout(&self, ty: TypeId, span: Span) -> Result<(i64, i64), Halt> {
        if let Some(&known) = self.budget.layouts.borrow().get(&ty) {
            return Ok(known);
        }
        let _level = self.enter(span)?;
        let layout = match self.universe.ty(self.universe.underlying(ty)?) {
            Type::Basic(basic) => basic_layout(*basic),
            Type::Pointer(_) | Type::Map(..) | Type::Chan(..) | Type::Func(_) => (WORD, WORD),
            Type::Slice(_) => (3 * WORD, WORD),
            Type::Interface(_) => (2 * WORD, WORD),
            Type::Array(len, elem) => {
                let len = self.array_len(len)?.ok_or_else(|| refuse("array of unknown length", span))?;
                let (size, alignment) = self.layout(*elem, span)?;
                (size.checked_mul(len).ok_or_else(|| too_large(span))?, alignment)
            }
            Type::Struct(fields) if fields.is_empty() => (0, if self.is_align64(ty) { WORD } else { 1 }),
            Type::Struct(fields) => self.struct_layout(fields, span)?,
            Type::Param { .. } => return Err(refuse("the size of a type parameter is not constant", span)),
            Type::Named { .. } | Type::Invalid(_) => return Err(refuse("invalid type", span)),
        };
        self.budget.layouts.borrow_mut().insert(ty, layout);
        Ok(layout)
    }

    fn struct_layout(&self, fields: &[Field], span: Span) -> Result<(i64, i64), Halt> {
        let (mut end, mut last, mut largest) = (0_i64, 0, 1);
        for field in fields {
            let (size, alignment) = self.layout(field.ty, span)?;
            largest = largest.max(alignment);
            let begin = align(end, alignment).ok_or_else(|| too_large(span))?;
            // A pointer to an empty last field must not point behind the struct.
            last = if begin > 0 && size == 0 { 1 } else { 0 };
            end = begin.checked_add(size).ok_or_else(|| too_large(span))?;
        }
        let size = end.checked_add(last).and_then(|end| align(end, largest));
        Ok((size.ok_or_else(|| too_large(span))?, largest))
    }

    /// Where `fields[nth]` begins.
    fn offset(&self, fields: &[Field], nth: usize, span: Span) -> Result<i64, Halt> {
        let mut end = 0_i64;
        for (at, field) in fields.iter().enumerate() {
            let (size, alignment) = self.layout(field.ty, span)?;
            let begin = align(end, alignment).ok_or_else(|| too_large(span))?;
            if at == nth {
                return Ok(begin);
            }
            end = begin.checked_add(size).ok_or_else(|| too_large(span))?;
        }
        Ok(end)
    }

    /// `unsafe.Offsetof(x.f)`.
    pub(super) fn offsetof(&self, arg: &Expr, span: Span) -> Result<i64, Halt> {
        let _level = self.enter(span)?;
        let (base, name) = match &arg.kind {
            ExprKind::Paren(inner) => return self.offsetof(inner, span),
            ExprKind::Selector { base, name } => (base, name),
            _ => return Err(refuse(format!("{} is not a selector expression", self.text(arg.span)), span)),
        };
        let mut ty = self.type_of(base)?;
        if let Type::Pointer(elem) = self.universe.ty(self.universe.underlying(ty)?) {
            ty = *elem;
        }
        let no_field = || refuse(format!("{} is not a field", self.text(arg.span)), span);
        let selection = self.universe.lookup_field_or_method(ty, &name.name)?.ok_or_else(no_field)?;
        if selection.method.is_some() {
            return Err(no_field());
        }
        let mut offset = 0_i64;
        for &index in &selection.path {
            let Type::Struct(fields) = self.universe.ty(self.universe.underlying(ty)?) else {
                return Err(refuse(format!("field {} is embedded via a pointer", name.name), span));
            };
            let field = fields.get(index as usize).ok_or_else(no_field)?;
            offset = offset.saturating_add(self.offset(fields, index as usize, span)?);
            ty = field.ty;
        }
        Ok(offset)
    }

    /// Whether this is the empty struct by which sync/atomic asks for 64-bit alignment.
    fn is_align64(&self, ty: TypeId) -> bool {
        let Type::Named { decl, .. } = self.universe.ty(ty) else { return false };
        let path = self.universe.path(self.universe.decl_package(*decl));
        self.universe.decl_name(*decl) == "align64" && (path == "sync/atomic" || path == "internal/runtime/atomic")
    }
}

fn basic_layout(basic: Basic) -> (i64, i64) {
    match basic.canonical() {
        Basic::Bool | Basic::UntypedBool => (1, 1),
        Basic::Float32 => (4, 4),
        Basic::Complex64 => (8, 4),
        Basic::Complex128 => (16, 8),
        Basic::String => (2 * WORD, WORD),
        other => {
            let size = other.bits().map_or(WORD, |(bits, _)| i64::from(bits / 8));
            (size, size)
        }
    }
}

fn too_large(span: Span) -> Halt {
    refuse("type is too large", span)
}

fn align(offset: i64, alignment: i64) -> Option<i64> {
    Some(offset.checked_add(alignment - 1)? / alignment * alignment)
}
