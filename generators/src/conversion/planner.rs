//! Decides which functions a file holds; `fields`, `elements` and `values` decide what they do.

use diag::{Diagnostic, Span};
use genkit::generator::{Cx, note};
use genkit::namer::is_private;
use genkit::trouble::Trouble;
use genkit::view::Kind;
use gotypes::{DeclId, Entry, PackageId, Stop, Type, TypeId};
use rustc_hash::FxHashSet;
use smol_str::SmolStr;

use super::codes;
use super::fields::Place;
use super::gaps::Gap;
use super::manual::Functions;
use super::memory_layout::Memory;
use super::peers::{Task, peer_of};
use super::plan::{Body, FilePlan, FunctionPlan};
use super::subject::{Pair, Subject, Types};
use super::tags;

/// Plans one file.
pub(super) struct Planner<'a, 'm> {
    pub(super) cx: Cx<'a>,
    pub(super) types: &'m Types<'a>,
    pub(super) functions: &'m Functions,
    pub(super) task: &'m Task,
    /// `None` where nothing may be taken for anything else.
    pub(super) memory: Option<&'m mut Memory>,
    /// Input types of which a field was left out.
    pub(super) skipped: FxHashSet<TypeId>,
    /// The places of fields that have been told to change places.
    pub(super) told: FxHashSet<(Span, Span)>,
    pub(super) plan: FilePlan,
}

/// A type of the package, and what it asks for.
struct Candidate {
    ty: Subject,
    peer: Option<Subject>,
    /// Whether it and its peer are converted into each other.
    paired: bool,
    /// How often it asks to be converted from the values of a query.
    from_values: usize,
}

