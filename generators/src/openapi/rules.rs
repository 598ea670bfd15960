//! The API rules: what openapi-gen finds fault with in the fields of the types that it describes.
//!
//! Each rule is a function over the members of a struct (kube-openapi `pkg/generators/rules`). A rule never changes what is
//! generated.

use diag::{Code, Span};
use genkit::compat::Profile;
use genkit::marker::{self, Line};
use genkit::struct_tag;
use genkit::view::{Kind, View};
use gotypes::{DeclId, Field, Stop, TypeId};

/// A rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    /// Go and JSON name are one name.
    NamesMatch,
    /// `omitempty` is spelled so.
    OmitemptyMatchCase,
    /// A list says how it is merged.
    ListTypeMissing,
    /// A list of objects has its fields in order.
    StreamingListTypeFieldOrder,
    /// A list of objects has the JSON tags of one.
    StreamingListTypeJsonTags,
    /// A list of objects has the protobuf tags of one.
    StreamingListTypeProtoTags,
}

/// A name that is two.
pub(super) static NAMES_MATCH: Code = Code {
    id: "openapi/names-match",
    summary: "API rule names_match: the JSON name of a field is not its Go name",
    explain: "A field has one name: CamelCase in Go, the same with a small first letter or first acronym in JSON, as in \
              PodSpec `json:\"podSpec\"` and JSONSpec `json:\"jsonSpec\"`; no dashes and underscores. Every field has a JSON \
              tag. From Kubernetes 0.32 on the name may be empty for an embedded struct only, and that of ListMeta and \
              ObjectMeta has to be metadata. Mend the tag, or, where clients use the name already, accept the violation: \
              run `kgen openapi --update-exceptions`.",
};

/// `omitEmpty`.
pub(super) static OMITEMPTY_MATCH_CASE: Code = Code {
    id: "openapi/omitempty-match-case",
    summary: "API rule omitempty_match_case: omitempty is spelled with capitals",
    explain: "Go's JSON encoder knows omitempty in small letters only, and passes over any other spelling without a word, so \
              the field is always there. Write `omitempty`.",
};

/// A list without a type.
pub(super) static LIST_TYPE_MISSING: Code = Code {
    id: "openapi/list-type-missing",
    summary: "API rule list_type_missing: a list does not say how it is merged",
    explain: "Server-side apply has to know whether a list is replaced as a whole (+listType=atomic), is a set of values \
              (+listType=set), or has elements with keys (+listType=map with +listMapKey=…). The Items of a list of objects, \
              beside ListMeta, are the exception: they must not have the marker. From Kubernetes 0.30 on []byte needs \
              none either.",
};

/// A list of objects in disorder.
pub(super) static STREAMING_FIELD_ORDER: Code = Code {
    id: "openapi/streaming-list-type-field-order",
    summary: "API rule streaming_list_type_field_order: the fields of a list of objects are not in order",
    explain: "From Kubernetes 0.33 on lists of objects are encoded as a stream, one object after the other. That works for a \
              struct with the three fields TypeMeta, ListMeta and Items, in that order.",
};

/// A list of objects with other JSON tags.
pub(super) static STREAMING_JSON_TAGS: Code = Code {
    id: "openapi/streaming-list-type-json-tags",
    summary: "API rule streaming_list_type_json_tags: a list of objects has other JSON tags than a stream",
    explain: "From Kubernetes 0.33 on lists of objects are encoded as a stream. That works if TypeMeta is embedded with \
              `json:\",inline\"` (or, from 0.37 on, `json:\"\"`), ListMeta has `json:\"metadata,omitempty\"` and Items \
              `json:\"items\"`.",
};

/// A list of objects with other protobuf tags.
pub(super) static STREAMING_PROTO_TAGS: Code = Code {
    id: "openapi/streaming-list-type-proto-tags",
    summary: "API rule streaming_list_type_proto_tags: a list of objects has other protobuf tags than a stream",
    explain: "From Kubernetes 0.33 on lists of objects are encoded as a stream. That works if TypeMeta has no protobuf tag, \
              ListMeta has `bytes,1,opt,name=metadata` or none, and Items `bytes,2,rep,name=items` or none.",
};

