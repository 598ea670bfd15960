//! Reads deepcopy's markers and refuses what upstream refuses.

use std::rc::Rc;

use diag::{Diagnostic, Span};
use genkit::comments;
use genkit::generator::Cx;
use genkit::marker::{self, Line, Marker, suggest};
use genkit::trouble::Trouble;
use gotypes::{DeclId, PackageId};

use super::codes;

/// Enables a package or a type.
pub(super) const ENABLED: &str = "k8s:deepcopy-gen";
/// Asks for `DeepCopy<Interface>` methods.
pub(super) const INTERFACES: &str = "k8s:deepcopy-gen:interfaces";
/// Gives these methods a value receiver.
pub(super) const NONPOINTER: &str = "k8s:deepcopy-gen:nonpointer-interfaces";

/// What a package's marker says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PackageMode {
    /// All types that can be copied.
    All,
    /// None at all.
    Off,
}

/// An enabling marker without its parameters.
#[derive(Clone, Debug)]
pub(super) struct Enabled {
    /// The value up to the first comma.
    pub(super) value: String,
    marker: Marker,
}

impl Enabled {
    /// Where the marker stands, which is looked for when there is something to say of it.
    pub(super) fn span(&self, cx: Cx<'_>, package: PackageId) -> Span {
        span(cx, package, &self.marker)
    }

    /// The warning about a value that upstream passes over.
    pub(super) fn unknown_value(&self, cx: Cx<'_>, decl: DeclId) -> Diagnostic {
        Diagnostic::warning(
            &codes::UNKNOWN_VALUE,
            format!(
                "+{ENABLED}={} has no effect on type {}: the value is true or false",
                self.value,
                cx.universe.decl_name(decl)
            ),
        )
        .at(self.span(cx, cx.universe.decl_package(decl)))
        .help(value_help(&self.value, &["true", "false"]))
    }
}

/// The package's marker, if it has one.
pub(super) fn of_package(cx: Cx<'_>, package: PackageId) -> Result<Option<PackageMode>, Trouble> {
    let lines = comments::package_lines(cx.universe, package);
    if cx.profile.package_opt_out
        && let Some(values) = marker::values(&lines, ENABLED)
        && !values.is_empty()
        && values.iter().all(|value| *value == "false")
    {
        return Ok(Some(PackageMode::Off));
    }
    let Some(enabled) = enabled(cx, package, &lines)? else { return Ok(None) };
    match enabled.value.as_str() {
        "package" => Ok(Some(PackageMode::All)),
        value => Err(Diagnostic::error(
            &codes::BAD_MARKER,
            format!("+{ENABLED}={value} is no value for a package"),
        )
        .at(enabled.span(cx, package))
        .help(match value {
            "generate" | "register" => format!("`{value}` was the spelling before Kubernetes 1.8: write +{ENABLED}=package"),
            "true" | "false" => format!(
                "all comments of doc.go count for the package: write +{ENABLED}=package, or move the type it is meant for into another file"
            ),
            _ => value_help(value, &["package"]),
        })
        .into()),
    }
}

/// The lines of a type's comments that can be markers.
pub(super) struct TypeTags<'a> {
    cx: Cx<'a>,
    package: PackageId,
    lines: Vec<Line>,
}

impl<'a> TypeTags<'a> {
    /// Those of both comments of a type.
    pub(super) fn of(cx: Cx<'a>, decl: DeclId) -> Result<Self, Trouble> {
        let docs = cx.comments.of(cx.universe, decl)?;
        Ok(Self { cx, package: cx.universe.decl_package(decl), lines: docs.both() })
    }

    /// The enabling marker.
    pub(super) fn enabled(&self) -> Result<Option<Enabled>, Trouble> {
        enabled(self.cx, self.package, &self.lines)
    }

    /// Whether an enabling marker says anything but `false`, be it with arguments, which it must not have; those that
    /// cannot be read say nothing.
    pub(super) fn speaks_up(&self) -> bool {
        marker::values(&self.lines, ENABLED).is_some_and(|values| values.iter().any(|value| *value != "false"))
    }

