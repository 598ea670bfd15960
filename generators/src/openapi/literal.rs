//! Texts as Go string literals.

use gotypes::Value;

/// The text in quotes, as Go's `%q` and `%#v` write it.
pub(super) fn quoted(text: &str) -> String {
    Value::String(text.as_bytes().to_vec()).exact_string()
}

/// Whether a text can stand between quotes as it is: upstream writes most names and values so, whatever is in them.
pub(super) fn is_plain(text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = rest.find(['"', '\\', '\n', '\u{feff}', '\0']) {
        let Some(escape) = rest[at..].strip_prefix('\\') else { return false };
        let length = match escape.as_bytes().first() {
            Some(b'a' | b'b' | b'f' | b'n' | b'r' | b't' | b'v' | b'\\' | b'"') => Some(1),
            Some(b'x') => number(escape, 1, 2, 16).map(|_| 3),
            Some(b'u') => number(escape, 1, 4, 16).and_then(char::from_u32).map(|_| 5),
            Some(b'U') => number(escape, 1, 8, 16).and_then(char::from_u32).map(|_| 9),
            Some(b'0'..=b'7') => number(escape, 0, 3, 8).filter(|code| *code < 256).map(|_| 3),
            _ => None,
        };
        let Some(length) = length else { return false };
        rest = &escape[length..];
    }
    true
}

/// The number that `length` digits from `start` on make.
fn number(text: &str, start: usize, length: usize, radix: u32) -> Option<u32> {
    let digits = text.get(start..start + length)?;
    if digits.chars().all(|c| c.is_digit(radix)) { u32::from_str_radix(digits, radix).ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_texts() {
        for text in ["", "a b", "ä\t", "\\n\\\"\\\\", "\\x41\\u00e4\\U0001F600\\101"] {
            assert!(is_plain(text), "{text}");
        }
        for text in ["\"", "a\nb", "\\d", "\\", "\\x4", "\\ud800", "\\400", "\\'"] {
            assert!(!is_plain(text), "{text}");
        }
    }
}
