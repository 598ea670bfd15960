//! Validation as elements of a schema, in upstream's order (`generateValueValidations` and `generateSchema` in kube-openapi
//! `pkg/generators/openapi.go`).

use std::collections::BTreeMap;

use genkit::composite::Element;

use super::super::json::{Json, go_float};
use super::super::literal::quoted;
use super::{Cel, Validation};

/// The extension that holds rules.
pub(in super::super) const RULES: &str = "x-kubernetes-validations";

impl Validation {
    /// The elements of a `spec.SchemaProps`. `pointer` gives the name of `ptr.To` in the file, and imports it.
    pub(in super::super) fn elements(&self, pointer: &mut dyn FnMut() -> String) -> Vec<Element> {
        let mut elements = Vec::new();
        let float = |key: &str, value: Option<f64>, pointer: &mut dyn FnMut() -> String| {
            value.map(|value| Element::pair(key, format!("{}[float64]({})", pointer(), go_float(value))))
        };
        let whole = |key: &str, value: Option<i64>, pointer: &mut dyn FnMut() -> String| {
            value.map(|value| Element::pair(key, format!("{}[int64]({value})", pointer())))
        };
        let flag = |key: &str, value: Option<bool>| (value == Some(true)).then(|| Element::pair(key, "true"));
        elements.extend(float("Minimum", self.minimum, pointer));
        elements.extend(float("Maximum", self.maximum, pointer));
        elements.extend(flag("ExclusiveMinimum", self.exclusive_minimum));
        elements.extend(flag("ExclusiveMaximum", self.exclusive_maximum));
        elements.extend(whole("MinLength", self.min_length, pointer));
        elements.extend(whole("MaxLength", self.max_length, pointer));
        elements.extend(whole("MinProperties", self.min_properties, pointer));
        elements.extend(whole("MaxProperties", self.max_properties, pointer));
        let pattern = self.pattern.as_deref().filter(|pattern| !pattern.is_empty());
        elements.extend(pattern.map(|pattern| Element::pair("Pattern", as_json(pattern))));
        elements.extend(float("MultipleOf", self.multiple_of, pointer));
        elements.extend(whole("MinItems", self.min_items, pointer));
        elements.extend(whole("MaxItems", self.max_items, pointer));
        elements.extend(flag("UniqueItems", self.unique_items));
        if self.speaks_of_what_is_within() {
            let within = Element::block("SchemaProps", "spec.SchemaProps", self.within(pointer));
            elements.push(Element::block("AllOf", "[]spec.Schema", vec![Element::plain_block("", vec![within])]));
        }
        elements
    }

    /// The rules, as the value of the extension [`RULES`].
    pub(in super::super) fn rules(&self) -> Option<Json> {
        let rules: Vec<Json> = self.cel.iter().map(Cel::json).collect();
        (!rules.is_empty()).then_some(Json::Array(rules))
    }

    /// The same as the members of a schema in a document.
    pub(in super::super) fn schema_members(&self) -> BTreeMap<String, Json> {
        let numbers = [
            ("minimum", self.minimum),
            ("maximum", self.maximum),
            ("minLength", self.min_length.map(|size| size as f64)),
            ("maxLength", self.max_length.map(|size| size as f64)),
            ("minProperties", self.min_properties.map(|size| size as f64)),
            ("maxProperties", self.max_properties.map(|size| size as f64)),
            ("multipleOf", self.multiple_of),
            ("minItems", self.min_items.map(|size| size as f64)),
            ("maxItems", self.max_items.map(|size| size as f64)),
        ];
        let flags = [
            ("exclusiveMinimum", self.exclusive_minimum),
            ("exclusiveMaximum", self.exclusive_maximum),
            ("uniqueItems", self.unique_items),
        ];
        let numbers = numbers.into_iter().filter_map(|(key, value)| Some((key, Json::Number(value?))));
        let flags = flags.into_iter().filter(|(_, set)| *set == Some(true)).map(|(key, _)| (key, Json::Bool(true)));
        let pattern = self.pattern.clone().filter(|pattern| !pattern.is_empty());
        let pattern = pattern.map(|pattern| ("pattern", Json::String(pattern)));
        let within = self.speaks_of_what_is_within().then(|| ("allOf", Json::Array(vec![self.document_within()])));
        let members = numbers.chain(flags).chain(pattern).chain(within);
        members.map(|(key, value)| (key.to_owned(), value)).collect()
    }

