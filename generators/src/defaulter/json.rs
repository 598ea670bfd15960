//! Reads the JSON of a default as far as the generator has to know it: whether it is JSON at all, and what it is on top.
//!
//! It accepts what Go's `encoding/json` accepts, lone surrogates and numbers that are rounded included, and builds nothing.

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

/// Why a text is no JSON: what is wrong, and the byte at which it is.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NotJson {
    pub(super) message: &'static str,
    pub(super) at: usize,
}

/// Reads a whole text.
pub(super) fn read(text: &str) -> Result<Json, NotJson> {
    let mut reader = Reader { bytes: text.as_bytes(), at: 0 };
    let value = reader.value()?;
    reader.blanks();
    if reader.at < text.len() { Err(reader.wrong("nothing may follow the value")) } else { Ok(value) }
}

/// Values within values that Go reads before it gives up.
const MAX_DEPTH: usize = 10_000;

struct Reader<'t> {
    bytes: &'t [u8],
    at: usize,
}

impl Reader<'_> {
    fn wrong(&self, message: &'static str) -> NotJson {
        NotJson { message, at: self.at }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            self.at += 1;
        }
    }

    fn take(&mut self, wanted: u8) -> bool {
        let found = self.peek() == Some(wanted);
        self.at += usize::from(found);
        found
    }

    fn digits(&mut self) -> bool {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        self.at > start
    }

    fn word(&mut self, word: &str, value: Json) -> Result<Json, NotJson> {
        if !self.bytes[self.at..].starts_with(word.as_bytes()) {
            return Err(self.wrong(
                "here a value has to stand: a number, a string in quotes, true, false, null, a list or an object",
            ));
        }
        self.at += word.len();
        Ok(value)
    }

    /// A value on top. What is within it is read, too, without recursion: depth is the text's to choose.
    fn value(&mut self) -> Result<Json, NotJson> {
        self.blanks();
        match self.peek() {
            Some(b'[') => self.nested().map(|_| Json::Array),
            Some(b'{') => self.nested().map(|empty| Json::Object { empty }),
            _ => self.scalar(),
        }
    }

    fn scalar(&mut self) -> Result<Json, NotJson> {
        match self.peek() {
            None => Err(self.wrong("the value is missing")),
            Some(b'"') => self.string().map(|empty| Json::String { empty }),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') => self.word("true", Json::Bool(true)),
            Some(b'f') => self.word("false", Json::Bool(false)),
            _ => self.word("null", Json::Null),
        }
    }

    /// A list or an object with all that is in it; says whether it is empty.
    fn nested(&mut self) -> Result<bool, NotJson> {
        let start = self.at;
        let mut open = Vec::new();
        let mut empty = false;
        loop {
            // Before a value.
            self.blanks();
            let closed = match self.peek() {
                Some(bracket @ (b'[' | b'{')) => {
                    if open.len() == MAX_DEPTH {
                        return Err(self.wrong("values are nested too deep"));
                    }
                    self.at += 1;
                    self.blanks();
                    let close = if bracket == b'[' { b']' } else { b'}' };
                    if self.take(close) {
                        empty = open.is_empty();
                        true
                    } else {
                        open.push(close);
                        if close == b'}' {
                            self.key()?;
                        }
                        false
                    }
                }
                _ => {
                    self.scalar()?;
                    true
                }
            };
            if !closed {
                continue;
            }
            // Behind a value.
            loop {
                let Some(&close) = open.last() else { return Ok(empty) };
                self.blanks();
                if self.take(b',') {
                    if close == b'}' {
                        self.key()?;
                    }
                    break;
                }
                if !self.take(close) {
                    let message = match (close, self.peek()) {
                        (b']', None) => "the list is not closed",
                        (_, None) => "the object is not closed",
                        (b']', _) => "here `,` or `]` has to stand",
                        _ => "here `,` or `}` has to stand",
                    };
                    let at = if self.peek().is_none() { start } else { self.at };
                    return Err(NotJson { message, at });
                }
                open.pop();
            }
        }
    }

    fn key(&mut self) -> Result<(), NotJson> {
        self.blanks();
        if self.peek() != Some(b'"') {
            return Err(self.wrong("here a key in quotes has to stand"));
        }
        self.string()?;
        self.blanks();
        if self.take(b':') { Ok(()) } else { Err(self.wrong("here `:` has to stand")) }
    }

    /// A string; says whether it is empty.
    fn string(&mut self) -> Result<bool, NotJson> {
        let start = self.at;
        self.at += 1;
        loop {
            match self.peek() {
                None => return Err(NotJson { message: "the string is not closed", at: start }),
                Some(b'"') => {
                    self.at += 1;
                    return Ok(self.at == start + 2);
                }
                Some(b'\\') => {
                    self.at += 1;
                    let digits = match self.peek() {
                        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => 0,
                        Some(b'u') => 4,
                        _ => return Err(self.wrong("JSON knows no such escape")),
                    };
                    self.at += 1;
                    for _ in 0..digits {
                        if !self.peek().is_some_and(|byte| byte.is_ascii_hexdigit()) {
                            return Err(self.wrong("here four hexadecimal digits have to stand"));
                        }
                        self.at += 1;
                    }
                }
                Some(byte) if byte < b' ' => return Err(self.wrong("a control character has to be escaped")),
                Some(_) => self.at += 1,
            }
        }
    }

    fn number(&mut self) -> Result<Json, NotJson> {
        let start = self.at;
        self.take(b'-');
        if !self.take(b'0') && !self.digits() {
            return Err(self.wrong("here a digit has to stand"));
        }
        if self.take(b'.') && !self.digits() {
            return Err(self.wrong("here a digit has to stand"));
        }
        if self.take(b'e') || self.take(b'E') {
            if !self.take(b'+') {
                self.take(b'-');
            }
            if !self.digits() {
                return Err(self.wrong("here a digit has to stand"));
            }
        }
        let text = std::str::from_utf8(&self.bytes[start..self.at]).unwrap_or_default();
        match text.parse::<f64>() {
            Ok(number) if number.is_finite() => Ok(Json::Number(number)),
            _ => Err(NotJson { message: "the number is too large", at: start }),
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
