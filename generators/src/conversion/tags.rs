//! Reads conversion's markers, as each release does.

use diag::{Diagnostic, Severity, Span};
use genkit::comments::{self, Docs};
use genkit::compat::Profile;
use genkit::functions::Function;
use genkit::generator::Cx;
use genkit::marker::{self, Arguments, Line, Malformed, Marker};
use genkit::trouble::Trouble;
use gotypes::{DeclId, Field, PackageId, Universe};
use memchr::memmem::Finder;

use super::codes;

/// Asks for conversions: in doc.go with the path of the peer package.
pub(super) const ENABLED: &str = "k8s:conversion-gen";
/// The types are in another package.
pub(super) const EXTERNAL_TYPES: &str = "k8s:conversion-gen-external-types";
/// Asks for a conversion from another type.
pub(super) const EXPLICIT_FROM: &str = "k8s:conversion-gen:explicit-from";
/// Says what a function written by hand amounts to.
pub(super) const FUNCTION: &str = "k8s:conversion-fn";

/// A value, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) value: String,
    pub(super) span: Span,
}

/// What a package's markers ask for.
#[derive(Clone, Debug)]
pub(super) struct PackageTags {
    /// The peer packages; `None` where the package wants conversions from other types only.
    pub(super) peers: Option<Vec<Said>>,
    /// The package of the types, where it is another one.
    pub(super) external: Option<Said>,
}

