//! Model names: which types have one, and the files with the methods that say them.
//!
//! From 0.35 on a type can be known by another name than that of its Go package: `+k8s:openapi-model-package` in doc.go or
//! above a type gives the prefix, and openapi-gen writes `OpenAPIModelName` methods that return it with the type's name
//! (kube-openapi `pkg/generators/model_names.go`). Who writes the method by hand needs no marker.

use diag::{Code, Diagnostic};
use genkit::code::Code as Text;
use genkit::comments;
use genkit::draft::{Draft, whole_clause};
use genkit::generator::{Cx, Target};
use genkit::marker::{self, Arguments, Line, Marker};
use genkit::namer::is_private;
use genkit::trouble::Trouble;
use genkit::view::{Kind, defined_types};
use gotypes::{DeclId, PackageId, Stop, TypeId};

use super::INFO;

/// The marker: the prefix of the model names of a package's types, or of one type.
pub(super) const PACKAGE: &str = "k8s:openapi-model-package";

/// A prefix that no Go string holds as it stands.
pub(super) static BAD_MODEL_PACKAGE: Code = Code {
    id: "openapi/bad-model-package",
    summary: "the value of +k8s:openapi-model-package cannot stand in a Go string",
    explain: "Upstream writes the prefix of model names between quotes as it stands, so a quote, a backslash or a control \
              character in it breaks the generated file. Prefixes are mostly the reversed host and the path of the \
              package, as in `io.k8s.api.core.v1`.",
};

/// A type whose method upstream cannot write.
pub(super) static NO_RECEIVER: Code = Code {
    id: "openapi/no-receiver",
    summary: "the name of a type starts with a letter that upstream takes apart",
    explain: "Upstream makes the first byte of a type's name a capital where it writes the receiver of OpenAPIModelName. Of a \
              letter beyond ASCII it leaves half, and no formatter takes the file. Rename the type.",
};

/// Whether references to a type go by its model name.
pub(super) fn has_model_name(cx: Cx<'_>, ty: TypeId) -> Result<bool, Trouble> {
    if !cx.profile.model_names {
        return Ok(false);
    }
    let view = cx.view();
    if let Some(method) = view.method(ty, "OpenAPIModelName")? {
        let signature = method.signature;
        let says_string = match signature.results.as_slice() {
            [only] => view.name(only.ty)?.to_string() == "string",
            _ => false,
        };
        if signature.params.is_empty() && says_string {
            return Ok(true);
        }
    }
    Ok(of_type_or_package(cx, ty)?.is_some())
}

/// The model name that markers give a type.
pub(super) fn of_type_or_package(cx: Cx<'_>, ty: TypeId) -> Result<Option<String>, Trouble> {
    let Some(decl) = cx.view().decl(ty)? else { return Ok(None) };
    let given = |found: Option<Marker>| found.filter(|marker| !marker.value.is_empty());
    let prefix = match given(of_type(cx, decl)?) {
        None => given(of_package(cx, cx.universe.decl_package(decl))?),
        own => own,
    };
    Ok(match prefix {
        Some(prefix) => Some(format!("{}.{}", prefix.value, cx.view().name(ty)?.name)),
        None => None,
    })
}

/// What doc.go says, of a package whose comments count.
fn of_package(cx: Cx<'_>, package: PackageId) -> Result<Option<Marker>, Trouble> {
    if !cx.comments.covers(package) {
        return Ok(None);
    }
    first(cx, package, &comments::package_lines(cx.universe, package))
}

/// What stands above a type.
fn of_type(cx: Cx<'_>, decl: DeclId) -> Result<Option<Marker>, Trouble> {
    let docs = cx.comments.of(cx.universe, decl)?;
    first(cx, cx.universe.decl_package(decl), &docs.closest)
}

/// The first marker of these lines; upstream passes over others.
fn first(cx: Cx<'_>, package: PackageId, lines: &[Line]) -> Result<Option<Marker>, Trouble> {
    let markers = marker::extract_with(lines, PACKAGE, cx.profile, Arguments::OneString).map_err(|malformed| {
        let file = cx.universe.file(package, malformed.group.file);
        Trouble::from(malformed.diagnostic(file.map(|file| &file.source[..]).unwrap_or_default()))
    })?;
    Ok(markers.into_iter().next())
}

/// The types of a package that get a method, with the prefixes of their names, in byte order. `None` where no file is
/// written; a type whose prefix is empty gets no method, but a file.
pub(super) fn of_file(cx: Cx<'_>, package: PackageId) -> Result<Option<Vec<(TypeId, Marker)>>, Trouble> {
    let of_package = of_package(cx, package)?;
    let by_package = of_package.as_ref().filter(|marker| !marker.value.is_empty());
    let (mut named, mut wanted) = (Vec::new(), false);
    for decl in defined_types(cx.universe, package) {
        let own = of_type(cx, decl)?;
        let ty = cx.universe.named(decl);
        // Upstream cannot look into a type that is not there, and passes over it.
        let is_struct = match cx.view().kind(ty) {
            Ok(kind) => kind == Kind::Struct,
            Err(Stop::Pending) => return Err(Stop::Pending.into()),
            Err(Stop::Unresolved(_)) => false,
        };
        if is_private(cx.universe.decl_name(decl)) || !is_struct {
            continue;
        }
        wanted |= own.is_some() || by_package.is_some();
        let prefix = own.filter(|marker| !marker.value.is_empty()).or_else(|| by_package.cloned());
        if let Some(prefix) = prefix {
            if !cx.universe.decl_name(decl).starts_with(|first: char| first.is_ascii()) {
                let message = format!("no method can be written for {}", cx.universe.decl_name(decl));
                let mut finding =
                    Diagnostic::error(&NO_RECEIVER, message).help("start its name with a letter from A to Z");
                if let Some(span) = cx.universe.decl(decl)?.span {
                    finding = finding.at(span);
                }
                return Err(finding.into());
            }
            if prefix.value.contains(['"', '\\']) || prefix.value.contains(char::is_control) {
                let file = cx.universe.file(package, prefix.group.file);
                let source = file.map(|file| &file.source[..]).unwrap_or_default();
                let message = format!("{:?} cannot be the prefix of model names", prefix.value);
                return Err(Diagnostic::error(&BAD_MODEL_PACKAGE, message)
                    .at(prefix.span(source))
                    .help(format!("write +{PACKAGE}= and a name of letters, digits, dots and dashes"))
                    .into());
            }
            named.push((ty, prefix));
        }
    }
    Ok(wanted.then_some(named))
}

/// Writes the file of one package.
pub(super) fn write(cx: Cx<'_>, target: &Target) -> Result<Option<Draft>, Trouble> {
    let package = cx.universe.package(target.package)?;
    let Some(types) = of_file(cx, target.package)? else { return Ok(None) };
    let mut text = Text::new();
    for (nth, (ty, prefix)) in types.iter().enumerate() {
        if nth > 0 {
            text.blank();
        }
        let name = cx.view().name(*ty)?.name;
        text.line("// OpenAPIModelName returns the OpenAPI model name for this type.");
        text.open(format!("func (in {name}) OpenAPIModelName() string {{"));
        text.line(format!("return \"{}.{name}\"", prefix.value));
        text.close("}");
    }
    Ok(Some(Draft {
        tool: INFO.tool,
        remark: "",
        package: whole_clause(&package.path, &package.name),
        imports: Vec::new(),
        body: text.into_text(),
    }))
}
