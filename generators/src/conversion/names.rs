//! The names of functions: `Convert_<in>_To_<out>`, of types by the last element of their package's path.

use genkit::view::{Kind, Name};
use gotypes::{Stop, Type, TypeId, Unresolved};

use super::subject::{Pair, Types};

/// The name of the function that converts one type into the other.
///
/// # Errors
///
/// [`Stop::Unresolved`] where the name is none that a function can have.
pub(super) fn convert(types: &Types<'_>, pair: Pair) -> Result<String, Stop> {
    let (from, to) = pair.key();
    Ok(format!("Convert_{}_To_{}", part(types, from)?, part(types, to)?))
}

/// The part of the name that stands for a type (gengo's name strategy with one package name before it).
fn part(types: &Types<'_>, ty: TypeId) -> Result<String, Stop> {
    let view = types.view;
    let Name { package, name } = view.name(ty)?;
    if !package.is_empty() {
        if name.contains('[') {
            return Err(unnameable(&name));
        }
        let last = package.rsplit('/').next().unwrap_or_default();
        return Ok(format!("{}_{name}", last.replace('-', "_").replace('.', "")));
    }
    let kind = view.kind(ty)?;
    let elem = || part(types, view.elem(ty)?.unwrap_or(ty));
    Ok(match (kind, view.ty(ty)?) {
        (Kind::Builtin, _) => name,
        (Kind::Map, Type::Map(key, _)) => format!("Map_{}_To_{}", part(types, *key)?, elem()?),
        (Kind::Slice, _) => format!("Slice_{}", elem()?),
        (Kind::Array, _) if !view.profile.arrays_named => "unnameable_Array".to_owned(),
        (Kind::Array, Type::Array(len, _)) => {
            format!("Array_{}_{}", view.universe.array_len(len)?.unwrap_or(0), elem()?)
        }
        (Kind::Pointer, _) => format!("Pointer_{}", elem()?),
        (Kind::Chan, _) => format!("Chan_{}", elem()?),
        (Kind::Struct, _) => {
            let mut parts = vec!["Struct".to_owned()];
            for member in types.members(ty)? {
                parts.push(part(types, member.ty)?);
            }
            parts.join("_")
        }
        (Kind::Func, Type::Func(signature)) => {
            let mut parts = vec!["Func".to_owned()];
            for param in &signature.params {
                parts.push(part(types, param.ty)?);
            }
            parts.push("Returns".to_owned());
            for result in &signature.results {
                parts.push(part(types, result.ty)?);
            }
            parts.join("_")
        }
        (Kind::Interface, _) if view.universe.interface_methods(ty)?.is_empty() => "Interface".to_owned(),
        // Upstream puts the whole methods into the name, which then is none.
        (Kind::Interface, _) => return Err(unnameable(&name)),
        (Kind::TypeParam, _) => "unnameable_TypeParam".to_owned(),
        (Kind::Alias | Kind::Map | Kind::Array | Kind::Func | Kind::Unsupported, _) => {
            "unnameable_Unsupported".to_owned()
        }
    })
}

fn unnameable(name: &str) -> Stop {
    Stop::Unresolved(Box::new(Unresolved {
        message: format!("{name} cannot be part of the name of a function"),
        span: None,
        help: Some(
            "declare a type of its own for it, or write the conversion of the type around it by hand".to_owned(),
        ),
    }))
}
