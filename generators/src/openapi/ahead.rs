//! Looks at the types of fields, so that the packages behind them are loaded before anything is planned.

use genkit::generator::Cx;
use genkit::view::{Kind, View};
use gotypes::{Stop, TypeId};

use super::{described, methods};

/// Types within types that are looked at; whatever lies deeper is loaded when it is asked for.
const MAX_DEPTH: usize = 4;

/// Asks what the plan is sure to ask of the fields of all described structs.
pub(super) fn look(cx: Cx<'_>) -> Result<(), Stop> {
    let view = cx.view();
    for decl in described::types(cx)? {
        let fields = view.members(cx.universe.named(decl)).unwrap_or_default();
        for field in fields {
            // What is not there is told by the plan.
            let _answer = at(view, field.ty, 0);
        }
    }
    Ok(())
}

fn at(view: View<'_>, ty: TypeId, depth: usize) -> Result<(), Stop> {
    match view.kind(ty)? {
        Kind::Alias => at(view, view.resolved(ty)?, depth),
        Kind::Struct => methods::receiver(view, ty, "UnmarshalJSON").map(drop),
        Kind::Pointer | Kind::Slice | Kind::Array | Kind::Map if depth < MAX_DEPTH => {
            view.elem(ty)?.map_or(Ok(()), |elem| at(view, elem, depth + 1))
        }
        _ => Ok(()),
    }
}
