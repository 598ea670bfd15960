//! Types as schemas: simple types with their formats, maps, lists and references.

use diag::Span;
use genkit::trouble::Trouble;
use genkit::view::{Kind, View};
use gotypes::{Stop, TypeId};

use super::codes;
use super::defaults;
use super::plan::{Reference, Schema, Shape};
use super::planner::Planner;
use super::validation::Validation;

/// The type and format of a simple Go type (kube-openapi `pkg/common`).
pub(super) fn simple(name: &str) -> Option<(&'static str, &'static str)> {
    Some(match name {
        "uint" | "uint16" | "int" | "int16" | "int32" => ("integer", "int32"),
        "uint32" | "uint64" | "int64" => ("integer", "int64"),
        "uint8" | "int8" | "byte" => ("integer", "byte"),
        "float64" => ("number", "double"),
        "float32" => ("number", "float"),
        "bool" => ("boolean", ""),
        "time.Time" => ("string", "date-time"),
        "string" => ("string", ""),
        "integer" => ("integer", ""),
        "number" => ("number", ""),
        "boolean" => ("boolean", ""),
        "[]byte" => ("string", "byte"),
        "interface{}" => ("object", ""),
        _ => return None,
    })
}

/// Lists in lists and maps in maps before a type is called endless.
pub(super) const MAX_NESTING: usize = 50;

/// The shape of a field.
pub(super) fn of_field(
    planner: &Planner<'_>,
    ty: TypeId,
    place: Span,
    references: &mut Vec<Reference>,
) -> Result<Shape, Trouble> {
    let mut walk = Walk { planner, place, references };
    let resolved = behind(planner.view, ty, true)?;
    if let Some(shape) = walk.simple(ty, resolved, true)? {
        return Ok(shape);
    }
    match planner.view.kind(resolved)? {
        Kind::Map => walk.map(resolved, 0),
        Kind::Slice | Kind::Array => walk.list(resolved, 0),
        Kind::Struct => walk.reference(resolved),
        Kind::Interface if planner.cx.profile.refers_to_interfaces => walk.reference(resolved),
        Kind::Interface => Ok(Shape::Nothing),
        _ => Err(walk.unsupported(resolved)?),
    }
}

/// The type behind pointers, and with `names` also behind names of what is no struct or interface.
pub(super) fn behind(view: View<'_>, ty: TypeId, names: bool) -> Result<TypeId, Stop> {
    let mut ty = view.universe.unalias(ty)?;
    for _ in 0..MAX_NESTING {
        let before = ty;
        if names {
            ty = view.resolved(ty)?;
        }
        if view.kind(ty)? == Kind::Pointer
            && let Some(elem) = view.elem(ty)?
        {
            ty = view.universe.unalias(elem)?;
        }
        if ty == before {
            break;
        }
    }
    Ok(ty)
}

struct Walk<'w, 'a> {
    planner: &'w Planner<'a>,
    place: Span,
    references: &'w mut Vec<Reference>,
}

impl Walk<'_, '_> {
    fn simple(&self, ty: TypeId, resolved: TypeId, of_field: bool) -> Result<Option<Shape>, Trouble> {
        let name = self.planner.view.name(resolved)?.to_string();
        let Some((openapi, format)) = simple(&name) else { return Ok(None) };
        let planner = self.planner;
        let counts = of_field || planner.cx.profile.enums_of_elements;
        let values = if counts { planner.enums.literals(planner.cx, ty)? } else { None };
        Ok(Some(Shape::Simple { ty: openapi, format, values }))
    }

    fn reference(&mut self, ty: TypeId) -> Result<Shape, Trouble> {
        let reference = self.planner.reference(ty)?;
        codes::plain(&reference.name, Some(self.place))?;
        self.references.push(reference.clone());
        Ok(Shape::Reference(reference))
    }

    fn map(&mut self, ty: TypeId, depth: usize) -> Result<Shape, Trouble> {
        let view = self.planner.view;
        if let Some(key) = view.key(ty)? {
            let key = behind(self.planner.view, key, true)?;
            if view.name(key)?.name != "string" {
                let message = format!("the keys of {} are no strings", view.name(ty)?);
                return Err(codes::refused(&codes::MAP_KEY, message, Some(self.place))
                    .help("OpenAPI knows maps by strings only: use a list of pairs")
                    .into());
            }
        }
        Ok(Shape::Map(Box::new(self.element(ty, depth)?)))
    }

    fn list(&mut self, ty: TypeId, depth: usize) -> Result<Shape, Trouble> {
        Ok(Shape::List(Box::new(self.element(ty, depth)?)))
    }

    fn element(&mut self, ty: TypeId, depth: usize) -> Result<Schema, Trouble> {
        let view = self.planner.view;
        if depth >= MAX_NESTING {
            let message = format!("{} holds itself", view.name(ty)?);
            return Err(codes::refused(&codes::ENDLESS_TYPE, message, Some(self.place))
                .help("put a struct in between, which can be referred to")
                .into());
        }
        let Some(elem) = view.elem(ty)? else { return Err(self.unsupported(ty)?) };
        let default = if self.planner.cx.profile.defaults_of_elements {
            defaults::of_element(self.planner, elem, self.place)?
        } else {
            None
        };
        let resolved = behind(self.planner.view, elem, true)?;
        let shape = match self.simple(elem, resolved, false)? {
            Some(shape) => shape,
            None => match view.kind(resolved)? {
                Kind::Struct => self.reference(resolved)?,
                Kind::Slice | Kind::Array => self.list(resolved, depth + 1)?,
                Kind::Map => self.map(resolved, depth + 1)?,
                _ => return Err(self.unsupported(resolved)?),
            },
        };
        Ok(Schema { description: None, default, validation: Validation::default(), shape })
    }

    fn unsupported(&self, ty: TypeId) -> Result<Trouble, Trouble> {
        let message = format!("OpenAPI has no type for {}", self.planner.view.name(ty)?);
        Ok(codes::refused(&codes::UNSUPPORTED_TYPE, message, Some(self.place))
            .help("use another type, or leave the field out with +k8s:openapi-gen=false")
            .into())
    }
}
