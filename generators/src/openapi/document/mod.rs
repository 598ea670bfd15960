//! The definitions as an OpenAPI document, without any Go code in between.
//!
//! The document holds what kube-openapi's builders (`pkg/builder`, `pkg/builder3`) make of the generated Go: `schema` follows
//! them from the same plan, `returned` reads what methods return that give a type and format, `print` writes JSON and YAML.
//! What only running code can tell is refused. Definitions are named as the API server names them: by their model names, or
//! by import path and name with the host reversed.

mod print;
mod returned;
mod schema;

use std::collections::BTreeMap;

use diag::Code;
use genkit::trouble::Trouble;

use super::json::Json;
use super::plan::Definition;
use super::planner::Planner;
pub(super) use schema::name;

/// How a document is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// JSON.
    Json,
    /// YAML.
    Yaml,
}

/// The version of OpenAPI.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// 2.0: `definitions`.
    V2,
    /// 3.0: `components.schemas`.
    V3,
}

/// A document instead of Go code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Document {
    /// How it is written.
    pub format: Format,
    /// The version of OpenAPI.
    pub version: Version,
}

/// A definition that code makes.
pub(super) static MADE_BY_CODE: Code = Code {
    id: "openapi/made-by-code",
    summary: "a definition is made by code that would have to be run",
    explain: "A type can describe itself by methods. kgen reads what OpenAPISchemaType, OpenAPISchemaFormat and \
              OpenAPIV3OneOfTypes return if that is all they do: `return` with strings in quotes, a list of such, or nil. What \
              OpenAPIDefinition and OpenAPIV3Definition methods return, or longer methods, only the generated Go can tell; \
              leave such types out of a document, or build it from the Go.",
};

/// A constant that is not there.
pub(super) static NO_SUCH_CONSTANT: Code = Code {
    id: "openapi/no-such-constant",
    summary: "the constant that +default=ref(…) names has no value that a document could hold",
    explain: "In generated Go the name of a constant is enough; a document needs its value. The constant has to be declared \
              in a package that can be loaded, and be a string, a boolean or a number.",
};

impl Document {
    /// The text of a document with these definitions.
    pub(super) fn text(self, planner: &Planner<'_>, definitions: &[Definition]) -> Result<String, Trouble> {
        let mut schemas = BTreeMap::new();
        for definition in definitions.iter().filter(|definition| definition.listed) {
            let schema = schema::Schemas { planner, version: self.version }.definition(definition)?;
            schemas.insert(name(planner, &definition.reference)?, schema);
        }
        let within = |name: &str, value: Json| Json::Object(BTreeMap::from([(name.to_owned(), value)]));
        let schemas = Json::Object(schemas);
        let document = match self.version {
            Version::V2 => within("definitions", schemas),
            Version::V3 => within("components", within("schemas", schemas)),
        };
        Ok(match self.format {
            Format::Json => print::json(&document),
            Format::Yaml => print::yaml(&document),
        })
    }
}