/// The markers of a package; `None` where it asks for nothing. What only kgen says goes to `diagnostics`.
pub(super) fn of_package(
    universe: &Universe,
    profile: &Profile,
    package: PackageId,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Option<PackageTags>, Trouble> {
    let lines = comments::package_lines(universe, package);
    let unified = profile.package_opt_out;
    let said = |key, arguments| said(universe, profile, package, &lines, key, arguments);
    let arguments = if unified { Arguments::Any } else { Arguments::OneString };
    let values = match said(ENABLED, arguments) {
        Ok(values) => values,
        Err(malformed) if unified => return Err(malformed.into()),
        // Up to 0.36 upstream takes a marker that it cannot read for none.
        Err(malformed) => {
            diagnostics.push(as_warning(*malformed));
            return Ok(None);
        }
    };
    if values.is_empty() {
        return Ok(None);
    }
    let off = |said: &Said| said.value == "false";
    let explicit_only = if unified { values.iter().all(off) } else { values.len() == 1 && values.iter().all(off) };
    if unified && !explicit_only && values.iter().any(off) {
        let wrong = values.iter().find(|said| off(said)).unwrap_or(&values[0]);
        return Err(Diagnostic::error(&codes::CONTRADICTION, format!("+{ENABLED}=false stands beside a peer package"))
            .at(wrong.span)
            .help("remove it, or the peer packages")
            .into());
    }
    let external = said(EXTERNAL_TYPES, arguments)?;
    if let [first, second, ..] = external.as_slice() {
        return Err(Diagnostic::error(
            &codes::CONTRADICTION,
            format!("+{EXTERNAL_TYPES} stands {} times here", external.len()),
        )
        .at(second.span)
        .also(first.span, "the first one")
        .help("the types of one package can be converted in another: keep one marker")
        .into());
    }
    for path in values.iter().filter(|_| !explicit_only).chain(&external) {
        not_relative(path)?;
    }
    Ok(Some(PackageTags { peers: (!explicit_only).then_some(values), external: external.into_iter().next() }))
}

fn not_relative(path: &Said) -> Result<(), Trouble> {
    if !path.value.starts_with('.') && !path.value.is_empty() {
        return Ok(());
    }
    let message = if path.value.is_empty() {
        "the marker names no package".to_owned()
    } else {
        format!("{} is no import path", path.value)
    };
    Err(Diagnostic::error(&codes::MISSING_PEER, message)
        .at(path.span)
        .help("write the full import path of the package")
        .into())
}

/// Whether a type opts out of conversion. A marker with any other value is refused.
pub(super) fn opts_out(cx: Cx<'_>, decl: DeclId) -> Result<bool, Trouble> {
    let package = cx.universe.decl_package(decl);
    let docs = cx.comments.of(cx.universe, decl)?;
    let values = match said(cx.universe, cx.profile, package, &docs.closest, ENABLED, Arguments::OneString) {
        Ok(values) => values,
        // Upstream says so, and takes the type for one that opts out.
        Err(_) => return Ok(true),
    };
    match values.first() {
        None => Ok(false),
        Some(said) if said.value == "false" => Ok(true),
        Some(said) => Err(Diagnostic::error(
            &codes::BAD_MARKER,
            format!("+{ENABLED}={} is no value for type {}", said.value, cx.universe.decl_name(decl)),
        )
        .at(said.span)
        .help(format!("above a type the value is false: write +{ENABLED}=false, or remove the marker"))
        .into()),
    }
}

/// The types that a type asks to be converted from, each time it asks for one: only `net/url.Values` can be.
pub(super) fn explicit_from(cx: Cx<'_>, decl: DeclId, diagnostics: &mut Vec<Diagnostic>) -> Result<usize, Trouble> {
    let docs = cx.comments.of(cx.universe, decl)?;
    Ok(from_values(cx, cx.universe.decl_package(decl), &docs, diagnostics)?.len())
}

/// Refuses requests to be converted from something that stand above what is no type.
pub(super) fn nothing_else_asks(cx: Cx<'_>, package: PackageId, diagnostics: &mut Vec<Diagnostic>) {
    let asks = Finder::new(EXPLICIT_FROM);
    let files = cx.universe.loaded(package).filter(|_| cx.comments.covers(package));
    for file in files.into_iter().flat_map(|package| &package.files) {
        if asks.find(&file.source).is_none() {
            continue;
        }
        let functions = file.funcs.iter().filter(|function| function.receiver.is_none()).map(|function| &function.name);
        let constants = file.consts.iter().flat_map(|group| &group.specs).flat_map(|spec| &spec.names);
        let variables = file.vars.iter().flat_map(|spec| &spec.names);
        // The first generation gives comments to types and functions only.
        let values = variables.chain(constants).filter(|_| cx.profile.v2);
        for name in functions.chain(values) {
            let misplaced = |said: Said| {
                Diagnostic::error(&codes::MISPLACED_MARKER, format!("{} is no type that could be converted", name.name))
                    .at(said.span)
                    .help("put the marker above a type, or remove it")
            };
            match from_values(cx, package, &Docs::above(file, name.span.start), diagnostics) {
                Ok(asked) => diagnostics.extend(asked.into_iter().next().map(misplaced)),
                Err(wrong) => diagnostics.push(*wrong),
            }
        }
    }
}

/// The requests to be converted from the values of a query.
fn from_values(
    cx: Cx<'_>,
    package: PackageId,
    docs: &Docs,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Vec<Said>, Box<Diagnostic>> {
    let values = match said(cx.universe, cx.profile, package, &docs.both(), EXPLICIT_FROM, Arguments::OneString) {
        Ok(values) => values,
        Err(malformed) => {
            diagnostics.push(as_warning(*malformed));
            return Ok(Vec::new());
        }
    };
    let mut asked = Vec::new();
    for said in values {
        let wrong = |severity| {
            Diagnostic::new(&codes::BAD_MARKER, severity, format!("nothing can be converted from {:?}", said.value))
                .at(said.span)
                .help(format!("write +{EXPLICIT_FROM}=net/url.Values"))
        };
        match said.value.split('.').collect::<Vec<_>>().as_slice() {
            ["net/url", "Values"] => asked.push(said),
            [_, _] => return Err(Box::new(wrong(Severity::Error))),
            // Upstream complains and goes on.
            _ => diagnostics.push(wrong(Severity::Warning)),
        }
    }
    Ok(asked)
}

/// Whether a field opts out of conversion; a marker that cannot be read says nothing.
pub(super) fn field_opts_out(cx: Cx<'_>, package: PackageId, field: &Field) -> Result<bool, Malformed> {
    let of_package = cx.universe.file(package, field.span.file);
    let file = of_package.or_else(|| cx.universe.packages().find_map(|package| package.file(field.span.file)));
    let Some(file) = file else { return Ok(false) };
    let lines = Docs::above(file, field.span.start).closest;
    let markers = marker::extract_with(&lines, ENABLED, cx.profile, Arguments::OneString)?;
    Ok(markers.first().is_some_and(|marker| marker.value == "false"))
}

/// What a function written by hand amounts to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Effect {
    /// It has to be called.
    #[default]
    Converts,
    /// It does no more than an assignment.
    CopyOnly,
    /// Fields of this pair are left out.
    Drop,
}

/// The marker of a function.
pub(super) fn effect(cx: Cx<'_>, function: Function<'_>, diagnostics: &mut Vec<Diagnostic>) -> Effect {
    let lines = function.docs(cx.universe).closest;
    let values = match said(cx.universe, cx.profile, function.id.package, &lines, FUNCTION, Arguments::OneString) {
        Ok(values) => values,
        Err(malformed) => {
            diagnostics.push(as_warning(*malformed));
            return Effect::Converts;
        }
    };
    let effect = match values.as_slice() {
        [] => return Effect::Converts,
        [only] if only.value == "copy-only" => Effect::CopyOnly,
        [only] if only.value == "drop" => Effect::Drop,
        [..] => Effect::Converts,
    };
    if let (Effect::Converts, Some(last)) = (effect, values.last()) {
        let finding = match values.as_slice() {
            [only] => Diagnostic::warning(
                &codes::UNKNOWN_VALUE,
                format!("+{FUNCTION}={} has no effect on {}", only.value, function.name.name),
            )
            .help(match marker::suggest(&only.value, ["copy-only", "drop"]) {
                Some(near) => format!("did you mean +{FUNCTION}={near}?"),
                None => "the value is copy-only or drop".to_owned(),
            }),
            _ => Diagnostic::warning(
                &codes::UNKNOWN_VALUE,
                format!("+{FUNCTION} stands {} times above {} and has no effect", values.len(), function.name.name),
            )
            .help("keep one of them"),
        };
        diagnostics.push(finding.at(last.span));
    }
    effect
}

/// The finding about a marker that cannot be read, where upstream goes on.
fn as_warning(malformed: Diagnostic) -> Diagnostic {
    Diagnostic { severity: Severity::Warning, ..malformed }
}

fn said(
    universe: &Universe,
    profile: &Profile,
    package: PackageId,
    lines: &[Line],
    key: &str,
    arguments: Arguments,
) -> Result<Vec<Said>, Box<Diagnostic>> {
    let file = |group: Span| universe.file(package, group.file).map(|file| file.source.clone());
    let markers = marker::extract_with(lines, key, profile, arguments)
        .map_err(|malformed| Box::new(malformed.diagnostic(file(malformed.group).as_deref().unwrap_or_default())))?;
    let said = |marker: Marker| {
        let span = file(marker.group).map_or(marker.group, |source| marker.span(&source));
        Said { value: marker.value, span }
    };
    Ok(markers.into_iter().map(said).collect())
}
