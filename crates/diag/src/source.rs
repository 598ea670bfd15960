//! The texts that spans point into, and the way from an offset to a line and a column.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use crate::{FileId, Span};

/// A place as editors show it: both numbers start at 1, the column counts bytes as Go's does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineCol {
    /// Line, from 1.
    pub line: u32,
    /// Byte column, from 1.
    pub column: u32,
}

/// The offsets at which the lines of a text start.
#[derive(Clone, Debug, Default)]
pub struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    /// Finds the lines of `text`.
    #[must_use]
    pub fn new(text: &[u8]) -> Self {
        let mut starts = vec![0];
        starts.extend(text.iter().enumerate().filter(|&(_, &byte)| byte == b'\n').map(|(at, _)| at as u32 + 1));
        Self { starts }
    }

    /// Takes line starts that a lexer has already found; the first must be 0.
    #[must_use]
    pub fn from_starts(starts: Vec<u32>) -> Self {
        debug_assert_eq!(starts.first(), Some(&0));
        Self { starts }
    }

    /// The line, from 1, that holds `offset`.
    #[must_use]
    pub fn line(&self, offset: u32) -> u32 {
        self.starts.partition_point(|&start| start <= offset) as u32
    }

    /// Line and byte column of `offset`.
    #[must_use]
    pub fn line_col(&self, offset: u32) -> LineCol {
        let line = self.line(offset).max(1);
        let start = self.starts.get(line as usize - 1).copied().unwrap_or(0);
        LineCol { line, column: offset - start + 1 }
    }

    /// The offset at which `line` (from 1) starts, if there is such a line.
    #[must_use]
    pub fn start_of(&self, line: u32) -> Option<u32> {
        self.starts.get((line as usize).checked_sub(1)?).copied()
    }
}

/// One text with the name it is shown under.
#[derive(Debug)]
pub struct SourceFile {
    /// The path to show: relative to where the user stands where that is shorter.
    pub path: PathBuf,
    /// The bytes, as read.
    pub text: Arc<[u8]>,
    lines: OnceLock<LineIndex>,
}

impl SourceFile {
    /// A text under the name `path`.
    #[must_use]
    pub fn new(path: impl Into<PathBuf>, text: impl Into<Arc<[u8]>>) -> Self {
        Self { path: path.into(), text: text.into(), lines: OnceLock::new() }
    }

    /// The lines of the text, found at the first call.
    pub fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.text))
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
