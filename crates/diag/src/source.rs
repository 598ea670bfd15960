//! The texts that spans point into, and the way from an offset to a line and a column.

use std::fmt;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use crate::{FileId, Span};

/// The bytes of a file, as read, held by everybody who points into them.
#[derive(Clone, Default)]
pub struct Text(Arc<Vec<u8>>);

impl Deref for Text {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

impl From<Vec<u8>> for Text {
    fn from(bytes: Vec<u8>) -> Self {
        Self(Arc::new(bytes))
    }
}

impl From<&[u8]> for Text {
    fn from(bytes: &[u8]) -> Self {
        bytes.to_vec().into()
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        text.as_bytes().into()
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        String::from_utf8_lossy(self).fmt(f)
    }
}

/// A place as editors show it: both numbers start at 1, the column counts bytes as Go's does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineCol {
    /// Line, from 1.
    pub line: u32,
    /// Byte column, from 1.
    pub column: u32,
}

/// The lines of a text, found when somebody first asks.
#[derive(Clone, Debug)]
pub struct LineIndex {
    text: Text,
    starts: OnceLock<Vec<u32>>,
}

impl LineIndex {
    /// The lines of `text`.
    #[must_use]
    pub fn new(text: Text) -> Self {
        Self { text, starts: OnceLock::new() }
    }

    fn starts(&self) -> &[u32] {
        self.starts.get_or_init(|| line_starts(&self.text))
    }

    /// The line, from 1, that holds `offset`.
    #[must_use]
    pub fn line(&self, offset: u32) -> u32 {
        self.starts().partition_point(|&start| start <= offset) as u32
    }

    /// Line and byte column of `offset`.
    #[must_use]
    pub fn line_col(&self, offset: u32) -> LineCol {
        let line = self.line(offset).max(1);
        let start = self.starts().get(line as usize - 1).copied().unwrap_or(0);
        LineCol { line, column: offset - start + 1 }
    }

    /// The offset at which `line` (from 1) starts, if there is such a line.
    #[must_use]
    pub fn start_of(&self, line: u32) -> Option<u32> {
        self.starts().get((line as usize).checked_sub(1)?).copied()
    }
}

/// Where the lines of a text start, found in words of eight bytes: lines are short, and there are many.
fn line_starts(source: &[u8]) -> Vec<u32> {
    const ENDS: u64 = u64::from_ne_bytes([b'\n'; 8]);
    const LOW: u64 = u64::from_ne_bytes([0x7f; 8]);
    let mut starts = Vec::with_capacity(source.len() / 24 + 1);
    starts.push(0);
    let (words, rest) = source.as_chunks::<8>();
    for (nth, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word) ^ ENDS;
        // The high bit of each byte that is zero now, and of no other.
        let mut ends = !(((word & LOW) + LOW) | word | LOW);
        while ends != 0 {
            starts.push((nth * 8) as u32 + ends.trailing_zeros() / 8 + 1);
            ends &= ends - 1;
        }
    }
    let at = source.len() - rest.len();
    starts.extend((at..).zip(rest).filter(|&(_, &byte)| byte == b'\n').map(|(at, _)| at as u32 + 1));
    starts
}

/// One text with the name it is shown under.
#[derive(Debug)]
pub struct SourceFile {
    /// The path to show: relative to where the user stands where that is shorter.
    pub path: PathBuf,
    /// The bytes, as read.
    pub text: Text,
    lines: LineIndex,
}

impl SourceFile {
    /// A text under the name `path`.
    #[must_use]
    pub fn new(path: impl Into<PathBuf>, text: impl Into<Text>) -> Self {
        let text = text.into();
        Self { path: path.into(), lines: LineIndex::new(text.clone()), text }
    }

    /// The lines of the text.
    #[must_use]
    pub fn lines(&self) -> &LineIndex {
        &self.lines
    }

    /// The whole line (from 1) without its line end, as text.
    #[must_use]
    pub fn line_text(&self, line: u32) -> String {
        let start = self.lines().start_of(line).unwrap_or(0) as usize;
        let rest = &self.text[start.min(self.text.len())..];
        let end = rest.iter().position(|&byte| byte == b'\n').unwrap_or(rest.len());
        String::from_utf8_lossy(&rest[..end]).trim_end_matches('\r').to_owned()
    }
}

/// All files that spans may point into.
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<Arc<SourceFile>>,
}

impl Sources {
    /// Registers a file; ids are handed out in order.
    pub fn add(&mut self, file: SourceFile) -> FileId {
        self.files.push(Arc::new(file));
        FileId(self.files.len() as u32 - 1)
    }

    /// Registers files that were made elsewhere; the first gets [`Sources::next_id`].
    pub fn extend(&mut self, files: impl IntoIterator<Item = Arc<SourceFile>>) {
        self.files.extend(files);
    }

    /// All files, in the order of their ids.
    pub fn files(&self) -> impl Iterator<Item = &SourceFile> {
        self.files.iter().map(AsRef::as_ref)
    }

    /// The id that the next call of [`Sources::add`] returns.
    #[must_use]
    pub fn next_id(&self) -> FileId {
        FileId(self.files.len() as u32)
    }

    /// The file of an id that this registry handed out.
    #[must_use]
    pub fn get(&self, id: FileId) -> Option<&SourceFile> {
        self.files.get(id.0 as usize).map(AsRef::as_ref)
    }

    /// Path and place of the start of `span`.
    #[must_use]
    pub fn locate(&self, span: Span) -> Option<(&Path, LineCol)> {
        let file = self.get(span.file)?;
        Some((&file.path, file.lines().line_col(span.start)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_start_behind_line_ends() {
        let bytes = [b'\n', b'a', 0x0b, 0x8a, 0x09, 0];
        let mut state = 1_u32;
        for length in 0..200 {
            let text: Vec<u8> = (0..length)
                .map(|_| {
                    state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    bytes[(state >> 16) as usize % bytes.len()]
                })
                .collect();
            let expected: Vec<u32> = std::iter::once(0)
                .chain((1..).zip(&text).filter(|&(_, &byte)| byte == b'\n').map(|(at, _)| at))
                .collect();
            assert_eq!(line_starts(&text), expected, "{text:?}");
        }
    }
}
