//! Reads prerelease-lifecycle's markers and refuses what upstream refuses.

use diag::{Diagnostic, Span};
use genkit::comments;
use genkit::generator::Cx;
use genkit::marker::{self, Arguments, Line, Marker, suggest};
use genkit::trouble::Trouble;
use genkit::view::defined_types;
use gotypes::{DeclId, PackageId};

use super::codes;
use super::plan::{Release, Replacement};

/// Asks for a package's file.
pub(super) const ENABLED: &str = "k8s:prerelease-lifecycle-gen";
/// Says in which release an API came.
pub(super) const INTRODUCED: &str = "k8s:prerelease-lifecycle-gen:introduced";
/// Says from which release on it is deprecated.
pub(super) const DEPRECATED: &str = "k8s:prerelease-lifecycle-gen:deprecated";
/// Says from which release on it is gone.
pub(super) const REMOVED: &str = "k8s:prerelease-lifecycle-gen:removed";
/// Names the API that replaces it.
pub(super) const REPLACEMENT: &str = "k8s:prerelease-lifecycle-gen:replacement";

/// All markers of types.
const OF_TYPES: [&str; 4] = [INTRODUCED, DEPRECATED, REMOVED, REPLACEMENT];

/// Whether a package's doc.go asks for a file, if it speaks of that.
pub(super) fn of_package(cx: Cx<'_>, package: PackageId) -> Result<Option<bool>, Trouble> {
    let tags = Tags { cx, package, lines: comments::package_lines(cx.universe, package), name: String::new() };
    if cx.profile.package_opt_out {
        return tags.choice();
    }
    let Some(marker) = tags.only(ENABLED)? else { return Ok(None) };
    let value = tags.without_parameters(ENABLED, &marker)?;
    match value {
        // As strconv.ParseBool.
        "1" | "t" | "T" | "TRUE" | "true" | "True" => Ok(Some(true)),
        "0" | "f" | "F" | "FALSE" | "false" | "False" => Ok(Some(false)),
        _ => {
            let near = suggest(value, ["true", "false"]).unwrap_or("true");
            Err(tags.bad_marker(&marker, format!("+{ENABLED}={value} is no value for a package"), near).into())
        }
    }
}

/// The warning about a package whose types speak of releases while its doc.go is silent.
pub(super) fn unheard(cx: Cx<'_>, package: PackageId) -> Result<Option<Diagnostic>, Trouble> {
    for decl in defined_types(cx.universe, package) {
        if let Some((key, marker)) = Tags::of(cx, decl)?.first() {
            let message = format!("+{key} has no effect: doc.go does not ask for a file");
            let finding = Diagnostic::warning(&codes::IGNORED_MARKER, message).at(span(cx, package, &marker));
            return Ok(Some(finding.help(format!("write +{ENABLED}=true in doc.go"))));
        }
    }
    Ok(None)
}

/// The lines of comments that can be markers.
pub(super) struct Tags<'a> {
    cx: Cx<'a>,
    package: PackageId,
    lines: Vec<Line>,
    /// The type that they stand above.
    name: String,
}

impl<'a> Tags<'a> {
    /// Those of both comments of a type.
    pub(super) fn of(cx: Cx<'a>, decl: DeclId) -> Result<Self, Trouble> {
        let lines = cx.comments.of(cx.universe, decl)?.both();
        let name = cx.universe.decl_name(decl).to_string();
        Ok(Self { cx, package: cx.universe.decl_package(decl), lines, name })
    }

    /// The release that a marker names, if there is the marker.
    pub(super) fn release(&self, key: &str) -> Result<Option<Release>, Trouble> {
        let Some(marker) = self.only(key)? else { return Ok(None) };
        let value = self.without_parameters(key, &marker)?;
        // As strconv.ParseInt, which takes a sign.
        let number = |part: &str| part.parse::<i32>().ok().map(i64::from);
        match value.split_once('.').map(|(major, minor)| (number(major), number(minor))) {
            Some((Some(major), Some(minor))) => Ok(Some(Release { major, minor })),
            _ => {
                let message = match value {
                    "" => format!("+{key} names no release"),
                    _ => format!("{value:?} is no release"),
                };
                Err(Diagnostic::error(&codes::BAD_VERSION, message)
                    .at(self.span(&marker))
                    .help(format!("write +{key}=<major>.<minor>, for instance 1.22"))
                    .into())
            }
        }
    }

