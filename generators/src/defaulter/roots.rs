//! Decides which types of a package get a function.

use diag::Diagnostic;
use genkit::generator::Cx;
use genkit::namer::is_private;
use genkit::trouble::Trouble;
use genkit::view::{Kind, defined_types};
use gotypes::{DeclId, PackageId, Stop, TypeId};

use super::codes;
use super::functions::{Key, Table};
use super::plan::Planner;
use super::tags::{Choice, ENABLED, INPUT, PackageTags, Tags};

/// What is decided about an input.
pub(super) struct Roots {
    /// The roots, by name.
    pub(super) types: Vec<TypeId>,
    /// What is wrong on the way to choosing them.
    pub(super) findings: Vec<Diagnostic>,
    /// Why there is a file.
    pub(super) why: String,
}

/// Decides about an input; none where it gets no file. The table holds the functions of the inputs up to this one.
pub(super) fn decide(
    cx: Cx<'_>,
    table: &Table,
    package: PackageId,
    findings: &mut Vec<Diagnostic>,
) -> Result<Option<Roots>, Trouble> {
    let tags = Tags { universe: cx.universe, profile: cx.profile };
    let said = tags.of_package(package)?;
    let types = types_package(cx, package, &said)?;
    let (mut candidates, mut chosen) = (Vec::new(), None);
    for decl in defined_types(cx.universe, types) {
        let docs = cx.comments.of(cx.universe, decl)?;
        if types == package {
            findings.extend(tags.without_effect(types, &docs, cx.universe.decl_name(decl)));
        }
        let choice = if has_object_defaulter(cx, table, decl)? { Choice::Out } else { tags.of_type(types, &docs)? };
        let wanted = match choice {
            Choice::In(span) => {
                chosen = chosen.or(Some((decl, span)));
                true
            }
            Choice::Out => false,
            Choice::Silent => has_field(cx, decl, &said.fields)?,
        };
        if wanted && !is_private(cx.universe.decl_name(decl)) {
            candidates.push(decl);
        }
    }
    if !said.active {
        findings.extend(chosen.filter(|_| !said.opted_out).map(|(decl, span)| {
            let name = cx.universe.decl_name(decl);
            let message = format!("+{ENABLED}=true on type {name} has no effect: doc.go does not ask");
            let finding = Diagnostic::warning(&codes::IGNORED_MARKER, message).at(span);
            finding.help(format!("write +{ENABLED}=TypeMeta in doc.go"))
        }));
        return Ok(None);
    }
    let mut roots = Vec::new();
    for decl in candidates {
        if cx.universe.decl(decl)?.params.is_empty() {
            roots.push(cx.universe.named(decl));
        } else {
            findings.push(generic(cx, decl)?);
        }
    }
    let (types, wrong) = Planner::new(cx, table, cx.universe.path(package)).promote(&roots)?;
    if types.is_empty() && cx.profile.package_opt_out {
        // Only then upstream reads the marker as it did before.
        tags.plain(package)?;
    }
    let why = match (said.fields.first(), chosen) {
        (Some(field), _) => format!("+{ENABLED}={field} in doc.go"),
        (None, Some((decl, _))) => format!("+{ENABLED}=true on type {}", cx.universe.decl_name(decl)),
        (None, None) => "it is among the packages to generate for".to_owned(),
    };
    Ok(Some(Roots { types, findings: wrong, why }))
}

/// The package that holds the types.
fn types_package(cx: Cx<'_>, package: PackageId, said: &PackageTags) -> Result<PackageId, Trouble> {
    let Some((path, span)) = said.input.as_ref().filter(|_| said.active || !cx.profile.package_opt_out) else {
        return Ok(package);
    };
    match cx.universe.package_at(path).and_then(|id| cx.universe.package(id)) {
        Ok(types) => Ok(types.id()),
        Err(Stop::Pending) => Err(Stop::Pending.into()),
        Err(Stop::Unresolved(why)) => {
            let message = format!("+{INPUT} names {path}, which cannot be loaded: {}", why.message);
            let help = why.help.unwrap_or_else(|| format!("write +{INPUT}=<import path>"));
            Err(Diagnostic::error(&codes::NO_SUCH_PACKAGE, message).at(*span).help(help).into())
        }
    }
}

fn has_object_defaulter(cx: Cx<'_>, table: &Table, decl: DeclId) -> Result<bool, Stop> {
    let key = Key::of(cx.view(), cx.universe.named(decl), true)?;
    Ok(table.of(&key).is_some_and(|manual| manual.object.is_some()))
}

/// Whether a type is a struct with one of these fields.
fn has_field(cx: Cx<'_>, decl: DeclId, fields: &[String]) -> Result<bool, Stop> {
    let ty = cx.universe.named(decl);
    if fields.is_empty() || cx.view().kind(ty)? != Kind::Struct {
        return Ok(false);
    }
    Ok(cx.view().members(ty)?.iter().any(|member| fields.iter().any(|field| *field == member.name)))
}

fn generic(cx: Cx<'_>, decl: DeclId) -> Result<Diagnostic, Stop> {
    let message =
        format!("{} has type parameters: upstream cannot write a function for it", cx.universe.decl_name(decl));
    Ok(at_name(cx, decl, Diagnostic::error(&codes::GENERIC_ROOT, message))?
        .help(format!("leave it out with +{ENABLED}=false in a comment of its own above it")))
}

/// A root with too many slices within each other.
pub(super) fn too_deep(cx: Cx<'_>, root: TypeId) -> Result<Diagnostic, Stop> {
    let message = format!("in {} slices are nested deeper than upstream has names for", cx.view().name(root)?.name);
    let finding = Diagnostic::error(&codes::TOO_DEEP, message)
        .help("write its SetObjectDefaults function by hand, or a SetDefaults function with +k8s:defaulter-gen=covers in between");
    match cx.view().decl(root)? {
        Some(decl) => at_name(cx, decl, finding),
        None => Ok(finding),
    }
}

fn at_name(cx: Cx<'_>, decl: DeclId, finding: Diagnostic) -> Result<Diagnostic, Stop> {
    Ok(match cx.universe.decl(decl)?.span {
        Some(span) => finding.at(span),
        None => finding,
    })
}
