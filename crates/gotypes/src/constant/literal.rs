//! From the text of a literal to its value. Text that is no literal gives `None`.

use gosyn::ast::LiteralKind;
use num_bigint::BigInt;
use num_traits::{Num, Zero};

use super::float::Float;
use super::value::Value;

/// The value of a literal as written.
pub(super) fn value(kind: LiteralKind, text: &str) -> Option<Value> {
    match kind {
        LiteralKind::Int => int(text).map(Value::Int),
        LiteralKind::Float => float(text).map(Value::Float),
        LiteralKind::Imaginary => {
            let digits = text.strip_suffix('i')?;
            Some(Value::complex(Value::int(0), Value::Float(float(digits)?)))
        }
        LiteralKind::Rune => {
            let inner = text.strip_prefix('\'')?.strip_suffix('\'')?;
            let mut rest = inner.as_bytes();
            let letter = unescape(&mut rest, b'\'')?;
            rest.is_empty().then(|| match letter {
                Piece::Byte(byte) => Value::int(byte),
                Piece::Letter(letter) => Value::int(u32::from(letter)),
            })
        }
        LiteralKind::String => string(text).map(Value::String),
    }
}

/// The integer of a literal with its base and underscores.
fn int(text: &str) -> Option<BigInt> {
    let (digits, base) = match text.as_bytes() {
        [b'0', b'x' | b'X', ..] => (&text[2..], 16),
        [b'0', b'b' | b'B', ..] => (&text[2..], 2),
        [b'0', b'o' | b'O', ..] => (&text[2..], 8),
        [b'0', _, ..] => (&text[1..], 8),
        _ => (text, 10),
    };
    let digits = digits.replace('_', "");
    if digits.starts_with(['+', '-']) {
        return None;
    }
    BigInt::from_str_radix(&digits, base).ok()
}

/// The number of a float literal, or of the digits before an `i`.
fn float(text: &str) -> Option<Float> {
    if matches!(text.as_bytes(), [b'0', b'b' | b'B' | b'o' | b'O', ..]) {
        return int(text).map(|int| Float::from_int(&int));
    }
    let text = text.replace('_', "").to_ascii_lowercase();
    let (digits, base, mark) = match text.strip_prefix("0x") {
        Some(rest) => (rest, 16, 'p'),
        None => (text.as_str(), 10, 'e'),
    };
    let (mantissa, exponent) = digits.split_once(mark).unwrap_or((digits, "0"));
    let exponent: i64 = exponent.strip_prefix('+').unwrap_or(exponent).parse().ok()?;
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all = format!("{whole}{fraction}");
    if all.is_empty() || all.starts_with(['+', '-']) {
        return None;
    }
    let mantissa = BigInt::from_str_radix(&all, base).ok()?;
    let places = i64::try_from(fraction.len()).ok()?;
    if mantissa.is_zero() {
        return Float::scaled(mantissa, 2, 0);
    }
    if base == 16 {
        return Float::scaled(mantissa, 2, exponent.checked_sub(places.checked_mul(4)?)?);
    }
    Float::scaled(mantissa, 10, exponent.checked_sub(places)?)
}

/// The bytes of a string literal, raw or interpreted.
fn string(text: &str) -> Option<Vec<u8>> {
    if let Some(raw) = text.strip_prefix('`') {
        let raw = raw.strip_suffix('`')?;
        return Some(raw.bytes().filter(|&byte| byte != b'\r').collect());
    }
    let inner = text.strip_prefix('"')?.strip_suffix('"')?;
    let mut rest = inner.as_bytes();
    let mut out = Vec::with_capacity(rest.len());
    while let Some(&byte) = rest.first() {
        if byte != b'\\' {
            out.push(byte);
            rest = &rest[1..];
            continue;
        }
        match unescape(&mut rest, b'"')? {
            Piece::Byte(byte) => out.push(byte),
            Piece::Letter(letter) => out.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
    Some(out)
}

enum Piece {
    Byte(u8),
    Letter(char),
}

/// Takes one letter or escape from the front of `rest`.
fn unescape(rest: &mut &[u8], quote: u8) -> Option<Piece> {
    let bytes = *rest;
    let (piece, length) = match *bytes {
        [b'\\', b'a', ..] => (Piece::Byte(0x07), 2),
        [b'\\', b'b', ..] => (Piece::Byte(0x08), 2),
        [b'\\', b'f', ..] => (Piece::Byte(0x0c), 2),
        [b'\\', b'n', ..] => (Piece::Byte(b'\n'), 2),
        [b'\\', b'r', ..] => (Piece::Byte(b'\r'), 2),
        [b'\\', b't', ..] => (Piece::Byte(b'\t'), 2),
        [b'\\', b'v', ..] => (Piece::Byte(0x0b), 2),
        [b'\\', b'\\', ..] => (Piece::Byte(b'\\'), 2),
        [b'\\', letter, ..] if letter == quote => (Piece::Byte(quote), 2),
        [b'\\', b'x', ..] => (Piece::Byte(u8::try_from(code(bytes, 2, 2, 16)?).ok()?), 4),
        [b'\\', b'u', ..] => (Piece::Letter(char::from_u32(code(bytes, 2, 4, 16)?)?), 6),
        [b'\\', b'U', ..] => (Piece::Letter(char::from_u32(code(bytes, 2, 8, 16)?)?), 10),
        [b'\\', b'0'..=b'7', ..] => (Piece::Byte(u8::try_from(code(bytes, 1, 3, 8)?).ok()?), 4),
        [b'\\', ..] | [] => return None,
        _ => {
            let letter = std::str::from_utf8(bytes).ok()?.chars().next()?;
            (Piece::Letter(letter), letter.len_utf8())
        }
    };
    *rest = bytes.get(length..)?;
    Some(piece)
}

fn code(bytes: &[u8], from: usize, digits: usize, base: u32) -> Option<u32> {
    bytes.get(from..from + digits)?.iter().try_fold(0_u32, |code, &byte| {
        let digit = char::from(byte).to_digit(base)?;
        code.checked_mul(base)?.checked_add(digit)
    })
}
