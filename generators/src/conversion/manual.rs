//! The conversion functions that are written by hand, which all packages of a run share.

use diag::{Diagnostic, Span};
use genkit::functions::Function;
use genkit::generator::{Cx, note};
use genkit::view::Kind;
use gotypes::{FuncId, PackageId, Stop, TypeId};
use rustc_hash::{FxHashMap, FxHashSet};

use super::codes;
use super::names;
use super::peers::SCOPE;
use super::subject::{Pair, Types};
use super::tags::{self, Effect};

/// What their names begin with.
pub(super) const PREFIX: &str = "Convert_";

/// A function written by hand.
#[derive(Clone, Debug)]
pub(super) struct Manual {
    /// Which it is.
    pub(super) id: FuncId,
    /// Its name.
    pub(super) name: String,
    /// What it converts; both are named as upstream names them.
    pub(super) key: (TypeId, TypeId),
    /// What its marker says.
    pub(super) effect: Effect,
    span: Span,
}

/// All of them.
#[derive(Debug, Default)]
pub(super) struct Functions {
    by_pair: FxHashMap<(TypeId, TypeId), Manual>,
}

impl Functions {
    /// Looks through the packages.
    pub(super) fn scan(
        cx: Cx<'_>,
        types: &Types<'_>,
        packages: &[PackageId],
        diagnostics: &mut Vec<Diagnostic>,
        pending: &mut bool,
    ) -> Self {
        let mut functions = Self::default();
        let mut scanned = FxHashSet::default();
        for &package in packages.iter().filter(|&&package| scanned.insert(package)) {
            let found = match Function::of_package(cx.universe, package, &[PREFIX]) {
                Ok(found) => found,
                Err(stop) => {
                    note(stop, None, diagnostics, pending);
                    continue;
                }
            };
            for function in found {
                match functions.consider(cx, types, function, diagnostics) {
                    Ok(()) => {}
                    Err(Stop::Pending) => *pending = true,
                    // A function that speaks of what is not there converts nothing.
                    Err(Stop::Unresolved(_)) => {}
                }
            }
        }
        functions
    }

    /// The function for a pair.
    pub(super) fn of(&self, pair: Pair) -> Option<&Manual> {
        self.by_pair.get(&pair.key())
    }

    /// The functions of one package, in the order of their names.
    pub(super) fn of_package(&self, package: PackageId) -> Vec<&Manual> {
        let mut own: Vec<_> = self.by_pair.values().filter(|manual| manual.id.package == package).collect();
        own.sort_unstable_by(|left, right| left.name.cmp(&right.name));
        own
    }

    /// The pairs whose functions have to be called, so that neither is taken for the other in memory.
    pub(super) fn apart(&self) -> impl Iterator<Item = (TypeId, TypeId)> {
        self.by_pair.values().filter(|manual| manual.effect != Effect::CopyOnly).map(|manual| manual.key)
    }

    fn consider(
        &mut self,
        cx: Cx<'_>,
        types: &Types<'_>,
        function: Function<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Result<(), Stop> {
        let Some(key) = conversion(cx, types, function)? else { return Ok(()) };
        let pair = Pair { from: types.subject(key.0)?, to: types.subject(key.1)? };
        let expected = match names::convert(types, pair) {
            Ok(expected) => expected,
            Err(Stop::Pending) => return Err(Stop::Pending),
            // No function can have the name that upstream wants of this one.
            Err(Stop::Unresolved(_)) => return Ok(()),
        };
        let Function { id, name } = function;
        if name.name != expected {
            // Nobody can mend what is not theirs.
            if !cx.requested.contains(&id.package) {
                return Ok(());
            }
            diagnostics.push(
                Diagnostic::warning(
                    &codes::WRONG_NAME,
                    format!("{} converts, but is never called: its name is not the one of its types", name.name),
                )
                .at(name.span)
                .help(format!("rename it to {expected}")),
            );
            return Ok(());
        }
        if let Some(other) = self.by_pair.get(&key)
            && other.id.package != id.package
        {
            diagnostics.push(
                Diagnostic::error(
                    &codes::DUPLICATE_FUNCTION,
                    format!("{expected} is written twice for one pair of types"),
                )
                .at(name.span)
                .also(other.span, "the other one")
                .help("keep one of them; it is called from all packages of the run"),
            );
            return Ok(());
        }
        let effect = tags::effect(cx, function, diagnostics);
        self.by_pair.insert(key, Manual { id, name: name.name.to_string(), key, effect, span: name.span });
        Ok(())
    }
}

/// What a function converts, if it has the signature `func(in *A, out *B, s conversion.Scope) error`.
fn conversion(cx: Cx<'_>, types: &Types<'_>, function: Function<'_>) -> Result<Option<(TypeId, TypeId)>, Stop> {
    let Some(signature) = function.signature(cx.universe)? else { return Ok(None) };
    let ([from, to, scope], [result]) = (signature.params.as_slice(), signature.results.as_slice()) else {
        return Ok(None);
    };
    let (scope, result) = (types.view.name(scope.ty)?, types.view.name(result.ty)?);
    if scope.package != SCOPE || scope.name != "Scope" || !result.package.is_empty() || result.name != "error" {
        return Ok(None);
    }
    if types.view.kind(from.ty)? != Kind::Pointer || types.view.kind(to.ty)? != Kind::Pointer {
        return Ok(None);
    }
    let (Some(from), Some(to)) = (types.view.elem(from.ty)?, types.view.elem(to.ty)?) else { return Ok(None) };
    Ok(Some((types.one(from)?, types.one(to)?)))
}
