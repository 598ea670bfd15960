//! Reads the JSON of a default as far as the generator has to know it: whether it is JSON at all, and what it is on top.
//!
//! It accepts what Go's `encoding/json` accepts, lone surrogates and numbers that are rounded included, and builds nothing.

use genkit::json::{NotJson, Scalar, Scanner};

/// What a JSON text is on top.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Json {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Number(f64),
    /// A string.
    String {
        /// Whether it is `""`.
        empty: bool,
    },
    /// `[…]`.
    Array,
    /// `{…}`.
    Object {
        /// Whether it is `{}`.
        empty: bool,
    },
}

/// Reads a whole text. What is within the value is read, too, without recursion: depth is the text's to choose.
pub(super) fn read(text: &str) -> Result<Json, NotJson> {
    let mut scanner = Scanner::new(text);
    scanner.blanks();
    let value = match scanner.peek() {
        Some(b'[') => nested(&mut scanner).map(|_| Json::Array)?,
        Some(b'{') => nested(&mut scanner).map(|empty| Json::Object { empty })?,
        _ => match scanner.scalar()? {
            Scalar::Null => Json::Null,
            Scalar::Bool(value) => Json::Bool(value),
            Scalar::Number(number) => Json::Number(number),
            Scalar::String(text) => Json::String { empty: text.is_empty() },
        },
    };
    scanner.end()?;
    Ok(value)
}

/// Values within values that Go reads before it gives up.
const MAX_DEPTH: usize = 10_000;

/// A list or an object with all that is in it; says whether it is empty.
fn nested(scanner: &mut Scanner<'_>) -> Result<bool, NotJson> {
    let start = scanner.position();
    let mut open = Vec::new();
    let mut empty = false;
    loop {
        // Before a value.
        scanner.blanks();
        let closed = match scanner.peek() {
            Some(bracket @ (b'[' | b'{')) => {
                if open.len() == MAX_DEPTH {
                    return Err(scanner.wrong("values are nested too deep"));
                }
                scanner.take(bracket);
                scanner.blanks();
                let close = if bracket == b'[' { b']' } else { b'}' };
                if scanner.take(close) {
                    empty = open.is_empty();
                    true
                } else {
                    open.push(close);
                    if close == b'}' {
                        scanner.key()?;
                    }
                    false
                }
            }
            _ => {
                scanner.scalar()?;
                true
            }
        };
        if !closed {
            continue;
        }
        // Behind a value.
        loop {
            let Some(&close) = open.last() else { return Ok(empty) };
            scanner.blanks();
            if scanner.take(b',') {
                if close == b'}' {
                    scanner.key()?;
                }
                break;
            }
            if !scanner.take(close) {
                let message = match (close, scanner.peek()) {
                    (b']', None) => "the list is not closed",
                    (_, None) => "the object is not closed",
                    (b']', _) => "here `,` or `]` has to stand",
                    _ => "here `,` or `}` has to stand",
                };
                let at = if scanner.peek().is_none() { start } else { scanner.position() };
                return Err(NotJson { message, at });
            }
            open.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_values_are() {
        for (text, value) in [
            ("null", Json::Null),
            (" true\t", Json::Bool(true)),
            ("false", Json::Bool(false)),
            ("-0", Json::Number(0.0)),
            ("1.5E+3", Json::Number(1500.0)),
            ("1e-999", Json::Number(0.0)),
            ("\"\"", Json::String { empty: true }),
            ("\"\\ud800 ä\\\"\"", Json::String { empty: false }),
            ("[]", Json::Array),
            ("[ 1 , [ ], {\"a\":{}} ]", Json::Array),
            ("{ }", Json::Object { empty: true }),
            ("{\"a\": [1, {\"b\": null}], \"a\": 2}", Json::Object { empty: false }),
        ] {
            assert_eq!(read(text), Ok(value), "{text}");
        }
    }

    #[test]
    fn what_is_no_json() {
        for (text, at) in [
            ("", 0),
            ("  ", 2),
            ("abc", 0),
            ("tru", 0),
            ("'a'", 0),
            ("1 2", 2),
            ("01", 1),
            ("1.", 2),
            ("-", 1),
            ("1e", 2),
            ("1e999", 0),
            ("+1", 0),
            ("\"a", 0),
            ("\"\\x\"", 2),
            ("\"\\u12\"", 5),
            ("\"\t\"", 1),
            ("[1", 0),
            ("[1 2]", 3),
            ("[1,]", 3),
            ("{\"a\"}", 4),
            ("{\"a\":1", 0),
            ("{a:1}", 1),
            ("{\"a\":1,}", 7),
            ("]", 0),
        ] {
            assert_eq!(read(text).map_err(|wrong| wrong.at), Err(at), "{text}");
        }
    }

    #[test]
    fn depth_has_a_limit_and_no_cost() {
        let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        assert_eq!(read(&nested(MAX_DEPTH)), Ok(Json::Array));
        assert_eq!(read(&nested(MAX_DEPTH + 1)).map_err(|wrong| wrong.at), Err(MAX_DEPTH));
    }
}