impl<'a> Planner<'a, '_> {
    /// The plan of the file.
    pub(super) fn file(mut self, by_capitals: bool) -> FilePlan {
        let mut candidates = Vec::new();
        for decl in declared(self.cx, self.task, by_capitals) {
            let candidate = self.candidate(decl);
            candidates.extend(self.answer(candidate, self.span_of(decl)));
        }
        tags::nothing_else_asks(self.cx, self.task.types, &mut self.plan.diagnostics);
        let values = match self.values_type(&candidates) {
            Ok(values) => values,
            Err(stop) => {
                self.failed(stop.into(), None);
                None
            }
        };
        for candidate in candidates.iter().filter(|candidate| candidate.paired) {
            let pair = candidate.peer.map(|peer| Pair { from: candidate.ty, to: peer });
            for pair in pair.into_iter().flat_map(|pair| [pair, pair.reverse()]) {
                if self.functions.of(pair).is_none() {
                    self.plan.registered.push(pair);
                }
            }
        }
        let from_values = |candidate: &Candidate| {
            let pair = values.map(|values| Pair { from: values, to: candidate.ty });
            pair.into_iter().flat_map(|pair| std::iter::repeat_n(pair, candidate.from_values)).collect::<Vec<_>>()
        };
        self.plan.registered.extend(candidates.iter().flat_map(from_values));
        for manual in self.functions.of_package(self.task.package) {
            let pair = Pair { from: self.types.named(manual.key.0), to: self.types.named(manual.key.1) };
            self.plan.by_hand.push((pair, manual.id));
        }
        for candidate in candidates.iter().filter(|candidate| candidate.paired || candidate.from_values > 0) {
            let span = self.types.view.decl(candidate.ty.ty).ok().flatten().and_then(|decl| self.span_of(decl));
            // Upstream does not ask again whether the two are to be converted.
            let pair = candidate.peer.map(|peer| Pair { from: candidate.ty, to: peer });
            for pair in pair.into_iter().flat_map(|pair| [pair, pair.reverse()]) {
                let function = self.function(pair, span);
                let function = self.answer(function, span);
                self.plan.functions.extend(function);
            }
            for pair in from_values(candidate) {
                let function = self.decode(pair);
                let function = self.answer(function, span);
                self.plan.functions.extend(function);
            }
        }
        self.plan
    }

    fn candidate(&mut self, decl: DeclId) -> Result<Option<Candidate>, Trouble> {
        let universe = self.cx.universe;
        let ty = self.types.subject(universe.named(decl))?;
        let name = universe.decl_name(decl);
        let peer = match peer_of(self.cx.universe, &self.task.peers, name) {
            Some(package) => Some(self.types.subject(universe.named(universe.decl_id(package, name)))?),
            None => None,
        };
        let paired = match peer {
            Some(peer) => self.convertible(Pair { from: ty, to: peer })?,
            None => false,
        };
        let from_values = tags::explicit_from(self.cx, decl, &mut self.plan.diagnostics)?;
        if (paired || from_values > 0) && !universe.decl(decl)?.params.is_empty() {
            return Err(self.generic(decl));
        }
        Ok(Some(Candidate { ty, peer, paired, from_values }))
    }

    /// The type `net/url.Values`, if anyone asks for it.
    fn values_type(&self, candidates: &[Candidate]) -> Result<Option<Subject>, Stop> {
        if candidates.iter().all(|candidate| candidate.from_values == 0) {
            return Ok(None);
        }
        let package = self.cx.universe.package_at("net/url")?;
        let values = self.cx.universe.named(self.cx.universe.decl_id(package, "Values"));
        self.types.subject(values).map(Some)
    }

    /// The functions of one pair of types.
    fn function(&mut self, pair: Pair, span: Option<Span>) -> Result<Option<FunctionPlan>, Trouble> {
        let mut gaps = Vec::new();
        let body = match self.types.kind(pair.from)? {
            Kind::Struct => self.fields(pair, &mut gaps)?,
            Kind::Pointer if self.types.kind(pair.to)? == Kind::Pointer => {
                let place = Place { name: SmolStr::default(), span: None, declared: pair };
                Body::Pointer(self.container(pair, &place, &mut gaps)?)
            }
            Kind::Pointer => return Err(self.pointer_peer(pair, span)?.into()),
            Kind::Builtin
            | Kind::Map
            | Kind::Slice
            | Kind::Alias
            | Kind::Interface
            | Kind::Array
            | Kind::Chan
            | Kind::Func
            | Kind::TypeParam
            | Kind::Unsupported => {
                gaps.push(Gap::unsupported(span));
                Body::Unsupported(pair.from)
            }
        };
        let public = self.functions.of(pair).is_none() && !self.skipped.contains(&pair.from.ty);
        Ok(Some(FunctionPlan { pair, body, public, gaps }))
    }

    /// Upstream's `convertibleOnlyWithinPackage`: whether a generated function converts one type into the other.
    pub(super) fn convertible(&self, pair: Pair) -> Result<bool, Trouble> {
        let from_here = self.package_of(pair.from)? == Some(self.task.types);
        let (here, other) = if from_here { (pair.from, pair.to) } else { (pair.to, pair.from) };
        if self.package_of(here)? != Some(self.task.types) {
            return Ok(false);
        }
        // A copy of a field's type is neither a struct nor has it the comments of the type.
        if here.is_copy() {
            return Ok(false);
        }
        if let Some(decl) = self.types.view.decl(here.ty)?
            && tags::opts_out(self.cx, decl)?
        {
            return Ok(false);
        }
        Ok(self.types.kind(here)? == Kind::Struct && !is_private(&self.types.name(other)?.name))
    }

    fn package_of(&self, subject: Subject) -> Result<Option<PackageId>, Stop> {
        Ok(match self.types.view.ty(subject.named())? {
            Type::Named { decl, .. } => Some(self.cx.universe.decl_package(*decl)),
            _ => None,
        })
    }

    /// Whether the two lie in memory alike, and may be taken for each other.
    pub(super) fn alike(&mut self, pair: Pair) -> Result<bool, Stop> {
        match &mut self.memory {
            Some(memory) => memory.alike(self.types, pair),
            None => Ok(false),
        }
    }

    /// What came of a question; notes why there is nothing.
    pub(super) fn answer<T>(&mut self, answer: Result<Option<T>, Trouble>, span: Option<Span>) -> Option<T> {
        match answer {
            Ok(answer) => answer,
            Err(trouble) => {
                self.failed(trouble, span);
                None
            }
        }
    }

    fn failed(&mut self, trouble: Trouble, span: Option<Span>) {
        match trouble {
            Trouble::Finding(finding) => self.plan.diagnostics.push(*finding),
            Trouble::Stop(stop) => note(stop, span, &mut self.plan.diagnostics, &mut self.plan.pending),
        }
    }

    fn span_of(&self, decl: DeclId) -> Option<Span> {
        self.cx.universe.spec(decl).ok().map(|(_, _, spec)| spec.name.span)
    }

    fn generic(&self, decl: DeclId) -> Trouble {
        let name = self.cx.universe.decl_name(decl);
        let finding = Diagnostic::error(
            &codes::UNSUPPORTED_TYPE,
            format!("{name} has type parameters: upstream cannot name functions that convert it"),
        );
        let finding = match self.span_of(decl) {
            Some(span) => finding.at(span),
            None => finding,
        };
        finding.help(format!("leave it out with +{}=false, or declare a type without parameters", tags::ENABLED)).into()
    }

    fn pointer_peer(&self, pair: Pair, span: Option<Span>) -> Result<Diagnostic, Stop> {
        let (from, to) = (self.types.name(pair.from)?, self.types.name(pair.to)?);
        let finding = Diagnostic::error(
            &codes::UNSUPPORTED_TYPE,
            format!("{from} is a pointer and {to} is none: upstream cannot write the conversion"),
        );
        let finding = match span {
            Some(span) => finding.at(span),
            None => finding,
        };
        Ok(finding.help(format!("leave the type out with +{}=false, or give both one kind", tags::ENABLED)))
    }
}

