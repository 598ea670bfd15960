//! The table of hand-written defaulting functions, which all packages of a run share.
//!
//! It fills while packages are processed, in the order of their import paths, peers behind each: what a root is promoted for
//! is what the table holds by then; what its function calls, what the table holds in the end.

use diag::{Diagnostic, Span};
use genkit::functions::Function;
use genkit::generator::Cx;
use genkit::trouble::Trouble;
use genkit::view::{Kind, Name, View};
use gotypes::{DeclId, FuncId, PackageId, Stop, Type, TypeId};
use rustc_hash::FxHashMap;
use smol_str::SmolStr;

use super::codes;
use super::names;
use super::tags::Tags;

/// The beginning of the name of a function that defaults a type, but not what is in it.
pub(super) const BASE: &str = "SetDefaults_";
/// The beginning of the name of a function that defaults a type with all that is in it.
pub(super) const OBJECT: &str = "SetObjectDefaults_";

/// A function that can be called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Call {
    /// The import path of its package.
    pub(super) package: SmolStr,
    pub(super) name: SmolStr,
}

/// The functions of one type.
#[derive(Clone, Debug, Default)]
pub(super) struct Manual {
    /// Defaults all there is.
    pub(super) object: Option<Call>,
    /// Defaults the type.
    pub(super) base: Option<Base>,
    /// Are called besides, in the order in which they were found: by package, then name. (Upstream's order is that of a Go
    /// map, another one in every run.)
    pub(super) additional: Vec<Call>,
}

/// `SetDefaults_T`.
#[derive(Clone, Debug)]
pub(super) struct Base {
    pub(super) call: Call,
    /// Whether it says that it defaults all below, too. What is wrong with that matters where the function is called.
    pub(super) covers: Result<bool, Box<Diagnostic>>,
    span: Span,
}

/// What tells a type from others. To upstream types of one name are one type.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Key {
    /// A declared type; if it is a generic struct, with all of its instances.
    Decl(DeclId),
    /// Any other type with a name of its own making.
    Name(Name),
    /// One that need not be put into words.
    Type(TypeId),
}

impl Key {
    /// The key of a type. Types without a name are put into words if that `matters`, and where there can be two of them.
    pub(super) fn of(view: View<'_>, ty: TypeId, matters: bool) -> Result<Self, Stop> {
        let ty = view.universe.unalias(ty)?;
        Ok(match view.universe.ty(ty) {
            Type::Named { decl, args } if args.is_empty() => Self::Decl(*decl),
            Type::Named { decl, .. }
                if view.profile.generics && matches!(view.kind(ty)?, Kind::Struct | Kind::Interface) =>
            {
                Self::Decl(*decl)
            }
            Type::Named { .. } | Type::Struct(_) | Type::Interface(_) | Type::Func(_) => Self::Name(view.name(ty)?),
            _ if matters => Self::Name(view.name(ty)?),
            _ => Self::Type(ty),
        })
    }
}

/// The functions of all types.
#[derive(Debug, Default)]
pub(super) struct Table {
    of: FxHashMap<Key, Manual>,
    /// Whether a type that belongs to no package but the standard library has one.
    pub(super) reaches_standard: bool,
}

impl Table {
    /// The functions of the type with this key.
    pub(super) fn of(&self, key: &Key) -> Option<&Manual> {
        self.of.get(key)
    }

    /// Adds the functions of a package. Whatever is wrong with one of them does not keep the others out.
    pub(super) fn scan(&mut self, cx: Cx<'_>, package: PackageId) -> Result<Vec<Trouble>, Stop> {
        let mut troubles = Vec::new();
        for function in Function::of_package(cx.universe, package, &[BASE, OBJECT])? {
            if let Err(trouble) = self.add(cx, package, function) {
                troubles.push(trouble);
            }
        }
        Ok(troubles)
    }

    fn add(&mut self, cx: Cx<'_>, package: PackageId, function: Function<'_>) -> Result<(), Trouble> {
        let Some(ty) = defaulted(cx, function.id)? else { return Ok(()) };
        let Some(word) = names::joined(cx.view(), ty)? else { return Ok(()) };
        let (name, span) = (function.name.name.as_str(), function.name.span);
        let call = Call { package: cx.universe.path(package).clone(), name: function.name.name.clone() };
        let base = name.strip_prefix(BASE).and_then(|rest| rest.strip_prefix(word.as_str()));
        let object = name.strip_prefix(OBJECT) == Some(word.as_str());
        let (is_base, is_additional) = (base == Some(""), base.is_some_and(|rest| rest.starts_with('_')));
        if !object && !is_base && !is_additional {
            return Ok(());
        }
        let key = Key::of(cx.view(), ty, true)?;
        let standard = match cx.view().decl(ty)? {
            Some(decl) => cx.universe.is_standard(cx.universe.decl_package(decl)),
            None => true,
        };
        self.reaches_standard |= standard;
        let manual = self.of.entry(key).or_default();
        if let Some(other) = manual.base.as_ref().filter(|other| !is_additional && other.call.package != call.package) {
            let message = format!("{name} defaults a type that {} has {} for", other.call.package, other.call.name);
            return Err(Diagnostic::error(&codes::DUPLICATE_FUNCTION, message)
                .at(span)
                .also(other.span, "the other one")
                .help(format!(
                    "name one of them {}_… to have both called, or leave one package out of the run",
                    other.call.name
                ))
                .into());
        }
        if is_base {
            let tags = Tags { universe: cx.universe, profile: cx.profile };
            let covers = match tags.covers(package, &function.docs(cx.universe)) {
                Ok(covers) => Ok(covers),
                Err(Trouble::Finding(finding)) => Err(finding),
                Err(stop @ Trouble::Stop(_)) => return Err(stop),
            };
            manual.base = Some(Base { call, covers, span });
        } else if object {
            manual.object = Some(call);
        } else if !manual.additional.contains(&call) {
            manual.additional.push(call);
        }
        Ok(())
    }
}

/// What the only parameter of a function without results points to.
fn defaulted(cx: Cx<'_>, id: FuncId) -> Result<Option<TypeId>, Stop> {
    let Some(function) = Function::of(cx.universe, id) else { return Ok(None) };
    let Some(signature) = function.signature(cx.universe)? else { return Ok(None) };
    let [param] = signature.params.as_slice() else { return Ok(None) };
    if signature.variadic || !signature.results.is_empty() || cx.view().kind(param.ty)? != Kind::Pointer {
        return Ok(None);
    }
    cx.view().elem(param.ty)
}
