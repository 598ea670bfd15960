//! Comment lines as keys with values (`extractCommentTags` and `parseMarkers` in kube-openapi `pkg/generators/markers.go`).
//!
//! `+k8s:validation:key=JSON` gives a value, `key` alone is true, and `key>text` is a string that goes on in the lines behind
//! it. `key[n]` counts from zero without gaps.

use genkit::compat::Profile;
use genkit::marker::Line;

use super::super::json::Json;
use super::{KEYS, PREFIX};

/// A key with its value.
#[derive(Debug)]
pub(super) struct Assigned<'l> {
    pub(super) key: String,
    pub(super) value: Json,
    /// Where it begins.
    pub(super) line: &'l Line,
}

/// A line that upstream refuses.
#[derive(Debug)]
pub(super) struct Refused<'l> {
    pub(super) message: String,
    pub(super) line: &'l Line,
}

/// A value as it is written.
enum Written<'l> {
    /// Nothing at all.
    Bare,
    /// Behind `=`.
    Json(&'l str),
    /// Behind `>`, in one or more lines.
    Text(String),
}

/// Reads the lines that are such markers.
pub(super) fn read<'l>(lines: &'l [Line], profile: &Profile) -> Result<Vec<Assigned<'l>>, Refused<'l>> {
    let mut written: Vec<(&str, Written<'_>, &Line)> = Vec::new();
    // The key and the list of the line before; nothing where that was no such marker.
    let mut before: (Option<&str>, Option<(&str, usize)>) = (None, None);
    for line in lines {
        let (last, last_index) = std::mem::take(&mut before);
        let Some(text) = line.text.trim_matches(' ').strip_prefix(PREFIX) else { continue };
        let refuse = |message: String| Refused { message, line };
        let end = text.find(|c: char| !is_of_key(c)).unwrap_or(text.len());
        let (key, rest) = text.split_at(end);
        let known = written.iter().position(|(earlier, ..)| *earlier == key);
        let value = if rest.is_empty() {
            Written::Bare
        } else if let Some(value) = rest.strip_prefix('=') {
            if known.is_some() {
                return Err(refuse(format!("{key} has a value already")));
            }
            Written::Json(value)
        } else if let Some(more) = rest.strip_prefix('>') {
            let more = more.trim_matches(' ');
            match known.map(|at| &written[at].1) {
                None => Written::Text(more.to_owned()),
                Some(_) if last != Some(key) => {
                    return Err(refuse(format!("the lines of {key} have to follow each other")));
                }
                Some(Written::Text(text)) => Written::Text(format!("{text}\n{more}")),
                Some(Written::Json(value)) => match Json::read(value) {
                    Ok(Json::String(text)) => Written::Text(format!("{text}\n{more}")),
                    Ok(Json::Null) => Written::Text(format!("\n{more}")),
                    _ => return Err(refuse(format!("{key} is no string that could go on here"))),
                },
                Some(Written::Bare) => return Err(refuse(format!("{key} is no string that could go on here"))),
            }
        } else {
            let key = if key.is_empty() { "the key" } else { key };
            return Err(refuse(format!("behind {key} only `=` and JSON or `>` and text may stand")));
        };
        match known {
            Some(at) => written[at].1 = value,
            None => written.push((key, value, line)),
        }
        before.0 = Some(key);
        if let Ok(Some((list, index))) = subscript(key) {
            let (same, previous) = match last_index {
                Some((previous, index)) => (previous == list, Some(index)),
                None => (false, None),
            };
            if !same && index != 0 || previous != Some(index) && previous.map_or(0, |at| at + 1) != index {
                return Err(refuse(format!("the elements of {list} have to follow each other, from {list}[0] on")));
            }
            before.1 = Some((list, index));
        }
    }
    let mut assigned = Vec::new();
    for (key, value, line) in written {
        if key.is_empty() {
            return Err(Refused { message: "the key is missing".to_owned(), line });
        }
        if profile.unknown_validation_ignored && !is_known(key) {
            continue;
        }
        let value = match value {
            Written::Bare => Json::Bool(true),
            Written::Text(text) => Json::String(text),
            Written::Json(value) if is_reference(value) => continue,
            Written::Json("") => Json::Bool(true),
            Written::Json(value) => Json::read(value).map_err(|wrong| Refused {
                message: format!("the value of {key} is not JSON: {}", wrong.message),
                line,
            })?,
        };
        assigned.push(Assigned { key: key.to_owned(), value, line });
    }
    Ok(assigned)
}

fn is_of_key(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, ':' | '_' | '[' | ']' | '-')
}

/// Whether the first part of a key is one that means something.
fn is_known(key: &str) -> bool {
    key.split([':', '[']).find(|part| !part.is_empty()).is_some_and(|part| KEYS.contains(&part))
}

/// `ref(…)`, which other markers may name constants by; here it is passed over.
fn is_reference(value: &str) -> bool {
    let name = value.strip_prefix("ref(").and_then(|rest| rest.strip_suffix(')'));
    name.is_some_and(|name| !name.is_empty() && !name.contains('"'))
}

/// What stands before the first `[` of a key, and the number behind it.
pub(super) fn subscript(key: &str) -> Result<Option<(&str, usize)>, String> {
    let Some((list, rest)) = key.split_once('[') else { return Ok(None) };
    let number = rest.split(']').next().unwrap_or_default();
    match number.parse() {
        Ok(index) if index < MAX_ELEMENTS => Ok(Some((list, index))),
        _ => Err(format!("{number:?} is no number of an element of {list}")),
    }
}

/// Elements of a list before their number is called wrong; real ones have a handful.
const MAX_ELEMENTS: usize = 1_000;
