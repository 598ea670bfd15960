//! Strings and floats in Go's own spelling: `strconv.Quote` and the verb `%g`.
//!
//! Which letters show is decided by Rust's Unicode tables, which are newer than Go's: a letter that
//! Unicode 16 or later has added stands here as itself, while Go 1.26 escapes it.

use std::fmt::Write as _;

/// A string as `strconv.Quote` writes it.
#[must_use]
pub fn quote(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() + 2);
    out.push('"');
    for chunk in bytes.utf8_chunks() {
        for letter in chunk.valid().chars() {
            spell(letter, is_print, &mut out);
        }
        for byte in chunk.invalid() {
            let _ = write!(out, "\\x{byte:02x}");
        }
    }
    out.push('"');
    out
}

/// A letter as it stands in a string of Go: as itself if it `shows`, which a quote or a backslash never does.
pub fn spell(letter: char, shows: impl Fn(char) -> bool, out: &mut String) {
    let simple = match letter {
        '"' | '\\' => letter,
        '\x07' => 'a',
        '\x08' => 'b',
        '\x0c' => 'f',
        '\n' => 'n',
        '\r' => 'r',
        '\t' => 't',
        '\x0b' => 'v',
        _ if shows(letter) => {
            out.push(letter);
            return;
        }
        _ => {
            let code = u32::from(letter);
            let _ = match code {
                0..0x20 | 0x7f => write!(out, "\\x{code:02x}"),
                0x20..0x1_0000 => write!(out, "\\u{code:04x}"),
                _ => write!(out, "\\U{code:08x}"),
            };
            return;
        }
    };
    out.push('\\');
    out.push(simple);
}

/// Whether the letter shows; the same Unicode categories as Go's `strconv.IsPrint`.
fn is_print(letter: char) -> bool {
    if letter.is_ascii() {
        return (' '..='~').contains(&letter);
    }
    // Only behind another letter does Rust print marks, as Go does everywhere.
    let mut pair = [b'a'; 5];
    let len = letter.encode_utf8(&mut pair[1..]).len();
    std::str::from_utf8(&pair[..=len]).is_ok_and(|pair| pair.escape_debug().count() == 2)
}

/// A finite number as Go's `%g` (no digits given) or `%.{digits}g` prints it.
pub(super) fn general(value: f64, digits: Option<usize>) -> String {
    let scientific = match digits {
        Some(digits) => format!("{value:.*e}", digits.saturating_sub(1)),
        None => format!("{value:e}"),
    };
    let Some((mantissa, exponent)) = scientific.split_once('e') else { return scientific };
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let (sign, mantissa) = mantissa.strip_prefix('-').map_or(("", mantissa), |rest| ("-", rest));
    let digits_only: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let trimmed = digits_only.trim_end_matches('0');
    let kept = if trimmed.is_empty() { "0" } else { trimmed };
    // Without a given precision Go decides as if it were six.
    let threshold = digits.map_or(6, |digits| digits as i32);
    if exponent < -4 || exponent >= threshold {
        let (first, rest) = kept.split_at(1);
        let point = if rest.is_empty() { "" } else { "." };
        let mark = if exponent < 0 { '-' } else { '+' };
        return format!("{sign}{first}{point}{rest}e{mark}{:02}", exponent.unsigned_abs());
    }
    if exponent < 0 {
        let zeros = "0".repeat(exponent.unsigned_abs() as usize - 1);
        return format!("{sign}0.{zeros}{kept}");
    }
    let whole = exponent as usize + 1;
    if kept.len() <= whole {
        return format!("{sign}{kept}{}", "0".repeat(whole - kept.len()));
    }
    let (before, behind) = kept.split_at(whole);
    format!("{sign}{before}.{behind}")
}
