//! `+k8s:validation:` markers: what the values of a type or field are asked, beyond their type.
//!
//! `lines` reads the markers, `nest` puts them into one object, `schema` types it, `check` refuses what no value could satisfy,
//! `suit` what the type knows nothing of, `literal` writes what is left as the elements of a schema. Upstream has the markers from 0.30 on, those of fields of fields
//! from 0.32 on (kube-openapi `pkg/generators/markers.go`).

mod check;
mod lines;
mod literal;
mod nest;
mod schema;
mod suit;

use std::collections::BTreeMap;

use diag::{Code, Diagnostic, Span};
use genkit::marker::{self, Line, Marker, suggest};
use genkit::trouble::Trouble;
use genkit::view::View;
use gotypes::TypeId;

pub(super) use literal::RULES;

/// What the markers begin with; the key is behind it.
pub(super) const MARKER: &str = "k8s:validation:";
const PREFIX: &str = "+k8s:validation:";

/// The keys that mean something.
const KEYS: [&str; 20] = [
    "nullable",
    "format",
    "maximum",
    "exclusiveMaximum",
    "minimum",
    "exclusiveMinimum",
    "maxLength",
    "minLength",
    "pattern",
    "maxItems",
    "minItems",
    "uniqueItems",
    "multipleOf",
    "enum",
    "maxProperties",
    "minProperties",
    "items",
    "properties",
    "additionalProperties",
    "cel",
];

/// A validation marker that upstream refuses.
pub(super) static INVALID_VALIDATION: Code = Code {
    id: "openapi/invalid-validation",
    summary: "a +k8s:validation marker cannot be read, contradicts another one, or does not suit the type",
    explain: "Validation markers are `+k8s:validation:key=JSON`, `+k8s:validation:key` for true, or `+k8s:validation:key>text` \
              for a string that may go on in the next line. Keys are those of OpenAPI schemas: maximum, minimum, \
              exclusiveMaximum, exclusiveMinimum and multipleOf of numbers; maxLength, minLength and pattern of strings; \
              maxItems, minItems and uniqueItems of lists; maxProperties and minProperties of maps; and lists of rules in \
              CEL, as in `+k8s:validation:cel[0]:rule>self > 0` with `+k8s:validation:cel[0]:message>has to be positive`. \
              From Kubernetes 0.32 on items:, properties:NAME: and additionalProperties: before a key speak of what is \
              within. Upstream stops where a marker cannot be read or does not suit the type; so does kgen.",
};

/// What values are asked.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Validation {
    nullable: Option<bool>,
    format: Option<String>,
    maximum: Option<f64>,
    exclusive_maximum: Option<bool>,
    minimum: Option<f64>,
    exclusive_minimum: Option<bool>,
    max_length: Option<i64>,
    min_length: Option<i64>,
    pattern: Option<String>,
    max_items: Option<i64>,
    min_items: Option<i64>,
    unique_items: Option<bool>,
    multiple_of: Option<f64>,
    /// Whether values are listed: they are never written.
    has_enum: bool,
    max_properties: Option<i64>,
    min_properties: Option<i64>,
    items: Option<Box<Validation>>,
    properties: Option<BTreeMap<String, Validation>>,
    additional_properties: Option<Box<Validation>>,
    cel: Vec<Cel>,
}

/// A rule in the Common Expression Language.
#[derive(Clone, Debug, Default, PartialEq)]
struct Cel {
    rule: String,
    message: String,
    message_expression: String,
    optional_old_self: Option<bool>,
    reason: String,
    field_path: String,
}

impl Validation {
    /// What these lines, all of a comment, ask of the type below them; nothing before 0.30.
    pub(super) fn of_lines(view: View<'_>, ty: TypeId, lines: &[Line]) -> Result<Self, Trouble> {
        if !view.profile.validation_markers || !lines.iter().any(|line| line.text.contains(PREFIX)) {
            return Ok(Self::default());
        }
        let finding = |message: String, line: &Line| finding(view, message, line);
        let refused = |refused: lines::Refused<'_>| finding(refused.message, refused.line);
        let assigned = lines::read(lines, view.profile).map_err(refused)?;
        let object = nest::nest(&assigned).map_err(refused)?;
        let line_of = |path: &str| {
            let speaks = |it: &&lines::Assigned<'_>| it.key.starts_with(path) || path.starts_with(&it.key);
            assigned.iter().find(speaks).or(assigned.first()).map_or(&lines[0], |it| it.line)
        };
        let read = Self::read(&object, view.profile).map_err(|misfit| {
            let path: Vec<&str> = misfit.path.iter().rev().map(String::as_str).collect();
            let path = path.join(":").replace(":[", "[");
            finding(format!("{path} {}", misfit.message), line_of(&path))
        })?;
        let wrong = match read.contradiction() {
            Some(wrong) => Some(wrong),
            None => read.unsuited(view, ty)?,
        };
        match wrong {
            Some((key, why)) => Err(finding(why, line_of(key)).into()),
            None => Ok(read),
        }
    }
}

