//! The names of types in generated code (gengo's "raw" name system), in gofmt's layout.

use gotypes::{Method, Stop, Type, TypeId, Universe, Unresolved};

use crate::imports::Imports;
use crate::view::{Kind, View};

/// The name by which `ty` is written as the receiver of a method: as [`raw`], but nothing in it may pass for an
/// expression only.
///
/// # Errors
///
/// As [`raw`].
pub fn receiver(view: View<'_>, ty: TypeId, own: &str, imports: &mut Imports) -> Result<String, Stop> {
    let name = raw(view, ty, own, imports, 0)?;
    if name.contains('/') { Err(path_within(&name)) } else { Ok(name) }
}

/// The name by which `ty` is written in a file of the package `own`. What it names is registered
/// with `imports`, left to right. `depth` is the indentation of the line it stands on, for types
/// that gofmt breaks over lines.
///
/// # Errors
///
/// [`Stop`] where a declaration cannot be looked at.
pub fn raw(view: View<'_>, ty: TypeId, own: &str, imports: &mut Imports, depth: usize) -> Result<String, Stop> {
    spell(view, ty, own, imports, Layout::Code { depth })
}

/// The same in a comment, where gofmt leaves it as upstream writes it. What it names is imported, but not used.
///
/// # Errors
///
/// As [`raw`].
pub fn raw_in_comment(view: View<'_>, ty: TypeId, own: &str, imports: &mut Imports) -> Result<String, Stop> {
    spell(view, ty, own, imports, Layout::Comment)
}

/// Where a name stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Layout {
    Code { depth: usize },
    Comment,
}

impl Layout {
    /// What gofmt puts, or leaves, between the elements of a list.
    fn comma(self) -> &'static str {
        if self == Self::Comment { "," } else { ", " }
    }
}

fn spell(view: View<'_>, ty: TypeId, own: &str, imports: &mut Imports, layout: Layout) -> Result<String, Stop> {
    let go = |ty: TypeId, imports: &mut Imports| spell(view, ty, own, imports, layout);
    // What is made of others has no name of its own; what gengo would call it is not asked for.
    match view.ty(ty)? {
        Type::Map(key, value) => {
            let key = go(*key, imports)?;
            return Ok(format!("map[{key}]{}", go(*value, imports)?));
        }
        Type::Slice(elem) => return Ok(format!("[]{}", go(*elem, imports)?)),
        Type::Pointer(elem) => return Ok(format!("*{}", go(*elem, imports)?)),
        _ => {}
    }
    let name = view.name(ty)?;
    if !name.package.is_empty() {
        if layout != Layout::Comment {
            imports.note_use(&name.package, &name.name);
        }
        let alias = imports.name(&name.package);
        // gofmt puts a blank behind each comma of a list of type arguments.
        let name_in_code = if name.name.contains(',') && layout != Layout::Comment {
            name.name.replace(", ", ",").replace(',', ", ")
        } else {
            name.name.clone()
        };
        // Upstream writes import paths into such lists; only as the first of them one can pass for an expression.
        // Where it does not know of such lists yet, it takes all before the last dot for the path of a package.
        if name_in_code.split_once(", ").is_some_and(|(_, rest)| rest.contains('/'))
            || !view.profile.generics && name_in_code.contains('.')
        {
            return Err(path_within(&name.name));
        }
        return Ok(if name.package == own { name_in_code } else { format!("{alias}.{name_in_code}") });
    }
    let universe = view.universe;
    Ok(match view.ty(ty)? {
        Type::Array(..) if !view.profile.arrays_named => "unnameable_Array".to_owned(),
        Type::Array(len, elem) => {
            let len = universe.array_len(len)?.unwrap_or(0);
            format!("[{len}]{}", go(*elem, imports)?)
        }
        Type::Chan(_, elem) => format!("chan {}", go(*elem, imports)?),
        Type::Func(signature) => {
            let mut params = Vec::new();
            for param in &signature.params {
                params.push(go(param.ty, imports)?);
            }
            let mut results = Vec::new();
            for result in &signature.results {
                results.push(go(result.ty, imports)?);
            }
            let results = match results.as_slice() {
                [] => String::new(),
                [only] => format!(" {only}"),
                many => format!(" ({})", many.join(layout.comma())),
            };
            format!("func({}){results}", params.join(layout.comma()))
        }
        Type::Struct(_) => {
            let inner = match layout {
                Layout::Code { depth } => Layout::Code { depth: depth + 1 },
                Layout::Comment => Layout::Comment,
            };
            let mut fields = Vec::new();
            for field in view.members(ty)? {
                let text = spell(view, field.ty, own, imports, inner)?;
                fields.push((field.name.to_string(), text));
            }
            match layout {
                Layout::Code { depth } => struct_layout(&fields, depth),
                Layout::Comment => {
                    let fields: Vec<_> = fields.into_iter().map(|(name, ty)| format!("{name} {ty}")).collect();
                    format!("struct{{{}}}", fields.join("; "))
                }
            }
        }
        Type::Interface(_) | Type::Named { .. } if view.kind(ty)? == Kind::Interface => {
            let methods = universe.interface_methods(ty)?;
            match (methods.as_slice(), layout) {
                ([], _) if view.profile.spells_any => "any".to_owned(),
                ([], _) => "interface{}".to_owned(),
                ([only], Layout::Comment) if view.profile.methods_unnameable => {
                    let receiver = if matches!(view.ty(ty)?, Type::Named { .. }) { &name.name } else { "interface" };
                    format!("interface{{func ({receiver}).{}}}", method_text(universe, only))
                }
                ([only], Layout::Comment) => format!("interface{{{}}}", method_name(universe, only)),
                _ if view.profile.methods_unnameable => return Err(unnameable(&name.name)),
                ([only], Layout::Code { .. }) => format!("interface{{ {} }}", method_name(universe, only)),
                // Upstream writes them in the order of a Go map, another one in every run.
                _ => return Err(unnameable(&name.name)),
            }
        }
        _ if view.kind(ty)? == Kind::Unsupported => "unnameable_Unsupported".to_owned(),
        Type::Param { .. } => "unnameable_TypeParam".to_owned(),
        Type::Interface(_)
        | Type::Named { .. }
        | Type::Basic(_)
        | Type::Invalid(_)
        | Type::Map(..)
        | Type::Slice(_)
        | Type::Pointer(_) => name.name,
    })
}

