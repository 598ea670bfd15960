//! Decides what a type's methods do; writes nothing.

use std::cell::RefCell;

use diag::{Diagnostic, Severity, Span};
use genkit::generator::{Cx, note};
use genkit::namer::is_private;
use genkit::trouble::Trouble;
use genkit::view::{Kind, MethodView, View};
use gotypes::{DeclId, DeclKind, Field, PackageId, Stop, Type, TypeId, Unresolved};
use rustc_hash::{FxHashMap, FxHashSet};

use super::codes;
use super::plan::{Element, FieldCopy, Interfaces, Into, MapValue, Plan, Pointee, TypePlan};
use super::tags::{ENABLED, Enabled, TypeTags, Wanted};

/// On whose behalf something is planned, and how deep in it.
#[derive(Clone, Copy)]
struct Place {
    span: Option<Span>,
    depth: usize,
}

impl Place {
    fn finding(self, message: String) -> Diagnostic {
        let finding = Diagnostic::error(&codes::UNSUPPORTED_TYPE, message);
        match self.span {
            Some(span) => finding.at(span),
            None => finding,
        }
    }
}

/// Maps, slices and pointers within each other before a type is called endless.
const MAX_DEPTH: usize = 64;

/// Hand-written methods of a type.
#[derive(Clone, Copy)]
struct Manual<'a> {
    copy: Option<MethodView<'a>>,
    into: bool,
}

impl Manual<'_> {
    fn any(&self) -> bool {
        self.copy.is_some() || self.into
    }
}

/// A type that gets methods, if they can be made.
pub(super) struct Candidate<'a> {
    pub(super) decl: DeclId,
    tags: TypeTags<'a>,
    enabled: Option<Enabled>,
}

/// Plans types of one run.
pub(super) struct Planner<'a> {
    cx: Cx<'a>,
    view: View<'a>,
    /// Types that are known not to hold themselves.
    sound: RefCell<FxHashSet<DeclId>>,
    /// What has been found out about types: fields of few types make up most structs.
    manual: RefCell<FxHashMap<TypeId, Manual<'a>>>,
    assignable: RefCell<FxHashMap<TypeId, bool>>,
}

impl<'a> Planner<'a> {
    pub(super) fn new(cx: Cx<'a>) -> Self {
        Self {
            cx,
            view: cx.view(),
            sound: RefCell::default(),
            manual: RefCell::default(),
            assignable: RefCell::default(),
        }
    }

