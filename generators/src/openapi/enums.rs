//! Enumerations: strings with `+enum`, and the constants that are their values (kube-openapi `pkg/generators/enum.go`).

use genkit::comments::Docs;
use genkit::generator::Cx;
use genkit::marker;
use genkit::view::{Kind, defined_types};
use gosyn::ast::{ConstGroup, ExprKind};
use gotypes::{Basic, DeclId, Entry, Package, PackageId, Stop, Type, TypeId, ValueRef};
use rustc_hash::FxHashMap;

/// The marker of an enumeration.
pub(super) const ENUM: &str = "enum";

/// The enumerations of the inputs.
#[derive(Debug, Default)]
pub(super) struct Enums {
    values: FxHashMap<DeclId, Vec<EnumValue>>,
    of_pointers: bool,
    headed_when_empty: bool,
}

/// A constant of an enumeration.
#[derive(Clone, Debug, PartialEq, Eq)]
struct EnumValue {
    name: String,
    /// As a Go literal.
    literal: String,
    comment: String,
}

impl Enums {
    /// Finds those of the inputs, and their constants in all inputs.
    pub(super) fn new(cx: Cx<'_>) -> Result<Self, Stop> {
        let mut found = Self {
            of_pointers: cx.profile.enums_of_pointers,
            headed_when_empty: !cx.profile.empty_enums_silent,
            values: FxHashMap::default(),
        };
        if !cx.profile.enums {
            return Ok(found);
        }
        for &package in cx.requested {
            for decl in defined_types(cx.universe, package) {
                if is_enum(cx, decl)? {
                    found.values.insert(decl, Vec::new());
                }
            }
        }
        if found.values.is_empty() {
            return Ok(found);
        }
        let mut pending = false;
        for &package in cx.requested {
            match found.add_constants(cx, package) {
                Ok(()) => {}
                Err(Stop::Pending) => pending = true,
                Err(stop) => return Err(stop),
            }
        }
        if pending { Err(Stop::Pending) } else { Ok(found) }
    }

    fn add_constants(&mut self, cx: Cx<'_>, id: PackageId) -> Result<(), Stop> {
        let package = cx.universe.whole(id)?;
        let mut pending = false;
        for (name, entry) in package.names() {
            let Entry::Const(at) = entry else { continue };
            let group = &package.files[at.file as usize].consts[at.group as usize];
            match self.may_be_value(cx, package, at, group) {
                Ok(true) => {}
                Ok(false) | Err(Stop::Unresolved(_)) => continue,
                Err(Stop::Pending) => {
                    pending = true;
                    continue;
                }
            }
            let constant = match cx.universe.constant(id, name) {
                Ok(constant) => constant,
                Err(stop) => {
                    pending |= stop == Stop::Pending;
                    continue;
                }
            };
            let Type::Named { decl, .. } = cx.universe.ty(cx.universe.unalias(constant.ty)?) else { continue };
            let Some(values) = self.values.get_mut(decl) else { continue };
            if constant.value.as_bytes().is_none() {
                continue;
            }
            let file = &package.files[at.file as usize];
            let span = group.specs[at.spec as usize].names[at.name as usize].span;
            let comment: Vec<String> =
                Docs::all_above(file, span.start).closest.into_iter().map(|line| line.text).collect();
            let literal = constant.value.exact_string();
            let value = EnumValue { name: name.to_string(), literal, comment: comment.join(" ") };
            add(values, value, cx.profile.enum_values_merged);
        }
        if pending { Err(Stop::Pending) } else { Ok(()) }
    }

