//! JSON values of markers, read as Go's `encoding/json` reads them, and written as Go literals.

use std::collections::BTreeMap;

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

/// Why a text is no JSON: what is wrong, and the byte at which it is.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NotJson {
    pub(super) message: &'static str,
    pub(super) at: usize,
}

impl Json {
    /// Reads a whole text.
    pub(super) fn read(text: &str) -> Result<Self, NotJson> {
        let mut reader = Reader { text, at: 0 };
        let value = reader.value(0)?;
        reader.blanks();
        if reader.at < text.len() { Err(reader.wrong("nothing may follow the value")) } else { Ok(value) }
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

struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl Reader<'_> {
    fn wrong(&self, message: &'static str) -> NotJson {
        NotJson { message, at: self.at }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
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
        if !self.text[self.at..].starts_with(word) {
            return Err(self.wrong(
                "here a value has to stand: a number, a string in quotes, true, false, null, a list or an object",
            ));
        }
        self.at += word.len();
        Ok(value)
    }

    fn value(&mut self, depth: usize) -> Result<Json, NotJson> {
        if depth > MAX_DEPTH {
            return Err(self.wrong("values are nested too deep"));
        }
        self.blanks();
        match self.peek() {
            None => Err(self.wrong("the value is missing")),
            Some(b'[') => self.array(depth),
            Some(b'{') => self.object(depth),
            Some(b'"') => self.string().map(Json::String),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') => self.word("true", Json::Bool(true)),
            Some(b'f') => self.word("false", Json::Bool(false)),
            // What begins with a letter of a longer character is no word either.
            Some(byte) if byte.is_ascii() => self.word("null", Json::Null),
            Some(_) => self.word("\0", Json::Null),
        }
    }

    fn array(&mut self, depth: usize) -> Result<Json, NotJson> {
        let mut values = Vec::new();
        self.at += 1;
        self.blanks();
        if self.take(b']') {
            return Ok(Json::Array(values));
        }
        loop {
            values.push(self.value(depth + 1)?);
            self.blanks();
            if self.take(b']') {
                return Ok(Json::Array(values));
            }
            if !self.take(b',') {
                return Err(self.wrong("here `,` or `]` has to stand"));
            }
        }
    }

    fn object(&mut self, depth: usize) -> Result<Json, NotJson> {
        let mut members = BTreeMap::new();
        self.at += 1;
        self.blanks();
        if self.take(b'}') {
            return Ok(Json::Object(members));
        }
        loop {
            self.blanks();
            if self.peek() != Some(b'"') {
                return Err(self.wrong("here a name in quotes has to stand"));
            }
            let name = self.string()?;
            self.blanks();
            if !self.take(b':') {
                return Err(self.wrong("here `:` has to stand"));
            }
            let value = self.value(depth + 1)?;
            members.insert(name, value);
            self.blanks();
            if self.take(b'}') {
                return Ok(Json::Object(members));
            }
            if !self.take(b',') {
                return Err(self.wrong("here `,` or `}` has to stand"));
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
            let _sign = self.take(b'+') || self.take(b'-');
            if !self.digits() {
                return Err(self.wrong("here a digit has to stand"));
            }
        }
        match self.text[start..self.at].parse::<f64>() {
            Ok(number) if number.is_finite() => Ok(Json::Number(number)),
            _ => Err(NotJson { message: "the number is too large", at: start }),
        }
    }

    fn string(&mut self) -> Result<String, NotJson> {
        let start = self.at;
        let mut out = String::new();
        self.at += 1;
        loop {
            let rest = &self.text[self.at..];
            let Some(c) = rest.chars().next() else {
                return Err(NotJson { message: "the string is not closed", at: start });
            };
            self.at += c.len_utf8();
            match c {
                '"' => return Ok(out),
                '\\' => out.push(self.escape()?),
                '\0'..='\x1f' => {
                    self.at -= 1;
                    return Err(self.wrong("control characters have to be written as escapes"));
                }
                other => out.push(other),
            }
        }
    }

    fn escape(&mut self) -> Result<char, NotJson> {
        let escaped = self.peek();
        self.at += 1;
        Ok(match escaped {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\x08',
            Some(b'f') => '\x0c',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                let first = self.hex()?;
                if let Some(c) = char::from_u32(first) {
                    return Ok(c);
                }
                // One half of a pair on its own stands for nothing.
                let before = self.at;
                if (0xd800..0xdc00).contains(&first) && self.take(b'\\') && self.take(b'u') {
                    let second = self.hex()?;
                    if (0xdc00..0xe000).contains(&second) {
                        let code = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
                        return Ok(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
                    }
                }
                self.at = before;
                char::REPLACEMENT_CHARACTER
            }
            _ => {
                self.at -= 1;
                return Err(self.wrong("there is no such escape"));
            }
        })
    }

    fn hex(&mut self) -> Result<u32, NotJson> {
        let digits = self.text.get(self.at..self.at + 4).filter(|text| text.bytes().all(|b| b.is_ascii_hexdigit()));
        let code = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let Some(code) = code else { return Err(self.wrong("here four hexadecimal digits have to stand")) };
        self.at += 4;
        Ok(code)
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
