//! Which types are described, and the comments in them.

use genkit::comments::{Docs, package_lines};
use genkit::generator::Cx;
use genkit::marker::{self, Line};
use genkit::view::{Kind, defined_types};
use gotypes::{DeclId, Field, Stop};

/// Says of a package or type that it is described, of a type or field that it is not.
pub(super) const ENABLED: &str = "k8s:openapi-gen";

/// The types of the inputs that are described, in the order of their packages and names (`apiTypeFilterFunc` in kube-openapi
/// `pkg/generators/openapi.go`).
pub(super) fn types(cx: Cx<'_>) -> Result<Vec<DeclId>, Stop> {
    let mut described = Vec::new();
    for &package in cx.requested {
        let whole = says(&package_lines(cx.universe, package), "true");
        for decl in defined_types(cx.universe, package) {
            // Written by codecgen, of old.
            if cx.universe.decl_name(decl).starts_with("codecSelfer") {
                continue;
            }
            let lines = cx.comments.of(cx.universe, decl)?.closest;
            if if whole { !says(&lines, "false") } else { says(&lines, "true") } {
                described.push(decl);
            }
        }
    }
    Ok(described)
}

/// The generic structs of packages that are described as a whole of which there are instances. Up to 0.31 these are types
/// of their own to upstream, without comments, and so described.
pub(super) fn with_instances(cx: Cx<'_>) -> Result<Vec<DeclId>, Stop> {
    let mut generic = Vec::new();
    for &package in cx.requested {
        if cx.profile.generics || !says(&package_lines(cx.universe, package), "true") {
            continue;
        }
        for decl in defined_types(cx.universe, package) {
            if !cx.universe.decl(decl)?.params.is_empty()
                && cx.view().kind(cx.universe.named(decl))? == Kind::Struct
                && cx.instances.are_apart(cx.universe, decl)?
            {
                generic.push(decl);
            }
        }
    }
    Ok(generic)
}

fn says(lines: &[Line], value: &str) -> bool {
    lines.iter().any(|line| marker::plain(&line.text, ENABLED) == Some(value))
}

/// The comment above a field of a type, whose struct may be declared in another package.
pub(super) fn lines(cx: Cx<'_>, ty: DeclId, field: &Field) -> Vec<Line> {
    let of_package = cx.universe.file(cx.universe.decl_package(ty), field.span.file);
    let file = of_package.or_else(|| cx.universe.packages().find_map(|package| package.file(field.span.file)));
    file.map(|file| Docs::above(file, field.span.start).closest).unwrap_or_default()
}
