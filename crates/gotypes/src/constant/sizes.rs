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
    /// The bytes of a value of type `ty`.
    pub(super) fn sizeof(&self, ty: TypeId, span: Span) -> Result<i64, Halt> {
        let _level = self.enter(span)?;
        let too_large = || refuse("type is too large", span);
        Ok(match self.universe.ty(self.universe.underlying(ty)?) {
            Type::Basic(basic) => match basic.canonical() {
                Basic::Bool => 1,
                Basic::Float32 => 4,
                Basic::Float64 | Basic::Complex64 | Basic::UnsafePointer => 8,
                Basic::Complex128 | Basic::String => 16,
                other => match other.bits() {
                    Some((bits, _)) => i64::from(bits / 8),
                    None => WORD,
                },
            },
            Type::Pointer(_) | Type::Map(..) | Type::Chan(..) | Type::Func(_) => WORD,
            Type::Slice(_) => 3 * WORD,
            Type::Interface(_) => 2 * WORD,
            Type::Array(len, elem) => {
                let len = self.array_len(len)?.ok_or_else(|| refuse("array of unknown length", span))?;
                self.sizeof(*elem, span)?.checked_mul(len).ok_or_else(too_large)?
            }
            Type::Struct(fields) => {
                let Some(last) = fields.last() else { return Ok(0) };
                let offset = self.offset(fields, fields.len() - 1, span)?;
                let mut size = self.sizeof(last.ty, span)?;
                if offset > 0 && size == 0 {
                    // A pointer to the last field must not point behind the struct.
                    size = 1;
                }
                let end = offset.checked_add(size).ok_or_else(too_large)?;
                align(end, self.alignof(ty, span)?).ok_or_else(too_large)?
            }
            Type::Param { .. } => return Err(refuse("the size of a type parameter is not constant", span)),
            Type::Named { .. } | Type::Invalid(_) => return Err(refuse("invalid type", span)),
        })
    }

    /// The alignment of a value of type `ty`.
    pub(super) fn alignof(&self, ty: TypeId, span: Span) -> Result<i64, Halt> {
        let _level = self.enter(span)?;
        Ok(match self.universe.ty(self.universe.underlying(ty)?) {
            Type::Array(_, elem) => self.alignof(*elem, span)?,
            Type::Struct(fields) if fields.is_empty() && self.is_align64(ty) => WORD,
            Type::Struct(fields) => {
                let mut largest = 1;
                for field in fields {
                    largest = largest.max(self.alignof(field.ty, span)?);
                }
                largest
            }
            Type::Slice(_) | Type::Interface(_) | Type::Basic(Basic::String) => WORD,
            Type::Basic(Basic::Complex64) => 4,
            _ => self.sizeof(ty, span)?.clamp(1, WORD),
        })
    }

    /// Where `fields[nth]` begins.
    fn offset(&self, fields: &[Field], nth: usize, span: Span) -> Result<i64, Halt> {
        let mut offset = 0_i64;
        for (at, field) in fields.iter().enumerate() {
            let aligned = align(offset, self.alignof(field.ty, span)?);
            offset = aligned.ok_or_else(|| refuse("type is too large", span))?;
            if at == nth {
                break;
            }
            let size = self.sizeof(field.ty, span)?;
            offset = offset.checked_add(size).ok_or_else(|| refuse("type is too large", span))?;
        }
        Ok(offset)
    }

    /// `unsafe.Offsetof(x.f)`.
    pub(super) fn offsetof(&self, arg: &Expr, span: Span) -> Result<i64, Halt> {
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

fn align(offset: i64, alignment: i64) -> Option<i64> {
    Some(offset.checked_add(alignment - 1)? / alignment * alignment)
}
