//! Go's tokens, from bytes.
//!
//! The lexer knows strings, runes, raw strings, comments and Go's rule for inserted semicolons, and
//! counts lines for who asks. It refuses to know declarations; [`crate::scan`] and [`crate::header`]
//! do that with its tokens.

use crate::comment::Grouper;
use crate::lines::line_ends;
use crate::literal;
use crate::stops::Stops;

/// What a token is, as far as the scanner asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// End of the text.
    Eof,
    /// `;`, or a line end after a token that can end a statement.
    Semi,
    /// A name.
    Ident,
    /// `package`.
    Package,
    /// `import`.
    Import,
    /// `const`.
    Const,
    /// `type`.
    Type,
    /// `var`.
    Var,
    /// `func`.
    Func,
    /// `struct`.
    Struct,
    /// `interface`.
    Interface,
    /// Any other keyword.
    Keyword,
    /// A number.
    Number,
    /// `'a'`.
    Rune,
    /// `"a"`.
    String,
    /// A raw string.
    RawString,
    /// `// …` without its line end.
    LineComment,
    /// `/* … */`.
    BlockComment,
    /// `(`.
    LParen,
    /// `)`.
    RParen,
    /// `[`.
    LBrack,
    /// `]`.
    RBrack,
    /// `{`.
    LBrace,
    /// `}`.
    RBrace,
    /// `.`.
    Dot,
    /// `...`.
    Ellipsis,
    /// Any other operator or delimiter, one or more bytes of it.
    Operator,
    /// A byte that no Go token starts with.
    Illegal,
}

impl Kind {
    /// Whether a declaration starts with it (a package clause counts).
    pub(crate) const fn starts_declaration(self) -> bool {
        matches!(self, Self::Package | Self::Import | Self::Const | Self::Type | Self::Var | Self::Func)
    }

    pub(crate) const fn is_comment(self) -> bool {
        matches!(self, Self::LineComment | Self::BlockComment)
    }
}

/// A token's kind and place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// Something wrong inside a token.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) message: String,
}

/// What `skip_block` came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Block {
    /// The matching brace was found; the lexer stands behind it.
    Closed,
    /// The text ended, or (in recovery) a declaration began; the lexer stands there.
    Open,
}

/// A place to return to.
pub(crate) struct Mark {
    position: usize,
    semi: bool,
    semi_after_comment: bool,
}

/// The state between two tokens.
#[derive(Clone)]
pub(crate) struct Lexer<'s> {
    source: &'s [u8],
    position: usize,
    /// A place and its line: lines are counted when somebody asks, from there.
    counted: (usize, u32),
    stops: Stops,
    /// The last token can end a statement.
    semi: bool,
    /// A block comment held the line end that inserts a semicolon.
    semi_after_comment: bool,
    /// What was wrong with the last token.
    pub(crate) problem: Option<Problem>,
}

impl<'s> Lexer<'s> {
    /// A lexer at the start of `source`, behind a byte order mark.
    pub(crate) fn new(source: &'s [u8]) -> Self {
        Self::ahead(source, start(source))
    }

    /// A lexer in the middle of `source`: its lines are counted from there.
    pub(crate) fn ahead(source: &'s [u8], position: usize) -> Self {
        Self {
            source,
            position,
            counted: (position, 1),
            stops: Stops::default(),
            semi: false,
            semi_after_comment: false,
            problem: None,
        }
    }

    /// Goes behind the bracket that closes the one just read, whatever the kinds.
    pub(crate) fn skip_brackets(&mut self) {
        let mut depth = 1_u32;
        while depth > 0 {
            match self.next().kind {
                Kind::LParen | Kind::LBrack | Kind::LBrace => depth += 1,
                Kind::RParen | Kind::RBrack | Kind::RBrace => depth -= 1,
                Kind::Eof => return,
                _ => {}
            }
        }
    }

    /// The lines, from 1, on which the comment that was just read starts and ends.
    pub(crate) fn comment_lines(&mut self, comment: &Token) -> (u32, u32) {
        let line = self.line_at(comment.start);
        (line, if comment.kind == Kind::LineComment { line } else { self.line_at(self.position) })
    }

    fn line_at(&mut self, offset: usize) -> u32 {
        let (at, line) = self.counted;
        let between = &self.source[at.min(offset)..at.max(offset)];
        let lines = line_ends(between);
        let line = if at <= offset { line + lines } else { line - lines };
        self.counted = (offset, line);
        line
    }

    /// Whether a line starts at `offset`.
    pub(crate) fn starts_line(&self, offset: usize) -> bool {
        offset == 0 || self.source.get(offset - 1) == Some(&b'\n')
    }