    /// The type as a candidate, if it gets methods; `all` says that its package asks for all types.
    pub(super) fn candidate(&self, decl: DeclId, all: bool) -> Result<Option<Candidate<'a>>, Trouble> {
        let tags = TypeTags::of(self.cx, decl)?;
        let enabled = tags.enabled()?;
        let value = enabled.as_ref().map_or("", |enabled| enabled.value.as_str());
        if !all && value != "true" {
            return Ok(None);
        }
        if value == "false" || !self.copyable(decl)? {
            return Ok(None);
        }
        Ok(Some(Candidate { decl, tags, enabled }))
    }

    /// Looks at what types are made of, no closer than any plan of them does; true if a package has to be loaded for
    /// that. To ask first is much cheaper than to plan in vain.
    pub(super) fn waits(&self, types: impl Iterator<Item = DeclId>) -> bool {
        let mut open: Vec<TypeId> = types.map(|decl| self.cx.universe.named(decl)).collect();
        let tops = open.len();
        for nth in 0..tops {
            if let Ok(members) = self.view.members(open[nth]) {
                open.extend(members.iter().map(|member| member.ty));
            }
        }
        let mut waits = false;
        while let Some(ty) = open.pop() {
            match self.cx.universe.ty(ty) {
                Type::Pointer(elem) | Type::Slice(elem) => open.push(*elem),
                Type::Map(key, value) => open.extend([*key, *value]),
                Type::Named { .. } => waits |= matches!(self.view.kind(ty), Err(Stop::Pending)),
                _ => {}
            }
        }
        waits
    }

    /// The plan of a type. Findings inside the type go to `diagnostics`, so that one run shows them all.
    pub(super) fn plan(
        &self,
        candidate: &Candidate<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Result<TypePlan, Trouble> {
        let Candidate { decl, tags, enabled } = candidate;
        let decl = *decl;
        let package = self.cx.universe.decl_package(decl);
        if let Some(enabled) = enabled
            && !matches!(enabled.value.as_str(), "true" | "false")
        {
            let value = &enabled.value;
            return Err(Diagnostic::error(&codes::BAD_MARKER, format!("+{ENABLED}={value} is no value for a type"))
                .at(enabled.span(self.cx, package))
                .help(format!("write +{ENABLED}=true or +{ENABLED}=false"))
                .into());
        }
        let ty = self.cx.universe.named(decl);
        let manual = self.manual(ty)?;
        if !manual.any() {
            self.sound(ty)?;
        }
        let into = match (&manual.copy, manual.into) {
            (_, true) => None,
            (Some(method), false) => Some(Into::ByCopy { pointer: method.pointer_receiver == Some(true) }),
            (None, false) => Some(Into::Body(self.top(decl, ty, diagnostics)?)),
        };
        self.nameable(decl, into.is_some() || manual.copy.is_none())?;
        let wanted = if self.view.kind(ty)? == Kind::Struct { tags.interfaces()? } else { Vec::new() };
        let interfaces = self.interfaces(&wanted, package)?;
        Ok(TypePlan {
            ty,
            reference: self.view.is_reference(ty)?,
            into,
            copy: manual.copy.is_none(),
            interfaces,
            nonpointer: tags.nonpointer()?,
        })
    }

    /// Refuses methods of a generic type whose name upstream spells with its constraints, which no formatter takes:
    /// before 0.32 that was so of all, later of those that are no structs.
    fn nameable(&self, decl: DeclId, has_methods: bool) -> Result<(), Trouble> {
        let universe = self.cx.universe;
        let ty = universe.named(decl);
        let struct_names = self.cx.profile.generics && self.view.kind(ty)? == Kind::Struct;
        if !has_methods || struct_names || universe.decl(decl)?.params.is_empty() {
            return Ok(());
        }
        let place = Place { span: universe.decl(decl)?.span, depth: 0 };
        Err(place
            .finding(format!("{} has type parameters: upstream cannot write methods of it", universe.decl_name(decl)))
            .help("leave it out with +k8s:deepcopy-gen=false, or write DeepCopy and DeepCopyInto by hand")
            .into())
    }

    /// The plan of an instance of a generic map or slice, which no marker speaks of.
    pub(super) fn plan_instance(&self, ty: TypeId) -> Result<Option<TypePlan>, Trouble> {
        let Some(decl) = self.view.decl(ty)? else { return Ok(None) };
        if is_private(self.cx.universe.decl_name(decl)) {
            return Ok(None);
        }
        let manual = self.manual(ty)?;
        let span = self.cx.universe.decl(decl)?.span;
        let into = match (&manual.copy, manual.into) {
            (_, true) => None,
            (Some(method), false) => Some(Into::ByCopy { pointer: method.pointer_receiver == Some(true) }),
            (None, false) => Some(Into::Body(self.body(ty, Place { span, depth: 0 })?)),
        };
        Ok(Some(TypePlan {
            ty,
            reference: true,
            into,
            copy: manual.copy.is_none(),
            interfaces: Interfaces { named: Vec::new(), sorted: Vec::new() },
            nonpointer: false,
        }))
    }

    /// Whether a type can have methods at all, unless its marker forbids them.
    pub(super) fn copyable(&self, decl: DeclId) -> Result<bool, Trouble> {
        if is_private(self.cx.universe.decl_name(decl)) {
            return Ok(false);
        }
        let ty = self.cx.universe.named(decl);
        Ok(match self.view.kind(ty)? {
            Kind::Struct => true,
            Kind::Alias => self.manual(ty)?.any() || !self.view.is_primitive(ty)?,
            Kind::Interface => {
                self.sound(ty)?;
                false
            }
            Kind::Array if !self.manual(ty)?.any() => {
                // An array that go/types calls invalid is none to upstream, but something that it cannot copy.
                self.sound(ty)?;
                if !self.has_length(ty)? {
                    let span = self.cx.universe.decl(decl)?.span;
                    return Err(self.unsupported(ty, Place { span, depth: 0 }));
                }
                false
            }
            _ => false,
        })
    }

    /// The finding about a type that asks for methods and cannot have them.
    pub(super) fn not_copyable(&self, decl: DeclId, enabled: &Enabled) -> Result<Diagnostic, Trouble> {
        let (_, _, spec) = self.cx.universe.spec(decl)?;
        let name = &spec.name.name;
        let why = if is_private(name) {
            "it is not exported".to_owned()
        } else {
            format!("it is {}", kind_words(self.view.kind(self.cx.universe.named(decl))?))
        };
        Ok(Diagnostic::error(&codes::NOT_COPYABLE, format!("type {name} asks for deepcopy methods, but {why}"))
            .at(spec.name.span)
            .also(enabled.span(self.cx, self.cx.universe.decl_package(decl)), "asked for here")
            .help("remove the marker, or write DeepCopyInto by hand"))
    }

    /// The body for a declared type; a struct's fields are planned one by one.
    fn top(&self, decl: DeclId, ty: TypeId, diagnostics: &mut Vec<Diagnostic>) -> Result<Plan, Trouble> {
        let span = self.cx.universe.decl(decl)?.span;
        if self.view.kind(ty)? != Kind::Struct {
            return self.body(ty, Place { span, depth: 0 });
        }
        let mut fields = Vec::new();
        let mut pending = false;
        for field in self.view.members(ty)? {
            match self.field(field, 0) {
                Ok(Some(copy)) => fields.push((field.name.to_string(), copy)),
                Ok(None) => {}
                Err(Trouble::Finding(finding)) => diagnostics.push(*finding),
                Err(Trouble::Stop(stop)) => note(stop, Some(field.type_span), diagnostics, &mut pending),
            }
        }
        if pending { Err(Stop::Pending.into()) } else { Ok(Plan::Struct(fields)) }
    }

    /// upstream's `generateFor`; `place` is the field or type in whose behalf.
    fn body(&self, ty: TypeId, place: Place) -> Result<Plan, Trouble> {
        let place = Place { depth: place.depth + 1, ..place };
        if place.depth > MAX_DEPTH {
            let name = self.view.name(ty)?;
            return Err(place
                .finding(format!("{name} contains itself, with no struct in between"))
                .help(
                    "a generator would write code without end: put a struct in between, or write DeepCopyInto by hand",
                )
                .into());
        }
        let resolved = self.view.resolved(ty)?;
        match self.view.kind(resolved)? {
            Kind::Builtin => Ok(Plan::Assign),
            Kind::Map => self.map(ty, resolved, place),
            Kind::Slice => self.slice(ty, resolved, place),
            Kind::Pointer => self.pointer(resolved, place),
            Kind::Struct => {
                let mut fields = Vec::new();
                for field in self.view.members(resolved)? {
                    if let Some(copy) = self.field(field, place.depth)? {
                        fields.push((field.name.to_string(), copy));
                    }
                }
                Ok(Plan::Struct(fields))
            }
            Kind::Alias
            | Kind::Interface
            | Kind::Array
            | Kind::Chan
            | Kind::Func
            | Kind::TypeParam
            | Kind::Unsupported => Err(self.unsupported(ty, place)),
        }
    }

    fn field(&self, field: &Field, depth: usize) -> Result<Option<FieldCopy>, Trouble> {
        let place = Place { span: Some(field.type_span), depth };
        let manual = self.manual(field.ty)?;
        if manual.any() {
            return Ok(Some(if self.returns_pointer(field.ty, &manual)? {
                FieldCopy::Into
            } else {
                FieldCopy::Method
            }));
        }
        self.sound(field.ty)?;
        let resolved = self.view.resolved(field.ty)?;
        Ok(match self.view.kind(resolved)? {
            Kind::Builtin => None,
            Kind::Map | Kind::Slice | Kind::Pointer => Some(FieldCopy::Nested(Box::new(self.body(field.ty, place)?))),
            Kind::Array if self.cx.profile.arrays_assigned && self.has_length(field.ty)? => Some(FieldCopy::Assign),
            Kind::Struct if self.is_assignable(field.ty)? => Some(FieldCopy::Assign),
            Kind::Struct => Some(FieldCopy::Into),
            Kind::Interface => Some(FieldCopy::Interface(self.interface_name(resolved, place)?)),
            Kind::Alias | Kind::Array | Kind::Chan | Kind::Func | Kind::TypeParam | Kind::Unsupported => {
                return Err(self.unsupported(field.ty, place));
            }
        })
    }

    /// Refuses a type that holds itself, which go/types calls invalid; upstream copies it only by methods written
    /// by hand.
    fn sound(&self, ty: TypeId) -> Result<(), Stop> {
        let universe = self.cx.universe;
        let Type::Named { decl, .. } = universe.ty(universe.unalias(ty)?) else { return Ok(()) };
        if self.sound.borrow().contains(decl)
            || !matches!(self.view.kind(ty)?, Kind::Struct | Kind::Array | Kind::Interface)
        {
            return Ok(());
        }
        if let Some(within) = universe.contains_itself(*decl)? {
            return Err(Stop::Unresolved(Box::new(within)));
        }
        self.sound.borrow_mut().insert(*decl);
        Ok(())
    }

    /// Whether an array's length is one: nothing else of the array shows in what is written.
    fn has_length(&self, array: TypeId) -> Result<bool, Stop> {
        let universe = self.cx.universe;
        match universe.ty(universe.underlying(array)?) {
            Type::Array(len, _) => Ok(universe.array_len(len)?.is_some()),
            _ => Ok(false),
        }
    }

    fn map(&self, ty: TypeId, resolved: TypeId, place: Place) -> Result<Plan, Trouble> {
        let (Some(key), Some(elem)) = (self.view.key(resolved)?, self.view.elem(resolved)?) else {
            return Err(self.unsupported(ty, place));
        };
        self.sound(key)?;
        if !self.is_assignable(key)? {
            return Err(self.unsupported_key(key, place)?);
        }
        let manual = self.manual(elem)?;
        let inner = self.view.resolved(elem)?;
        let value = if manual.any() {
            if self.returns_pointer(elem, &manual)? { MapValue::MethodPointer } else { MapValue::Method }
        } else if self.sound(elem).and_then(|()| self.is_assignable(inner))? {
            MapValue::Assign
        } else {
            match self.view.kind(inner)? {
                Kind::Interface => MapValue::Interface(self.interface_name(inner, place)?),
                Kind::Slice | Kind::Map | Kind::Pointer => MapValue::Nested(inner, Box::new(self.body(elem, place)?)),
                Kind::Struct => MapValue::MethodPointer,
                _ => return Err(self.unsupported(elem, place)),
            }
        };
        Ok(Plan::Map(ty, value))
    }

    fn slice(&self, ty: TypeId, resolved: TypeId, place: Place) -> Result<Plan, Trouble> {
        let Some(elem) = self.view.elem(resolved)? else { return Err(self.unsupported(ty, place)) };
        let inner = self.view.resolved(elem)?;
        let element = if self.manual(elem)?.any() {
            Element::Into
        } else if self.sound(elem).and_then(|()| self.is_assignable(inner))? {
            Element::CopyAll
        } else {
            match self.view.kind(inner)? {
                Kind::Slice | Kind::Map | Kind::Pointer => Element::Nested(Box::new(self.body(elem, place)?)),
                Kind::Interface => Element::Interface(self.interface_name(inner, place)?),
                Kind::Struct => Element::Into,
                _ => return Err(self.unsupported(elem, place)),
            }
        };
        Ok(Plan::Slice(ty, element))
    }

    fn pointer(&self, resolved: TypeId, place: Place) -> Result<Plan, Trouble> {
        let Some(elem) = self.view.elem(resolved)? else { return Err(self.unsupported(resolved, place)) };
        let manual = self.manual(elem)?;
        let inner = self.view.resolved(elem)?;
        Ok(Plan::Pointer(if manual.any() {
            if self.returns_pointer(elem, &manual)? { Pointee::Method } else { Pointee::MethodValue }
        } else if self.sound(elem).and_then(|()| self.is_assignable(inner))? {
            Pointee::Assign(elem)
        } else {
            match self.view.kind(inner)? {
                // From here on upstream forgets a map's or slice's name: what is made is of the plain type.
                Kind::Map | Kind::Slice | Kind::Pointer => Pointee::Nested(elem, Box::new(self.body(inner, place)?)),
                Kind::Struct => Pointee::Into(elem),
                _ => return Err(self.unsupported(elem, place)),
            }
        }))
    }

    /// Whether calling the type's DeepCopy gives a pointer to it. Where only DeepCopyInto is written
    /// by hand, DeepCopy will be generated, with a pointer for all but references.
    fn returns_pointer(&self, ty: TypeId, manual: &Manual<'_>) -> Result<bool, Stop> {
        match manual.copy.as_ref().and_then(|copy| copy.signature.results.first()) {
            Some(result) => Ok(self.view.kind(result.ty)? == Kind::Pointer),
            None => Ok(!self.view.is_reference(ty)?),
        }
    }

    /// The name by which an interface's values are copied; an interface without one cannot be.
    fn interface_name(&self, ty: TypeId, place: Place) -> Result<String, Trouble> {
        let name = self.view.name(ty)?;
        // Upstream puts the text of an interface without a name into the method's name. What comes out
        // does not compile, but for a single bare method it passes gofmt, and so is written.
        let accepted = match name.name.strip_prefix("interface{").and_then(|rest| rest.strip_suffix('}')) {
            Some(inner) => {
                let (method, params) =
                    inner.strip_suffix(')').and_then(|call| call.split_once('(')).unwrap_or((inner, ""));
                is_word(method) && (params.is_empty() || params.split(", ").all(is_word))
            }
            // A type that is none is taken for an interface where it is a constraint, too.
            None => !name.package.is_empty() || is_word(&name.name),
        };
        if accepted { Ok(name.name) } else { Err(self.unsupported(ty, place)) }
    }

    /// The hand-written methods of a type.
    fn manual(&self, ty: TypeId) -> Result<Manual<'a>, Trouble> {
        if let Some(known) = self.manual.borrow().get(&ty) {
            return Ok(*known);
        }
        let copy = self.view.method(ty, "DeepCopy")?;
        if let Some(method) = &copy {
            self.check_copy(ty, method)?;
        }
        let into = self.view.method(ty, "DeepCopyInto")?;
        if let Some(method) = &into {
            self.check_into(ty, method)?;
        }
        let manual = Manual { copy, into: into.is_some() };
        self.manual.borrow_mut().insert(ty, manual);
        Ok(manual)
    }

    fn is_assignable(&self, ty: TypeId) -> Result<bool, Stop> {
        if let Some(known) = self.assignable.borrow().get(&ty) {
            return Ok(*known);
        }
        let assignable = self.view.is_assignable(ty)?;
        self.assignable.borrow_mut().insert(ty, assignable);
        Ok(assignable)
    }

    fn check_copy(&self, ty: TypeId, method: &MethodView<'_>) -> Result<(), Trouble> {
        let name = self.view.name(ty)?.name;
        let bad = |what: &str| bad_signature(method.span, "DeepCopy", what, &name);
        if !method.signature.params.is_empty() {
            return Err(bad("must take no parameters"));
        }
        let [result] = method.signature.results.as_slice() else {
            return Err(bad("must have exactly one result"));
        };
        let pointer = self.points_to(result.ty, ty)?;
        let value = self.view.same(result.ty, ty)?;
        match method.pointer_receiver {
            _ if !pointer && !value => Err(bad("must return its receiver's type")),
            Some(true) if !pointer => Err(bad("must return a pointer, as its receiver is one")),
            Some(false) if !value => Err(bad("must return a value, as its receiver is one")),
            _ => Ok(()),
        }
    }

    fn check_into(&self, ty: TypeId, method: &MethodView<'_>) -> Result<(), Trouble> {
        let name = self.view.name(ty)?.name;
        let bad = |what: &str| bad_signature(method.span, "DeepCopyInto", what, &name);
        let [param] = method.signature.params.as_slice() else {
            return Err(bad("must take exactly one parameter"));
        };
        if !method.signature.results.is_empty() {
            return Err(bad("must have no result"));
        }
        if !self.points_to(param.ty, ty)? {
            return Err(bad("must take a pointer to its receiver's type"));
        }
        Ok(())
    }

    fn points_to(&self, pointer: TypeId, ty: TypeId) -> Result<bool, Stop> {
        Ok(self.view.kind(pointer)? == Kind::Pointer
            && match self.view.elem(pointer)? {
                Some(elem) => self.view.same(elem, ty)?,
                None => false,
            })
    }

    /// The interfaces behind the names of markers: all of them, and each once and sorted.
    fn interfaces(&self, wanted: &[Wanted], home: PackageId) -> Result<Interfaces, Trouble> {
        let mut named = Vec::new();
        let mut sorted = std::collections::BTreeMap::new();
        for wanted in wanted {
            let (path, name) = wanted.path.rsplit_once('.').unwrap_or(("", &wanted.path));
            let not_one =
                |why: String| {
                    Trouble::from(Diagnostic::error(&codes::NOT_AN_INTERFACE, why).at(wanted.span(self.cx, home)).help(
                        "write the import path, a dot and the name, as in k8s.io/apimachinery/pkg/runtime.Object",
                    ))
                };
            if path.is_empty() {
                return Err(not_one(format!("{name:?} names no package")));
            }
            let package = self.cx.universe.package_at(path).and_then(|id| self.cx.universe.package(id).map(|_| id));
            let package = package.map_err(|stop| match stop {
                Stop::Pending => stop,
                Stop::Unresolved(missing) => {
                    Stop::Unresolved(Box::new(Unresolved { span: Some(wanted.span(self.cx, home)), ..*missing }))
                }
            })?;
            let found: Result<Option<TypeId>, Stop> = (|| {
                let decl = self.cx.universe.decl_id(package, name);
                let declared = self.cx.universe.decl(decl)?;
                let ty = self.cx.universe.named(decl);
                Ok((declared.kind == DeclKind::Defined && self.view.kind(ty)? == Kind::Interface).then_some(ty))
            })();
            let ty = match found {
                Ok(Some(ty)) => ty,
                Ok(None) => return Err(not_one(format!("{} is not an interface", wanted.path))),
                Err(Stop::Pending) => return Err(Stop::Pending.into()),
                Err(Stop::Unresolved(unresolved)) => {
                    let finding = Diagnostic::new(&codes::NOT_AN_INTERFACE, Severity::Error, unresolved.message);
                    let help = unresolved.help.unwrap_or_else(|| "mend the name in the marker".to_owned());
                    return Err(finding.at(wanted.span(self.cx, home)).help(help).into());
                }
            };
            named.push(ty);
            sorted.insert(wanted.path.clone(), (name.to_owned(), ty));
        }
        Ok(Interfaces { named, sorted: sorted.into_values().collect() })
    }

    fn unsupported(&self, ty: TypeId, place: Place) -> Trouble {
        let words = match self.describe(ty) {
            Ok(words) => words,
            Err(stop) => return stop.into(),
        };
        place
            .finding(format!("{words} cannot be deep-copied"))
            .help(
                "write DeepCopyInto for the type by hand, leave the type out with +k8s:deepcopy-gen=false, or change the field's type",
            )
            .into()
    }

    fn unsupported_key(&self, key: TypeId, place: Place) -> Result<Trouble, Stop> {
        let finding = place.finding(format!("a map whose key is {} cannot be deep-copied", self.describe(key)?));
        Ok(finding.help("keys must be basic types, or structs of nothing but such").into())
    }

    fn describe(&self, ty: TypeId) -> Result<String, Stop> {
        let name = self.view.name(ty)?;
        let resolved = self.view.resolved(ty)?;
        Ok(format!("{name} ({})", kind_words(self.view.kind(resolved)?)))
    }
}

/// Whether a text is a single name.
fn is_word(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || c == '_')
}

fn bad_signature(span: Span, method: &str, what: &str, ty: &str) -> Trouble {
    Diagnostic::error(&codes::BAD_SIGNATURE, format!("{method} of type {ty} {what}"))
        .at(span)
        .help(match method {
            "DeepCopy" => format!("func (in *{ty}) DeepCopy() *{ty}"),
            _ => format!("func (in *{ty}) DeepCopyInto(out *{ty})"),
        })
        .into()
}

const fn kind_words(kind: Kind) -> &'static str {
    match kind {
        Kind::Builtin => "a basic type",
        Kind::Struct => "a struct",
        Kind::Map => "a map",
        Kind::Slice => "a slice",
        Kind::Pointer => "a pointer",
        Kind::Alias => "a name of a basic type",
        Kind::Interface => "an interface",
        Kind::Array => "an array",
        Kind::Chan => "a channel",
        Kind::Func => "a function",
        Kind::TypeParam => "a type parameter",
        Kind::Unsupported => "a type that upstream's generators do not know",
    }
}
