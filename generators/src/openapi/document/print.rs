//! JSON values as text over several lines.

use std::fmt::Write as _;

use super::super::json::Json;

/// As JSON, two blanks deep.
pub(super) fn json(value: &Json) -> String {
    let mut out = String::new();
    write_json(&mut out, value, 0);
    out.push('\n');
    out
}

fn write_json(out: &mut String, value: &Json, depth: usize) {
    let line = |out: &mut String, depth: usize| {
        out.push('\n');
        out.push_str(&"  ".repeat(depth));
    };
    match value {
        Json::Array(values) if !values.is_empty() => {
            out.push('[');
            for (nth, value) in values.iter().enumerate() {
                out.push_str(if nth > 0 { "," } else { "" });
                line(out, depth + 1);
                write_json(out, value, depth + 1);
            }
            line(out, depth);
            out.push(']');
        }
        Json::Object(members) if !members.is_empty() => {
            out.push('{');
            for (nth, (name, value)) in members.iter().enumerate() {
                out.push_str(if nth > 0 { "," } else { "" });
                line(out, depth + 1);
                out.push_str(&string(name));
                out.push_str(": ");
                write_json(out, value, depth + 1);
            }
            line(out, depth);
            out.push('}');
        }
        other => out.push_str(&scalar(other)),
    }
}

/// As YAML in blocks. Strings stand in double quotes, whose escapes are those of JSON.
pub(super) fn yaml(value: &Json) -> String {
    let mut out = String::new();
    if is_block(value) {
        write_yaml(&mut out, value, 0);
    } else {
        out = scalar(value) + "\n";
    }
    out
}

/// Whether a value takes lines of its own.
fn is_block(value: &Json) -> bool {
    match value {
        Json::Array(values) => !values.is_empty(),
        Json::Object(members) => !members.is_empty(),
        _ => false,
    }
}

/// Writes what stands in a list or an object, as lines.
fn write_yaml(out: &mut String, value: &Json, depth: usize) {
    let indent = "  ".repeat(depth);
    match value {
        Json::Array(values) => {
            for value in values {
                let mut inner = scalar(value) + "\n";
                if is_block(value) {
                    inner.clear();
                    write_yaml(&mut inner, value, depth + 1);
                }
                // Its first line stands behind the dash.
                let _ = write!(out, "{indent}- {}", inner.trim_start_matches(' '));
            }
        }
        Json::Object(members) => {
            for (name, value) in members {
                if is_block(value) {
                    let _ = writeln!(out, "{indent}{}:", key(name));
                    // The dashes of a list show enough.
                    write_yaml(out, value, depth + usize::from(matches!(value, Json::Object(_))));
                } else {
                    let _ = writeln!(out, "{indent}{}: {}", key(name), scalar(value));
                }
            }
        }
        other => out.push_str(&scalar(other)),
    }
}

/// A key, without quotes where nobody could take it for something else.
fn key(name: &str) -> String {
    let plain = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '$')
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'$' | b'-' | b'.' | b'_'))
        && !matches!(
            name.to_ascii_lowercase().as_str(),
            "true" | "false" | "null" | "yes" | "no" | "on" | "off" | "y" | "n"
        );
    if plain { name.to_owned() } else { string(name) }
}

fn scalar(value: &Json) -> String {
    match value {
        Json::Null => "null".to_owned(),
        Json::Bool(value) => value.to_string(),
        Json::Number(value) => number(*value),
        Json::String(text) => string(text),
        Json::Array(_) => "[]".to_owned(),
        Json::Object(_) => "{}".to_owned(),
    }
}

/// As `encoding/json` writes floats.
fn number(value: f64) -> String {
    let size = value.abs();
    if size != 0.0 && !(1e-6..1e21).contains(&size) { format!("{value:e}") } else { value.to_string() }
}

fn string(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            // YAML takes some of these for the end of a line.
            '\0'..='\x1f' | '\x7f'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            other => out.push(other),
        }
    }
    out + "\""
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        r#"{"a b":[],"b":[[1,[]],{"c":"x\ny","d":{}},null],"n":{"true":false,"x-y":-2.5e+30},"t":"\u2028\u0000ä"}"#;

    #[test]
    fn values_over_lines() {
        let value = Json::read(TEXT).expect("JSON");
        assert_eq!(Json::read(&json(&value)), Ok(value.clone()));
        assert_eq!(json(&Json::read("{\"a\":[1]}").expect("JSON")), "{\n  \"a\": [\n    1\n  ]\n}\n");
        assert_eq!(
            yaml(&value),
            "\"a b\": []\nb:\n- - 1\n  - []\n- c: \"x\\ny\"\n  d: {}\n- null\n\"n\":\n  \"true\": false\n  x-y: -2.5e30\n\
             t: \"\\u2028\\u0000ä\"\n"
        );
        assert_eq!(yaml(&Json::Object(Default::default())), "{}\n");
    }
}