    fn document_within(&self) -> Json {
        let schema = |of: &Self| {
            let mut members = of.schema_members();
            members.extend(of.rules().map(|rules| (RULES.to_owned(), rules)));
            Json::Object(members)
        };
        let properties = self.properties.as_ref().filter(|properties| !properties.is_empty());
        let properties = properties.map(|all| all.iter().map(|(name, of)| (name.clone(), schema(of))).collect());
        let members = [
            ("properties", properties.map(Json::Object)),
            ("additionalProperties", self.additional_properties.as_deref().map(schema)),
            ("items", self.items.as_deref().map(schema)),
        ];
        Json::Object(members.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect())
    }

    fn speaks_of_what_is_within(&self) -> bool {
        self.items.is_some()
            || self.additional_properties.is_some()
            || self.properties.as_ref().is_some_and(|properties| !properties.is_empty())
    }

    fn within(&self, pointer: &mut dyn FnMut() -> String) -> Vec<Element> {
        let mut elements = Vec::new();
        let properties = self.properties.iter().flatten();
        let properties: Vec<Element> =
            properties.map(|(name, property)| Element::block(quoted(name), "", property.schema(pointer))).collect();
        if !properties.is_empty() {
            elements.push(Element::block("Properties", "map[string]spec.Schema", properties));
        }
        if let Some(values) = &self.additional_properties {
            let schema = Element::block("Schema", "&spec.Schema", values.schema(pointer));
            let elements_of = vec![Element::pair("Allows", "true"), schema];
            elements.push(Element::block("AdditionalProperties", "&spec.SchemaOrBool", elements_of));
        }
        if let Some(items) = &self.items {
            let schema = Element::block("Schema", "&spec.Schema", items.schema(pointer));
            elements.push(Element::block("Items", "&spec.SchemaOrArray", vec![schema]));
        }
        elements
    }

    /// The elements of a `spec.Schema` of its own.
    fn schema(&self, pointer: &mut dyn FnMut() -> String) -> Vec<Element> {
        let mut elements = Vec::new();
        if self.has_properties() {
            elements.push(Element::block("SchemaProps", "spec.SchemaProps", self.elements(pointer)));
        }
        if let Some(rules) = self.rules() {
            let extensions = vec![Element::pair(quoted(RULES), rules.go())];
            let extensions = Element::block("Extensions", "spec.Extensions", extensions);
            elements.push(Element::block("VendorExtensible", "spec.VendorExtensible", vec![extensions]));
        }
        elements
    }

    /// Whether there is anything but rules, be it that nothing of it is written.
    fn has_properties(&self) -> bool {
        let flags = [self.nullable, self.exclusive_maximum, self.exclusive_minimum, self.unique_items];
        let texts = [&self.format, &self.pattern];
        let numbers = [self.maximum, self.minimum, self.multiple_of];
        let sizes = [
            self.max_length,
            self.min_length,
            self.max_items,
            self.min_items,
            self.max_properties,
            self.min_properties,
        ];
        flags.contains(&Some(true))
            || texts.into_iter().flatten().any(|text| !text.is_empty())
            || numbers.iter().any(Option::is_some)
            || sizes.iter().any(Option::is_some)
            || self.has_enum
            || self.speaks_of_what_is_within()
    }
}

impl Cel {
    fn json(&self) -> Json {
        let texts = [
            ("rule", &self.rule),
            ("message", &self.message),
            ("messageExpression", &self.message_expression),
            ("reason", &self.reason),
            ("fieldPath", &self.field_path),
        ];
        let mut members: BTreeMap<String, Json> = texts
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(name, text)| (name.to_owned(), Json::String(text.clone())))
            .collect();
        if let Some(optional) = self.optional_old_self {
            members.insert("optionalOldSelf".to_owned(), Json::Bool(optional));
        }
        Json::Object(members)
    }
}

/// A text as `encoding/json` writes it, which upstream takes for Go.
fn as_json(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\x08' => out.push_str("\\b"),
            '\x0c' => out.push_str("\\f"),
            '\0'..='\x1f' | '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                out.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            other => out.push(other),
        }
    }
    out + "\""
}