/// The types that a task's package declares, in upstream's order; Go aliases are not among them.
pub(super) fn declared(cx: Cx<'_>, task: &Task, by_capitals: bool) -> Vec<DeclId> {
    let Some(package) = cx.universe.loaded(task.types) else { return Vec::new() };
    let mut names: Vec<&SmolStr> = Vec::new();
    for (name, entry) in package.names() {
        if let Entry::Type { file, spec } = entry
            && !package.files[file as usize].types[spec as usize].alias
        {
            names.push(name);
        }
    }
    if by_capitals {
        names.sort_by_cached_key(|name| capital(name));
    }
    names.into_iter().map(|name| cx.universe.decl_id(task.types, name)).collect()
}

fn capital(name: &str) -> String {
    let mut name = name.to_owned();
    if let Some(first) = name.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    name
}

/// Looks at what the types of a task are made of, no closer than their plans do; true if a package has to be loaded for
/// that. To ask first is much cheaper than to plan in vain.
pub(super) fn waits(cx: Cx<'_>, task: &Task) -> bool {
    let view = cx.view();
    let mut waits = false;
    let mut seen = FxHashSet::default();
    let mut open = Vec::new();
    for decl in declared(cx, task, false) {
        let name = cx.universe.decl_name(decl);
        if let Some(peer) = peer_of(cx.universe, &task.peers, name) {
            open.extend([cx.universe.named(decl), cx.universe.named(cx.universe.decl_id(peer, name))]);
        }
    }
    while let Some(ty) = open.pop() {
        if !seen.insert(ty) {
            continue;
        }
        match cx.universe.ty(ty) {
            Type::Pointer(elem) | Type::Slice(elem) => open.push(*elem),
            Type::Map(key, value) => open.extend([*key, *value]),
            Type::Named { .. } => match view.members(ty) {
                Ok(members) => open.extend(members.iter().map(|member| member.ty)),
                Err(stop) => waits |= stop == Stop::Pending,
            },
            _ => {}
        }
    }
    waits
}