    /// The offset behind the last token.
    pub(crate) const fn position(&self) -> usize {
        self.position
    }

    pub(crate) fn mark(&self) -> Mark {
        Mark { position: self.position, semi: self.semi, semi_after_comment: self.semi_after_comment }
    }

    /// Goes on at `position`, behind a bracket that opens something.
    pub(crate) fn jump(&mut self, position: usize) {
        self.reset(&Mark { position, semi: false, semi_after_comment: false });
    }

    pub(crate) fn reset(&mut self, mark: &Mark) {
        self.position = mark.position;
        self.semi = mark.semi;
        self.semi_after_comment = mark.semi_after_comment;
        self.problem = None;
    }

    fn byte(&self, at: usize) -> u8 {
        self.source.get(at).copied().unwrap_or(0)
    }

    fn problem(&mut self, start: usize, end: usize, message: impl Into<String>) {
        self.problem = Some(Problem { start, end, message: message.into() });
    }

    /// The next token; comments are tokens. At the end it is `Eof` for ever.
    pub(crate) fn next(&mut self) -> Token {
        self.problem = None;
        if self.semi_after_comment {
            self.semi_after_comment = false;
            return Token { kind: Kind::Semi, start: self.position, end: self.position };
        }
        loop {
            let start = self.position;
            let Some(&byte) = self.source.get(start) else {
                let kind = if std::mem::take(&mut self.semi) { Kind::Semi } else { Kind::Eof };
                return Token { kind, start, end: start };
            };
            self.position += 1;
            match byte {
                b' ' | b'\t' | b'\r' => {}
                b'\n' => {
                    if std::mem::take(&mut self.semi) {
                        return Token { kind: Kind::Semi, start, end: self.position };
                    }
                }
                _ => return self.token(start, byte),
            }
        }
    }