    /// What the marker says is to be used instead.
    pub(super) fn replacement(&self) -> Result<Option<Replacement>, Trouble> {
        let Some(marker) = self.only(REPLACEMENT)? else { return Ok(None) };
        let parts: Vec<&str> = marker.value.split(',').collect();
        let capitals = |part: &str| part.to_lowercase() != part;
        let mistake = match parts.as_slice() {
            [_, "", _] | [_, _, ""] => "a replacement needs a version and a kind".to_owned(),
            [group, ..] if parts.len() == 3 && capitals(group) => {
                format!("the group of a replacement has no capitals, unlike {group:?}")
            }
            [_, version, _] if !version.starts_with('v') || capitals(version) => {
                format!("the version of a replacement begins with v and has no capitals, unlike {version:?}")
            }
            // Upstream capitalises the first byte, which no part of a longer letter survives.
            [_, _, kind] if !kind.starts_with(|first: char| first.is_ascii() && !first.is_ascii_lowercase()) => {
                format!("the kind of a replacement begins with a capital, unlike {kind:?}")
            }
            [..] if marker.value.contains(['"', '\\']) => "a replacement has no quotes and no backslashes".to_owned(),
            [group, version, kind] => {
                let [group, version, kind] = [group, version, kind].map(|part| (*part).to_owned());
                return Ok(Some(Replacement { group, version, kind }));
            }
            [..] => format!("a replacement has three parts, {:?} has {}", marker.value, parts.len()),
        };
        Err(Diagnostic::error(&codes::BAD_REPLACEMENT, mistake)
            .at(self.span(&marker))
            .help(format!("write +{REPLACEMENT}=<group>,<version>,<Kind>, for instance apps,v1,Deployment"))
            .into())
    }

    /// The finding about a type that says nothing about the release in which it came.
    pub(super) fn not_introduced(&self) -> Trouble {
        let message = format!("{} embeds TypeMeta, but nothing says in which release it came", self.name);
        let finding = Diagnostic::error(&codes::NOT_INTRODUCED, message);
        let decl = self.cx.universe.decl_id(self.package, &self.name);
        match self.cx.universe.spec(decl) {
            Ok((_, _, spec)) => {
                finding.at(spec.name.span).help(format!("write +{INTRODUCED}=<major>.<minor> above it")).into()
            }
            Err(stop) => stop.into(),
        }
    }

    /// Warns about an API that ends before it begins.
    pub(super) fn backwards(
        &self,
        introduced: Release,
        deprecated: Option<Release>,
        removed: Option<Release>,
    ) -> Option<Diagnostic> {
        let (key, message) = match (deprecated, removed) {
            (Some(end), _) if end < introduced => {
                (DEPRECATED, format!("{} is deprecated in {end}, before it was introduced in {introduced}", self.name))
            }
            (Some(end), Some(gone)) if gone < end => {
                (REMOVED, format!("{} is removed in {gone}, before it is deprecated in {end}", self.name))
            }
            (None, Some(gone)) if gone < introduced => {
                (REMOVED, format!("{} is removed in {gone}, before it was introduced in {introduced}", self.name))
            }
            _ => return None,
        };
        let finding = Diagnostic::warning(&codes::BACKWARDS, message).help("put the releases in order");
        Some(match self.only(key) {
            Ok(Some(marker)) => finding.at(self.span(&marker)),
            Ok(None) | Err(_) => finding,
        })
    }

    /// Warns about a marker that would ask for a single type.
    pub(super) fn enabling_without_effect(&self) -> Option<Diagnostic> {
        let marker = self.extract(ENABLED).ok()?.into_iter().next()?;
        let message = format!("+{ENABLED} has no effect on a single type such as {}", self.name);
        let finding = Diagnostic::warning(&codes::IGNORED_MARKER, message).at(self.span(&marker));
        Some(finding.help("take it away: every exported struct that embeds TypeMeta gets methods"))
    }

