//! JSON values of markers, read as Go's `encoding/json` reads them, and written as Go literals.

use std::collections::BTreeMap;

use genkit::json::{NotJson, Scalar, Scanner};

use super::literal::quoted;

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Number(f64),
    /// A string.
    String(String),
    /// `[…]`.
    Array(Vec<Json>),
    /// `{…}`; of members with one name the last counts.
    Object(BTreeMap<String, Json>),
}

impl Json {
    /// Reads a whole text.
    pub(super) fn read(text: &str) -> Result<Self, NotJson> {
        let mut scanner = Scanner::new(text);
        let value = value(&mut scanner, 0)?;
        scanner.end()?;
        Ok(value)
    }

    /// The text of Go's `%#v`, in gofmt's layout.
    pub(super) fn go(&self) -> String {
        match self {
            Self::Null => "interface{}(nil)".to_owned(),
            Self::Bool(value) => value.to_string(),
            Self::Number(number) => go_float(*number),
            Self::String(text) => quoted(text),
            Self::Array(values) => {
                let values: Vec<String> = values.iter().map(Self::go).collect();
                format!("[]interface{{}}{{{}}}", values.join(", "))
            }
            Self::Object(members) => {
                let members: Vec<String> =
                    members.iter().map(|(name, value)| format!("{}: {}", quoted(name), value.go())).collect();
                format!("map[string]interface{{}}{{{}}}", members.join(", "))
            }
        }
    }
}

/// A number as Go's `%v` prints it.
pub(super) fn go_float(number: f64) -> String {
    let scientific = format!("{number:e}");
    let (digits, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    match exponent.parse::<i32>() {
        Ok(exponent) if !(-4..PRECISION).contains(&exponent) => {
            let sign = if exponent < 0 { '-' } else { '+' };
            format!("{digits}e{sign}{:02}", exponent.abs())
        }
        _ => number.to_string(),
    }
}

/// From this exponent on Go writes one.
const PRECISION: i32 = 6;

/// Values within values before a text is called too deep; real ones have a handful.
const MAX_DEPTH: usize = 1_000;

fn value(scanner: &mut Scanner<'_>, depth: usize) -> Result<Json, NotJson> {
    if depth > MAX_DEPTH {
        return Err(scanner.wrong("values are nested too deep"));
    }
    scanner.blanks();
    match scanner.peek() {
        Some(b'[') => array(scanner, depth),
        Some(b'{') => object(scanner, depth),
        _ => Ok(match scanner.scalar()? {
            Scalar::Null => Json::Null,
            Scalar::Bool(value) => Json::Bool(value),
            Scalar::Number(number) => Json::Number(number),
            Scalar::String(text) => Json::String(text),
        }),
    }
}

fn array(scanner: &mut Scanner<'_>, depth: usize) -> Result<Json, NotJson> {
    let mut values = Vec::new();
    scanner.take(b'[');
    scanner.blanks();
    if scanner.take(b']') {
        return Ok(Json::Array(values));
    }
    loop {
        values.push(value(scanner, depth + 1)?);
        scanner.blanks();
        if scanner.take(b']') {
            return Ok(Json::Array(values));
        }
        if !scanner.take(b',') {
            return Err(scanner.wrong("here `,` or `]` has to stand"));
        }
    }
}

fn object(scanner: &mut Scanner<'_>, depth: usize) -> Result<Json, NotJson> {
    let mut members = BTreeMap::new();
    scanner.take(b'{');
    scanner.blanks();
    if scanner.take(b'}') {
        return Ok(Json::Object(members));
    }
    loop {
        let name = scanner.key()?;
        members.insert(name, value(scanner, depth + 1)?);
        scanner.blanks();
        if scanner.take(b'}') {
            return Ok(Json::Object(members));
        }
        if !scanner.take(b',') {
            return Err(scanner.wrong("here `,` or `}` has to stand"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_as_go() {
        for (text, go) in [
            ("1", "1"),
            ("-2.50", "-2.5"),
            ("1000000", "1e+06"),
            ("123456", "123456"),
            ("0.0001", "0.0001"),
            ("0.00001", "1e-05"),
            ("25000000000", "2.5e+10"),
            (" \"a\\u00e4\\\"\\n\" ", "\"aä\\\"\\n\""),
            ("\"\\ud83d\\ude00\\ud800x\"", "\"😀\u{fffd}x\""),
            ("null", "interface{}(nil)"),
            ("[true, []]", "[]interface{}{true, []interface{}{}}"),
            ("{\"b\": null, \"a\": {}, \"b\": 1}", "map[string]interface{}{\"a\": map[string]interface{}{}, \"b\": 1}"),
        ] {
            assert_eq!(Json::read(text).map(|value| value.go()).as_deref(), Ok(go), "{text}");
        }
    }

    #[test]
    fn what_is_none() {
        for (text, at) in [("", 0), ("x", 0), ("ä", 0), ("01", 1), ("1e999", 0), ("[1,]", 3), ("{a:1}", 1), ("\"a", 0)]
        {
            assert_eq!(Json::read(text).map_err(|wrong| wrong.at), Err(at), "{text}");
        }
        assert!(Json::read(&"[".repeat(5_000)).is_err());
    }
}
