//! The JSON text of a default as the Go text that gofmt leaves of it.

use smol_str::SmolStr;

use super::json::Json;

/// A value on the right side of an assignment.
pub(super) fn of_value(text: &str, json: Json) -> Result<SmolStr, &'static str> {
    let text = text.trim_matches([' ', '\t', '\r', '\n']);
    match json {
        Json::Null | Json::Bool(_) => Ok(text.into()),
        // gofmt writes exponents small.
        Json::Number(_) => Ok(text.replace('E', "e").into()),
        Json::String { .. } => string(text),
        Json::Array | Json::Object { .. } => Err("the field holds one value, not a list or an object"),
    }
}

/// A text between back quotes.
pub(super) fn raw(text: SmolStr) -> Result<SmolStr, &'static str> {
    if text.contains('`') { Err("a back quote ends the text of the default") } else { Ok(text) }
}

/// A string: its escapes must be such that Go knows them, too.
fn string(text: &str) -> Result<SmolStr, &'static str> {
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        let escape = &rest[at + 1..];
        let length = match escape.chars().next() {
            Some('/') => return Err("Go knows no escape \\/"),
            Some('u') => {
                let digits = escape.get(1..5).and_then(|digits| u32::from_str_radix(digits, 16).ok());
                if digits.and_then(char::from_u32).is_none() {
                    return Err("Go knows no surrogates");
                }
                5
            }
            Some(other) => other.len_utf8(),
            None => 0,
        };
        rest = &escape[length..];
    }
    if text.contains('\u{feff}') { Err("Go takes no byte order mark within a file") } else { Ok(text.into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values() {
        for (text, json, go) in [
            (" null ", Json::Null, Ok("null")),
            ("\ttrue", Json::Bool(true), Ok("true")),
            ("-1.50E+3", Json::Number(-1500.0), Ok("-1.50e+3")),
            ("\"a\\\\/\\u00e4\\\"E\"", Json::String { empty: false }, Ok("\"a\\\\/\\u00e4\\\"E\"")),
            ("\"a\\/b\"", Json::String { empty: false }, Err(())),
            ("\"\\ud83d\\ude00\"", Json::String { empty: false }, Err(())),
            ("[]", Json::Array, Err(())),
            ("{}", Json::Object { empty: true }, Err(())),
        ] {
            assert_eq!(of_value(text, json).as_deref().map_err(drop), go, "{text}");
        }
        assert_eq!(raw("{\"a\": 1} ".into()).as_deref(), Ok("{\"a\": 1} "));
        assert!(raw("{\"a\": \"`\"}".into()).is_err());
    }
}