    /// The interfaces that the type asks for, in the order of its markers.
    pub(super) fn interfaces(&self) -> Result<Vec<Wanted>, Trouble> {
        let mut wanted = Vec::new();
        for marker in self.extract(INTERFACES)? {
            let marker = Rc::new(marker);
            let paths = marker.value.split(',').filter(|path| !path.is_empty());
            wanted.extend(paths.map(|path| Wanted { path: path.to_owned(), marker: marker.clone() }));
        }
        Ok(wanted)
    }

    /// Whether the interface methods have a value receiver.
    pub(super) fn nonpointer(&self) -> Result<bool, Trouble> {
        let markers = self.extract(NONPOINTER)?;
        let Some(first) = markers.first() else { return Ok(false) };
        let answer = first.value == "true";
        match markers.iter().find(|marker| (marker.value == "true") != answer) {
            None => Ok(answer),
            Some(other) => Err(Diagnostic::error(
                &codes::CONTRADICTION,
                format!("+{NONPOINTER}={} contradicts an earlier {}", other.value, first.value),
            )
            .at(span(self.cx, self.package, other))
            .also(span(self.cx, self.package, first), "the earlier one")
            .help("keep one of them")
            .into()),
        }
    }

    fn extract(&self, key: &str) -> Result<Vec<Marker>, Trouble> {
        extract(self.cx, self.package, &self.lines, key)
    }
}

fn enabled(cx: Cx<'_>, package: PackageId, lines: &[Line]) -> Result<Option<Enabled>, Trouble> {
    let mut markers = extract(cx, package, lines, ENABLED)?;
    if let [first, second, ..] = markers.as_slice() {
        return Err(Diagnostic::error(
            &codes::DUPLICATE_MARKER,
            format!("+{ENABLED} stands {} times here", markers.len()),
        )
        .at(span(cx, package, second))
        .also(span(cx, package, first), "the first one")
        .help("keep one of them")
        .into());
    }
    let Some(only) = markers.pop() else { return Ok(None) };
    let mut parts = only.value.split(',');
    let value = parts.next().unwrap_or_default().to_owned();
    for parameter in parts {
        let key = parameter.split('=').next().unwrap_or_default();
        if key != "register" {
            return Err(Diagnostic::error(&codes::BAD_MARKER, format!("+{ENABLED} knows no parameter {parameter:?}"))
                .at(span(cx, package, &only))
                .help(format!("write +{ENABLED}={value}"))
                .into());
        }
    }
    Ok(Some(Enabled { value, marker: only }))
}

/// One interface that a type shall be returned as.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    /// Import path, dot, name.
    pub(super) path: String,
    marker: Rc<Marker>,
}

impl Wanted {
    /// Where the marker stands, which is looked for when there is something to say of it.
    pub(super) fn span(&self, cx: Cx<'_>, package: PackageId) -> Span {
        span(cx, package, &self.marker)
    }
}

fn extract(cx: Cx<'_>, package: PackageId, lines: &[Line], key: &str) -> Result<Vec<Marker>, Trouble> {
    marker::extract(lines, key, cx.profile).map_err(|malformed| {
        let source = cx.universe.file(package, malformed.group.file).map(|file| file.source.clone());
        malformed.diagnostic(source.as_deref().unwrap_or_default()).into()
    })
}

fn span(cx: Cx<'_>, package: PackageId, marker: &Marker) -> Span {
    match cx.universe.file(package, marker.group.file) {
        Some(file) => marker.span(&file.source),
        None => marker.group,
    }
}

fn value_help(value: &str, known: &[&str]) -> String {
    match suggest(value, known.iter().copied()) {
        Some(near) => format!("did you mean +{ENABLED}={near}?"),
        None => format!("write +{ENABLED}={}", known[0]),
    }
}