    fn token(&mut self, start: usize, byte: u8) -> Token {
        let semi_before = std::mem::take(&mut self.semi);
        let kind = match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'_' | 0x80.. => self.word(start),
            b'0'..=b'9' => self.number(start),
            b'"' => self.string(start),
            b'\'' => self.rune(start),
            b'`' => self.raw_string(start),
            b'/' if self.byte(self.position) == b'/' => {
                self.position = memchr::memchr(b'\n', &self.source[start..]).map_or(self.source.len(), |at| start + at);
                self.semi = semi_before;
                // A carriage return before the line end is no part of the comment.
                let mut end = self.position;
                if self.source[end - 1] == b'\r' && end < self.source.len() {
                    end -= 1;
                }
                return Token { kind: Kind::LineComment, start, end };
            }
            b'/' if self.byte(self.position) == b'*' => {
                if !self.block_comment(start) {
                    self.problem(start, start + 2, "comment not terminated");
                }
                if semi_before && memchr::memchr(b'\n', &self.source[start..self.position]).is_some() {
                    self.semi_after_comment = true;
                } else {
                    self.semi = semi_before;
                }
                Kind::BlockComment
            }
            b'(' => Kind::LParen,
            b')' => self.closer(Kind::RParen),
            b'[' => Kind::LBrack,
            b']' => self.closer(Kind::RBrack),
            b'{' => Kind::LBrace,
            b'}' => self.closer(Kind::RBrace),
            b';' => Kind::Semi,
            b'.' => match (self.byte(self.position), self.byte(self.position + 1)) {
                (b'.', b'.') => {
                    self.position += 2;
                    Kind::Ellipsis
                }
                (b'0'..=b'9', _) => self.number(start),
                _ => Kind::Dot,
            },
            b'+' | b'-' if self.byte(self.position) == byte => {
                self.position += 1;
                self.closer(Kind::Operator)
            }
            b'<' if self.byte(self.position) == b'-' => {
                self.position += 1;
                Kind::Operator
            }
            b'+' | b'-' | b'*' | b'/' | b'%' | b'&' | b'|' | b'^' | b'<' | b'>' | b'=' | b'!' | b':' | b',' | b'~' => {
                Kind::Operator
            }
            _ => {
                let shown = if byte.is_ascii_graphic() { format!(" '{}'", byte as char) } else { String::new() };
                self.problem(start, start + 1, format!("invalid character U+{byte:04X}{shown}"));
                self.semi = semi_before;
                Kind::Illegal
            }
        };
        Token { kind, start, end: self.position }
    }

    fn closer(&mut self, kind: Kind) -> Kind {
        self.semi = true;
        kind
    }

    fn word(&mut self, start: usize) -> Kind {
        let rest = &self.source[start..];
        let length = rest.iter().position(|&byte| !IN_WORDS[byte as usize]).unwrap_or(rest.len());
        let word = &rest[..length];
        self.position = start + length;
        if !word.is_ascii() {
            self.check_letters(start);
            self.semi = true;
            return Kind::Ident;
        }
        if !word[0].is_ascii_lowercase() {
            self.semi = true;
            return Kind::Ident;
        }
        let kind = match word {
            b"package" => Kind::Package,
            b"import" => Kind::Import,
            b"const" => Kind::Const,
            b"type" => Kind::Type,
            b"var" => Kind::Var,
            b"func" => Kind::Func,
            b"struct" => Kind::Struct,
            b"interface" => Kind::Interface,
            _ if is_keyword(word) => Kind::Keyword,
            _ => Kind::Ident,
        };
        self.semi = kind == Kind::Ident || ends_statement(word);
        kind
    }

    /// Bytes that are no UTF-8 are left to the check of the whole text.
    fn check_letters(&mut self, start: usize) {
        let Ok(word) = std::str::from_utf8(&self.source[start..self.position]) else {
            return;
        };
        let wrong = word.char_indices().find(|&(at, letter)| {
            !(letter == '_' || letter.is_alphabetic() || letter.is_numeric() && (at > 0 || !letter.is_ascii()))
        });
        if let Some((at, letter)) = wrong {
            let place = start + at;
            let message = match letter {
                '\u{feff}' => "invalid BOM in the middle of the file".to_owned(),
                _ if at == 0 => format!("invalid character U+{:04X} '{letter}'", letter as u32),
                _ => format!("invalid character U+{:04X} '{letter}' in identifier", letter as u32),
            };
            self.problem(place, place + letter.len_utf8(), message);
        }
    }

    fn number(&mut self, start: usize) -> Kind {
        let hex = self.source[start] == b'0' && matches!(self.byte(start + 1), b'x' | b'X');
        while let Some(&byte) = self.source.get(self.position) {
            match byte {
                b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | b'_' | b'.' => {}
                b'+' | b'-' => {
                    let exponent = match self.source[self.position - 1] {
                        b'e' | b'E' => !hex,
                        b'p' | b'P' => hex,
                        _ => false,
                    };
                    if !exponent {
                        break;
                    }
                }
                _ => break,
            }
            self.position += 1;
        }
        self.semi = true;
        if let Err(message) = literal::check_number(&self.source[start..self.position]) {
            self.problem(start, self.position, message);
        }
        Kind::Number
    }

    fn string(&mut self, start: usize) -> Kind {
        self.semi = true;
        let mut escapes = false;
        loop {
            match memchr::memchr3(b'"', b'\\', b'\n', &self.source[self.position..]) {
                Some(at) if self.source[self.position + at] == b'"' => {
                    self.position += at + 1;
                    break;
                }
                Some(at) if self.source[self.position + at] == b'\\' => {
                    escapes = true;
                    self.position += at + 1;
                    if !matches!(self.byte(self.position), b'\n' | 0) {
                        self.position += 1;
                    }
                }
                found => {
                    self.position = found.map_or(self.source.len(), |at| self.position + at);
                    self.problem(start, start + 1, "string not terminated");
                    return Kind::String;
                }
            }
        }
        if escapes && let Err(wrong) = literal::check(&self.source[start + 1..self.position - 1], b'"') {
            self.problem(start + 1 + wrong.start, start + 1 + wrong.end, wrong.message);
        }
        Kind::String
    }

    fn raw_string(&mut self, start: usize) -> Kind {
        self.semi = true;
        match memchr::memchr(b'`', &self.source[self.position..]) {
            Some(at) => self.position += at + 1,
            None => {
                self.position = self.source.len();
                self.problem(start, start + 1, "string not terminated");
            }
        }
        Kind::RawString
    }

    fn rune(&mut self, start: usize) -> Kind {
        self.semi = true;
        match rune_end(self.source, start) {
            Some(end) => {
                self.position = end;
                let inner = &self.source[start + 1..end - 1];
                let characters = literal::characters(inner, b'\'');
                match characters {
                    Err(wrong) => self.problem(start + 1 + wrong.start, start + 1 + wrong.end, wrong.message),
                    Ok(1) => {}
                    Ok(0) => self.problem(start, end, "empty rune literal or unescaped ' in rune literal"),
                    Ok(_) => self.problem(start, end, "more than one character in rune literal"),
                }
            }
            None => self.problem(start, start + 1, "rune literal not terminated"),
        }
        Kind::Rune
    }

    /// Goes behind `*/`; false if there is none.
    fn block_comment(&mut self, start: usize) -> bool {
        let inside = start + 2;
        let found = memchr::memmem::find(self.source.get(inside..).unwrap_or_default(), b"*/");
        let end = found.map_or(self.source.len(), |at| inside + at + 2);
        self.position = end;
        found.is_some()
    }

    /// Goes behind the brace that closes the one just read, through code that is not looked at but
    /// for its comments. With `recover`, a declaration keyword at the start of a line ends it too.
    pub(crate) fn skip_block(&mut self, comments: &mut Grouper, recover: bool) -> Block {
        let source = self.source;
        let mut depth = 1_u32;
        let mut at = self.position;
        self.semi = true;
        while let Some(start) = self.stops.next(source, at, recover) {
            at = start + 1;
            match source[start] {
                b'{' => depth += 1,
                b'}' => {
                    depth -= 1;
                    if depth == 0 {
                        self.position = at;
                        return Block::Closed;
                    }
                }
                b'\n' => {
                    if declares(&source[at..]) {
                        self.position = at;
                        return Block::Open;
                    }
                }
                b'"' => {
                    while let Some(found) = memchr::memchr3(b'"', b'\\', b'\n', &source[at..]) {
                        at += found;
                        match source[at] {
                            // An escape takes the next byte with it, unless that is the line end.
                            b'\\' if self.byte(at + 1) != b'\n' => at = (at + 2).min(source.len()),
                            b'\n' => break,
                            _ => {
                                at += 1;
                                break;
                            }
                        }
                    }
                }
                b'\'' => at = rune_end(source, start).unwrap_or(at),
                b'`' => at = memchr::memchr(b'`', &source[at..]).map_or(source.len(), |found| at + found + 1),
                // The last of the stops: a slash.
                _ => match source.get(at) {
                    Some(b'/') => {
                        let line = self.line_at(start);
                        at = memchr::memchr(b'\n', &source[at..]).map_or(source.len(), |found| at + found);
                        let carriage = at < source.len() && source[at - 1] == b'\r';
                        comments.add(source, start, if carriage { at - 1 } else { at }, line, line);
                    }
                    Some(b'*') => {
                        let line = self.line_at(start);
                        self.block_comment(start);
                        at = self.position;
                        comments.add(source, start, at, line, self.line_at(self.position));
                    }
                    _ => {}
                },
            }
        }
        self.position = source.len();
        Block::Open
    }
}

