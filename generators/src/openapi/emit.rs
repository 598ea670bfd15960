//! Writes definitions as upstream lays them out: what is named first gets the shortest import name.

use genkit::code::Code;
use genkit::compat::Profile;
use genkit::composite::{self, Element};
use genkit::imports::Imports;
use genkit::namer;
use genkit::trouble::Trouble;
use genkit::view::{Name, View};
use gotypes::TypeId;
use smol_str::SmolStr;

use super::codes;
use super::plan::{
    Body, Default, Definition, Embedding, Extension, Extensions, Form, Function, Property, Reference, Schema, Shape,
    Union,
};
use super::validation::{RULES, Validation};

const COMMON: &str = "k8s.io/kube-openapi/pkg/common";
/// The package of schemas that goimports finds.
const ADDED: &str = "k8s.io/kube-openapi/pkg/validation/spec";
const EXTENSIBLE: &str = "spec.VendorExtensible";

/// The package of schemas.
fn spec_path(profile: &Profile) -> &'static str {
    if profile.openapi_spec_of_kube_openapi {
        "k8s.io/kube-openapi/pkg/validation/spec"
    } else {
        "github.com/go-openapi/spec"
    }
}

/// A file under construction.
pub(super) struct Emitter<'a> {
    pub(super) view: View<'a>,
    pub(super) own: &'a str,
    pub(super) imports: Imports,
    pub(super) code: Code,
}

