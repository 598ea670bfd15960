//! Build constraints: `//go:build` expressions and the older `// +build` lines.
//!
//! The module reads them as go/build and go/build/constraint do and evaluates them against a
//! question the caller answers. It does not know which tags are set, and it does not look at file
//! names.

use std::fmt;

use smol_str::SmolStr;

/// A build constraint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Constraint {
    /// Satisfied if the tag is.
    Tag(SmolStr),
    /// `!x`.
    Not(Box<Constraint>),
    /// `x && y`.
    And(Box<Constraint>, Box<Constraint>),
    /// `x || y`.
    Or(Box<Constraint>, Box<Constraint>),
    /// Never satisfied: what a malformed `//go:build` line stands for, so that its file is left out.
    Never,
}

/// What is wrong with a constraint line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConstraintError {
    /// Offset in the text that was given.
    pub offset: usize,
    /// What is wrong there, in Go's words.
    pub message: String,
}

impl fmt::Display for ConstraintError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message)
    }
}

impl std::error::Error for ConstraintError {}

impl Constraint {
    /// Reads a `//go:build …` line, or only the expression that follows the mark.
    ///
    /// # Errors
    /// If the expression is malformed.
    pub fn parse_go_build(line: &str) -> Result<Self, ConstraintError> {
        let text = go_build_expression(line).unwrap_or(line.trim());
        let offset = text.as_ptr() as usize - line.as_ptr() as usize;
        let mut parser = Parser { text, at: 0, token: "", is_tag: false, start: 0, size: 0 };
        let read = parser.or().and_then(|constraint| match parser.token {
            "" => Ok(constraint),
            token => Err(ConstraintError { offset: parser.start, message: format!("unexpected token {token}") }),
        });
        read.map_err(|error| ConstraintError { offset: error.offset + offset, ..error })
    }

    /// Reads `// +build …` lines; all of them must hold. Other lines, and lines that are too
    /// complex, say nothing, as in Go.
    #[must_use]
    pub fn parse_plus_build<'l>(lines: impl IntoIterator<Item = &'l str>) -> Option<Self> {
        lines
            .into_iter()
            .filter_map(|line| plus_build_line(plus_build_expression(line)?))
            .reduce(|left, right| Self::And(Box::new(left), Box::new(right)))
    }

    /// Whether the constraint holds, where `tag` says whether a tag is set.
    pub fn eval(&self, tag: &dyn Fn(&str) -> bool) -> bool {
        match self {
            Self::Tag(name) => tag(name),
            Self::Not(inner) => !inner.eval(tag),
            Self::And(left, right) => left.eval(tag) && right.eval(tag),
            Self::Or(left, right) => left.eval(tag) || right.eval(tag),
            Self::Never => false,
        }
    }
}

/// As Go prints an expression, but that it can be read again.
impl fmt::Display for Constraint {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tag(name) => out.write_str(name),
            // Go reads no double negation without a bracket, although its own printer writes one.
            Self::Not(inner) if matches!(**inner, Self::And(..) | Self::Or(..) | Self::Not(_)) => {
                write!(out, "!({inner})")
            }
            Self::Not(inner) => write!(out, "!{inner}"),
            Self::And(left, right) => {
                for (side, join) in [(left, ""), (right, " && ")] {
                    out.write_str(join)?;
                    if matches!(**side, Self::Or(..)) { write!(out, "({side})") } else { write!(out, "{side}") }?;
                }
                Ok(())
            }
            Self::Or(left, right) => {
                for (side, join) in [(left, ""), (right, " || ")] {
                    out.write_str(join)?;
                    if matches!(**side, Self::And(..)) { write!(out, "({side})") } else { write!(out, "{side}") }?;
                }
                Ok(())
            }
            Self::Never => out.write_str("never"),
        }
    }
}

/// What the head of a file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) constraint: Option<Constraint>,
    /// A malformed or second `//go:build` line.
    pub(crate) wrong: Option<Wrong>,
}

/// Place and words of a wrong `//go:build` line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wrong {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) message: String,
}