/// Warns of keys that nobody knows but that are near one that means something: upstream passes over them.
pub(super) fn misspelt(view: View<'_>, lines: &[Line]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for line in lines.iter().filter(|_| view.profile.validation_markers) {
        let Some(text) = line.text.trim_matches(' ').strip_prefix(PREFIX) else { continue };
        let key = text.split([':', '[', '=', '>', ' ']).next().unwrap_or_default();
        let known = KEYS
            .iter()
            .any(|known| *known == key || !view.profile.unknown_validation_ignored && known.eq_ignore_ascii_case(key));
        if !known && let Some(near) = suggest(key, KEYS) {
            let message = format!("no validation is called {key}");
            let warning = Diagnostic::warning(&marker::UNKNOWN, message).at(place(view, line));
            found.push(warning.help(format!("did you mean {PREFIX}{near}?")));
        }
    }
    found
}

fn finding(view: View<'_>, message: String, line: &Line) -> Diagnostic {
    Diagnostic::error(&INVALID_VALIDATION, message)
        .at(place(view, line))
        .help("mend the marker; `kgen explain openapi/invalid-validation` says what may stand there")
}

/// Where a line of a comment stands.
fn place(view: View<'_>, line: &Line) -> Span {
    let text = line.text.trim_matches([' ', '\t']).to_owned();
    let marker = Marker { value: String::new(), text, group: line.group };
    let file = view.universe.packages().find_map(|package| package.file(line.group.file));
    marker.span(file.map(|file| &file.source[..]).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use diag::FileId;
    use genkit::code::Code as Text;
    use genkit::compat::Profile;
    use genkit::composite;

    use super::*;

    /// The elements and rules that these markers give, or the message.
    fn read(minor: u8, markers: &[&str]) -> Result<String, String> {
        let profile = Profile::of(minor).expect("a profile");
        let group = Span::new(FileId(0), 0, 0);
        let text = |marker: &&str| marker.strip_prefix('|').map_or(format!("{PREFIX}{marker}"), str::to_owned);
        let lines: Vec<_> = markers.iter().map(|marker| Line { text: text(marker), group }).collect();
        let assigned = lines::read(&lines, &profile).map_err(|refused| refused.message)?;
        let object = nest::nest(&assigned).map_err(|refused| refused.message)?;
        let read = Validation::read(&object, &profile).map_err(|misfit| misfit.message)?;
        if let Some((_, why)) = read.contradiction() {
            return Err(why);
        }
        let mut code = Text::new();
        composite::write(&mut code, &read.elements(&mut || "ptr.To".to_owned()));
        Ok(code.into_text().replace(['\n', '\t'], "") + &read.rules().map(|rules| rules.go()).unwrap_or_default())
    }

    #[test]
    fn values_and_their_order() {
        for (markers, elements) in [
            (
                &["multipleOf=1e6", "maximum=10.5", "exclusiveMinimum", "minimum=1"][..],
                "Minimum:          ptr.To[float64](1),Maximum:          ptr.To[float64](10.5),ExclusiveMinimum: true,\
                 MultipleOf:       ptr.To[float64](1e+06),",
            ),
            (
                &["maxLength=9007199254740993", "pattern>a", "pattern> b "],
                "MaxLength: ptr.To[int64](9007199254740992),\
                 Pattern:   \"a\\nb\",",
            ),
            (&["pattern=\"^<\\\\d>$\""], "Pattern: \"^\\u003c\\\\d\\u003e$\","),
            (&["minItems=3.0", "uniqueItems=true"], "MinItems:    ptr.To[int64](3),UniqueItems: true,"),
            (&["minLength=null", "maxLength=ref(x)", "format>date", "nullable", "enum=[1]", "uniqueItems=false"], ""),
            (
                &["cel[0]:rule>a", "minLength=1", "cel[0]:message>b", "cel[0]:optionalOldSelf=false"],
                "MinLength: ptr.To[int64](1),\
                 []interface{}{map[string]interface{}{\"message\": \"b\", \"optionalOldSelf\": false, \"rule\": \"a\"}}",
            ),
            (&["|+k8s:validation-gen=x", "| text", "| +k8s:validation:minLength= 1 "], "MinLength: ptr.To[int64](1),"),
        ] {
            for minor in [30, 32, 37] {
                assert_eq!(read(minor, markers).as_deref(), Ok(elements), "{markers:?} of 0.{minor}");
            }
        }
    }

    #[test]
    fn what_is_within() {
        let markers = ["items:minLength=1", "items:cel[0]:rule>a", "properties:b={\"enum\":[]}", "properties:a={}"];
        assert_eq!(read(31, &markers).as_deref(), Ok(""));
        assert_eq!(
            read(32, &markers).as_deref(),
            Ok(
                "AllOf: []spec.Schema{{SchemaProps: spec.SchemaProps{Properties: map[string]spec.Schema{\"a\": {},\"b\": {\
                SchemaProps: spec.SchemaProps{},},},Items: &spec.SchemaOrArray{Schema: &spec.Schema{SchemaProps: \
                spec.SchemaProps{MinLength: ptr.To[int64](1),},VendorExtensible: spec.VendorExtensible{Extensions: \
                spec.Extensions{\"x-kubernetes-validations\": []interface{}{map[string]interface{}{\"rule\": \"a\"}},},},},},\
                },},},"
            )
        );
    }

    #[test]
    fn what_is_refused() {
        for markers in [
            &[""][..],
            &["=1"],
            &["a b"],
            &["minLength=1 // x"],
            &["minLength=1", "minLength=1"],
            &["minLength=1.5"],
            &["minLength"],
            &["minLength=-1"],
            &["minLength=2", "maxLength=1"],
            &["minItems=9223372036854775807"],
            &["minimum=2", "maximum=1"],
            &["minimum=1", "maximum=1", "exclusiveMaximum"],
            &["multipleOf=0"],
            &["pattern=("],
            &["pattern>("],
            &["pattern=1", "pattern>a"],
            &["pattern>a", "minLength=1", "pattern>b"],
            &["minLength:x=1"],
            &["cel=1"],
            &["cel[0]"],
            &["cel=[null]"],
            &["cel=[]", "cel[0]:rule>a"],
            &["cel[]:rule>a"],
            &["cel[x]:rule>a"],
            &["cel[-1]:rule>a"],
            &["cel[1]:rule>a", "cel[1]:message>b"],
            &["cel[0]:rule>a", "cel[0]:message>b", "cel[2]:rule>a", "cel[2]:message>b"],
            &["cel[0]:rule>a", "cel[0]:message>b", "minLength=1", "cel[1]:rule>a", "cel[1]:message>b"],
            &["cel[0]:rule>a"],
            &["cel[0]:message>a"],
            &["cel[0]:rule>a", "cel[0]:message>b", "cel[0]:messageExpression>c"],
        ] {
            for minor in [30, 32, 37] {
                assert!(read(minor, markers).is_err(), "{markers:?} of 0.{minor}");
            }
        }
    }

    #[test]
    fn what_releases_differ_in() {
        for (minor, markers, fine) in [
            (31, &["minimum=1", "maximum=1", "exclusiveMaximum=false"][..], true),
            (32, &["minimum=1", "maximum=1", "exclusiveMaximum=false"], false),
            (32, &["minLenght=x"], false),
            (33, &["minLenght=x"], true),
            (31, &["title=1"], false),
            (32, &["title=1"], true),
        ] {
            assert_eq!(read(minor, markers).is_ok(), fine, "{markers:?} of 0.{minor}");
        }
        assert_eq!(read(32, &["MinLength=1"]).as_deref(), Ok("MinLength: ptr.To[int64](1),"));
        assert_eq!(read(33, &["MinLength=1"]).as_deref(), Ok(""));
    }
}
