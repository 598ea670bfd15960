//! What stands between the quotes of Go's strings and runes.
//!
//! Only escapes are looked at; numbers keep the text they have.

/// A wrong escape: its place inside the quotes and what is wrong.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct BadEscape {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) message: &'static str,
}

/// Checks the escapes of the text between two `quote`s.
pub(crate) fn check(inner: &[u8], quote: u8) -> Result<(), BadEscape> {
    walk(inner, quote, |_| {})
}

/// The number of characters that the text between two `quote`s stands for.
pub(crate) fn characters(inner: &[u8], quote: u8) -> Result<usize, BadEscape> {
    let mut count = 0;
    walk(inner, quote, |piece| match piece {
        Piece::Text(text) => count += String::from_utf8_lossy(text).chars().count(),
        Piece::Byte(_) | Piece::Char(_) => count += 1,
    })?;
    Ok(count)
}

/// The value of a string literal with its quotes, raw or not. Wrong escapes are kept as written;
/// bytes that are no UTF-8 become U+FFFD.
#[must_use]
pub fn unquote(literal: &[u8]) -> String {
    let (Some(&quote), true) = (literal.first(), literal.len() >= 2) else { return String::new() };
    let end = if literal.last() == Some(&quote) { literal.len() - 1 } else { literal.len() };
    let inner = &literal[1..end];
    if quote == b'`' {
        let text = String::from_utf8_lossy(inner);
        return if inner.contains(&b'\r') { text.replace('\r', "") } else { text.into_owned() };
    }
    if !inner.contains(&b'\\') {
        return String::from_utf8_lossy(inner).into_owned();
    }
    let mut value = Vec::with_capacity(inner.len());
    let result = walk(inner, quote, |piece| match piece {
        Piece::Text(text) => value.extend_from_slice(text),
        Piece::Byte(byte) => value.push(byte),
        Piece::Char(letter) => value.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes()),
    });
    match result {
        Ok(()) => String::from_utf8_lossy(&value).into_owned(),
        Err(_) => String::from_utf8_lossy(inner).into_owned(),
    }
}

enum Piece<'a> {
    Text(&'a [u8]),
    Byte(u8),
    Char(char),
}

fn walk(inner: &[u8], quote: u8, mut piece: impl FnMut(Piece<'_>)) -> Result<(), BadEscape> {
    let mut at = 0;
    while at < inner.len() {
        let Some(offset) = memchr::memchr(b'\\', &inner[at..]) else {
            piece(Piece::Text(&inner[at..]));
            return Ok(());
        };
        if offset > 0 {
            piece(Piece::Text(&inner[at..at + offset]));
        }
        let start = at + offset;
        let wrong = |end: usize, message| BadEscape { start, end: end.min(inner.len()), message };
        let Some(&letter) = inner.get(start + 1) else { return Err(wrong(start + 1, "escape is not terminated")) };
        at = start + 2;
        let simple = match letter {
            b'a' => Some(7),
            b'b' => Some(8),
            b'f' => Some(12),
            b'n' => Some(b'\n'),
            b'r' => Some(b'\r'),
            b't' => Some(b'\t'),
            b'v' => Some(11),
            b'\\' => Some(b'\\'),
            _ if letter == quote => Some(quote),
            _ => None,
        };
        if let Some(byte) = simple {
            piece(Piece::Byte(byte));
            continue;
        }
        let (digits, base) = match letter {
            b'0'..=b'7' => (3, 8),
            b'x' => (2, 16),
            b'u' => (4, 16),
            b'U' => (8, 16),
            _ => return Err(wrong(start + 2, "unknown escape")),
        };
        let from = if base == 8 { start + 1 } else { start + 2 };
        let mut value = 0_u32;
        for nth in 0..digits {
            let digit = inner.get(from + nth).and_then(|&byte| (byte as char).to_digit(base));
            let Some(digit) = digit else {
                let message = if base == 8 { "invalid character in octal escape" } else { "invalid character in hexadecimal escape" };
                return Err(wrong(from + nth + 1, message));
            };
            value = value.wrapping_mul(base) + digit;
        }
        at = from + digits;
        match letter {
            b'u' | b'U' => match char::from_u32(value) {
                Some(letter) => piece(Piece::Char(letter)),
                None => return Err(wrong(at, "escape is invalid Unicode code point")),
            },
            _ => match u8::try_from(value) {
                Ok(byte) => piece(Piece::Byte(byte)),
                Err(_) => return Err(wrong(at, "octal escape value is greater than 255")),
            },
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values() {
        assert_eq!(unquote(br#""a\tb\"\x41\101\u00e9\U0001F600""#), "a\tb\"AA\u{e9}\u{1f600}");
        assert_eq!(unquote(b"`json:\"a\"\r\n\\n`"), "json:\"a\"\n\\n");
        assert_eq!(unquote(b"\"\""), "");
        assert_eq!(unquote(b"\""), "");
    }

    #[test]
    fn wrong_escapes() {
        let message = |inner: &[u8]| check(inner, b'"').map_err(|wrong| (wrong.start, wrong.end, wrong.message));
        assert_eq!(message(br"a\qb"), Err((1, 3, "unknown escape")));
        assert_eq!(message(br"\'"), Err((0, 2, "unknown escape")));
        assert_eq!(message(br"\xg0"), Err((0, 3, "invalid character in hexadecimal escape")));
        assert_eq!(message(br"\400"), Err((0, 4, "octal escape value is greater than 255")));
        assert_eq!(message(br"\ud800"), Err((0, 6, "escape is invalid Unicode code point")));
        assert_eq!(message(br"\n\\"), Ok(()));
    }
}