/// Finds the constraint of a file as go/build does.
///
/// A `//go:build` line counts anywhere before the first code, outside `/* */`. `// +build` lines
/// count in the leading run of `//` comments and empty lines, up to its last empty line, and only
/// if there is no `//go:build`.
pub(crate) fn find(source: &[u8]) -> Found {
    let base = crate::lexer::start(source);
    let mut at = base;
    let mut plus_end = base;
    let mut ended = false;
    let mut go_build: Option<(usize, &[u8])> = None;
    'lines: while at < source.len() {
        let mut line = line_at(source, &mut at);
        if line.is_empty() && !ended {
            plus_end = at;
            continue;
        }
        ended |= !line.starts_with(b"//");
        if is_go_build(line) {
            let start = offset_in(source, line);
            if go_build.is_some() {
                let wrong =
                    Wrong { start, end: start + line.len(), message: "multiple //go:build comments".to_owned() };
                return Found { constraint: Some(Constraint::Never), wrong: Some(wrong) };
            }
            go_build = Some((start, line));
        }
        while !line.is_empty() && !line.starts_with(b"//") {
            if !line.starts_with(b"/*") {
                break 'lines;
            }
            let inside = offset_in(source, line) + 2;
            let Some(length) = memchr::memmem::find(&source[inside..], b"*/") else { break 'lines };
            at = inside + length + 2;
            line = line_at(source, &mut at);
        }
    }
    if let Some((start, line)) = go_build {
        let text = String::from_utf8_lossy(line);
        return match Constraint::parse_go_build(&text) {
            Ok(constraint) => Found { constraint: Some(constraint), wrong: None },
            Err(error) => {
                let place = start + error.offset.min(line.len());
                let message = format!("parsing //go:build line: {}", error.message);
                let wrong = Wrong { start: place, end: (place + 1).min(start + line.len()).max(place), message };
                Found { constraint: Some(Constraint::Never), wrong: Some(wrong) }
            }
        };
    }
    let head = &source[base..plus_end];
    if memchr::memmem::find(head, b"+build").is_none() {
        return Found::default();
    }
    let head = String::from_utf8_lossy(head);
    Found { constraint: Constraint::parse_plus_build(head.split('\n').map(str::trim)), wrong: None }
}

/// The rest of the line at `at`, trimmed; `at` moves behind its end.
fn line_at<'s>(source: &'s [u8], at: &mut usize) -> &'s [u8] {
    let start = *at;
    let stop = memchr::memchr(b'\n', &source[start..]).map_or(source.len(), |found| start + found);
    *at = (stop + 1).min(source.len());
    trim(&source[start..stop])
}

/// Trims what Go calls white space, which reaches beyond ASCII.
fn trim(line: &[u8]) -> &[u8] {
    let plain = line.trim_ascii();
    if plain.first().is_none_or(u8::is_ascii_graphic) && plain.last().is_none_or(u8::is_ascii_graphic) {
        return plain;
    }
    match std::str::from_utf8(line) {
        Ok(text) => text.trim().as_bytes(),
        Err(_) => plain,
    }
}

fn offset_in(source: &[u8], part: &[u8]) -> usize {
    part.as_ptr() as usize - source.as_ptr() as usize
}

fn is_go_build(line: &[u8]) -> bool {
    line.strip_prefix(b"//go:build").is_some_and(|rest| rest.is_empty() || trim(rest).len() < rest.len())
}

/// The expression of a `//go:build` line.
fn go_build_expression(line: &str) -> Option<&str> {
    let line = line.strip_suffix('\n').unwrap_or(line);
    if line.contains('\n') || !line.starts_with("//go:build") {
        return None;
    }
    let rest = &line.trim()["//go:build".len()..];
    let text = rest.trim();
    (rest.is_empty() || text.len() < rest.len()).then_some(text)
}

/// The expression of a `// +build` line.
fn plus_build_expression(line: &str) -> Option<&str> {
    let line = line.strip_suffix('\n').unwrap_or(line);
    if line.contains('\n') {
        return None;
    }
    let rest = line.strip_prefix("//")?.trim().strip_prefix("+build")?;
    let text = rest.trim();
    (rest.is_empty() || text.len() < rest.len()).then_some(text)
}

