//! A writer of Go code whose text is already in gofmt's layout.
//!
//! It knows tabs and blocks; it does not parse. What it is given must be laid out within its line
//! as gofmt would.

use std::fmt::{self, Write as _};

/// What can stand in a line: text, or what `format_args!` has put together, which is written where it belongs at once.
pub trait Line {
    /// Adds it to a text.
    fn add_to(&self, text: &mut String);
}

impl Line for str {
    fn add_to(&self, text: &mut String) {
        text.push_str(self);
    }
}

impl Line for String {
    fn add_to(&self, text: &mut String) {
        text.push_str(self);
    }
}

impl Line for fmt::Arguments<'_> {
    fn add_to(&self, text: &mut String) {
        // A String takes all that is written into it.
        let _ = text.write_fmt(*self);
    }
}

impl<T: Line + ?Sized> Line for &T {
    fn add_to(&self, text: &mut String) {
        (*self).add_to(text);
    }
}

/// Go text under construction.
#[derive(Clone, Debug, Default)]
pub struct Code {
    text: String,
    indent: usize,
}

impl Code {
    /// An empty text.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Writes one line at the present indentation.
    pub fn line(&mut self, line: impl Line) {
        for _ in 0..self.indent {
            self.text.push('\t');
        }
        line.add_to(&mut self.text);
        self.text.push('\n');
    }

    /// Writes a line that opens a block, such as `if x != nil {`.
    pub fn open(&mut self, line: impl Line) {
        self.line(line);
        self.indent += 1;
    }

    /// Closes a block with `line`, usually `}`.
    pub fn close(&mut self, line: impl Line) {
        self.indent = self.indent.saturating_sub(1);
        self.line(line);
    }

    /// Ends a block whose end stands on its last line already.
    pub fn dedent(&mut self) {
        self.indent = self.indent.saturating_sub(1);
    }

    /// Closes a block and opens the next one with `line`, such as `} else {`.
    pub fn turn(&mut self, line: impl Line) {
        self.close(line);
        self.indent += 1;
    }

    /// Replaces the end of the last line.
    pub fn amend(&mut self, end: &str, new: &str) {
        if let Some(kept) = self.text.strip_suffix('\n').and_then(|line| line.strip_suffix(end)) {
            self.text.truncate(kept.len());
            self.text.push_str(new);
            self.text.push('\n');
        }
    }

    /// Writes an empty line.
    pub fn blank(&mut self) {
        self.text.push('\n');
    }

    /// The present depth of blocks; a type that takes several lines needs to know it.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.indent
    }

    /// Whether nothing has been written yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// What has been written.
    #[must_use]
    pub fn into_text(self) -> String {
        self.text
    }
}
