//! Decides how a default from a marker is set, in each release's form.

use diag::{Diagnostic, Span};
use genkit::json::NotJson;
use genkit::marker::Marker;
use genkit::struct_tag;
use genkit::trouble::Trouble;
use genkit::view::{Kind, View};
use gotypes::{PackageId, Stop, TypeId};
use smol_str::SmolStr;

use super::codes;
use super::json::{self, Json};
use super::literal;
use super::plan::Planner;
use super::tree::{MarkerDefault, Pointers, Reference, Set, Test, Text, Zero};

/// What may have a default: a field, or the element of a collection.
pub(super) struct Field<'f> {
    pub(super) ty: TypeId,
    /// Its tag.
    pub(super) tag: &'f str,
    /// The package whose comment speaks of it.
    pub(super) package: PackageId,
    /// What the comment says.
    pub(super) marker: Option<Marker>,
    /// The type in whose package a constant is looked for that is named without one.
    pub(super) home: TypeId,
}

/// A default with its place.
struct Given {
    value: String,
    span: Span,
}

impl Given {
    fn refuse(&self, code: &'static diag::Code, message: String, help: impl Into<String>) -> Trouble {
        Diagnostic::error(code, message).at(self.span).help(help).into()
    }
}

impl Planner<'_> {
    /// The default of a field (upstream's `populateDefaultValue`); none where nothing is to be set.
    pub(super) fn default(&self, field: Field<'_>) -> Result<Option<MarkerDefault>, Trouble> {
        let profile = self.cx.profile;
        let own = field
            .marker
            .as_ref()
            .map(|marker| Given { value: marker.value.clone(), span: self.tags.span(field.package, marker) });
        if own.is_none() && (!profile.default_references || !self.may_be_pointer(field.ty)?) {
            return Ok(None);
        }
        let (base, depth) = self.resolved(field.ty)?;
        let given = match own {
            Some(own) if !own.value.is_empty() => Some(own),
            own if depth == 0 => own,
            // Before the markers of types counted for their own sake, only that of what is behind the pointers was seen.
            own => self.nested(if profile.default_references { field.ty } else { base })?.or(own),
        };
        let Some(given) = given else { return Ok(None) };
        if given.value.is_empty() && profile.default_references {
            return Ok(None);
        }
        let reference = if profile.default_references { self.reference(&given, field.home, base)? } else { None };
        let json = match reference {
            Some(_) => Json::Null,
            None => json::read(&given.value).map_err(|wrong| not_json(&given, &wrong, profile.default_references))?,
        };
        if self.is_zero_already(&field, base, depth, json, &given)? {
            return Ok(None);
        }
        let text = match reference {
            Some(reference) => Text::Reference(reference),
            None => Text::Literal(given.value.as_str().into()),
        };
        let primitive = self.view.is_primitive(base)?;
        let pointers = if primitive { self.pointers(field.ty, base)? } else { Vec::new() };
        let test = match zero(self.view, base)? {
            _ if profile.defaults_by_reflection => Test::Reflect,
            _ if !primitive || !pointers.is_empty() => Test::Nil,
            Some(zero) => Test::Equals(zero),
            None => {
                let message = format!("upstream knows no zero value of {}", self.view.name(base)?);
                return Err(given.refuse(
                    &codes::UNWRITABLE_DEFAULT,
                    message,
                    "make the field a pointer, or set it in a SetDefaults function",
                ));
            }
        };
        let text = match text {
            Text::Literal(_) if primitive => {
                Text::Literal(literal::of_value(&given.value, json).map_err(|why| unwritable(&given, why))?)
            }
            Text::Literal(text) => Text::Literal(literal::raw(text).map_err(|why| unwritable(&given, why))?),
            reference => reference,
        };
        let set = match (primitive, text) {
            (false, text) => Set::Unmarshal(text),
            (true, value) if !pointers.is_empty() => {
                let (base, casts) = self.casts(base, &pointers)?;
                Set::Pointers(Pointers { base, value, casts, last_in_variable: profile.defaults_by_reflection })
            }
            (true, Text::Literal(literal)) => Set::Assign(literal),
            (true, Text::Reference(reference)) => Set::Convert(field.ty, reference),
        };
        Ok(Some(MarkerDefault { test, set }))
    }

    /// Whether a type can lead through a pointer to a type with a default. The standard library has none.
    fn may_be_pointer(&self, ty: TypeId) -> Result<bool, Stop> {
        Ok(!self.is_closed(ty) && matches!(self.view.kind(ty)?, Kind::Pointer | Kind::Alias))
    }

    /// The first default among the comments of a type and those it leads to through aliases and pointers.
    fn nested(&self, mut ty: TypeId) -> Result<Option<Given>, Trouble> {
        loop {
            if let Some((package, docs)) = self.docs(ty)?
                && let Some(marker) = self.tags.nested_default(package, &docs)?
            {
                return Ok(Some(Given { span: self.tags.span(package, &marker), value: marker.value }));
            }
            ty = match (self.view.kind(ty)?, self.view.elem(ty)?) {
                (Kind::Alias, _) => self.cx.universe.underlying(ty)?,
                (Kind::Pointer, Some(elem)) if elem != ty => elem,
                _ => return Ok(None),
            };
        }
    }

    /// `ref(Name)` and `ref(import/path.Name)`.
    fn reference(&self, given: &Given, home: TypeId, base: TypeId) -> Result<Option<Reference>, Stop> {
        let path = given.value.strip_prefix("ref(").and_then(|rest| rest.strip_suffix(')'));
        let Some(path) = path.filter(|path| !path.is_empty() && !path.contains('"')) else { return Ok(None) };
        let (package, name) = path.rsplit_once('.').unwrap_or(("", path));
        let package = if package.is_empty() { self.view.name(home)?.package } else { SmolStr::new(package) };
        let as_json = !self.view.is_primitive(base)?;
        Ok(Some(Reference { package, name: name.into(), span: given.span, as_json }))
    }

    /// Whether the default is what the value is anyway, so that nothing has to be done; an error where the release allows
    /// no other one.
    fn is_zero_already(
        &self,
        field: &Field<'_>,
        base: TypeId,
        depth: usize,
        json: Json,
        given: &Given,
    ) -> Result<bool, Trouble> {
        if json == Json::Null {
            // A reference, or null; but what cannot be judged is refused all the same.
            if self.cx.profile.zero_defaults_only {
                self.enforced(field, base, depth, given)?;
            }
            return Ok(false);
        }
        if !self.cx.profile.zero_defaults_only {
            let name = self.view.name(field.ty)?.to_string();
            let zero = match name.as_str() {
                "time.Time" | "[]byte" => Some(Zero::String),
                _ if self.view.kind(field.ty)? == Kind::Builtin => zero(self.view, field.ty)?,
                _ => None,
            };
            return Ok(zero.is_some_and(|zero| is_zero(json, zero)));
        }
        let (zero, wanted) = match self.enforced(field, base, depth, given)? {
            Enforced::Nothing => return Ok(false),
            Enforced::Object => (json == Json::Object { empty: true }, "{}"),
            Enforced::Zero(zero) => (is_zero(json, zero), zero.as_go()),
            Enforced::Never => (false, "0"),
        };
        if zero {
            return Ok(true);
        }
        let message = format!("the default has to be {wanted} here");
        let help = "make the field a pointer, add omitempty to its JSON tag, or drop the marker";
        Err(given.refuse(&codes::DEFAULT_IS_NOT_ZERO, message, help))
    }

    /// Which default the release enforces (upstream's `mustEnforceDefault`).
    fn enforced(&self, field: &Field<'_>, base: TypeId, depth: usize, given: &Given) -> Result<Enforced, Trouble> {
        if depth > 0 {
            return Ok(Enforced::Nothing);
        }
        Ok(match self.view.kind(base)? {
            Kind::Pointer | Kind::Map | Kind::Slice | Kind::Array | Kind::Interface => Enforced::Nothing,
            Kind::Struct => Enforced::Object,
            Kind::Builtin if struct_tag::get(field.tag, "json").is_some_and(|tag| tag.contains("omitempty")) => {
                Enforced::Nothing
            }
            Kind::Builtin => match zero(self.view, base)? {
                // Upstream compared a float with an integer then.
                Some(_) if !self.cx.profile.zero_of_byte && self.view.name(base)?.name == "byte" => Enforced::Never,
                Some(zero) => Enforced::Zero(zero),
                None => {
                    let message = format!("upstream knows no zero value of {}", self.view.name(base)?);
                    return Err(given.refuse(
                        &codes::DEFAULT_IS_NOT_ZERO,
                        message,
                        "make the field a pointer, or drop the marker",
                    ));
                }
            },
            Kind::Alias | Kind::Chan | Kind::Func | Kind::TypeParam | Kind::Unsupported => {
                let message = format!("a value of {} can have no default", self.view.name(field.ty)?);
                return Err(given.refuse(&codes::DEFAULT_IS_NOT_ZERO, message, "drop the marker"));
            }
        })
    }

    /// What each pointer on the way from a type to its base points to, from the outside in.
    fn pointers(&self, mut ty: TypeId, base: TypeId) -> Result<Vec<TypeId>, Stop> {
        let mut path = Vec::new();
        while ty != base {
            match (self.view.kind(ty)?, self.view.elem(ty)?) {
                (Kind::Alias, _) => ty = self.cx.universe.underlying(ty)?,
                (Kind::Pointer, Some(elem)) => {
                    path.push(elem);
                    ty = elem;
                }
                _ => break,
            }
        }
        Ok(path)
    }

    /// The type of the innermost variable, and the conversions from there out.
    fn casts(&self, base: TypeId, path: &[TypeId]) -> Result<(TypeId, Vec<Option<TypeId>>), Stop> {
        let Some(&innermost) = path.last().filter(|_| self.cx.profile.default_references) else {
            return Ok((base, vec![None; path.len()]));
        };
        let mut casts = vec![None];
        let mut last = innermost;
        for &ty in path.iter().rev().skip(1) {
            let natural = format!("*{}", self.view.name(last)?);
            casts.push((self.view.name(ty)?.to_string() != natural).then_some(ty));
            last = ty;
        }
        Ok((innermost, casts))
    }
}

