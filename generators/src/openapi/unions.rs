//! Unions: structs of whose fields only one is set (kube-openapi `pkg/generators/union.go`).
//!
//! What upstream complains of it writes all the same, but for a field that is there twice, at which it breaks down.

use genkit::trouble::Trouble;
use gotypes::TypeId;

use super::codes;
use super::plan::Union;
use super::planner::{Member, Planner};

/// The unions of a struct: itself, those that it inlines, and that of some of its fields.
pub(super) fn of_type(planner: &Planner<'_>, ty: TypeId) -> Result<Vec<Union>, Trouble> {
    let mut unions = Vec::new();
    let (_, lines) = planner.marks_of(ty)?;
    let members = planner.members(ty)?;
    let inlined = |member: &Member<'_>| member.json.is_inlined(member.field, planner.cx.profile);
    if lines.iter().any(|line| genkit::marker::plain(&line.text, "union").is_some()) {
        let mut union = Union { discriminator: String::new(), fields: Vec::new() };
        for member in members.iter().filter(|member| !inlined(member) && !member.has("unionDeprecated")) {
            let Some(name) = member.json.name(member.field) else { continue };
            if member.has("unionDiscriminator") {
                union.discriminator = name.to_owned();
            } else {
                add(&mut union, name, member)?;
            }
        }
        unions.push(union);
    }
    for member in members.iter().filter(|member| !member.is_left_out() && inlined(member)) {
        unions.extend(of_type(planner, member.field.ty)?);
    }
    let mut union = Union { discriminator: String::new(), fields: Vec::new() };
    for member in members.iter().filter(|member| !inlined(member)) {
        let Some(name) = member.json.name(member.field) else { continue };
        if member.has("unionDiscriminator") {
            union.discriminator = name.to_owned();
        }
        if !member.has("union") && member.has("unionDeprecated") {
            add(&mut union, name, member)?;
        }
    }
    if !union.fields.is_empty() {
        unions.push(union);
    }
    for union in &mut unions {
        union.fields.sort();
    }
    Ok(unions)
}

fn add(union: &mut Union, name: &str, member: &Member<'_>) -> Result<(), Trouble> {
    let span = member.field.span;
    codes::plain(name, Some(span))?;
    if union.fields.iter().any(|(other, _)| other == name) {
        let message = format!("two fields of a union have the JSON name {name}");
        return Err(codes::refused(&codes::UNION_FIELD_TWICE, message, Some(span))
            .help("give one of them another")
            .into());
    }
    union.fields.push((name.to_owned(), member.field.name.to_string()));
    Ok(())
}
