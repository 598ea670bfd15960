//! How bytes and names are spelt in Go.

use std::fmt::Write as _;

use gotypes::spell;

/// Whether bytes that come piece by piece are UTF-8 without a zero, and whether a carriage return is among them.
#[derive(Debug, Default)]
pub(super) struct Look {
    rest: Vec<u8>,
    pub(super) broken: bool,
    pub(super) zero: bool,
    pub(super) carriage_return: bool,
}

impl Look {
    pub(super) fn at(&mut self, bytes: &[u8]) {
        self.zero |= memchr::memchr(0, bytes).is_some();
        self.carriage_return |= memchr::memchr(b'\r', bytes).is_some();
        if self.broken {
            return;
        }
        let joined;
        let text = if self.rest.is_empty() {
            bytes
        } else {
            joined = [std::mem::take(&mut self.rest).as_slice(), bytes].concat();
            joined.as_slice()
        };
        if let Err(error) = std::str::from_utf8(text) {
            self.broken = error.error_len().is_some();
            self.rest = text[error.valid_up_to()..].to_vec();
        }
    }

    /// Whether it can stand between back quotes.
    pub(super) fn is_text(&self) -> bool {
        !self.broken && !self.zero && self.rest.is_empty()
    }
}

/// `\x1f` for each byte.
pub(super) fn escaped(bytes: &[u8], out: &mut Vec<u8>) {
    out.reserve(bytes.len() * 4);
    out.extend(bytes.iter().flat_map(|byte| ESCAPES[usize::from(*byte)]));
}

const ESCAPES: [[u8; 4]; 256] = {
    let digits = b"0123456789abcdef";
    let mut escapes = [[b'\\', b'x', 0, 0]; 256];
    let mut byte = 0;
    while byte < 256 {
        escapes[byte][2] = digits[byte / 16];
        escapes[byte][3] = digits[byte % 16];
        byte += 1;
    }
    escapes
};

/// The mark that a text may begin with, which Go does not take within a file.
const BOM: &[u8] = b"\xef\xbb\xbf";

/// Text between back quotes, piece by piece: what cannot stand there is spliced in. `rest` is what a piece ended with that
/// may be the beginning of a mark; where it is `spaced`, the splices are as gofmt writes them.
pub(super) fn raw(piece: &[u8], rest: &mut Vec<u8>, last: bool, spaced: bool, out: &mut Vec<u8>) {
    let splice = |text: &str| if spaced { format!("` + {text} + `") } else { format!("`+{text}+`") };
    let joined = [std::mem::take(rest).as_slice(), piece].concat();
    let mut text = joined.as_slice();
    while let Some(at) = text.iter().position(|byte| matches!(byte, b'`' | 0xef)) {
        out.extend_from_slice(&text[..at]);
        text = &text[at..];
        if text[0] == b'`' {
            out.extend_from_slice(splice("\"`\"").as_bytes());
            text = &text[1..];
        } else if text.starts_with(BOM) {
            out.extend_from_slice(splice("\"\\xEF\\xBB\\xBF\"").as_bytes());
            text = &text[BOM.len()..];
        } else if !last && BOM.starts_with(text) {
            *rest = text.to_vec();
            return;
        } else {
            out.push(text[0]);
            text = &text[1..];
        }
    }
    out.extend_from_slice(text);
}

/// Bytes as `%+q` of Go 1.17 and newer spells them, without the quotes, piece by piece; as [`raw`].
pub(super) fn ascii(piece: &[u8], rest: &mut Vec<u8>, last: bool, out: &mut String) {
    let joined = [std::mem::take(rest).as_slice(), piece].concat();
    let mut text = joined.as_slice();
    loop {
        let (valid, error) = match std::str::from_utf8(text) {
            Ok(valid) => (valid, None),
            Err(error) => {
                (std::str::from_utf8(&text[..error.valid_up_to()]).unwrap_or_default(), Some(error.error_len()))
            }
        };
        valid.chars().for_each(|letter| spell(letter, |letter| matches!(letter, ' '..='~'), out));
        text = &text[valid.len()..];
        match error {
            None => return,
            Some(None) if !last => {
                *rest = text.to_vec();
                return;
            }
            Some(_) => {
                let _ = write!(out, "\\x{:02x}", text[0]);
                text = &text[1..];
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// However they are cut.
    fn every_cut(bytes: &[u8], spell: impl Fn(&[&[u8]]) -> Vec<u8>) -> Vec<u8> {
        let whole = spell(&[bytes]);
        for first in 0..=bytes.len() {
            for second in first..=bytes.len() {
                let pieces = [&bytes[..first], &bytes[first..second], &bytes[second..]];
                assert_eq!(spell(&pieces), whole, "{first} {second}");
            }
        }
        whole
    }

    #[test]
    fn between_back_quotes() {
        let made = every_cut(b"a`b\xef\xbb\xbfc\xef\xbb\xbe\n``", |pieces| {
            let (mut out, mut rest) = (Vec::new(), Vec::new());
            for (nth, piece) in pieces.iter().enumerate() {
                raw(piece, &mut rest, nth + 1 == pieces.len(), false, &mut out);
            }
            out
        });
        assert_eq!(made, b"a`+\"`\"+`b`+\"\\xEF\\xBB\\xBF\"+`c\xef\xbb\xbe\n`+\"`\"+``+\"`\"+`");
    }

    #[test]
    fn quoted_in_ascii() {
        let made = every_cut(b"\x00\x07\x7f\"\\\n\xc3\xa4\xff\xe2\x82\xf0\x9f\x98\x80\xef\xbb\xbf\xe2", |pieces| {
            let (mut out, mut rest) = (String::new(), Vec::new());
            for (nth, piece) in pieces.iter().enumerate() {
                ascii(piece, &mut rest, nth + 1 == pieces.len(), &mut out);
            }
            out.into_bytes()
        });
        let expected = br#"\x00\a\x7f\"\\\n\u00e4\xff\xe2\x82\U0001f600\ufeff\xe2"#;
        assert_eq!(String::from_utf8_lossy(&made), String::from_utf8_lossy(expected));
    }

    #[test]
    fn text_or_not() {
        let look = |pieces: &[&[u8]]| {
            let mut look = Look::default();
            pieces.iter().for_each(|piece| look.at(piece));
            look
        };
        assert!(look(&[b"a\xc3", b"\xa4"]).is_text());
        assert!(!look(&[b"a\xc3"]).is_text());
        assert!(!look(&[b"a\xc3", b"b"]).is_text());
        assert!(!look(&[b"\0"]).is_text());
        assert!(look(&[b"\r\n"]).carriage_return);
    }
}