/// One line of the older syntax: space is "or", comma is "and". Go gives up beyond 100 operators.
fn plus_build_line(text: &str) -> Option<Constraint> {
    let mut size = 0;
    let mut whole: Option<Constraint> = None;
    let ignore = || Constraint::Tag("ignore".into());
    for clause in text.split_whitespace() {
        let mut all: Option<Constraint> = None;
        for literal in clause.split(',') {
            let one = if literal.starts_with("!!") || literal == "!" {
                ignore()
            } else {
                let name = literal.strip_prefix('!').unwrap_or(literal);
                let tag = if !name.is_empty() && name.chars().all(is_tag_letter) {
                    Constraint::Tag(name.into())
                } else {
                    ignore()
                };
                if literal.starts_with('!') { Constraint::Not(Box::new(tag)) } else { tag }
            };
            all = Some(match all {
                None => one,
                Some(left) => {
                    size += 1;
                    Constraint::And(Box::new(left), Box::new(one))
                }
            });
        }
        whole = match (whole, all) {
            (Some(left), Some(right)) => {
                size += 1;
                Some(Constraint::Or(Box::new(left), Box::new(right)))
            }
            (left, right) => left.or(right),
        };
        if size > 100 {
            return None;
        }
    }
    Some(whole.unwrap_or_else(ignore))
}

fn is_tag_letter(letter: char) -> bool {
    letter.is_alphabetic() || letter.is_numeric() || letter == '_' || letter == '.'
}

/// Go refuses longer expressions, which also bounds the recursion here.
const MAX_SIZE: usize = 1000;

struct Parser<'t> {
    text: &'t str,
    at: usize,
    token: &'t str,
    is_tag: bool,
    start: usize,
    size: usize,
}

impl Parser<'_> {
    fn or(&mut self) -> Result<Constraint, ConstraintError> {
        let mut left = self.and()?;
        while self.token == "||" {
            left = Constraint::Or(Box::new(left), Box::new(self.and()?));
        }
        Ok(left)
    }

    fn and(&mut self) -> Result<Constraint, ConstraintError> {
        let mut left = self.not()?;
        while self.token == "&&" {
            left = Constraint::And(Box::new(left), Box::new(self.not()?));
        }
        Ok(left)
    }

    fn not(&mut self) -> Result<Constraint, ConstraintError> {
        self.size += 1;
        if self.size > MAX_SIZE {
            return self.fail(self.start, "build expression too large");
        }
        self.advance()?;
        if self.token != "!" {
            return self.atom();
        }
        self.advance()?;
        if self.token == "!" {
            return self.fail(self.start, "double negation not allowed");
        }
        Ok(Constraint::Not(Box::new(self.atom()?)))
    }

    fn atom(&mut self) -> Result<Constraint, ConstraintError> {
        if self.token == "(" {
            let open = self.start;
            let inner = self.or().map_err(|mut error| {
                if error.message == "unexpected end of expression" {
                    error.message = "missing close paren".to_owned();
                }
                error
            })?;
            if self.token != ")" {
                return self.fail(open, "missing close paren");
            }
            self.advance()?;
            return Ok(inner);
        }
        if !self.is_tag {
            return match self.token {
                "" => self.fail(self.start, "unexpected end of expression"),
                token => self.fail(self.start, format!("unexpected token {token}")),
            };
        }
        let tag = SmolStr::new(self.token);
        self.advance()?;
        Ok(Constraint::Tag(tag))
    }

    fn fail<T>(&self, offset: usize, message: impl Into<String>) -> Result<T, ConstraintError> {
        Err(ConstraintError { offset, message: message.into() })
    }

    fn advance(&mut self) -> Result<(), ConstraintError> {
        self.is_tag = false;
        let rest = self.text[self.at..].trim_start_matches([' ', '\t']);
        self.start = self.text.len() - rest.len();
        let length = match rest.as_bytes() {
            [] => 0,
            [b'(' | b')' | b'!', ..] => 1,
            [b'&', b'&', ..] | [b'|', b'|', ..] => 2,
            _ => {
                let tag = rest.find(|letter| !is_tag_letter(letter)).unwrap_or(rest.len());
                if tag == 0 {
                    let letter = rest.chars().next().unwrap_or_default();
                    return self.fail(self.start, format!("invalid syntax at {letter}"));
                }
                self.is_tag = true;
                tag
            }
        };
        self.at = self.start + length;
        self.token = &self.text[self.start..self.at];
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Constraint;

    #[test]
    fn what_is_printed_can_be_read() {
        for text in ["!(!a)", "!(!(!a && b) || c)", "!(a || b)", "a && (b || !c)"] {
            let printed = Constraint::parse_go_build(text).unwrap().to_string();
            assert_eq!(printed, text);
            assert_eq!(Constraint::parse_go_build(&printed).unwrap().to_string(), text);
        }
        assert!(Constraint::parse_go_build("!!a").is_err());
    }
}
