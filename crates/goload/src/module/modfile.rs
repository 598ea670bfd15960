//! The grammar that go.mod and go.work share: lines of words, blocks in parentheses, `//` comments.
//!
//! The reader never fails: what it does not understand becomes a [`Problem`] with its place. What words
//! mean is decided by `gomod` and `gowork`.

use diag::{Code, Diagnostic, FileId, Severity, Span};

/// A value and the bytes it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Offset of its first byte.
    pub start: u32,
    /// Offset behind its last byte.
    pub end: u32,
}

/// Something wrong in a go.mod or go.work file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Its kind.
    pub code: &'static Code,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// The remedy, where one is known.
    pub help: Option<String>,
    /// Offset of the first byte concerned.
    pub start: u32,
    /// Offset behind the last byte concerned.
    pub end: u32,
}

impl Problem {
    pub(crate) fn error(code: &'static Code, message: impl Into<String>, start: u32, end: u32) -> Self {
        Self { code, severity: Severity::Error, message: message.into(), help: None, start, end }
    }

    pub(crate) fn warning(code: &'static Code, message: impl Into<String>, start: u32, end: u32) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, message, start, end) }
    }

    pub(crate) fn with_help(self, help: &str) -> Self {
        Self { help: Some(help.to_owned()), ..self }
    }

    /// The same as a finding in `file`.
    #[must_use]
    pub fn diagnostic(&self, file: FileId) -> Diagnostic {
        let found =
            Diagnostic::new(self.code, self.severity, self.message.clone()).at(Span::new(file, self.start, self.end));
        match &self.help {
            Some(help) => found.help(help.clone()),
            None => found,
        }
    }
}

/// A go.mod or go.work file that does not follow the grammar.
pub static SYNTAX: Code = Code {
    id: "module/syntax",
    summary: "a line of go.mod or go.work cannot be read",
    explain: "The line does not follow the form that the go command writes, so what it asks for is unknown. \
              `go mod edit -fmt` shows go's own words about it.",
};

/// A directive nobody knows.
pub static UNKNOWN_DIRECTIVE: Code = Code {
    id: "module/unknown-directive",
    summary: "go.mod or go.work holds a directive that kgen does not know",
    explain: "It is left aside. A newer Go may have brought it; then a newer kgen will know it.",
};

/// A version that is none.
pub static BAD_VERSION: Code = Code {
    id: "module/bad-version",
    summary: "a version in go.mod is not of the form v1.2.3",
    explain: "go.mod names exact versions; branches and short forms such as `master` or `v1.2` have to be resolved \
              by the go command first: `go get module@master`, or `go mod tidy`.",
};

/// A `replace` whose directory is missing.
pub static MISSING_REPLACEMENT: Code = Code {
    id: "module/missing-replacement",
    summary: "a replace names a directory without a go.mod",
    explain: "A module replaced by a directory is read from there, and the directory must hold a go.mod file. \
              It is not there, so the module's packages cannot be found.",
};

/// Two workspace modules that replace one module differently.
pub static CONFLICTING_REPLACEMENTS: Code = Code {
    id: "module/conflicting-replacements",
    summary: "two modules of the workspace replace one module differently",
    explain: "In a workspace the replace lines of all its modules count, so they have to agree. A replace in go.work \
              overrides them all.",
};

/// A word of a line.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// Its text, unquoted.
    pub(super) text: String,
    pub(super) start: u32,
    pub(super) end: u32,
}

impl Word {
    /// Whether the word is this bracket; one in quotes is text.
    fn is_bracket(&self, bracket: &str) -> bool {
        self.text == bracket && self.end - self.start == 1
    }
}

/// One directive: a line outside a block, or a line of a block together with the block's verb.
#[derive(Clone, Debug)]
pub(super) struct Directive {
    pub(super) verb: Word,
    /// The words behind the verb.
    pub(super) words: Vec<Word>,
    /// The text of the comment at the end of the line, without `//`.
    pub(super) comment: String,
}

impl Directive {
    /// The bytes from the first word behind the verb to the last, or the verb alone.
    pub(super) fn place(&self) -> (u32, u32) {
        match (self.words.first(), self.words.last()) {
            (Some(first), Some(last)) => (first.start, last.end),
            _ => (self.verb.start, self.verb.end),
        }
    }
}

/// Reads all directives of a file.
pub(super) fn directives(text: &[u8]) -> (Vec<Directive>, Vec<Problem>) {
    let mut out = Vec::new();
    let mut problems = Vec::new();
    let mut block: Option<Word> = None;
    let mut at = 0;
    while at < text.len() {
        let end = memchr::memchr(b'\n', &text[at..]).map_or(text.len(), |length| at + length);
        let (mut words, comment) = line(text, at, end, &mut problems);
        at = end + 1;
        if let Some(verb) = &block {
            match words.as_slice() {
                [] => {}
                [only] if only.is_bracket(")") => block = None,
                _ => out.push(Directive { verb: verb.clone(), words, comment }),
            }
            continue;
        }
        match words.as_slice() {
            [] => {}
            [_, open] if open.is_bracket("(") => block = Some(words.swap_remove(0)),
            [_, open, close] if open.is_bracket("(") && close.is_bracket(")") => {}
            _ => {
                let verb = words.remove(0);
                out.push(Directive { verb, words, comment });
            }
        }
    }
    if let Some(verb) = block {
        problems.push(Problem::error(&SYNTAX, "the block is not closed", verb.start, verb.end));
    }
    (out, problems)
}

/// The words of `text[at..end]` and its trailing comment.
fn line(text: &[u8], mut at: usize, end: usize, problems: &mut Vec<Problem>) -> (Vec<Word>, String) {
    let mut words = Vec::new();
    while at < end {
        match text[at] {
            b' ' | b'\t' | b'\r' => at += 1,
            b'/' if text[..end].get(at + 1) == Some(&b'/') => {
                return (words, String::from_utf8_lossy(&text[at + 2..end]).trim().to_owned());
            }
            open @ (b'(' | b')' | b',' | b'[' | b']') => {
                words.push(Word { text: char::from(open).to_string(), start: at as u32, end: at as u32 + 1 });
                at += 1;
            }
            quote @ (b'"' | b'`') => {
                let start = at;
                at += 1;
                let mut value = Vec::new();
                let closed = loop {
                    match text[..end].get(at) {
                        None => break false,
                        Some(&byte) if byte == quote => break true,
                        Some(b'\\') if quote == b'"' => {
                            // Paths need no other escapes than these two.
                            value.extend(text[..end].get(at + 1));
                            at += 2;
                        }
                        Some(&byte) => {
                            value.push(byte);
                            at += 1;
                        }
                    }
                };
                at = (at + 1).min(end);
                if !closed {
                    problems.push(Problem::error(&SYNTAX, "the string is not closed", start as u32, end as u32));
                }
                words.push(Word {
                    text: String::from_utf8_lossy(&value).into_owned(),
                    start: start as u32,
                    end: at as u32,
                });
            }
            _ => {
                let start = at;
                while at < end
                    && !matches!(text[at], b' ' | b'\t' | b'\r' | b'(' | b')' | b',' | b'[' | b']' | b'"' | b'`')
                    && !text[at..end].starts_with(b"//")
                {
                    at += 1;
                }
                let value = String::from_utf8_lossy(&text[start..at]).into_owned();
                words.push(Word { text: value, start: start as u32, end: at as u32 });
            }
        }
    }
    (words, String::new())
}