impl Emitter<'_> {
    /// The function that returns all definitions, and their own functions.
    pub(super) fn file(&mut self, definitions: &[Definition]) -> Result<(), Trouble> {
        let (reference, definition) = (self.common("ReferenceCallback"), self.common("OpenAPIDefinition"));
        self.code.open(format_args!("func GetOpenAPIDefinitions(ref {reference}) map[string]{definition} {{"));
        let mut all = Vec::new();
        for found in definitions.iter().filter(|definition| definition.listed) {
            let key = self.reference(&found.reference)?;
            all.push(Element::pair(key, self.call(found)?));
        }
        if all.is_empty() {
            self.code.line(format_args!("return map[string]{definition}{{}}"));
        } else {
            self.code.open(format_args!("return map[string]{definition}{{"));
            composite::write(&mut self.code, &all);
            self.code.close("}");
        }
        self.code.close("}");
        for found in definitions {
            if let Form::Function(function) = &found.form {
                self.code.blank();
                self.function(found, function)?;
            }
        }
        Ok(())
    }

    /// The imports and the text. The package of schemas is mostly named as it stands; where nothing has imported it
    /// goimports does.
    pub(super) fn finish(self, definitions: &[Definition]) -> (Vec<(String, SmolStr)>, String) {
        let named = definitions.iter().any(|definition| matches!(definition.form, Form::Function(_)));
        let added: &[&str] = if named && self.view.profile.imports_fixed { &[ADDED] } else { &[] };
        (self.imports.lines_with(added), self.code.into_text())
    }

    /// A name of kube-openapi's common package.
    fn common(&mut self, name: &str) -> String {
        self.qualified(COMMON, name)
    }

    fn qualified(&mut self, path: &str, name: &str) -> String {
        self.imports.note_use(path, name);
        let alias = self.imports.name(path);
        if path == self.own || alias.is_empty() { name.to_owned() } else { format!("{alias}.{name}") }
    }

    fn raw(&mut self, ty: TypeId) -> Result<String, Trouble> {
        Ok(namer::raw(self.view, ty, self.own, &mut self.imports, 0)?)
    }

    fn reference(&mut self, reference: &Reference) -> Result<String, Trouble> {
        Ok(match reference.model {
            Some(ty) => format!("{}{{}}.OpenAPIModelName()", self.raw(ty)?),
            None => format!("\"{}\"", reference.name),
        })
    }

    /// What gives a definition, in the map of all.
    fn call(&mut self, found: &Definition) -> Result<String, Trouble> {
        let (v2, v3) = ("{}.OpenAPIDefinition()", "{}.OpenAPIV3Definition()");
        Ok(match found.form {
            Form::BothMethods => {
                let ty = self.raw(found.ty)?;
                format!("common.EmbedOpenAPIDefinitionIntoV2Extension({ty}{v3}, {ty}{v2})")
            }
            Form::V2Method => self.raw(found.ty)? + v2,
            Form::V3Method => self.raw(found.ty)? + v3,
            Form::MissingFunction | Form::Function(_) => format!("{}(ref)", self.function_name(found.ty)?),
        })
    }

    /// The name of a type's function: of the last elements of its import path, and its own.
    fn function_name(&self, ty: TypeId) -> Result<String, Trouble> {
        const ELEMENTS: usize = 4;
        let name = self.view.name(ty)?;
        let path: Vec<String> =
            name.package.split('/').map(|element| element.replace('-', "_").replace('.', "")).collect();
        let tail = &path[path.len().saturating_sub(ELEMENTS)..];
        let text = format!("schema_{}_{}", tail.join("_"), name.name);
        if text.chars().all(|c| c.is_alphanumeric() || c == '_') {
            return Ok(text);
        }
        let span =
            self.view.decl(ty)?.map(|decl| self.view.universe.decl(decl)).transpose()?.and_then(|decl| decl.span);
        let message = format!("{text} cannot be the name of the function of {name}");
        Err(codes::refused(&codes::NO_FUNCTION_NAME, message, span).help(format!("rename {}", name.package)).into())
    }

    fn function(&mut self, found: &Definition, function: &Function) -> Result<(), Trouble> {
        let name = self.function_name(found.ty)?;
        let (reference, definition) = (self.common("ReferenceCallback"), self.common("OpenAPIDefinition"));
        self.code.open(format_args!("func {name}(ref {reference}) {definition} {{"));
        match &function.body {
            Body::Object { properties, required, dependencies } => {
                self.code.open(format_args!("return {definition}{{"));
                let mut props = description(function.description.as_ref());
                props.push(Element::pair("Type", "[]string{\"object\"}"));
                props.extend(self.validation(&function.validation));
                let properties =
                    properties.iter().map(|property| self.property(property)).collect::<Result<Vec<_>, _>>()?;
                if !properties.is_empty() {
                    let schema = self.qualified(spec_path(self.view.profile), "Schema");
                    props.push(Element::block("Properties", format!("map[string]{schema}"), properties));
                }
                if !required.is_empty() {
                    let names: Vec<String> = required.iter().map(|name| format!("\"{name}\"")).collect();
                    props.push(Element::pair("Required", format!("[]string{{{}}}", names.join(", "))));
                }
                let mut elements = vec![schema(props, &function.extensions)];
                if !dependencies.is_empty() {
                    let names = dependencies.iter().map(|name| self.reference(name)).collect::<Result<_, _>>()?;
                    elements.push(Element::run("Dependencies", "[]string", names));
                }
                composite::write(&mut self.code, &elements);
                self.code.close("}");
            }
            Body::Methods(embedding) => self.by_methods(found.ty, function, *embedding)?,
        }
        self.code.close("}");
        Ok(())
    }

    /// A definition whose type and format methods give.
    fn by_methods(&mut self, ty: TypeId, function: &Function, embedding: Embedding) -> Result<(), Trouble> {
        const EMBED: &str = "return common.EmbedOpenAPIDefinitionIntoV2Extension(";
        let name = self.raw(ty)?;
        let definition = self.common("OpenAPIDefinition");
        let format = || Element::pair("Format", format!("{name}{{}}.OpenAPISchemaFormat()"));
        let validation = self.validation(&function.validation);
        let with = |element: Element| {
            let mut props = description(function.description.as_ref());
            props.extend([element, format()]);
            props.extend(validation.iter().cloned());
            [schema(props, &function.extensions)]
        };
        let v2 = with(Element::pair("Type", format!("{name}{{}}.OpenAPISchemaType()")));
        let end = match embedding {
            Embedding::None => {
                self.code.open(format_args!("return {definition}{{"));
                "}"
            }
            Embedding::Definition => {
                self.code.open(format_args!("{EMBED}{name}{{}}.OpenAPIV3Definition(), {definition}{{"));
                "})"
            }
            Embedding::OneOf => {
                self.code.open(format_args!("{EMBED}{definition}{{"));
                let one_of = format!("common.GenerateOpenAPIV3OneOfSchema({name}{{}}.OpenAPIV3OneOfTypes())");
                composite::write(&mut self.code, &with(Element::pair("OneOf", one_of)));
                self.code.turn(format_args!("}}, {definition}{{"));
                "})"
            }
        };
        composite::write(&mut self.code, &v2);
        self.code.close(end);
        Ok(())
    }

    fn validation(&mut self, validation: &Validation) -> Vec<Element> {
        validation.elements(&mut || self.qualified("k8s.io/utils/ptr", "To"))
    }

    fn property(&mut self, property: &Property) -> Result<Element, Trouble> {
        let mut elements = Vec::from_iter(extensions(&property.extensions));
        elements.push(self.props(&property.schema)?);
        Ok(Element::block(format!("\"{}\"", property.name), "", elements))
    }

    /// `SchemaProps: spec.SchemaProps{…}`.
    fn props(&mut self, schema: &Schema) -> Result<Element, Trouble> {
        const PROPS: (&str, &str) = ("SchemaProps", "spec.SchemaProps");
        let mut props = description(schema.description.as_ref());
        match &schema.default {
            Some(Default::Value(value)) => props.push(Element::pair("Default", value.go())),
            Some(Default::Constant(Name { package, name }, _)) => {
                props.push(Element::pair("Default", self.qualified(package, name)));
            }
            None => {}
        }
        props.extend(self.validation(&schema.validation));
        match &schema.shape {
            Shape::Simple { ty, format, values } => {
                props.push(Element::pair("Type", format!("[]string{{\"{ty}\"}}")));
                props.push(Element::pair("Format", format!("\"{format}\"")));
                if let Some(values) = values {
                    props.push(Element::pair("Enum", format!("[]interface{{}}{{{}}}", values.join(", "))));
                    if !self.view.profile.enums_on_own_line {
                        return Ok(Element::glued(PROPS.0, PROPS.1, props));
                    }
                }
            }
            Shape::Map(element) => {
                let schema = Element::block("Schema", "&spec.Schema", vec![self.props(element)?]);
                props.push(Element::pair("Type", "[]string{\"object\"}"));
                let elements = vec![Element::pair("Allows", "true"), schema];
                props.push(Element::block("AdditionalProperties", "&spec.SchemaOrBool", elements));
            }
            Shape::List(element) => {
                let schema = Element::block("Schema", "&spec.Schema", vec![self.props(element)?]);
                props.push(Element::pair("Type", "[]string{\"array\"}"));
                props.push(Element::block("Items", "&spec.SchemaOrArray", vec![schema]));
            }
            Shape::Reference(reference) => {
                let reference = self.reference(reference)?;
                props.push(Element::pair("Ref", format!("ref({reference})")));
            }
            Shape::Nothing => {}
        }
        Ok(Element::block(PROPS.0, PROPS.1, props))
    }
}

