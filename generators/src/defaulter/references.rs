//! Looks after the constants that defaults refer to, which upstream writes down unseen.

use diag::Diagnostic;
use genkit::generator::{Cx, Output};
use genkit::marker::suggest;
use gotypes::{Entry, Package, PackageId, Stop};

use super::codes;
use super::tree::{Node, Reference};

/// Warns about constants of a tree that are not there. `own` is the package that the file is made for.
pub(super) fn check(cx: Cx<'_>, own: PackageId, tree: &Node, out: &mut Output) -> Result<(), Stop> {
    let mut references = Vec::new();
    tree.references(&mut references);
    for reference in references {
        if reference.as_json {
            let message =
                format!("the name {} would be read as JSON, and the generated function panic", reference.name);
            let finding = Diagnostic::warning(&codes::CONSTANT_AS_JSON, message).at(reference.span);
            out.diagnostics.push(finding.help("write the JSON itself: +default=<JSON>"));
            continue;
        }
        match package(cx, own, reference) {
            Ok(package) => out.diagnostics.extend(missing(package, own, reference)),
            Err(Stop::Pending) => out.pending = true,
            Err(Stop::Unresolved(why)) => {
                let message =
                    format!("+default refers to {}, which cannot be loaded: {}", reference.package, why.message);
                let finding = Diagnostic::warning(&codes::NO_SUCH_CONSTANT, message).at(reference.span);
                out.diagnostics
                    .push(finding.help(why.help.unwrap_or_else(|| "write ref(import/path.Constant)".to_owned())));
            }
        }
    }
    Ok(())
}

fn package<'a>(cx: Cx<'a>, own: PackageId, reference: &Reference) -> Result<&'a Package, Stop> {
    let id = if reference.package.is_empty() { own } else { cx.universe.package_at(&reference.package)? };
    cx.universe.whole(id)
}

fn missing(package: &Package, own: PackageId, reference: &Reference) -> Option<Diagnostic> {
    let Reference { name, span, .. } = reference;
    let warning = |message: String| Diagnostic::warning(&codes::NO_SUCH_CONSTANT, message).at(*span);
    match package.lookup(name) {
        Some(Entry::Const(_) | Entry::Var(_)) if package.id() == own || name.starts_with(char::is_uppercase) => None,
        Some(Entry::Const(_) | Entry::Var(_)) => Some(
            warning(format!("{name} is not exported by {}: the generated file will not compile", package.path))
                .help("begin its name with a capital letter"),
        ),
        Some(Entry::Type { .. } | Entry::Func(_)) => Some(
            warning(format!("{name} of {} is no constant: the generated file may not compile", package.path))
                .help("refer to a constant"),
        ),
        None => {
            let names = package.names();
            let near = suggest(name, names.iter().map(|(name, _)| name.as_str()));
            let finding =
                warning(format!("{} has no constant {name}: the generated file will not compile", package.path));
            Some(match near {
                Some(near) => finding.help(format!("did you mean {near}?")),
                None => finding.help("declare it, or write its import path: ref(import/path.Constant)"),
            })
        }
    }
}
