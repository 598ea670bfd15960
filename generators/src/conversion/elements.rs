//! What happens to the elements of maps, slices and pointers (upstream's `doMap`, `doSlice`, `doPointer`).

use diag::Diagnostic;
use genkit::trouble::Trouble;
use genkit::view::Kind;
use gotypes::{Stop, Type, TypeId};

use super::codes;
use super::fields::Place;
use super::gaps::{Gap, Lack};
use super::plan::{Callee, Container, Element, Form, Key};
use super::planner::Planner;
use super::subject::{Pair, Subject};
use super::tags;

impl Planner<'_, '_> {
    /// The plan for two types that are both maps, both slices or both pointers.
    pub(super) fn container(&mut self, pair: Pair, place: &Place, gaps: &mut Vec<Gap>) -> Result<Container, Trouble> {
        let kind = self.types.kind(pair.from)?;
        let elements = self.elements(pair)?;
        let form = match kind {
            Kind::Map => {
                let keys = Pair { from: self.key(pair.from)?, to: self.key(pair.to)? };
                if self.types.assignable(keys)? {
                    let key = if keys.same() { Key::Same } else { Key::Convert(keys.to) };
                    self.cast(keys, place, gaps)?;
                    Form::Map(key, self.element(elements, true, place, gaps)?)
                } else {
                    gaps.push(place.gap(Lack::Keys(place.declared)));
                    Form::MapOf(keys.from)
                }
            }
            Kind::Slice if elements.same() && self.types.kind(elements.from)? == Kind::Builtin => Form::Copied,
            Kind::Slice => Form::Slice(self.element(elements, true, place, gaps)?),
            _ => Form::Pointer(self.element(elements, false, place, gaps)?),
        };
        Ok(Container { made: if kind == Kind::Pointer { elements.to } else { pair.to }, form })
    }

    /// `pointees` says whether functions for what the elements point to are called.
    fn element(&self, pair: Pair, pointees: bool, place: &Place, gaps: &mut Vec<Gap>) -> Result<Element, Trouble> {
        if self.types.assignable(pair)? {
            self.cast(pair, place, gaps)?;
            return Ok(if pair.same() { Element::Assign } else { Element::Convert(pair.to) });
        }
        if let Some(manual) = self.functions.of(pair) {
            return Ok(Element::Call(pair.to, Callee::ByHand(manual.id)));
        }
        if pointees
            && self.cx.profile.converts_pointer_elements
            && self.types.kind(pair.from)? == Kind::Pointer
            && self.types.kind(pair.to)? == Kind::Pointer
        {
            let pointed = self.elements(pair)?;
            if let Some(manual) = self.functions.of(pointed) {
                return Ok(Element::CallPointee(pair.to, pointed.to, Callee::ByHand(manual.id)));
            }
        }
        if self.convertible(pair)? {
            return Ok(Element::Call(pair.to, Callee::Generated(pair)));
        }
        gaps.push(place.gap(Lack::Function(pair)));
        Ok(Element::Missing(pair))
    }

    /// Notes where a conversion expression is written that Go does not take, and refuses what is no expression at all.
    pub(super) fn cast(&self, pair: Pair, place: &Place, gaps: &mut Vec<Gap>) -> Result<(), Trouble> {
        if self.ends_without_result(pair.to.named())? {
            let name = self.types.name(place.declared.to)?;
            let message = format!("{name} holds functions: upstream cannot write the conversion of {}", place.name);
            let finding = Diagnostic::error(&codes::UNSUPPORTED_TYPE, message);
            let finding = match place.span {
                Some(span) => finding.at(span),
                None => finding,
            };
            return Err(finding.help(format!("leave the field out with +{}=false", tags::ENABLED)).into());
        }
        if !self.types.castable(pair)? {
            gaps.push(place.gap(Lack::Cast { pair, wanted: place.declared }));
        }
        Ok(())
    }

    /// Whether a type is written so that its text ends with a function that returns nothing: the value in parentheses
    /// behind it would pass for what the function returns.
    fn ends_without_result(&self, mut ty: TypeId) -> Result<bool, Stop> {
        loop {
            ty = match self.types.view.ty(ty)? {
                Type::Map(_, last)
                | Type::Slice(last)
                | Type::Array(_, last)
                | Type::Pointer(last)
                | Type::Chan(_, last) => *last,
                Type::Func(signature) => match signature.results.as_slice() {
                    [] => return Ok(true),
                    [only] => only.ty,
                    _ => return Ok(false),
                },
                _ => return Ok(false),
            };
        }
    }

    fn elements(&self, pair: Pair) -> Result<Pair, Stop> {
        Ok(Pair { from: self.elem(pair.from)?, to: self.elem(pair.to)? })
    }

    fn elem(&self, of: Subject) -> Result<Subject, Stop> {
        Ok(self.types.elem(of.ty)?.unwrap_or(of))
    }

    fn key(&self, of: Subject) -> Result<Subject, Stop> {
        Ok(self.types.key(of.ty)?.unwrap_or(of))
    }
}
