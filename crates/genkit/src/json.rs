//! The words of JSON, as Go's `encoding/json` takes them apart: what of the values in markers all generators read alike.
//!
//! Lists and objects are made of these by who needs them, each as far as it needs them.

/// Why a text is no JSON: what is wrong, and the byte at which it is.
#[derive(Debug, PartialEq, Eq)]
pub struct NotJson {
    /// What is wrong, in a few words.
    pub message: &'static str,
    /// The byte of the text.
    pub at: usize,
}

/// A value that holds no others.
#[derive(Clone, Debug, PartialEq)]
pub enum Scalar {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Number(f64),
    /// A string.
    String(String),
}

/// Goes through a text.
#[derive(Debug)]
pub struct Scanner<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Scanner<'t> {
    /// At the beginning of a text.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    /// The byte at which it stands.
    #[must_use]
    pub fn position(&self) -> usize {
        self.at
    }

    /// Something is wrong here.
    #[must_use]
    pub fn wrong(&self, message: &'static str) -> NotJson {
        NotJson { message, at: self.at }
    }

    /// The next byte; none at the end.
    #[must_use]
    pub fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Goes behind blanks.
    pub fn blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            self.at += 1;
        }
    }

    /// Goes behind a byte, an ASCII one, if it is the next.
    pub fn take(&mut self, wanted: u8) -> bool {
        let found = self.peek() == Some(wanted);
        self.at += usize::from(found);
        found
    }

    /// The end of the text, but for blanks.
    ///
    /// # Errors
    ///
    /// Something else follows.
    pub fn end(&mut self) -> Result<(), NotJson> {
        self.blanks();
        if self.at < self.text.len() { Err(self.wrong("nothing may follow the value")) } else { Ok(()) }
    }

    /// A value that is no list and no object.
    ///
    /// # Errors
    ///
    /// There is none.
    pub fn scalar(&mut self) -> Result<Scalar, NotJson> {
        match self.peek() {
            None => Err(self.wrong("the value is missing")),
            Some(b'"') => self.string().map(Scalar::String),
            Some(b'-' | b'0'..=b'9') => self.number().map(Scalar::Number),
            Some(b't') => self.word("true", Scalar::Bool(true)),
            Some(b'f') => self.word("false", Scalar::Bool(false)),
            _ => self.word("null", Scalar::Null),
        }
    }

    /// The name of a member of an object, with the colon behind it.
    ///
    /// # Errors
    ///
    /// There is none.
    pub fn key(&mut self) -> Result<String, NotJson> {
        self.blanks();
        if self.peek() != Some(b'"') {
            return Err(self.wrong("here a key in quotes has to stand"));
        }
        let key = self.string()?;
        self.blanks();
        if self.take(b':') { Ok(key) } else { Err(self.wrong("here `:` has to stand")) }
    }

    fn word(&mut self, word: &str, value: Scalar) -> Result<Scalar, NotJson> {
        if !self.text.as_bytes()[self.at..].starts_with(word.as_bytes()) {
            return Err(self.wrong(
                "here a value has to stand: a number, a string in quotes, true, false, null, a list or an object",
            ));
        }
        self.at += word.len();
        Ok(value)
    }

    fn digits(&mut self) -> Result<(), NotJson> {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        if self.at > start { Ok(()) } else { Err(self.wrong("here a digit has to stand")) }
    }

    fn number(&mut self) -> Result<f64, NotJson> {
        let start = self.at;
        self.take(b'-');
        if !self.take(b'0') {
            self.digits()?;
        }
        if self.take(b'.') {
            self.digits()?;
        }
        if self.take(b'e') || self.take(b'E') {
            let _sign = self.take(b'+') || self.take(b'-');
            self.digits()?;
        }
        match self.text[start..self.at].parse::<f64>() {
            Ok(number) if number.is_finite() => Ok(number),
            _ => Err(NotJson { message: "the number is too large", at: start }),
        }
    }

    fn string(&mut self) -> Result<String, NotJson> {
        let start = self.at;
        let mut out = String::new();
        self.at += 1;
        loop {
            let Some(c) = self.text[self.at..].chars().next() else {
                return Err(NotJson { message: "the string is not closed", at: start });
            };
            if c < ' ' {
                return Err(self.wrong("a control character has to be escaped"));
            }
            self.at += c.len_utf8();
            match c {
                '"' => return Ok(out),
                '\\' => out.push(self.escape()?),
                other => out.push(other),
            }
        }
    }

    fn escape(&mut self) -> Result<char, NotJson> {
        let plain = match self.peek() {
            Some(plain @ (b'"' | b'\\' | b'/')) => char::from(plain),
            Some(b'b') => '\x08',
            Some(b'f') => '\x0c',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => {
                self.at += 1;
                return self.code();
            }
            _ => return Err(self.wrong("JSON knows no such escape")),
        };
        self.at += 1;
        Ok(plain)
    }

    /// What stands behind `\u`. One half of a pair on its own stands for nothing.
    fn code(&mut self) -> Result<char, NotJson> {
        let first = self.hex()?;
        if let Some(c) = char::from_u32(first) {
            return Ok(c);
        }
        let before = self.at;
        if (0xd800..0xdc00).contains(&first) && self.take(b'\\') && self.take(b'u') {
            let second = self.hex()?;
            if (0xdc00..0xe000).contains(&second) {
                let code = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
                return Ok(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
        }
        self.at = before;
        Ok(char::REPLACEMENT_CHARACTER)
    }

    fn hex(&mut self) -> Result<u32, NotJson> {
        let mut code = 0;
        for _ in 0..4 {
            let digit = self.peek().and_then(|byte| char::from(byte).to_digit(16));
            let Some(digit) = digit else { return Err(self.wrong("here four hexadecimal digits have to stand")) };
            code = code * 16 + digit;
            self.at += 1;
        }
        Ok(code)
    }
}
