//! Comments, grouped as Go's own parser groups them.
//!
//! A group is a maximal run of comments with no token and no empty line between them; a comment
//! behind a token takes only what stands on its own line. The module does not decide which
//! declaration a group belongs to: it answers which group ends on a line
//! ([`Comments::ending_on`]), and callers ask with the line they care for.

use std::borrow::Cow;

use diag::{FileId, Span};

use crate::lexer::{ends_statement, is_keyword};
use crate::literal;

/// One comment, with its slashes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Where it stands; the line end behind `//` is not part of it.
    pub span: Span,
    /// The line, from 1, on which it starts.
    pub line: u32,
}

/// Comments that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CommentGroup {
    /// Index of its first comment in [`Comments::list`].
    pub first: u32,
    /// Index of its last comment.
    pub last: u32,
    /// The line, from 1, on which it starts.
    pub start_line: u32,
    /// The line on which it ends for Go, which forgets carriage returns: in a file with `\r\n`
    /// this can be less than the line of the last byte of a long `/* */`.
    pub end_line: u32,
    /// From its first to its last byte.
    pub span: Span,
}

/// All comments of a file.
#[derive(Clone, Debug, Default)]
pub struct Comments {
    /// Every comment, in source order.
    pub list: Vec<Comment>,
    /// Every group, in source order.
    pub groups: Vec<CommentGroup>,
}

impl Comments {
    /// The group that ends on `line`; the later one if there are several.
    #[must_use]
    pub fn ending_on(&self, line: u32) -> Option<&CommentGroup> {
        let behind = self.groups.partition_point(|group| group.end_line <= line);
        self.groups[..behind].last().filter(|group| group.end_line == line)
    }

    /// The groups that start before `offset`, in source order.
    #[must_use]
    pub fn before(&self, offset: u32) -> &[CommentGroup] {
        &self.groups[..self.groups.partition_point(|group| group.span.start <= offset)]
    }

    /// All groups, in source order.
    pub fn iter(&self) -> std::slice::Iter<'_, CommentGroup> {
        self.groups.iter()
    }

    /// The comments of a group of this file.
    #[must_use]
    pub fn of(&self, group: &CommentGroup) -> &[Comment] {
        self.list.get(group.first as usize..=group.last as usize).unwrap_or_default()
    }

    /// The text of a group as go/ast gives it: without comment marks and directives, right-trimmed,
    /// with empty lines collapsed, and with a final line end unless it is empty. `source` is the
    /// text of the file.
    #[must_use]
    pub fn text(&self, group: &CommentGroup, source: &[u8]) -> String {
        self.text_where(group, source, |_| true)
    }

    /// The same of those comments of the group that are `wanted`, which gets them with their slashes.
    #[must_use]
    pub fn text_where(&self, group: &CommentGroup, source: &[u8], wanted: impl Fn(&[u8]) -> bool) -> String {
        let mut text = String::with_capacity((group.span.end - group.span.start) as usize);
        let mut blank = false;
        let mut line = |line: &str| {
            let line = line.trim_end_matches([' ', '\t', '\n', '\r']);
            if line.is_empty() {
                blank = true;
                return;
            }
            if blank && !text.is_empty() {
                text.push('\n');
            }
            blank = false;
            text.push_str(line);
            text.push('\n');
        };
        for comment in self.of(group) {
            let bytes = source.get(comment.span.start as usize..comment.span.end as usize).unwrap_or_default();
            if !wanted(bytes) {
                continue;
            }
            let whole = literal::text(bytes);
            if let Some(rest) = whole.strip_prefix("//") {
                let rest = if rest.contains('\r') { Cow::Owned(rest.replace('\r', "")) } else { Cow::Borrowed(rest) };
                match rest.strip_prefix(' ') {
                    Some(rest) => line(rest),
                    None if is_directive(&rest) => {}
                    None => line(&rest),
                }
            } else {
                let whole = strip_carriage_returns(&whole);
                let inner = whole.strip_prefix("/*").unwrap_or(&whole);
                inner.strip_suffix("*/").unwrap_or(inner).split('\n').for_each(&mut line);
            }
        }
        text
    }
}

impl<'a> IntoIterator for &'a Comments {
    type Item = &'a CommentGroup;
    type IntoIter = std::slice::Iter<'a, CommentGroup>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// Whether a line comment (without its slashes) speaks to a tool: `line `, `extern `, `export `, or
/// `word:x` in small letters and digits.
fn is_directive(text: &str) -> bool {
    if ["line ", "extern ", "export "].iter().any(|word| text.starts_with(word)) {
        return true;
    }
    let small = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let bytes = text.as_bytes();
    match bytes.iter().position(|&byte| byte == b':') {
        Some(colon) if colon > 0 => bytes[..colon].iter().all(small) && bytes.get(colon + 1).is_some_and(small),
        _ => false,
    }
}

/// Go's scanner drops carriage returns from `/* */`, except where `*` and `/` would meet.
fn strip_carriage_returns(text: &str) -> Cow<'_, str> {
    if !text.contains('\r') {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter != '\r' || kept.len() > 2 && kept.ends_with('*') && letters.peek() == Some(&'/') {
            kept.push(letter);
        }
    }
    Cow::Owned(kept)
}

