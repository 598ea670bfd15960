//! The types of a package once more, with the changes that a new version brings.

use std::collections::BTreeSet;

use crate::comments;
use crate::gofile::{Declared, Field, Name, Ty};
use crate::random::Random;

/// The types of the package `from` as the package `to` has them.
///
/// With `apart` they name nothing of `from`; else one or another is kept as it is.
pub(crate) fn types(
    random: &mut Random,
    mut types: Vec<Declared>,
    from: &str,
    to: &str,
    clause: &str,
    apart: bool,
    hazards: bool,
) -> Vec<Declared> {
    let all: BTreeSet<String> = types.iter().map(|declared| declared.name.clone()).collect();
    // What is dropped must not be named by what stays.
    let mut dropped: BTreeSet<String> = BTreeSet::new();
    for declared in &types {
        let named = types
            .iter()
            .any(|other| other.ty.names().iter().any(|name| name.path == from && name.name == declared.name));
        if random.chance(if named && apart { 0 } else { 6 }) && declared.name.starts_with(char::is_uppercase) {
            dropped.insert(declared.name.clone());
        }
    }
    let kept: BTreeSet<String> = all.difference(&dropped).cloned().collect();
    types.retain(|declared| kept.contains(&declared.name));
    for declared in &mut types {
        let keep_some = !apart && random.chance(4);
        let mut renaming = |name: &mut Name| {
            if name.path != from {
                return;
            }
            let stays = !kept.contains(&name.name) || keep_some && name.name.starts_with(char::is_uppercase);
            if !stays || apart {
                name.path = to.to_owned();
                name.clause = clause.to_owned();
            }
        };
        declared.ty.rename(&mut renaming);
        change(random, declared);
        declared.doc = doc(random, hazards, matches!(declared.ty, Ty::Struct(_)));
    }
    if random.chance(30) {
        let end = types.len();
        types.swap(random.below(end), 0);
    }
    types
}

/// Changes one type.
fn change(random: &mut Random, declared: &mut Declared) {
    match &mut declared.ty {
        Ty::Struct(_) if random.chance(2) => declared.ty = Ty::plain("string"),
        Ty::Struct(fields) => {
            for _ in 0..random.weighed(&[45, 30, 15, 10]) {
                change_fields(random, fields);
            }
            for field in fields {
                field.comment = field_comment(random, false);
            }
        }
        Ty::Plain(text) if random.chance(12) => *text = random.pick(&["string", "int32", "int64", "bool"]).to_owned(),
        ty if random.chance(5) => *ty = Ty::slice(Ty::plain("string")),
        _ => {}
    }
}

fn change_fields(random: &mut Random, fields: &mut Vec<Field>) {
    if fields.is_empty() {
        fields.push(Field { name: "Added".to_owned(), ..Field::default() });
        return;
    }
    let at = random.below(fields.len());
    let other = random.below(fields.len());
    match random.below(12) {
        0 => {
            fields.remove(at);
        }
        1 => fields.swap(at, other),
        2 if !fields[at].name.is_empty() => fields[at].name.push('2'),
        3 => {
            let name = format!("Added{}", fields.len());
            fields.insert(
                at,
                Field { name, ty: Ty::plain(random.pick(&["string", "[]string", "*int32"])), ..Field::default() },
            );
        }
        4 if !fields[at].name.is_empty() => fields[at].ty = Ty::pointer(fields[at].ty.clone()),
        5 if !fields[at].name.is_empty() => fields[at].ty = Ty::slice(fields[at].ty.clone()),
        6 if !fields[at].name.is_empty() => {
            if let Ty::Pointer(inner) | Ty::Slice(inner) | Ty::Array(_, inner) = fields[at].ty.clone() {
                // By value, a type could hold itself.
                if inner.names().is_empty() {
                    fields[at].ty = *inner;
                }
            }
        }
        7 if !fields[at].name.is_empty() => {
            fields[at].ty =
                Ty::plain(random.pick(&["string", "int32", "int64", "bool", "interface{}", "[]byte", "*string"]));
        }
        _ => inner(random, &mut fields[at].ty),
    }
}

/// Changes something within a type.
fn inner(random: &mut Random, ty: &mut Ty) {
    match ty {
        Ty::Plain(text) => {
            *text = match text.as_str() {
                "int32" => "int64".to_owned(),
                "int64" => "int".to_owned(),
                "byte" => "uint8".to_owned(),
                "uint8" => "int8".to_owned(),
                "interface{}" => "any".to_owned(),
                "any" => "interface{}".to_owned(),
                _ => random.pick(&["string", "bool", "int32", "uint64"]).to_owned(),
            };
        }
        Ty::Named(_) => {}
        Ty::Pointer(element) | Ty::Slice(element) => inner(random, element),
        Ty::Array(length, element) => {
            if random.chance(50) {
                *length = "3".to_owned();
            } else {
                inner(random, element);
            }
        }
        Ty::Map(key, value) => {
            if random.chance(30) && matches!(**key, Ty::Plain(_)) {
                **key = Ty::plain(random.pick(&["string", "int", "bool"]));
            } else {
                inner(random, value);
            }
        }
        Ty::Struct(fields) => change_fields(random, fields),
    }
}

/// The comment of a field.
pub(crate) fn field_comment(random: &mut Random, hazards: bool) -> String {
    match random.weighed(&[78, 10, 5, if hazards { 4 } else { 0 }]) {
        1 => format!("\t// {}\n", comments::words(random)),
        2 => format!("{}\n", comments::marker(random, "+k8s:conversion-gen=false", false)),
        3 => {
            let value = random.pick(&[
                "+k8s:conversion-gen=true",
                "+k8s:conversion-gen",
                "+k8s:conversion-gen(a)=false",
                "+k8s:conversion-gen=false // x",
            ]);
            format!("\t// {value}\n")
        }
        _ => String::new(),
    }
}

/// The comments above a type.
fn doc(random: &mut Random, hazards: bool, structure: bool) -> String {
    let prose = if random.chance(50) { format!("{}\n", comments::prose(random)) } else { String::new() };
    let marker = match random.weighed(&[88, 5, 4, if hazards { 6 } else { 0 }]) {
        1 => "+k8s:conversion-gen=false",
        2 if structure => "+k8s:conversion-gen:explicit-from=net/url.Values",
        3 => random.pick(&[
            "+k8s:conversion-gen=true",
            "+k8s:conversion-gen",
            "+k8s:conversion-gen=",
            "+k8s:conversion-gen:explicit-from=time.Time",
            "+k8s:conversion-gen:explicit-from=net/url.Values.More",
            "+k8s:conversion-gen:explicit-from=Values",
            "+k8s:conversion-gen:explicit-from",
            "+k8s:conversion-gen=false\n// +k8s:conversion-gen=false",
            "+k8s:conversion-gen(x)=false",
        ]),
        _ => return prose,
    };
    let marked = format!("{}\n", comments::marker(random, marker, hazards));
    match random.below(4) {
        0 => format!("{marked}\n{prose}"),
        1 => format!("{prose}{marked}"),
        2 => format!("{marked}{prose}"),
        _ => marked,
    }
}