fn description(literal: Option<&String>) -> Vec<Element> {
    literal.map(|literal| Element::pair("Description", literal)).into_iter().collect()
}

/// `Schema: spec.Schema{…}` of a definition.
fn schema(props: Vec<Element>, of: &Extensions) -> Element {
    let mut elements = vec![Element::block("SchemaProps", "spec.SchemaProps", props)];
    elements.extend(extensions(of));
    Element::block("Schema", "spec.Schema", elements)
}

/// `VendorExtensible: …`, where there are extensions.
fn extensions(of: &Extensions) -> Option<Element> {
    if of.is_empty() {
        return None;
    }
    let mut elements: Vec<Element> = of.list.iter().map(extension).collect();
    if !of.unions.is_empty() {
        elements.push(Element::block(
            "\"x-kubernetes-unions\"",
            "[]interface{}",
            of.unions.iter().map(union).collect(),
        ));
    }
    elements.extend(of.rules.as_ref().map(|rules| Element::pair(format!("\"{RULES}\""), rules.go())));
    Some(Element::block(
        "VendorExtensible",
        EXTENSIBLE,
        vec![Element::block("Extensions", "spec.Extensions", elements)],
    ))
}

fn extension(extension: &Extension) -> Element {
    let key = format!("\"{}\"", extension.name);
    let mut values = extension.values.iter().map(|value| format!("\"{value}\""));
    if extension.list {
        return Element::block(key, "[]interface{}", values.map(Element::plain).collect());
    }
    Element::pair(key, values.next().unwrap_or_default())
}

fn union(union: &Union) -> Element {
    const MAP: &str = "map[string]interface{}";
    let mut elements = Vec::new();
    if !union.discriminator.is_empty() {
        elements.push(Element::pair("\"discriminator\"", format!("\"{}\"", union.discriminator)));
    }
    let fields = union.fields.iter().map(|(json, go)| Element::pair(format!("\"{json}\""), format!("\"{go}\"")));
    elements.push(Element::block("\"fields-to-discriminateBy\"", MAP, fields.collect()));
    Element::plain_block(MAP, elements)
}
