//! Structs from the values of a query, `net/url.Values` (upstream's `generateFromURLValues`).

use genkit::struct_tag;
use genkit::trouble::Trouble;
use genkit::view::Kind;
use gotypes::{Basic, Field, Stop, Type};

use super::fields::Place;
use super::gaps::{Gap, Lack};
use super::plan::{Body, Callee, FromValues, FunctionPlan, ValuePlan, Zero};
use super::planner::Planner;
use super::subject::{Pair, strings};

impl Planner<'_, '_> {
    /// The functions that make a type of the values of a query.
    pub(super) fn decode(&mut self, pair: Pair) -> Result<Option<FunctionPlan>, Trouble> {
        let mut gaps = Vec::new();
        let mut plans = Vec::new();
        let home = self.home(pair.reverse())?;
        for member in self.types.members(pair.to.ty)? {
            let planned =
                if self.opts_out(home, member) { Ok(ValuePlan::OptedOut) } else { self.value(member, &mut gaps) };
            plans.extend(self.answer(planned.map(Some), Some(member.span)).map(|plan| (member.name.clone(), plan)));
        }
        let public = self.functions.of(pair).is_none();
        Ok(Some(FunctionPlan { pair, body: Body::Values(plans), public, gaps }))
    }

    fn value(&mut self, member: &Field, gaps: &mut Vec<Gap>) -> Result<ValuePlan, Trouble> {
        let json = struct_tag::get(&member.tag, "json").unwrap_or_default();
        let name = json.split(',').next().unwrap_or_default();
        if name.is_empty() {
            return Ok(ValuePlan::Nameless);
        }
        let universe = self.cx.universe;
        let pair = Pair { from: self.types.subject(strings(universe))?, to: self.types.subject(member.ty)? };
        let from = if let Some(manual) = self.functions.of(pair) {
            FromValues::Call(Callee::ByHand(manual.id))
        } else if matches!(universe.ty(pair.to.ty), Type::Basic(Basic::String)) {
            FromValues::First
        } else if self.alike(pair)? {
            FromValues::Cast(pair.to)
        } else {
            let place = Place { name: member.name.clone(), span: Some(member.span), declared: pair };
            gaps.push(place.gap(Lack::Value(pair)));
            FromValues::Unsupported
        };
        Ok(ValuePlan::Named(name.to_owned(), from, self.zero(member)?))
    }

    fn zero(&self, member: &Field) -> Result<Zero, Stop> {
        let ty = self.types.of_field(member.ty)?;
        Ok(match self.types.kind(ty)? {
            Kind::Builtin => match self.cx.universe.ty(ty.ty) {
                Type::Basic(Basic::String) => Zero::Text,
                Type::Basic(Basic::Bool) => Zero::False,
                _ => Zero::Number,
            },
            Kind::Struct => Zero::Struct(ty),
            Kind::Map | Kind::Slice | Kind::Pointer | Kind::Interface | Kind::Array => Zero::Nil,
            Kind::Alias | Kind::Chan | Kind::Func | Kind::TypeParam | Kind::Unsupported => Zero::Unsupported,
        })
    }
}
