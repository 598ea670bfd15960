//! Definitions as the schemas that kube-openapi's builders make of the generated Go.

use std::collections::BTreeMap;

use diag::{Diagnostic, Span};
use genkit::trouble::Trouble;
use gotypes::{Stop, TypeId, Value};

use super::super::codes;
use super::super::json::Json;
use super::super::plan::{
    Body, Default, Definition, Embedding, Extensions, Form, Function, Property, Reference, Schema, Shape,
};
use super::super::planner::Planner;
use super::super::validation::RULES;
use super::{MADE_BY_CODE, NO_SUCH_CONSTANT, Version, returned};

type Members = BTreeMap<String, Json>;

/// The name of a definition.
pub(in super::super) fn name(planner: &Planner<'_>, reference: &Reference) -> Result<String, Trouble> {
    match reference.model {
        Some(ty) => model_name(planner, ty),
        None => Ok(friendly(&reference.name)),
    }
}

/// The host of an import path from behind, dots for slashes (kube-openapi's `ToRESTFriendlyName`).
fn friendly(name: &str) -> String {
    let (host, rest) = name.split_once('/').unwrap_or((name, ""));
    let mut parts: Vec<&str> = host.split('.').rev().collect();
    parts.extend(rest.split('/').filter(|part| !part.is_empty()));
    parts.join(".")
}

fn model_name(planner: &Planner<'_>, ty: TypeId) -> Result<String, Trouble> {
    match super::super::model_name::of_type_or_package(planner.cx, ty)? {
        Some(name) => Ok(name),
        None => {
            let strings = of_method(planner, ty, "OpenAPIModelName")?;
            Ok(strings.into_iter().next().unwrap_or_default())
        }
    }
}

/// What a method returns.
fn of_method(planner: &Planner<'_>, ty: TypeId, method: &str) -> Result<Vec<String>, Trouble> {
    let found = returned::body(planner.view, ty, method)?;
    if let Some(strings) = found.and_then(|(body, _)| returned::strings(body)) {
        return Ok(strings);
    }
    let span = found.and_then(|(_, id)| planner.cx.universe.func(id)).map(|(_, _, func, _)| func.name.span);
    Err(by_code(planner, ty, method, span)?)
}

fn by_code(planner: &Planner<'_>, ty: TypeId, method: &str, span: Option<Span>) -> Result<Trouble, Stop> {
    let message = format!("what {method} of {} returns is not known without running it", planner.view.name(ty)?);
    Ok(codes::refused(&MADE_BY_CODE, message, span)
        .help("let it return nothing but strings in quotes, or leave the type out")
        .into())
}

/// Makes the schemas of one version of OpenAPI.
pub(super) struct Schemas<'p, 'a> {
    pub(super) planner: &'p Planner<'a>,
    pub(super) version: Version,
}

impl Schemas<'_, '_> {
    /// The schema of a definition.
    pub(super) fn definition(&self, definition: &Definition) -> Result<Json, Trouble> {
        let ty = definition.ty;
        let method = match &definition.form {
            Form::Function(function) => return self.function(ty, function),
            Form::V3Method => "OpenAPIV3Definition",
            Form::BothMethods if self.version == Version::V3 => "OpenAPIV3Definition",
            Form::BothMethods | Form::V2Method | Form::MissingFunction => "OpenAPIDefinition",
        };
        let span = self.planner.view.method(ty, method)?.map(|method| method.span);
        Err(by_code(self.planner, ty, method, span)?)
    }

    fn function(&self, ty: TypeId, function: &Function) -> Result<Json, Trouble> {
        let mut members = Members::new();
        set(&mut members, "description", function.description.as_deref().map(text));
        match &function.body {
            Body::Object { properties, required, .. } => {
                members.insert("type".to_owned(), string("object"));
                members.extend(function.validation.schema_members());
                if !properties.is_empty() {
                    let properties = properties
                        .iter()
                        .map(|property| Ok((property.name.clone(), self.property(property)?)))
                        .collect::<Result<Members, Trouble>>()?;
                    members.insert("properties".to_owned(), Json::Object(properties));
                }
                if !required.is_empty() {
                    let required = required.iter().map(|name| string(name)).collect();
                    members.insert("required".to_owned(), Json::Array(required));
                }
            }
            Body::Methods(embedding) => {
                if *embedding == Embedding::Definition && self.version == Version::V3 {
                    let span = self.planner.view.method(ty, "OpenAPIV3Definition")?.map(|method| method.span);
                    return Err(by_code(self.planner, ty, "OpenAPIV3Definition", span)?);
                }
                if *embedding == Embedding::OneOf && self.version == Version::V3 {
                    let one_of = of_method(self.planner, ty, "OpenAPIV3OneOfTypes")?;
                    let one_of = one_of.iter().map(|ty| Json::Object(Members::from([("type".to_owned(), string(ty))])));
                    let one_of: Vec<Json> = one_of.collect();
                    set(&mut members, "oneOf", Some(one_of).filter(|all| !all.is_empty()).map(Json::Array));
                } else {
                    let types = of_method(self.planner, ty, "OpenAPISchemaType")?;
                    set(&mut members, "type", one_or_more(&types));
                }
                let format = of_method(self.planner, ty, "OpenAPISchemaFormat")?.into_iter().next();
                set(&mut members, "format", format.filter(|format| !format.is_empty()).map(Json::String));
                members.extend(function.validation.schema_members());
            }
        }
        self.extensions(&mut members, &function.extensions);
        Ok(self.finished(members))
    }

