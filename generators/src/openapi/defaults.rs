//! Defaults of schemas: what markers say, and what Go's zero values enforce.

use diag::Span;
use genkit::trouble::Trouble;
use genkit::view::{Kind, Name};
use gotypes::TypeId;

use super::codes;
use super::json::Json;
use super::plan::Default;
use super::planner::{Member, Planner, single};
use super::{methods, shapes};

const MARKER: &str = "default";

/// Types within types that are looked through for a default before they are called endless.
const MAX_DEPTH: usize = 100;

/// What a marker says.
enum Said {
    Value(Json),
    Constant(Name),
}

/// The default of a field.
pub(super) fn of_member(planner: &Planner<'_>, member: &Member<'_>) -> Result<Option<Default>, Trouble> {
    let (ty, place) = (member.field.ty, member.field.span);
    let mut said = said(planner, member.texts(), member.package, place)?;
    if said.is_none() && planner.cx.profile.default_references {
        said = said_by_types(planner, ty, place)?;
    }
    decide(planner, said, ty, member.json.omits_empty(planner.cx.profile), place)
}

/// The default of an element of a list or map.
pub(super) fn of_element(planner: &Planner<'_>, ty: TypeId, place: Span) -> Result<Option<Default>, Trouble> {
    let (package, lines) = planner.marks_of(ty)?;
    let mut said = said(planner, lines.iter().map(|line| line.text.as_str()), &package, place)?;
    if said.is_none() && planner.cx.profile.default_references {
        said = said_by_types(planner, ty, place)?;
    }
    decide(planner, said, ty, false, place)
}

fn decide(
    planner: &Planner<'_>,
    said: Option<Said>,
    ty: TypeId,
    omits_empty: bool,
    place: Span,
) -> Result<Option<Default>, Trouble> {
    let enforced = enforced(planner, ty, omits_empty, place)?;
    Ok(match (said, enforced) {
        // Nothing said is as good as null.
        (None | Some(Said::Value(Json::Null) | Said::Constant(_)), Some(enforced)) => {
            Some(Default::Value(enforced.value))
        }
        (Some(Said::Value(said)), Some(enforced)) if enforced.comparable && said == enforced.value => {
            Some(Default::Value(said))
        }
        (Some(Said::Value(said)), Some(enforced)) => {
            let message = match enforced.comparable {
                true => format!("the default {} is not the zero value {}", said.go(), enforced.value.go()),
                false => "a byte that is always there can have no default, not even zero".to_owned(),
            };
            return Err(codes::refused(&codes::BAD_DEFAULT, message, Some(place))
                .help("add omitempty to the JSON tag, make the field a pointer, or drop +default")
                .into());
        }
        (None | Some(Said::Value(Json::Null)), None) => None,
        (Some(Said::Value(said)), None) => Some(Default::Value(said)),
        (Some(Said::Constant(name)), None) => Some(Default::Constant(name, place)),
    })
}

/// What the markers of these lines say, which belong to a type of `package`.
fn said<'l>(
    planner: &Planner<'_>,
    lines: impl Iterator<Item = &'l str>,
    package: &str,
    place: Span,
) -> Result<Option<Said>, Trouble> {
    let Some(text) = single(lines, MARKER, place)?.filter(|text| !text.is_empty()) else { return Ok(None) };
    if planner.cx.profile.default_references
        && let Some(name) = referred(text, package)
    {
        return Ok(Some(Said::Constant(name)));
    }
    match Json::read(text) {
        Ok(value) => Ok(Some(Said::Value(value))),
        Err(wrong) => {
            let message = format!("+{MARKER}={text} is no JSON: {}", wrong.message);
            let help = match referred(text, package) {
                Some(_) => "constants can be referred to from 0.29 on: write JSON",
                None => "write JSON, with strings in quotes",
            };
            Err(codes::refused(&codes::BAD_DEFAULT, message, Some(place)).help(help).into())
        }
    }
}

/// What the comments say of a type, and of those that it points to or stands for.
fn said_by_types(planner: &Planner<'_>, ty: TypeId, place: Span) -> Result<Option<Said>, Trouble> {
    let view = planner.view;
    let mut ty = ty;
    for _ in 0..MAX_DEPTH {
        let (package, lines) = planner.marks_of(ty)?;
        let said = said(planner, lines.iter().map(|line| line.text.as_str()), &package, place)?;
        if said.is_some() {
            return Ok(said);
        }
        ty = match view.kind(ty)? {
            Kind::Pointer => match view.elem(ty)? {
                Some(elem) => elem,
                None => break,
            },
            Kind::Alias => view.resolved(ty)?,
            _ => break,
        };
    }
    Ok(None)
}

/// The constant of `ref(Name)` or `ref(import/path.Name)`.
fn referred(text: &str, package: &str) -> Option<Name> {
    let inner = text.strip_prefix("ref(")?.strip_suffix(')')?;
    if inner.is_empty() || inner.contains('"') {
        return None;
    }
    let (path, name) = inner.rsplit_once('.').unwrap_or(("", inner));
    let path = if path.is_empty() { package } else { path };
    Some(Name { package: path.into(), name: name.to_owned() })
}

/// The value that a field has which is not set.
struct Enforced {
    value: Json,
    /// Whether a marker can say the same: upstream compares the zero of byte with numbers of another type.
    comparable: bool,
}

impl Enforced {
    fn new(value: Json) -> Option<Self> {
        Some(Self { value, comparable: true })
    }
}

/// What Go enforces; none where the field can be unset.
fn enforced(planner: &Planner<'_>, ty: TypeId, omits_empty: bool, place: Span) -> Result<Option<Enforced>, Trouble> {
    let (view, profile) = (planner.view, planner.cx.profile);
    let mut ty = ty;
    for _ in 0..MAX_DEPTH {
        if profile.unmarshalers_without_default && decodes_itself(planner, ty)? {
            return Ok(None);
        }
        match view.kind(ty)? {
            Kind::Alias => ty = view.resolved(ty)?,
            Kind::Pointer | Kind::Map | Kind::Slice | Kind::Array | Kind::Interface => return Ok(None),
            Kind::Struct => match view.members(ty)? {
                [only] if only.embedded && profile.defaults_of_wrappers => ty = only.ty,
                _ => return Ok(Enforced::new(Json::Object(std::collections::BTreeMap::new()))),
            },
            Kind::Builtin if omits_empty => return Ok(None),
            Kind::Builtin => {
                let name = view.name(ty)?.to_string();
                let zero = match shapes::simple(&name) {
                    Some(("boolean", _)) => Json::Bool(false),
                    Some(("string", _)) => Json::String(String::new()),
                    Some(_) => Json::Number(0.0),
                    None => break,
                };
                return Ok(Some(Enforced { value: zero, comparable: name != "byte" }));
            }
            _ => break,
        }
    }
    let message = format!("OpenAPI has no type for {}", view.name(ty)?);
    Err(codes::refused(&codes::UNSUPPORTED_TYPE, message, Some(place))
        .help("use another type, or leave the field out with +k8s:openapi-gen=false")
        .into())
}

/// Whether a type decodes JSON by a method of its own: its zero is null then.
fn decodes_itself(planner: &Planner<'_>, ty: TypeId) -> Result<bool, Trouble> {
    const METHOD: &str = "UnmarshalJSON";
    let view = planner.view;
    Ok(match view.kind(ty)? {
        Kind::Pointer => match view.elem(ty)? {
            Some(elem) => methods::receiver(view, elem, METHOD)? == Some(true),
            None => false,
        },
        Kind::Struct => methods::receiver(view, ty, METHOD)?.is_some(),
        _ => false,
    })
}
