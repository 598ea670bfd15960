//! Go's type identity.

use crate::types::{Param, Type, TypeId};
use crate::universe::{Stop, Universe};

/// Whether two types are identical by the rules of the language.
///
/// # Errors
///
/// [`Stop`] where an alias or an array length cannot be resolved.
pub fn identical(universe: &Universe, left: TypeId, right: TypeId) -> Result<bool, Stop> {
    if left == right {
        return Ok(true);
    }
    let (left, right) = (universe.unalias(left)?, universe.unalias(right)?);
    if left == right {
        return Ok(true);
    }
    let all = |left: &[Param], right: &[Param]| -> Result<bool, Stop> {
        if left.len() != right.len() {
            return Ok(false);
        }
        for (left, right) in left.iter().zip(right) {
            if !identical(universe, left.ty, right.ty)? {
                return Ok(false);
            }
        }
        Ok(true)
    };
    match (universe.ty(left), universe.ty(right)) {
        (Type::Basic(left), Type::Basic(right)) => Ok(left.canonical() == right.canonical()),
        (Type::Named { decl: left, args: these }, Type::Named { decl: right, args: those }) => {
            if left != right || these.len() != those.len() {
                return Ok(false);
            }
            for (&this, &that) in these.iter().zip(those.iter()) {
                if !identical(universe, this, that)? {
                    return Ok(false);
                }
            }
            Ok(true)
        }
        (Type::Pointer(left), Type::Pointer(right)) | (Type::Slice(left), Type::Slice(right)) => {
            identical(universe, *left, *right)
        }
        (Type::Array(this, left), Type::Array(that, right)) => {
            Ok(universe.array_len(this)? == universe.array_len(that)? && identical(universe, *left, *right)?)
        }
        (Type::Map(key, value), Type::Map(other, wanted)) => {
            Ok(identical(universe, *key, *other)? && identical(universe, *value, *wanted)?)
        }
        (Type::Chan(this, left), Type::Chan(that, right)) => Ok(this == that && identical(universe, *left, *right)?),
        (Type::Struct(left), Type::Struct(right)) => {
            if left.len() != right.len() {
                return Ok(false);
            }
            for (left, right) in left.iter().zip(right.iter()) {
                let same = left.name == right.name && left.embedded == right.embedded && left.tag == right.tag;
                if !same || !identical(universe, left.ty, right.ty)? {
                    return Ok(false);
                }
            }
            Ok(true)
        }
        (Type::Func(left), Type::Func(right)) => Ok(left.variadic == right.variadic
            && all(&left.params, &right.params)?
            && all(&left.results, &right.results)?),
        (Type::Interface(left), Type::Interface(right)) => {
            if left.methods.len() != right.methods.len() || left.embedded.len() != right.embedded.len() {
                return Ok(false);
            }
            for method in &left.methods {
                let Some(other) = right.methods.iter().find(|other| other.name == method.name) else {
                    return Ok(false);
                };
                if !identical(universe, method.signature, other.signature)? {
                    return Ok(false);
                }
            }
            for (these, those) in left.embedded.iter().zip(&right.embedded) {
                if these.len() != those.len() {
                    return Ok(false);
                }
                for (this, that) in these.iter().zip(those) {
                    if this.tilde != that.tilde || !identical(universe, this.ty, that.ty)? {
                        return Ok(false);
                    }
                }
            }
            Ok(true)
        }
        _ => Ok(false),
    }
}
