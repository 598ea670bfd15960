//! Counting lines.

/// How many line ends there are in a text, of which most are short: a search that has to be set up takes longer than to
/// look at each byte, and sums of bytes are put together sixteen at a time.
pub(crate) fn line_ends(text: &[u8]) -> u32 {
    let of = |part: &[u8]| u32::from(part.iter().map(|&byte| u8::from(byte == b'\n')).sum::<u8>());
    text.chunks(u8::MAX.into()).map(of).sum()
}

#[cfg(test)]
mod tests {
    use super::line_ends;

    #[test]
    fn line_ends_are_counted_in_texts_of_any_length() {
        for length in 0..1_100 {
            let text: Vec<u8> = (0..length).map(|at| if at % 3 == 0 { b'\n' } else { b'x' }).collect();
            assert_eq!(line_ends(&text) as usize, text.iter().filter(|&&byte| byte == b'\n').count(), "{length}");
            assert_eq!(line_ends(&vec![b'\n'; length]) as usize, length);
        }
    }
}