    /// Warns about a marker above a type that is no API.
    pub(super) fn without_effect(&self) -> Option<Diagnostic> {
        let (key, marker) = self.first()?;
        let message = format!("+{key} has no effect: {} is no exported struct that embeds TypeMeta", self.name);
        let finding = Diagnostic::warning(&codes::IGNORED_MARKER, message).at(self.span(&marker));
        Some(finding.help(format!("embed TypeMeta in {}, or take the marker away", self.name)))
    }

    /// One of the markers of types.
    fn first(&self) -> Option<(&'static str, Marker)> {
        OF_TYPES.iter().find_map(|&key| Some((key, self.extract(key).ok()?.into_iter().next()?)))
    }

    /// Upstream's rule for all generators, from 0.37 on.
    fn choice(&self) -> Result<Option<bool>, Trouble> {
        let markers = marker::extract_with(&self.lines, ENABLED, self.cx.profile, Arguments::Any)
            .map_err(|malformed| self.malformed(&malformed))?;
        let off = markers.iter().find(|marker| marker.value == "false");
        let on = markers.iter().find(|marker| marker.value != "false");
        let (Some(off), Some(on)) = (off, on) else {
            return Ok((!markers.is_empty()).then_some(on.is_some()));
        };
        let message = format!("+{ENABLED}=false contradicts +{ENABLED}={}", on.value);
        Err(Diagnostic::error(&codes::BAD_MARKER, message)
            .at(self.span(off))
            .also(self.span(on), "the other one")
            .help("keep one of them")
            .into())
    }

    /// The value up to the first comma; nothing may stand behind it.
    fn without_parameters<'m>(&self, key: &str, marker: &'m Marker) -> Result<&'m str, Trouble> {
        let mut parts = marker.value.split(',');
        let value = parts.next().unwrap_or_default();
        let name = |parameter: &str| parameter.split('=').next().unwrap_or_default().to_owned();
        let wrong =
            parts.find(|parameter| !self.cx.profile.lifecycle_takes_empty_parameters || !name(parameter).is_empty());
        match wrong {
            None => Ok(value),
            Some(parameter) => {
                let message = format!("+{key} knows no parameter {parameter:?}");
                Err(Diagnostic::error(&codes::BAD_MARKER, message)
                    .at(self.span(marker))
                    .help(format!("write +{key}={value}"))
                    .into())
            }
        }
    }

    fn bad_marker(&self, marker: &Marker, message: String, near: &str) -> Diagnostic {
        Diagnostic::error(&codes::BAD_MARKER, message).at(self.span(marker)).help(format!("write +{ENABLED}={near}"))
    }

    /// The marker with this key, of which there must not be two.
    fn only(&self, key: &str) -> Result<Option<Marker>, Trouble> {
        let mut markers = self.extract(key)?;
        if let [first, second, ..] = markers.as_slice() {
            return Err(Diagnostic::error(&codes::DUPLICATE_MARKER, format!("+{key} stands twice here"))
                .at(self.span_behind(first, second))
                .also(self.span(first), "the first one")
                .help("keep one of them")
                .into());
        }
        Ok(markers.pop())
    }

    fn extract(&self, key: &str) -> Result<Vec<Marker>, Trouble> {
        marker::extract(&self.lines, key, self.cx.profile).map_err(|malformed| self.malformed(&malformed))
    }

    fn malformed(&self, malformed: &marker::Malformed) -> Trouble {
        let source = self.cx.universe.file(self.package, malformed.group.file).map(|file| file.source.clone());
        malformed.diagnostic(source.as_deref().unwrap_or_default()).into()
    }

    fn span(&self, marker: &Marker) -> Span {
        span(self.cx, self.package, marker)
    }

    /// Where the second of two markers stands, which may be of the same words.
    fn span_behind(&self, first: &Marker, second: &Marker) -> Span {
        let end = self.span(first).end;
        if first.group != second.group || end >= second.group.end {
            return self.span(second);
        }
        let rest = Marker { group: Span::new(second.group.file, end, second.group.end), ..second.clone() };
        self.span(&rest)
    }
}

fn span(cx: Cx<'_>, package: PackageId, marker: &Marker) -> Span {
    match cx.universe.file(package, marker.group.file) {
        Some(file) => marker.span(&file.source),
        None => marker.group,
    }
}
