//! Go's literals: the escapes of strings and runes, the digits of numbers.
//!
//! Strings get their value here; numbers are only checked and keep the text they have.

use std::borrow::Cow;

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

/// Checks a number by the rules of Go's scanner.
pub(crate) fn check_number(text: &[u8]) -> Result<(), String> {
    if text.iter().all(u8::is_ascii_digit) && (text[0] != b'0' || text.len() == 1) {
        return Ok(());
    }
    let (base, name, digits) = match text {
        [b'0', b'x' | b'X', rest @ ..] => (16, "hexadecimal literal", rest),
        [b'0', b'o' | b'O', rest @ ..] => (8, "octal literal", rest),
        [b'0', b'b' | b'B', rest @ ..] => (2, "binary literal", rest),
        _ => (10, "decimal literal", text),
    };
    let digits = digits.strip_suffix(b"i").unwrap_or(digits);
    let imaginary = text.ends_with(b"i");
    let mark: [u8; 2] = if base == 16 { *b"pP" } else { *b"eE" };
    let exponent = if base == 16 || base == 10 { memchr::memchr2(mark[0], mark[1], digits) } else { None };
    let (mantissa, power) = digits.split_at(exponent.unwrap_or(digits.len()));
    let (whole, fraction) = mantissa.split_at(memchr::memchr(b'.', mantissa).unwrap_or(mantissa.len()));
    let float = exponent.is_some() || !fraction.is_empty();
    if base != 10 && base != 16 && float {
        return Err(format!("invalid radix point in {name}"));
    }
    let fraction = fraction.strip_prefix(b".").unwrap_or(fraction);
    if !whole.iter().chain(fraction).any(|byte| byte.is_ascii_alphanumeric()) {
        return Err(format!("{name} has no digits"));
    }
    // A leading zero makes an integer octal, but no float and no imaginary number.
    let legacy = base == 10 && text[0] == b'0' && !float && !imaginary;
    let (base, name) = if legacy { (8, "octal literal") } else { (base, name) };
    for &byte in whole.iter().chain(fraction) {
        if byte != b'_' && (byte as char).to_digit(base).is_none() {
            return Err(format!("invalid digit '{}' in {name}", byte as char));
        }
    }
    if exponent.is_some() {
        let power = &power[1..];
        let power = power.strip_prefix(b"+").or(power.strip_prefix(b"-")).unwrap_or(power);
        if !power.iter().any(u8::is_ascii_digit) {
            return Err("exponent has no digits".to_owned());
        }
        if let Some(&wrong) = power.iter().find(|byte| !byte.is_ascii_digit() && **byte != b'_') {
            return Err(format!("invalid digit '{}' in {name}", wrong as char));
        }
    } else if base == 16 && float {
        return Err("hexadecimal mantissa requires a 'p' exponent".to_owned());
    }
    // A prefix counts as a digit before an underscore.
    let prefixed = text.len() > 1 && text[1].is_ascii_alphabetic() && text[0] == b'0';
    let shown: Vec<u8> =
        text.iter().enumerate().map(|(at, &byte)| if prefixed && at < 2 { b'0' } else { byte }).collect();
    let separates =
        |at: usize| at > 0 && shown[at - 1].is_ascii_hexdigit() && shown.get(at + 1).is_some_and(u8::is_ascii_hexdigit);
    if (0..shown.len()).any(|at| shown[at] == b'_' && !separates(at)) {
        return Err("'_' must separate successive digits".to_owned());
    }
    Ok(())
}

/// Bytes as text; what is no UTF-8 is replaced.
pub(crate) fn text(bytes: &[u8]) -> Cow<'_, str> {
    // The check alone is much faster than the search for what to replace.
    std::str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed)
}

/// The value of a string literal with its quotes, raw or not. Wrong escapes are kept as written;
/// bytes that are no UTF-8 become U+FFFD.
#[must_use]
pub fn unquote(literal: &[u8]) -> Cow<'_, str> {
    let (Some(&quote), true) = (literal.first(), literal.len() >= 2) else {
        return Cow::Borrowed("");
    };
    let end = if literal.last() == Some(&quote) { literal.len() - 1 } else { literal.len() };
    let inner = &literal[1..end];
    if quote == b'`' {
        let text = String::from_utf8_lossy(inner);
        return if inner.contains(&b'\r') { Cow::Owned(text.replace('\r', "")) } else { text };
    }
    if !inner.contains(&b'\\') {
        return String::from_utf8_lossy(inner);
    }
    let mut value = Vec::with_capacity(inner.len());
    let result = walk(inner, quote, |piece| match piece {
        Piece::Text(text) => value.extend_from_slice(text),
        Piece::Byte(byte) => value.push(byte),
        Piece::Char(letter) => value.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes()),
    });
    match result {
        Ok(()) => Cow::Owned(String::from_utf8_lossy(&value).into_owned()),
        Err(_) => String::from_utf8_lossy(inner),
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
        let Some(&letter) = inner.get(start + 1) else {
            return Err(wrong(start + 1, "escape is not terminated"));
        };
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
                let message = if base == 8 {
                    "invalid character in octal escape"
                } else {
                    "invalid character in hexadecimal escape"
                };
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
    fn numbers() {
        for right in [
            "0", "1", "42", "017", "0_17", "1_000", "0x_1F", "0X1p-2", "0x.8p0", "0b1_0", "0o17", "08.5", "09i",
            "1e+3", ".5", "1.", "1_0e1_0", "0b1i", "1.5i", "0i",
        ] {
            assert_eq!(check_number(right.as_bytes()), Ok(()), "{right}");
        }
        for (wrong, message) in [
            ("08", "invalid digit '8' in octal literal"),
            ("0b12", "invalid digit '2' in binary literal"),
            ("0x", "hexadecimal literal has no digits"),
            ("1__0", "'_' must separate successive digits"),
            ("1_", "'_' must separate successive digits"),
            ("1e", "exponent has no digits"),
            ("0x1.8", "hexadecimal mantissa requires a 'p' exponent"),
            ("0b1.1", "invalid radix point in binary literal"),
            ("1x", "invalid digit 'x' in decimal literal"),
            ("1.2.3", "invalid digit '.' in decimal literal"),
        ] {
            assert_eq!(check_number(wrong.as_bytes()), Err(message.to_owned()), "{wrong}");
        }
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