/// Whether a byte can be part of a word; what stands outside ASCII is looked at later.
static IN_WORDS: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < table.len() {
        table[byte] = byte == b'_' as usize || byte >= 0x80 || (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    table
};

/// Where the text starts: behind a byte order mark.
pub(crate) fn start(source: &[u8]) -> usize {
    if source.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 }
}

/// The offset behind a rune literal that starts at `start`, if it ends on its line.
fn rune_end(source: &[u8], start: usize) -> Option<usize> {
    let mut at = start + 1;
    loop {
        match source.get(at)? {
            b'\'' if at > start + 1 => return Some(at + 1),
            // `'''` is no rune, but it is best read as one with a quote in it.
            b'\'' => {
                return Some(if source.get(at + 1) == Some(&b'\'') { at + 2 } else { at + 1 });
            }
            // An escape takes the next byte with it, unless that is the line end.
            b'\\' if source.get(at + 1) != Some(&b'\n') => at += 2,
            b'\n' => return None,
            _ => at += 1,
        }
    }
}

/// Whether a line starts with a declaration keyword.
fn declares(line: &[u8]) -> bool {
    [&b"func "[..], b"type ", b"var ", b"const ", b"import "].iter().any(|keyword| line.starts_with(keyword))
}

/// Whether `word` is one of Go's 25 keywords.
pub(crate) fn is_keyword(word: &[u8]) -> bool {
    matches!(
        word,
        b"break"
            | b"default"
            | b"func"
            | b"interface"
            | b"select"
            | b"case"
            | b"defer"
            | b"go"
            | b"map"
            | b"struct"
            | b"chan"
            | b"else"
            | b"goto"
            | b"package"
            | b"switch"
            | b"const"
            | b"fallthrough"
            | b"if"
            | b"range"
            | b"type"
            | b"continue"
            | b"for"
            | b"import"
            | b"return"
            | b"var"
    )
}

/// Whether a line end behind this keyword is a semicolon.
pub(crate) fn ends_statement(keyword: &[u8]) -> bool {
    matches!(keyword, b"break" | b"continue" | b"fallthrough" | b"return")
}
