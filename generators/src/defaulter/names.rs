//! How types are called in the names of defaulting functions.

use genkit::view::{Kind, View};
use gotypes::{Stop, Type, TypeId};

/// The name of a type in the names of functions (gengo's `NameStrategy`, its parts joined by `_`): a declared type's own,
/// what another one is made of (`Slice_string`). None where upstream has no such name, or another one in every run.
pub(super) fn joined(view: View<'_>, ty: TypeId) -> Result<Option<String>, Stop> {
    let name = view.name(ty)?;
    if !name.package.is_empty() {
        return Ok(Some(name.name));
    }
    let elem = || Ok::<_, Stop>(view.elem(ty)?.map(|elem| joined(view, elem)).transpose()?.flatten());
    let prefixed = |prefix: &str, elem: Option<String>| elem.map(|elem| format!("{prefix}_{elem}"));
    Ok(match view.kind(ty)? {
        Kind::Builtin => Some(name.name),
        Kind::Map => {
            let key = view.key(ty)?.map(|key| joined(view, key)).transpose()?.flatten();
            key.zip(elem()?).map(|(key, elem)| format!("Map_{key}_To_{elem}"))
        }
        Kind::Slice => prefixed("Slice", elem()?),
        Kind::Pointer => prefixed("Pointer", elem()?),
        Kind::Chan => prefixed("Chan", elem()?),
        Kind::Array if view.profile.arrays_named => match view.ty(ty)? {
            Type::Array(len, _) => prefixed(&format!("Array_{}", view.universe.array_len(len)?.unwrap_or(0)), elem()?),
            _ => None,
        },
        Kind::Struct => {
            let members: Result<Option<Vec<String>>, Stop> =
                view.members(ty)?.iter().map(|member| joined(view, member.ty)).collect();
            members?.map(|members| std::iter::once("Struct".to_owned()).chain(members).collect::<Vec<_>>().join("_"))
        }
        Kind::Interface => match view.universe.interface_methods(ty)?.as_slice() {
            [] => Some("Interface".to_owned()),
            [only] => Some(format!("Interface_{}", only.name)),
            _ => None,
        },
        Kind::Alias | Kind::Array | Kind::Func | Kind::TypeParam | Kind::Unsupported => None,
    })
}