/// Forms groups while the lexer finds comments.
pub(crate) struct Grouper {
    file: FileId,
    comments: Comments,
    /// Whether the group at work stands behind a token, on its line.
    trailing: bool,
    /// Line of the last byte of the last comment.
    end_line: u32,
    /// An inserted semicolon stands behind the last comment.
    closed: bool,
    /// Where the token ends that the group at work stands behind.
    token_end: usize,
}

impl Grouper {
    pub(crate) fn new(file: FileId) -> Self {
        Self { file, comments: Comments::default(), trailing: false, end_line: 0, closed: false, token_end: 0 }
    }

    /// Makes room for what most files of this length hold: a list that grows is copied each time.
    pub(crate) fn reserve(&mut self, length: usize) {
        let groups = length / 384 + 4;
        self.comments.groups.reserve_exact(groups);
        self.comments.list.reserve_exact(2 * groups);
    }

    pub(crate) fn finish(self) -> Comments {
        self.comments
    }

    /// How many comments there are, to return to with [`Grouper::truncate`].
    pub(crate) fn len(&self) -> usize {
        self.comments.list.len()
    }

    /// Forgets all comments but the first `len`.
    pub(crate) fn truncate(&mut self, len: usize) {
        let comments = &mut self.comments;
        comments.list.truncate(len);
        while comments.groups.last().is_some_and(|group| group.last as usize >= len) {
            comments.groups.pop();
        }
        // What follows is code: the next comment starts a group whatever these say.
        self.closed = true;
    }

    /// Takes the comment at `start..end`, which stands on the lines `line` to `end_line`.
    ///
    /// Whether a token stands before it is read from the bytes, so that skipped code needs no
    /// tokens.
    pub(crate) fn add(&mut self, source: &[u8], start: usize, end: usize, line: u32, end_line: u32) {
        let last_end = self.comments.list.last().map(|comment| comment.span.end as usize);
        let adjacent = last_end.is_some_and(|last| source[last..start].iter().all(u8::is_ascii_whitespace));
        let same_run = adjacent && !self.closed;
        let reach = if self.trailing { 0 } else { 1 };
        let joins = same_run && line <= self.end_line + reach;
        if !joins {
            self.trailing = !adjacent && {
                let indent =
                    source[..start].iter().rev().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r')).count();
                self.token_end = start - indent;
                self.token_end > 0
                    && source[self.token_end - 1] != b'\n'
                    && !(self.token_end == 3 && source.starts_with(b"\xef\xbb\xbf"))
            };
        }
        let index = self.comments.list.len() as u32;
        let span = Span::new(self.file, start as u32, end as u32);
        self.comments.list.push(Comment { span, line });
        let shown_end = go_end_line(source, start, end, end_line);
        match self.comments.groups.last_mut() {
            Some(group) if joins => {
                group.last = index;
                group.end_line = shown_end;
                group.span.end = span.end;
            }
            _ => self.comments.groups.push(CommentGroup {
                first: index,
                last: index,
                start_line: line,
                end_line: shown_end,
                span,
            }),
        }
        self.end_line = end_line;
        // A line end inside a comment behind `x` is a semicolon behind that comment.
        self.closed = self.trailing && end_line > line && can_end_statement(&source[..self.token_end]);
    }
}

/// The line on which Go says a comment ends: it counts the bytes without carriage returns.
fn go_end_line(source: &[u8], start: usize, end: usize, end_line: u32) -> u32 {
    let bytes = &source[start..end];
    if !bytes.starts_with(b"/*") || memchr::memchr(b'\r', bytes).is_none() {
        return end_line;
    }
    let kept = strip_carriage_returns(&String::from_utf8_lossy(bytes)).len();
    let lost = String::from_utf8_lossy(bytes).len() - kept;
    let from = bytes.len() - lost.min(bytes.len());
    end_line - memchr::memchr_iter(b'\n', &bytes[from..]).count() as u32
}

/// Whether the token at the end of `text` is one behind which a line end is a semicolon.
fn can_end_statement(text: &[u8]) -> bool {
    match text {
        [.., b')' | b']' | b'}' | b'"' | b'\'' | b'`']
        | [.., b'+', b'+']
        | [.., b'-', b'-']
        | [.., b'0'..=b'9', b'.'] => true,
        [.., last] if last.is_ascii_alphanumeric() || *last == b'_' || !last.is_ascii() => {
            let letter = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'_' || !byte.is_ascii();
            let length = text.iter().rev().take_while(letter).count();
            let word = &text[text.len() - length..];
            !is_keyword(word) || ends_statement(word)
        }
        _ => false,
    }
}
