//! What generated functions cannot do, and where somebody has to write what is missing. Upstream says so in comments of the
//! generated file, or not at all, and goes on; the file is the same here.

use diag::{Diagnostic, Span};
use gotypes::{Stop, TypeId};
use rustc_hash::FxHashSet;
use smol_str::SmolStr;

use super::codes;
use super::names;
use super::plan::FunctionPlan;
use super::planner::Planner;
use super::subject::{Pair, Types};

/// Something that is missing.
#[derive(Clone, Debug)]
pub(super) struct Gap {
    /// The field; empty where it is the type itself.
    pub(super) field: SmolStr,
    /// Where that stands.
    pub(super) span: Option<Span>,
    /// What is missing.
    pub(super) lack: Lack,
}

/// What is missing.
#[derive(Clone, Debug)]
pub(super) enum Lack {
    /// The other type has no such field.
    Peer,
    /// The field is private to another package.
    Read,
    /// The other type's field is.
    Set,
    /// The two declared types are of different kinds.
    Kind(Pair),
    /// There is no function for the pair.
    Function(Pair),
    /// The keys of the map cannot be assigned; a function for the whole map can help.
    Keys(Pair),
    /// Go has no conversion expression for the pair; a function for the declared types can help.
    Cast {
        /// What would be converted.
        pair: Pair,
        /// The types of the field.
        wanted: Pair,
    },
    /// There is no function from strings.
    Value(Pair),
    /// The type is none that can be converted.
    Type,
    /// The bytes of the field become those of another field, which stands there.
    Swapped(SmolStr, Span),
}

impl Gap {
    /// A type that cannot be converted at all.
    pub(super) fn unsupported(span: Option<Span>) -> Self {
        Self { field: SmolStr::default(), span, lack: Lack::Type }
    }

    /// The function that would have to be written, if it is not that of the two types themselves.
    pub(super) fn wanted(&self) -> Option<Pair> {
        match self.lack {
            Lack::Function(pair) | Lack::Keys(pair) | Lack::Value(pair) | Lack::Cast { wanted: pair, .. } => Some(pair),
            Lack::Peer | Lack::Read | Lack::Set | Lack::Kind(_) | Lack::Type | Lack::Swapped(..) => None,
        }
    }
}

impl Planner<'_, '_> {
    /// Fields whose bytes become those of another field when one type is taken for the other in memory: upstream compares
    /// the types of fields only, and not their names. Each is told once.
    pub(super) fn swapped(&mut self, pair: Pair) -> Result<Vec<Gap>, Stop> {
        let mut gaps = Vec::new();
        let mut seen: FxHashSet<(TypeId, TypeId)> = FxHashSet::default();
        let mut open = vec![(pair.from.ty, pair.to.ty)];
        while let Some((from, to)) = open.pop() {
            let (from, to) = (self.types.resolved(from)?, self.types.resolved(to)?);
            if from == to || !seen.insert((from, to)) {
                continue;
            }
            open.extend(self.types.elem(from)?.zip(self.types.elem(to)?).map(|(from, to)| (from.ty, to.ty)));
            open.extend(self.types.key(from)?.zip(self.types.key(to)?).map(|(from, to)| (from.ty, to.ty)));
            let (left, right) = (self.types.members(from)?, self.types.members(to)?);
            for (left, other) in left.iter().zip(right) {
                open.push((self.types.one(left.ty)?, self.types.one(other.ty)?));
                let elsewhere = left.name != other.name && right.iter().any(|right| right.name == left.name);
                let places = (left.span.min(other.span), left.span.max(other.span));
                if elsewhere && self.told.insert(places) {
                    let lack = Lack::Swapped(other.name.clone(), other.span);
                    gaps.push(Gap { field: left.name.clone(), span: Some(left.span), lack });
                }
            }
        }
        Ok(gaps)
    }
}

/// What is to be said about a function; `by_hand` says that somebody has written the outer one.
pub(super) fn findings(types: &Types<'_>, function: &FunctionPlan, by_hand: bool) -> Result<Vec<Diagnostic>, Stop> {
    let mut findings = Vec::new();
    let (from, to) = (types.name(function.pair.from)?, types.name(function.pair.to)?);
    for gap in &function.gaps {
        let field = format!("{}.{}", from.name, gap.field);
        let skipped = matches!(gap.lack, Lack::Peer | Lack::Read | Lack::Set | Lack::Kind(_) | Lack::Type);
        if skipped && by_hand {
            continue;
        }
        let outer = || names::convert(types, function.pair);
        let write = |name: String| format!("write {name} by hand; run `kgen conversion --stubs` to see how it begins");
        let (code, message, help) = match &gap.lack {
            Lack::Peer => (&codes::NO_PEER_FIELD, format!("{field} has no counterpart in {to}"), write(outer()?)),
            Lack::Read => (
                &codes::PRIVATE_FIELD,
                format!("{field} is private to {} and cannot be read", from.package),
                write(outer()?),
            ),
            Lack::Set => (
                &codes::PRIVATE_FIELD,
                format!("{}.{} is private to {} and cannot be set", to.name, gap.field, to.package),
                write(outer()?),
            ),
            Lack::Kind(pair) => (
                &codes::INCONVERTIBLE,
                format!("{field} is of type {} and cannot become {}", types.name(pair.from)?, types.name(pair.to)?),
                write(outer()?),
            ),
            Lack::Function(pair) => (
                &codes::MISSING_FUNCTION,
                format!(
                    "{field} needs a function that converts {} to {}",
                    types.name(pair.from)?,
                    types.name(pair.to)?
                ),
                function_help(types, *pair, outer()?),
            ),
            Lack::Cast { pair, wanted } => (
                &codes::INCONVERTIBLE,
                format!(
                    "{field} holds {}, which Go does not convert to {}",
                    types.name(pair.from)?,
                    types.name(pair.to)?
                ),
                function_help(types, *wanted, outer()?),
            ),
            Lack::Keys(pair) => (
                &codes::MISSING_FUNCTION,
                format!("the keys of {field} cannot be converted, so the map would stay empty"),
                function_help(types, *pair, outer()?),
            ),
            Lack::Value(pair) => (
                &codes::MISSING_FUNCTION,
                format!("{}.{} cannot be made of the values of a query", to.name, gap.field),
                function_help(types, *pair, outer()?),
            ),
            Lack::Type => (
                &codes::UNSUPPORTED_TYPE,
                format!("{from} is no struct: the generated function does nothing"),
                write(outer()?),
            ),
            Lack::Swapped(other, _) => (
                &codes::REORDERED_FIELDS,
                format!("the bytes of {} become those of {other}: the fields stand in another order", gap.field),
                "give both structs their fields in one order, or run with --skip-unsafe".to_owned(),
            ),
        };
        let mut finding = Diagnostic::warning(code, message).help(help);
        if let Some(span) = gap.span {
            finding = finding.at(span);
        }
        if let Lack::Swapped(other, span) = &gap.lack {
            finding = finding.also(*span, format!("{other} stands here"));
        }
        findings.push(finding);
    }
    Ok(findings)
}

/// How to help where a function is missing: by that function, or where it can have no name, by the one around it.
fn function_help(types: &Types<'_>, pair: Pair, outer: String) -> String {
    let name = names::convert(types, pair).unwrap_or(outer);
    format!("write {name} by hand; run `kgen conversion --stubs` to see how it begins")
}