/// A method of an interface without a name, as upstream's name for the method reads behind its last dot.
fn method_name(universe: &Universe, method: &Method) -> String {
    method_text(universe, method).rsplit('.').next().unwrap_or_default().to_owned()
}

/// A method of an interface without a name, with its signature.
fn method_text(universe: &Universe, method: &Method) -> String {
    let signature = gotypes::type_string(universe, method.signature);
    format!("{}{}", method.name, signature.strip_prefix("func").unwrap_or(&signature))
}

/// Upstream's text for such an interface does not pass gofmt, so that its run fails.
fn unnameable(name: &str) -> Stop {
    Stop::Unresolved(Box::new(Unresolved {
        message: format!("{name} cannot be written as part of another type's name"),
        span: None,
        help: Some("declare the interface as a type, and use that".to_owned()),
    }))
}

/// A path stands in the name where Go wants a type: upstream's text does not pass gofmt either.
fn path_within(name: &str) -> Stop {
    Stop::Unresolved(Box::new(Unresolved {
        message: format!("{name} cannot be written: an import path would stand among the type arguments"),
        span: None,
        help: Some("give the type a name of its own, without type arguments".to_owned()),
    }))
}

/// A struct type as gofmt prints it when the source has it on one line.
fn struct_layout(fields: &[(String, String)], depth: usize) -> String {
    /// go/printer puts a single field on the struct's own line if blank and type take no more bytes.
    const ONE_LINE: usize = 30;
    match fields {
        [] => "struct{}".to_owned(),
        [(name, ty)] if !ty.contains('\n') && ty.len() < ONE_LINE => format!("struct{{ {name} {ty} }}"),
        [(name, ty)] => {
            let tabs = "\t".repeat(depth);
            format!("struct {{\n{tabs}\t{name} {ty}\n{tabs}}}")
        }
        _ => {
            let tabs = "\t".repeat(depth);
            let mut out = String::from("struct {\n");
            let mut rest = fields;
            while !rest.is_empty() {
                // A type over several lines ends the run of lines whose columns are aligned.
                let run = rest.iter().position(|(_, ty)| ty.contains('\n')).map_or(rest.len(), |at| at + 1);
                let width = rest[..run].iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
                for (name, ty) in &rest[..run] {
                    out.push_str(&format!("{tabs}\t{name:width$} {ty}\n"));
                }
                rest = &rest[run..];
            }
            out.push_str(&tabs);
            out.push('}');
            out
        }
    }
}

/// Whether a name is private by gengo's rule: its first byte is its own lower case. A byte outside
/// of ASCII is not, because lowering half a letter changes it.
#[must_use]
pub fn is_private(name: &str) -> bool {
    name.bytes().next().is_none_or(|first| first.is_ascii() && !first.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn struct_layouts() {
        let field = |name: &str, ty: &str| (name.to_owned(), ty.to_owned());
        assert_eq!(struct_layout(&[], 0), "struct{}");
        assert_eq!(struct_layout(&[field("A", "int")], 2), "struct{ A int }");
        assert_eq!(
            struct_layout(&[field("A", "int"), field("Bcd", "string")], 1),
            "struct {\n\t\tA   int\n\t\tBcd string\n\t}"
        );
    }

    #[test]
    fn single_fields_by_size() {
        let field = |ty: &str| [("Long".to_owned(), ty.to_owned())];
        let (short, long) = ("t".repeat(29), "t".repeat(30));
        assert_eq!(struct_layout(&field(&short), 1), format!("struct{{ Long {short} }}"));
        assert_eq!(struct_layout(&field(&long), 1), format!("struct {{\n\t\tLong {long}\n\t}}"));
        assert_eq!(
            struct_layout(&field("struct {\n\t}"), 0),
            "struct {\n\tLong struct {\n\t}\n}",
            "what stands on several lines never fits on one"
        );
    }

    #[test]
    fn columns_end_at_types_over_several_lines() {
        let field = |name: &str, ty: &str| (name.to_owned(), ty.to_owned());
        let fields = [
            field("A", "int"),
            field("Größe", "struct {\n\t}"),
            field("Bc", "int"),
            field("Def", "string"),
            field("G", "struct {\n\t}"),
        ];
        assert_eq!(
            struct_layout(&fields, 0),
            "struct {\n\tA     int\n\tGröße struct {\n\t}\n\tBc  int\n\tDef string\n\tG   struct {\n\t}\n}"
        );
    }

    #[test]
    fn private_names() {
        for (name, private) in
            [("", true), ("item", true), ("_x", true), ("Item", false), ("größe", true), ("ärmel", false)]
        {
            assert_eq!(is_private(name), private, "{name}");
        }
    }
}
