//! What happens to the fields of a struct (upstream's `doStruct`).

use diag::{Diagnostic, Severity, Span};
use genkit::namer::is_private;
use genkit::trouble::Trouble;
use genkit::view::Kind;
use gotypes::{Field, PackageId, Stop};
use smol_str::SmolStr;

use super::gaps::{Gap, Lack};
use super::plan::{Body, Callee, FieldPlan};
use super::planner::Planner;
use super::subject::Pair;
use super::tags::{self, Effect};

/// The field that something is planned for.
pub(super) struct Place {
    /// Its name.
    pub(super) name: SmolStr,
    /// Where it stands.
    pub(super) span: Option<Span>,
    /// The types that it is declared with.
    pub(super) declared: Pair,
}

impl Place {
    /// What is missing for the field.
    pub(super) fn gap(&self, lack: Lack) -> Gap {
        Gap { field: self.name.clone(), span: self.span, lack }
    }
}

impl Planner<'_, '_> {
    /// The body of the function that converts a struct.
    pub(super) fn fields(&mut self, pair: Pair, gaps: &mut Vec<Gap>) -> Result<Body, Trouble> {
        if self.cx.profile.copies_whole_structs && self.copied_whole(pair)? {
            gaps.extend(self.swapped(pair)?);
            return Ok(Body::Whole(pair.to));
        }
        let home = self.home(pair)?;
        let mut plans = Vec::new();
        for member in self.types.members(pair.from.ty)? {
            let planned = self.field(pair, home, member, gaps);
            plans.extend(self.answer(planned.map(Some), Some(member.span)).map(|plan| (member.name.clone(), plan)));
        }
        Ok(Body::Fields(plans))
    }

    fn field(
        &mut self,
        pair: Pair,
        home: PackageId,
        member: &Field,
        gaps: &mut Vec<Gap>,
    ) -> Result<FieldPlan, Trouble> {
        if self.opts_out(home, member) {
            return Ok(FieldPlan::OptedOut);
        }
        let mut skip = |planner: &mut Self, lack: Lack, plan: FieldPlan| {
            planner.skipped.insert(pair.from.ty);
            gaps.push(Gap { field: member.name.clone(), span: Some(member.span), lack });
            plan
        };
        let Some(other) = self.types.members(pair.to.ty)?.iter().find(|other| other.name == member.name) else {
            return Ok(skip(self, Lack::Peer, FieldPlan::NoPeer));
        };
        if self.cx.profile.conversion_knows_private_fields && is_private(&member.name) {
            let own = &self.cx.universe.path(self.task.package);
            if self.types.name(pair.from)?.package != ***own {
                return Ok(skip(self, Lack::Read, FieldPlan::Unreadable));
            }
            if self.types.name(pair.to)?.package != ***own {
                return Ok(skip(self, Lack::Set, FieldPlan::Unsettable));
            }
        }
        let types = self.types;
        let declared = Pair { from: types.subject(member.ty)?, to: types.subject(other.ty)? };
        let inner = Pair { from: types.of_field(member.ty)?, to: types.of_field(other.ty)? };
        let place = Place { name: member.name.clone(), span: Some(member.span), declared };
        let kind = types.kind(inner.from)?;
        if self.alike(inner)? {
            let cast = match kind {
                Kind::Pointer => Some(FieldPlan::CastPointer(inner.to)),
                Kind::Map | Kind::Slice => Some(FieldPlan::CastValue(inner.to)),
                _ => None,
            };
            if let Some(cast) = cast {
                gaps.extend(self.swapped(inner)?);
                return Ok(cast);
            }
        }
        if let Some(manual) = self.functions.of(declared) {
            match manual.effect {
                Effect::Drop => return Ok(FieldPlan::Dropped),
                Effect::CopyOnly if fast(kind, inner) => {}
                Effect::CopyOnly | Effect::Converts => return Ok(FieldPlan::Call(Callee::ByHand(manual.id))),
            }
        }
        if kind != types.kind(inner.to)? {
            return Ok(skip(self, Lack::Kind(declared), FieldPlan::Inconvertible(inner)));
        }
        Ok(match kind {
            Kind::Builtin if inner.same() => FieldPlan::Assign,
            Kind::Builtin => {
                self.cast(inner, &place, gaps)?;
                FieldPlan::Convert(inner.to)
            }
            Kind::Map | Kind::Slice | Kind::Pointer | Kind::Struct if inner.same() => FieldPlan::Assign,
            Kind::Map | Kind::Slice | Kind::Pointer => FieldPlan::Nested(self.container(inner, &place, gaps)?),
            _ if self.convertible(inner)? => FieldPlan::Call(Callee::Generated(inner)),
            _ => {
                gaps.push(place.gap(Lack::Function(declared)));
                FieldPlan::Missing(inner)
            }
        })
    }

    /// Whether a struct may be taken for the other as a whole (upstream's `canUseMemoryCopyConversion`).
    fn copied_whole(&mut self, pair: Pair) -> Result<bool, Trouble> {
        if !self.alike(pair)? {
            return Ok(false);
        }
        let home = self.home(pair)?;
        let own = self.cx.universe.path(self.task.package);
        for member in self.types.members(pair.from.ty)? {
            // A marker that cannot be read is no yes either.
            if !matches!(tags::field_opts_out(self.cx, home, member), Ok(false)) {
                return Ok(false);
            }
            let Some(other) = self.types.members(pair.to.ty)?.iter().find(|other| other.name == member.name) else {
                return Ok(false);
            };
            let reachable = self.types.name(pair.from)?.package == *own && self.types.name(pair.to)?.package == *own;
            if is_private(&member.name) && !reachable {
                return Ok(false);
            }
            let declared = Pair { from: self.types.subject(member.ty)?, to: self.types.subject(other.ty)? };
            if self.functions.of(declared).is_some_and(|manual| manual.effect != Effect::CopyOnly) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Whether a field opts out; says what is wrong with a marker that upstream passes over.
    pub(super) fn opts_out(&mut self, home: PackageId, member: &Field) -> bool {
        match tags::field_opts_out(self.cx, home, member) {
            Ok(answer) => answer,
            Err(malformed) => {
                let source = self.cx.universe.file(home, malformed.group.file).map(|file| file.source.clone());
                let finding = malformed.diagnostic(source.as_deref().unwrap_or_default());
                self.plan.diagnostics.push(Diagnostic { severity: Severity::Warning, ..finding });
                false
            }
        }
    }

    /// The package in which the input type is declared.
    pub(super) fn home(&self, pair: Pair) -> Result<PackageId, Stop> {
        let decl = self.types.view.decl(pair.from.ty)?;
        Ok(decl.map_or(self.task.types, |decl| self.cx.universe.decl_package(decl)))
    }
}

/// Whether an assignment does what a copy-only function does (upstream's `isFastConversion`).
fn fast(kind: Kind, pair: Pair) -> bool {
    match kind {
        Kind::Builtin => true,
        Kind::Map | Kind::Slice | Kind::Pointer | Kind::Struct | Kind::Alias => pair.same(),
        Kind::Interface | Kind::Array | Kind::Chan | Kind::Func | Kind::TypeParam | Kind::Unsupported => false,
    }
}