    fn property(&self, property: &Property) -> Result<Json, Trouble> {
        let mut members = self.schema(&property.schema)?;
        self.extensions(&mut members, &property.extensions);
        Ok(self.finished(members))
    }

    fn schema(&self, schema: &Schema) -> Result<Members, Trouble> {
        let mut members = Members::new();
        set(&mut members, "description", schema.description.as_deref().map(text));
        let default = match &schema.default {
            Some(Default::Value(value)) => Some(value.clone()),
            Some(Default::Constant(name, place)) => Some(self.constant(&name.package, &name.name, *place)?),
            None => None,
        };
        set(&mut members, "default", default.filter(|value| *value != Json::Null));
        members.extend(schema.validation.schema_members());
        match &schema.shape {
            Shape::Simple { ty, format, values } => {
                members.insert("type".to_owned(), string(ty));
                set(&mut members, "format", Some(*format).filter(|format| !format.is_empty()).map(string));
                let values = values.as_deref().filter(|values| !values.is_empty());
                let values = values.map(|values| Json::Array(values.iter().map(|value| text(value)).collect()));
                set(&mut members, "enum", values);
            }
            Shape::Map(element) => {
                members.insert("type".to_owned(), string("object"));
                let element = self.schema(element)?;
                members.insert("additionalProperties".to_owned(), self.finished(element));
            }
            Shape::List(element) => {
                members.insert("type".to_owned(), string("array"));
                let element = self.schema(element)?;
                members.insert("items".to_owned(), self.finished(element));
            }
            Shape::Reference(reference) => {
                let place = match self.version {
                    Version::V2 => "#/definitions/",
                    Version::V3 => "#/components/schemas/",
                };
                let target = format!("{place}{}", name(self.planner, reference)?);
                members.insert(REFERENCE.to_owned(), Json::String(target));
            }
            Shape::Nothing => {}
        }
        Ok(members)
    }

    /// In version 3 nothing may stand beside a reference: it goes into an `allOf`, in place of any other.
    fn finished(&self, mut members: Members) -> Json {
        if self.version == Version::V3
            && members.len() > 1
            && let Some(reference) = members.remove(REFERENCE)
        {
            let reference = Json::Object(Members::from([(REFERENCE.to_owned(), reference)]));
            members.insert("allOf".to_owned(), Json::Array(vec![reference]));
        }
        Json::Object(members)
    }

    fn extensions(&self, members: &mut Members, extensions: &Extensions) {
        for extension in &extensions.list {
            let mut values = extension.values.iter().map(|value| text(&format!("\"{value}\"")));
            let value =
                if extension.list { Json::Array(values.collect()) } else { values.next().unwrap_or(Json::Null) };
            members.insert(extension.name.to_ascii_lowercase(), value);
        }
        if !extensions.unions.is_empty() {
            let unions = extensions.unions.iter().map(|union| {
                let fields = union.fields.iter().map(|(json, go)| (json.clone(), string(go))).collect();
                let mut members = Members::from([("fields-to-discriminateBy".to_owned(), Json::Object(fields))]);
                let discriminator = Some(union.discriminator.as_str()).filter(|name| !name.is_empty());
                set(&mut members, "discriminator", discriminator.map(string));
                Json::Object(members)
            });
            members.insert("x-kubernetes-unions".to_owned(), Json::Array(unions.collect()));
        }
        set(members, RULES, extensions.rules.clone());
    }

    /// The value of a constant.
    fn constant(&self, path: &str, name: &str, place: Span) -> Result<Json, Trouble> {
        let universe = self.planner.cx.universe;
        let constant = universe.package_at(path).and_then(|package| {
            universe.whole(package)?;
            universe.constant(package, name)
        });
        let value = match constant {
            Ok(constant) => json(&constant.value),
            Err(Stop::Pending) => return Err(Stop::Pending.into()),
            Err(Stop::Unresolved(_)) => None,
        };
        value.ok_or_else(|| {
            let message = format!("{path}.{name} is no constant with a value that a document could hold");
            Diagnostic::error(&NO_SUCH_CONSTANT, message)
                .at(place)
                .help("write the value itself behind +default=")
                .into()
        })
    }
}

const REFERENCE: &str = "$ref";

fn json(value: &Value) -> Option<Json> {
    if let Some(bytes) = value.as_bytes() {
        return Some(Json::String(String::from_utf8_lossy(bytes).into_owned()));
    }
    value.as_bool().map(Json::Bool).or_else(|| value.as_f64().map(Json::Number))
}

fn set(members: &mut Members, name: &str, value: Option<Json>) {
    members.extend(value.map(|value| (name.to_owned(), value)));
}

fn string(text: &str) -> Json {
    Json::String(text.to_owned())
}

/// What a Go literal says.
fn text(literal: &str) -> Json {
    Json::String(gosyn::unquote(literal.as_bytes()).into_owned())
}

/// One string as itself, several as a list.
fn one_or_more(strings: &[String]) -> Option<Json> {
    match strings {
        [] => None,
        [only] => Some(string(only)),
        several => Some(Json::Array(several.iter().map(|text| string(text)).collect())),
    }
}

#[cfg(test)]
mod tests {
    use super::friendly;

    #[test]
    fn names() {
        for (name, friendlier) in [
            ("k8s.io/api/core/v1.Pod", "io.k8s.api.core.v1.Pod"),
            ("example.com/fleet.T", "com.example.fleet.T"),
            ("fleet/v1.T", "fleet.v1.T"),
        ] {
            assert_eq!(friendly(name), friendlier);
        }
    }
}
