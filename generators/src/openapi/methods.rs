//! Methods by which types describe themselves.

use genkit::view::View;
use gotypes::{Stop, TypeId};

/// The type of definitions.
pub(super) const DEFINITION: &str = "k8s.io/kube-openapi/pkg/common.OpenAPIDefinition";

/// Whether a type has a method that takes nothing and returns one value of the type `result`.
pub(super) fn returns(view: View<'_>, ty: TypeId, name: &str, result: &str) -> Result<bool, Stop> {
    let Some(method) = known(view.method(ty, name))?.flatten() else { return Ok(false) };
    match method.signature.results.as_slice() {
        [only] if method.signature.params.is_empty() => {
            Ok(known(view.name(only.ty))?.is_some_and(|name| name.to_string() == result))
        }
        _ => Ok(false),
    }
}

/// Whether a type declares a method, and whether that needs a pointer.
pub(super) fn receiver(view: View<'_>, ty: TypeId, name: &str) -> Result<Option<bool>, Stop> {
    Ok(known(view.method(ty, name))?.flatten().map(|method| method.pointer_receiver == Some(true)))
}

/// What is not there is not there: upstream passes over it.
fn known<T>(answer: Result<T, Stop>) -> Result<Option<T>, Stop> {
    match answer {
        Ok(known) => Ok(Some(known)),
        Err(Stop::Unresolved(_)) => Ok(None),
        Err(Stop::Pending) => Err(Stop::Pending),
    }
}
