//! Keys of several parts as objects within objects (`nestMarkers` in kube-openapi `pkg/generators/markers.go`).

use std::collections::BTreeMap;

use super::super::json::Json;
use super::lines::{Assigned, Refused, subscript};

/// Puts everything into one object. Upstream goes through the keys in any order, and what comes of two of which one is part
/// of the other depends on it: such are refused.
pub(super) fn nest<'l>(assigned: &[Assigned<'l>]) -> Result<BTreeMap<String, Json>, Refused<'l>> {
    let mut object = BTreeMap::new();
    for it in assigned {
        let within = |other: &&Assigned<'_>| {
            let rest = it.key.strip_prefix(other.key.as_str());
            // An element as such is not assigned to.
            let is_element = other.key.rsplit(':').next().is_some_and(|part| part.contains('['));
            !is_element && rest.is_some_and(|rest| rest.starts_with([':', '[']))
        };
        if let Some(whole) = assigned.iter().find(within) {
            let message = format!("{} is part of {}, which has a value of its own", it.key, whole.key);
            return Err(Refused { message, line: it.line });
        }
        let parts: Vec<&str> = it.key.split(':').collect();
        put(&mut object, &parts, &it.value).map_err(|message| Refused { message, line: it.line })?;
    }
    Ok(object)
}

fn put(object: &mut BTreeMap<String, Json>, parts: &[&str], value: &Json) -> Result<(), String> {
    let Some((&part, rest)) = parts.split_first() else { return Ok(()) };
    if let Some((list, index)) = subscript(part)? {
        let elements = object.entry(list.to_owned()).or_insert_with(|| Json::Array(Vec::new()));
        let Json::Array(elements) = elements else { return Err(format!("{list} is no list")) };
        if elements.len() <= index {
            elements.resize(index + 1, Json::Null);
        }
        if elements[index] == Json::Null {
            elements[index] = Json::Object(BTreeMap::new());
        }
        let Json::Object(element) = &mut elements[index] else { return Err(format!("{part} is no object")) };
        return put(element, rest, value);
    }
    if rest.is_empty() {
        object.insert(part.to_owned(), value.clone());
        return Ok(());
    }
    match object.entry(part.to_owned()).or_insert_with(|| Json::Object(BTreeMap::new())) {
        Json::Object(inner) => put(inner, rest, value),
        _ => Err(format!("{part} is no object")),
    }
}