impl Rule {
    /// Those that a release knows.
    fn of(profile: &Profile) -> &'static [Self] {
        const ALL: [Rule; 6] = [
            Rule::NamesMatch,
            Rule::OmitemptyMatchCase,
            Rule::ListTypeMissing,
            Rule::StreamingListTypeFieldOrder,
            Rule::StreamingListTypeJsonTags,
            Rule::StreamingListTypeProtoTags,
        ];
        if profile.streaming_list_rules { &ALL } else { &ALL[..3] }
    }

    /// Its name in reports.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::NamesMatch => "names_match",
            Self::OmitemptyMatchCase => "omitempty_match_case",
            Self::ListTypeMissing => "list_type_missing",
            Self::StreamingListTypeFieldOrder => "streaming_list_type_field_order",
            Self::StreamingListTypeJsonTags => "streaming_list_type_json_tags",
            Self::StreamingListTypeProtoTags => "streaming_list_type_proto_tags",
        }
    }

    /// The code of a violation.
    pub(super) const fn code(self) -> &'static Code {
        match self {
            Self::NamesMatch => &NAMES_MATCH,
            Self::OmitemptyMatchCase => &OMITEMPTY_MATCH_CASE,
            Self::ListTypeMissing => &LIST_TYPE_MISSING,
            Self::StreamingListTypeFieldOrder => &STREAMING_FIELD_ORDER,
            Self::StreamingListTypeJsonTags => &STREAMING_JSON_TAGS,
            Self::StreamingListTypeProtoTags => &STREAMING_PROTO_TAGS,
        }
    }

    /// The members of a struct that break it; one may do so twice.
    fn broken_by<'m>(self, members: &[Member<'m>], profile: &Profile) -> Vec<&'m Field> {
        let mut breaking = Vec::new();
        for member in members {
            let times = match self {
                Self::NamesMatch => usize::from(!member.has_one_name(profile)),
                Self::OmitemptyMatchCase => member.misspells_omitempty(),
                Self::ListTypeMissing => usize::from(!member.has_right_list_type(members, profile)),
                // What the place should hold is said of the field that belongs there.
                Self::StreamingListTypeFieldOrder => usize::from(
                    is_list(members)
                        && LIST
                            .iter()
                            .zip(members)
                            .any(|(name, there)| *name == member.field.name && member.field.name != there.field.name),
                ),
                Self::StreamingListTypeJsonTags => usize::from(is_list(members) && !member.streams_as_json(profile)),
                Self::StreamingListTypeProtoTags => usize::from(is_list(members) && !member.streams_as_protobuf()),
            };
            breaking.extend(std::iter::repeat_n(member.field, times));
        }
        breaking
    }
}

/// The fields of a list of objects.
const LIST: [&str; 3] = ["TypeMeta", "ListMeta", "Items"];

fn has(members: &[Member<'_>], name: &str) -> bool {
    members.iter().any(|member| member.field.name == name)
}

fn is_list(members: &[Member<'_>]) -> bool {
    members.len() == LIST.len() && LIST.iter().all(|name| has(members, name))
}

/// A member of a struct, with what the rules ask of its type and comment.
struct Member<'m> {
    field: &'m Field,
    json: Option<String>,
    protobuf: Option<String>,
    shape: Shape,
    /// Whether its type is metav1.ListMeta or metav1.ObjectMeta.
    is_metadata: bool,
    /// Whether +listType stands above it.
    has_list_type: bool,
}

/// A member's type.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// A struct, or a pointer to one.
    Struct,
    /// `[]byte`.
    Bytes,
    /// Any other slice without a name.
    Slice,
    Other,
}

impl<'m> Member<'m> {
    fn new(view: View<'m>, field: &'m Field, lines: &[Line]) -> Result<Self, Stop> {
        let shape = match kind(view, field.ty)? {
            Some(Kind::Struct) => Shape::Struct,
            Some(Kind::Pointer) => match view.elem(field.ty)?.map(|elem| kind(view, elem)).transpose()?.flatten() {
                Some(Kind::Struct) => Shape::Struct,
                _ => Shape::Other,
            },
            Some(Kind::Slice) => match view.elem(field.ty)? {
                Some(elem) if kind(view, elem)? == Some(Kind::Builtin) && view.name(elem)?.name == "byte" => {
                    Shape::Bytes
                }
                _ => Shape::Slice,
            },
            _ => Shape::Other,
        };
        let is_metadata = shape == Shape::Struct && {
            let name = view.name(field.ty)?;
            name.package == METADATA && matches!(name.name.as_str(), "ListMeta" | "ObjectMeta")
        };
        Ok(Self {
            field,
            json: struct_tag::get(&field.tag, "json"),
            protobuf: struct_tag::get(&field.tag, "protobuf"),
            shape,
            is_metadata,
            has_list_type: lines.iter().any(|line| marker::plain(&line.text, LIST_TYPE).is_some()),
        })
    }

    fn has_one_name(&self, profile: &Profile) -> bool {
        let Some(tag) = &self.json else { return false };
        if tag == "-" {
            return true;
        }
        let json = tag.split(',').next().unwrap_or_default();
        if !profile.strict_json_names {
            return matches!(json, "" | "metadata") || names_match(&self.field.name, json);
        }
        match json {
            "" => self.shape == Shape::Struct,
            _ if self.is_metadata => json == "metadata",
            _ => names_match(&self.field.name, json),
        }
    }

    /// How often it does.
    fn misspells_omitempty(&self) -> usize {
        let mut parts = self.json.as_deref().unwrap_or_default().split(',');
        if parts.next() == Some("-") {
            return 0;
        }
        parts.filter(|part| *part != "omitempty" && part.eq_ignore_ascii_case("omitempty")).count()
    }