    /// Whether a constant may be of an enumeration, as far as what is written tells: most are not, and need no evaluation.
    fn may_be_value(&self, cx: Cx<'_>, package: &Package, at: ValueRef, group: &ConstGroup) -> Result<bool, Stop> {
        let own = &group.specs[..=at.spec as usize];
        let Some(spec) = own.iter().rev().find(|spec| !spec.values.is_empty()) else { return Ok(false) };
        let Some(written) = &spec.ty else {
            return Ok(spec
                .values
                .get(at.name as usize)
                .is_some_and(|value| !matches!(value.kind, ExprKind::Literal { .. })));
        };
        let ty = cx.universe.resolve(package, &package.files[at.file as usize], written)?;
        Ok(match cx.universe.ty(cx.universe.unalias(ty)?) {
            Type::Named { decl, .. } => self.values.contains_key(decl),
            _ => false,
        })
    }

    fn of(&self, cx: Cx<'_>, ty: TypeId) -> Result<Option<&[EnumValue]>, Stop> {
        if self.values.is_empty() {
            return Ok(None);
        }
        let view = cx.view();
        let mut ty = ty;
        if self.of_pointers && view.kind(ty)? == Kind::Pointer {
            ty = view.elem(ty)?.unwrap_or(ty);
        }
        Ok(view.decl(ty)?.and_then(|decl| self.values.get(&decl)).map(Vec::as_slice))
    }

    /// The literals of the values of a type, sorted; none of one that is no enumeration.
    pub(super) fn literals(&self, cx: Cx<'_>, ty: TypeId) -> Result<Option<Vec<String>>, Stop> {
        let Some(values) = self.of(cx, ty)? else { return Ok(None) };
        let mut literals: Vec<String> = values.iter().map(|value| value.literal.clone()).collect();
        literals.sort_unstable();
        Ok(Some(literals))
    }

    /// The lines that describe the values of a type; none of one that is no enumeration.
    pub(super) fn description(&self, cx: Cx<'_>, ty: TypeId) -> Result<Vec<String>, Stop> {
        let values = match self.of(cx, ty)? {
            Some([]) if !self.headed_when_empty => return Ok(Vec::new()),
            Some(values) => values,
            None => return Ok(Vec::new()),
        };
        let mut lines: Vec<String> = values.iter().map(EnumValue::description).collect();
        lines.sort_unstable();
        lines.splice(..0, [String::new(), "Possible enum values:".to_owned()]);
        Ok(lines)
    }
}

impl EnumValue {
    /// Its line in descriptions: the comment without the name that it starts with.
    fn description(&self) -> String {
        let comment = self.comment.trim();
        let comment = comment.strip_prefix(&self.name).unwrap_or(comment).trim();
        let words: Vec<&str> = comment.split_ascii_whitespace().collect();
        format!(" - `{}` {}", self.literal, words.join(" "))
    }
}

fn is_enum(cx: Cx<'_>, decl: DeclId) -> Result<bool, Stop> {
    let docs = cx.comments.of(cx.universe, decl)?;
    if !docs.closest.iter().any(|line| marker::plain(&line.text, ENUM).is_some()) {
        return Ok(false);
    }
    let under = cx.universe.underlying(cx.universe.named(decl))?;
    Ok(matches!(cx.universe.ty(under), Type::Basic(Basic::String)))
}

/// Adds a value. From 0.30 on one is enough of those that are equal: that with the longer comment, or the lesser one.
fn add(values: &mut Vec<EnumValue>, value: EnumValue, merged: bool) {
    match values.iter_mut().find(|other| merged && other.literal == value.literal) {
        Some(other) => {
            let (old, new) = (&other.comment, &value.comment);
            if old.len() < new.len() || old.len() == new.len() && old > new {
                *other = value;
            }
        }
        None => values.push(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn descriptions() {
        let value = |comment: &str| EnumValue {
            name: "Red".to_owned(),
            literal: "\"red\"".to_owned(),
            comment: comment.to_owned(),
        };
        assert_eq!(value("  Red is  a\tcolour. ").description(), " - `\"red\"` is a colour.");
        assert_eq!(value("").description(), " - `\"red\"` ");
        let mut values = Vec::new();
        for comment in ["b", "a", "ccc", "d"] {
            add(&mut values, value(comment), true);
        }
        assert_eq!(values, [value("ccc")]);
    }
}
