//! What is written, decided: definitions, their properties and schemas, without any Go text around them.

use diag::Span;
use genkit::view::Name;
use gotypes::TypeId;

use super::json::Json;
use super::validation::Validation;

/// A struct that is described.
#[derive(Debug)]
pub(super) struct Definition {
    pub(super) ty: TypeId,
    pub(super) reference: Reference,
    /// Whether it stands in the map of all definitions.
    pub(super) listed: bool,
    pub(super) form: Form,
}

/// Who describes a struct.
#[derive(Debug)]
pub(super) enum Form {
    /// Its methods OpenAPIV3Definition and OpenAPIDefinition.
    BothMethods,
    /// Its method OpenAPIDefinition.
    V2Method,
    /// Its method OpenAPIV3Definition.
    V3Method,
    /// A function that upstream calls and does not write.
    MissingFunction,
    /// A function.
    Function(Box<Function>),
}

/// A function that returns a definition.
#[derive(Debug)]
pub(super) struct Function {
    pub(super) description: Option<String>,
    pub(super) validation: Validation,
    pub(super) body: Body,
    pub(super) extensions: Extensions,
}

/// What a definition is made of.
#[derive(Debug)]
pub(super) enum Body {
    /// The methods OpenAPISchemaType and OpenAPISchemaFormat.
    Methods(Embedding),
    /// An object.
    Object { properties: Vec<Property>, required: Vec<String>, dependencies: Vec<Reference> },
}

/// What the definition of version 3 is, where methods give that of version 2.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Embedding {
    /// The same.
    None,
    /// The method OpenAPIV3Definition.
    Definition,
    /// One of the types of the method OpenAPIV3OneOfTypes.
    OneOf,
}

/// How a type is referred to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reference {
    /// The import path and the name.
    pub(super) name: String,
    /// The type, where it is its model name by which it goes.
    pub(super) model: Option<TypeId>,
}

/// A property of an object.
#[derive(Debug)]
pub(super) struct Property {
    pub(super) name: String,
    pub(super) extensions: Extensions,
    pub(super) schema: Schema,
}

/// The schema of a property or an element.
#[derive(Debug)]
pub(super) struct Schema {
    pub(super) description: Option<String>,
    pub(super) default: Option<Default>,
    pub(super) validation: Validation,
    pub(super) shape: Shape,
}

/// The default of a schema.
#[derive(Debug)]
pub(super) enum Default {
    Value(Json),
    /// A constant, and the field that it is the default of.
    Constant(Name, Span),
}

/// What a schema describes.
#[derive(Debug)]
pub(super) enum Shape {
    /// A type and format of OpenAPI, with the literals of the values that there are.
    Simple {
        ty: &'static str,
        format: &'static str,
        values: Option<Vec<String>>,
    },
    Map(Box<Schema>),
    List(Box<Schema>),
    Reference(Reference),
    /// Anything.
    Nothing,
}

/// The extensions of a schema, in the order in which they are written.
#[derive(Debug, Default)]
pub(super) struct Extensions {
    pub(super) list: Vec<Extension>,
    pub(super) unions: Vec<Union>,
    /// The rules in CEL.
    pub(super) rules: Option<Json>,
}

impl Extensions {
    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty() && self.unions.is_empty() && self.rules.is_none()
    }
}

/// An extension, with values that stand in quotes as they are.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Extension {
    pub(super) name: String,
    pub(super) values: Vec<String>,
    /// Whether they make a list, be it of one.
    pub(super) list: bool,
}

/// A union: of the fields of a struct only one is set.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Union {
    pub(super) discriminator: String,
    /// JSON name and Go name, by the former.
    pub(super) fields: Vec<(String, String)>,
}
