//! Whether validation suits the type of what it is asked of (`ValidateType` in kube-openapi `pkg/generators/markers.go`).

use genkit::struct_tag;
use genkit::view::{Kind, View};
use gotypes::{Field, Stop, TypeId};

use super::super::methods::{DEFINITION, returns};
use super::super::shapes::{MAX_NESTING, behind, simple};
use super::Validation;
use super::check::Wrong;

impl Validation {
    /// What is asked of a type that knows no such thing.
    pub(super) fn unsuited(&self, view: View<'_>, ty: TypeId) -> Result<Option<Wrong>, Stop> {
        self.unsuited_within(view, ty, MAX_NESTING)
    }

    fn unsuited_within(&self, view: View<'_>, ty: TypeId, depth: usize) -> Result<Option<Wrong>, Stop> {
        let nested = view.profile.nested_validation;
        let resolved = behind(view, ty, true)?;
        let kind = view.kind(resolved)?;
        if matches!(kind, Kind::Interface | Kind::Struct) && (!nested || describes_itself(view, ty)?) {
            return Ok(None);
        }
        let name = view.name(resolved)?.to_string();
        let simple = simple(&name).map_or("", |(simple, _)| simple);
        let is_list = matches!(kind, Kind::Slice | Kind::Array);
        let is_struct = kind == Kind::Struct;
        let is_map = kind == Kind::Map;
        let is_number = matches!(simple, "integer" | "number");
        let is_string = simple == "string";
        for (key, asked, suits, what) in [
            ("maxItems", self.max_items.is_some(), is_list, "lists"),
            ("minItems", self.min_items.is_some(), is_list, "lists"),
            ("uniqueItems", self.unique_items.is_some(), is_list, "lists"),
            ("maxProperties", self.max_properties.is_some(), is_map || is_struct, "maps"),
            ("minProperties", self.min_properties.is_some(), is_map || is_struct, "maps"),
            ("minLength", self.min_length.is_some(), is_string, "strings"),
            ("maxLength", self.max_length.is_some(), is_string, "strings"),
            ("pattern", self.pattern.is_some(), is_string, "strings"),
            ("minimum", self.minimum.is_some(), is_number, "numbers"),
            ("maximum", self.maximum.is_some(), is_number, "numbers"),
            ("multipleOf", self.multiple_of.is_some(), is_number, "numbers"),
            ("exclusiveMinimum", self.exclusive_minimum.is_some(), is_number, "numbers"),
            ("exclusiveMaximum", self.exclusive_maximum.is_some(), is_number, "numbers"),
            ("additionalProperties", self.additional_properties.is_some(), is_map, "maps"),
            ("items", self.items.is_some(), is_list, "lists"),
            ("properties", self.properties.is_some(), is_struct || is_map, "structs"),
        ] {
            if asked && !suits {
                return Ok(Some((key, format!("{key} can only be asked of {what}, and not of {name}"))));
            }
        }
        // Upstream looks into the fields of structs, and not into elements.
        for (key, property) in self.properties.iter().flatten().filter(|_| is_struct) {
            let Some(member) = member(view, resolved, key, MAX_NESTING)? else {
                return Ok(Some(("properties", format!("{name} has no field with the JSON name {key}"))));
            };
            let Some(depth) = depth.checked_sub(1) else { return Ok(None) };
            if let Some((_, why)) = property.unsuited_within(view, member.ty, depth)? {
                return Ok(Some(("properties", format!("properties:{key}: {why}"))));
            }
        }
        Ok(None)
    }
}

/// Whether a type, or what it points to, has methods that give its schema.
fn describes_itself(view: View<'_>, ty: TypeId) -> Result<bool, Stop> {
    let ty = behind(view, ty, false)?;
    Ok(returns(view, ty, "OpenAPIDefinition", DEFINITION)?
        || returns(view, ty, "OpenAPIV3Definition", DEFINITION)?
        || returns(view, ty, "OpenAPIV3OneOfTypes", "[]string")?
        || returns(view, ty, "OpenAPISchemaType", "[]string")? && returns(view, ty, "OpenAPISchemaFormat", "string")?)
}

/// The field with a JSON name, in a struct or in what is embedded in it.
fn member<'u>(view: View<'u>, ty: TypeId, key: &str, depth: usize) -> Result<Option<&'u Field>, Stop> {
    // An embedded pointer has no fields of its own.
    if depth == 0 || view.kind(ty)? != Kind::Struct {
        return Ok(None);
    }
    for field in view.members(ty)? {
        let tag = struct_tag::get(&field.tag, "json").unwrap_or_default();
        if !tag.is_empty() && tag.split(',').next() == Some(key) {
            return Ok(Some(field));
        }
        if field.embedded
            && let Some(found) = member(view, field.ty, key, depth - 1)?
        {
            return Ok(Some(found));
        }
    }
    Ok(None)
}