/// What a release allows as default.
enum Enforced {
    Nothing,
    Object,
    Zero(Zero),
    /// Not even zero.
    Never,
}

impl Zero {
    /// As Go writes it.
    pub(super) fn as_go(self) -> &'static str {
        match self {
            Self::Number => "0",
            Self::Bool => "false",
            Self::String => "\"\"",
        }
    }
}

/// Upstream's `typeZeroValue`, of predeclared types.
fn zero(view: View<'_>, ty: TypeId) -> Result<Option<Zero>, Stop> {
    if view.kind(ty)? != Kind::Builtin {
        return Ok(None);
    }
    Ok(match view.name(ty)?.name.as_str() {
        "string" => Some(Zero::String),
        "bool" => Some(Zero::Bool),
        "uintptr" => None,
        _ => Some(Zero::Number),
    })
}

fn is_zero(json: Json, zero: Zero) -> bool {
    match (json, zero) {
        (Json::Number(number), Zero::Number) => number == 0.0,
        (Json::Bool(value), Zero::Bool) => !value,
        (Json::String { empty }, Zero::String) => empty,
        _ => false,
    }
}

fn not_json(given: &Given, wrong: &NotJson, references: bool) -> Trouble {
    let message = if given.value.is_empty() {
        "the default has no value".to_owned()
    } else {
        format!("the default is not JSON: {}", wrong.message)
    };
    let word = given.value.starts_with(|c: char| c.is_ascii_alphabetic());
    let help = match (word, references) {
        _ if given.value.starts_with("ref(") && !references => {
            "ref(…) counts from Kubernetes 0.29 on: write the value itself".to_owned()
        }
        (true, _) => format!("a string stands in double quotes: write +default=\"{}\"", given.value.trim()),
        (false, _) if given.value.is_empty() => "write +default=<JSON>".to_owned(),
        (false, _) => "all behind `=` belongs to the value, up to the end of the line".to_owned(),
    };
    // The value is the end of the marker.
    let start = given.span.end.saturating_sub(given.value.trim_end().len() as u32) + wrong.at as u32;
    let at = if start < given.span.end { Span::new(given.span.file, start, given.span.end) } else { given.span };
    Diagnostic::error(&codes::INVALID_DEFAULT, message).at(at).help(help).into()
}

fn unwritable(given: &Given, why: &'static str) -> Trouble {
    given.refuse(
        &codes::UNWRITABLE_DEFAULT,
        format!("the default cannot be written as Go: {why}"),
        "set it in a SetDefaults function instead",
    )
}