    fn has_right_list_type(&self, members: &[Member<'_>], profile: &Profile) -> bool {
        let is_slice = matches!(self.shape, Shape::Slice | Shape::Bytes);
        if is_slice && self.field.name == "Items" && has(members, "ListMeta") {
            return !self.has_list_type;
        }
        let needs_one = is_slice && !(profile.bytes_need_no_list_type && self.shape == Shape::Bytes);
        !needs_one || self.has_list_type
    }

    fn streams_as_json(&self, profile: &Profile) -> bool {
        let tag = self.json.as_deref();
        match self.field.name.as_str() {
            "TypeMeta" if profile.inlines_by_empty_name => self.field.embedded && matches!(tag, Some("" | ",inline")),
            "TypeMeta" => tag == Some(",inline"),
            "ListMeta" => tag == Some("metadata,omitempty"),
            _ => tag == Some("items"),
        }
    }

    fn streams_as_protobuf(&self) -> bool {
        let tag = self.protobuf.as_deref().unwrap_or_default();
        match self.field.name.as_str() {
            "TypeMeta" => tag.is_empty(),
            "ListMeta" => matches!(tag, "" | "bytes,1,opt,name=metadata"),
            _ => matches!(tag, "" | "bytes,2,rep,name=items"),
        }
    }
}

const METADATA: &str = "k8s.io/apimachinery/pkg/apis/meta/v1";
const LIST_TYPE: &str = "listType";

/// The kind of a type; none where it cannot be found, which upstream passes over.
fn kind(view: View<'_>, ty: TypeId) -> Result<Option<Kind>, Stop> {
    match view.kind(ty) {
        Ok(kind) => Ok(Some(kind)),
        Err(Stop::Pending) => Err(Stop::Pending),
        Err(Stop::Unresolved(_)) => Ok(None),
    }
}

/// Whether a JSON name is the Go name with a small first letter or first acronym.
fn names_match(go: &str, json: &str) -> bool {
    if [go, json].iter().any(|name| name.contains(['_', '-'])) || go.to_lowercase() != json.to_lowercase() {
        return false;
    }
    let (go, json) = (go.as_bytes(), json.as_bytes());
    let is_capital = |name: &[u8], at: usize| name.get(at).is_some_and(u8::is_ascii_uppercase);
    if !is_capital(go, 0) || is_capital(json, 0) {
        return false;
    }
    match (0..go.len()).find(|&at| json.get(at) == Some(&go[at])) {
        Some(at) => json.get(at..) == Some(&go[at..]) && (at == 1 || is_capital(go, at)),
        None => true,
    }
}

/// A rule that a field breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Violation {
    pub(super) rule: Rule,
    /// The import path of the type's package.
    pub(super) package: String,
    /// The type's name.
    pub(super) ty: String,
    /// The field's name.
    pub(super) field: String,
    /// The field.
    pub(super) span: Span,
}

impl Violation {
    fn key(&self) -> (&str, &str, &str, &str) {
        (self.rule.name(), &self.package, &self.ty, &self.field)
    }
}

/// The violations of these types, in the order of reports. `lines` gives the comment above a field.
pub(super) fn violations(
    view: View<'_>,
    types: &[DeclId],
    lines: impl Fn(DeclId, &Field) -> Vec<Line>,
) -> Result<Vec<Violation>, Stop> {
    let mut found = Vec::new();
    for &decl in types {
        let ty = view.universe.named(decl);
        if kind(view, ty)? != Some(Kind::Struct) {
            continue;
        }
        let name = view.name(ty)?;
        let fields = view.members(ty)?.iter();
        let members =
            fields.map(|field| Member::new(view, field, &lines(decl, field))).collect::<Result<Vec<_>, _>>()?;
        for &rule in Rule::of(view.profile) {
            found.extend(rule.broken_by(&members, view.profile).into_iter().map(|field| Violation {
                rule,
                package: name.package.to_string(),
                ty: name.name.clone(),
                field: field.name.to_string(),
                span: field.span,
            }));
        }
    }
    found.sort_by(|left, right| left.key().cmp(&right.key()));
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        for (go, json, matching) in [
            ("", "podSpec", false),
            ("PodSpec", "podSpec", true),
            ("PodSpec", "PodSpec", false),
            ("podSpec", "podSpec", false),
            ("PodSpec", "spec", false),
            ("Spec", "podSpec", false),
            ("JSONSpec", "jsonSpec", true),
            ("JSONSpec", "jsonspec", false),
            ("HTTPJSONSpec", "httpJSONSpec", true),
            ("HTTPJSONSpec", "httpjsonSpec", true),
            ("URL", "url", true),
            ("URL", "uRL", true),
            ("Pod_Spec", "pod_Spec", false),
            ("Pod", "po-d", false),
            ("X", "x", true),
        ] {
            assert_eq!(names_match(go, json), matching, "{go} {json}");
        }
    }
}
