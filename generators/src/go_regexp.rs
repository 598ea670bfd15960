//! Regular expressions of Go (`regexp.Compile`): refused where Go refuses them, and in the words of the crate that matches.
//! Names of Unicode classes are taken as they come, since new ones arrive with every Go.

use std::fmt::Write as _;

use regex::bytes::Regex;

/// Refuses what Go cannot compile.
pub(crate) fn check(pattern: &str) -> Result<(), String> {
    translate(pattern).map(drop)
}

/// Makes what finds the same as Go's expression does. What it captures has no names.
pub(crate) fn compile(pattern: &str) -> Result<Regex, String> {
    let translated = translate(pattern)?;
    // Only names of Unicode classes and sheer size are left to complain of.
    Regex::new(&translated).map_err(|error| match error {
        regex::Error::CompiledTooBig(_) => "expression is too large".to_owned(),
        _ => "no such Unicode class, or it is not known here".to_owned(),
    })
}

fn translate(pattern: &str) -> Result<String, String> {
    let mut reader = Reader { rest: pattern, groups: vec![Group::default()], out: String::new() };
    reader.expression()?;
    Ok(reader.out)
}

/// How often something may be repeated at most, repetitions within repetitions multiplied.
const MAX_REPEAT: u32 = 1_000;
/// How deep groups may be nested.
const MAX_DEPTH: usize = 1_000;

/// What stands between parentheses, as far as it has been read.
#[derive(Default)]
struct Group {
    /// How often anything in it is repeated.
    repeated: u32,
    /// The same of the last piece; none where there is nothing to repeat.
    last: Option<u32>,
}

struct Reader<'t> {
    rest: &'t str,
    groups: Vec<Group>,
    /// What has been read, translated.
    out: String,
}

impl Reader<'_> {
    fn next(&mut self) -> Option<char> {
        let c = self.rest.chars().next()?;
        self.rest = &self.rest[c.len_utf8()..];
        Some(c)
    }

    fn take(&mut self, text: &str) -> bool {
        let rest = self.rest.strip_prefix(text);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// Adds a character that stands for itself.
    fn literal(&mut self, c: char) {
        if c.is_ascii_alphanumeric() {
            self.out.push(c);
        } else {
            let _ = write!(self.out, "\\x{{{:x}}}", u32::from(c));
        }
    }

    fn group(&mut self) -> Result<&mut Group, String> {
        self.groups.last_mut().ok_or_else(|| "unexpected )".to_owned())
    }

    fn piece(&mut self, repeated: u32) -> Result<(), String> {
        let group = self.group()?;
        group.repeated = group.repeated.max(repeated);
        group.last = Some(repeated);
        Ok(())
    }

    fn expression(&mut self) -> Result<(), String> {
        let mut repetition_before = false;
        while let Some(c) = self.next() {
            let mut is_repetition = false;
            match c {
                '(' => self.open()?,
                ')' => {
                    self.out.push(')');
                    let closed = self.groups.pop().unwrap_or_default();
                    self.piece(closed.repeated)?;
                }
                '|' => {
                    self.out.push('|');
                    self.group()?.last = None;
                }
                '[' => {
                    self.class()?;
                    self.piece(0)?;
                }
                '*' | '+' | '?' => {
                    self.out.push(c);
                    self.repeat(None, repetition_before)?;
                    is_repetition = true;
                }
                '{' => match counts(self.rest) {
                    Some((counts, behind)) => {
                        let text = &self.rest[..self.rest.len() - behind.len()];
                        let _ = write!(self.out, "{{{text}");
                        self.rest = behind;
                        self.repeat(Some(counts), repetition_before)?;
                        is_repetition = true;
                    }
                    None => {
                        self.literal(c);
                        self.piece(0)?;
                    }
                },
                '\\' => self.backslash()?,
                '.' | '^' | '$' => {
                    self.out.push(c);
                    self.piece(0)?;
                }
                _ => {
                    self.literal(c);
                    self.piece(0)?;
                }
            }
            repetition_before = is_repetition;
        }
        if self.groups.len() > 1 { Err("missing closing )".to_owned()) } else { Ok(()) }
    }

    fn repeat(&mut self, counts: Option<Counts>, again: bool) -> Result<(), String> {
        if self.take("?") {
            self.out.push('?');
        }
        if again {
            return Err("invalid nested repetition operator".to_owned());
        }
        let Some(inner) = self.group()?.last else {
            return Err("missing argument to repetition operator".to_owned());
        };
        let Some((least, most)) = counts else { return self.piece(inner) };
        let too_many = || Err("invalid repeat count".to_owned());
        if least > MAX_REPEAT || most.is_some_and(|most| most > MAX_REPEAT || least > most) {
            return too_many();
        }
        let times = most.unwrap_or(least);
        let repeated = match times {
            0 => 0,
            _ => times.saturating_mul(inner.max(1)),
        };
        if times >= 2 && repeated > MAX_REPEAT {
            return too_many();
        }
        self.piece(repeated)
    }

    /// Behind `(`.
    fn open(&mut self) -> Result<(), String> {
        if self.groups.len() > MAX_DEPTH {
            return Err("expression nests too deeply".to_owned());
        }
        if !self.take("?") {
            self.out.push('(');
            self.groups.push(Group::default());
            return Ok(());
        }
        if self.take("P<") || self.take("<") {
            let name = self.rest.split('>').next().unwrap_or_default();
            let ends = name.len() < self.rest.len();
            let is_word = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
            if !ends || name.is_empty() || !is_word {
                return Err("invalid named capture".to_owned());
            }
            self.rest = &self.rest[name.len() + 1..];
            self.out.push('(');
            self.groups.push(Group::default());
            return Ok(());
        }
        let (mut negated, mut any) = (false, false);
        let flags = self.rest;
        loop {
            match self.next() {
                Some('i' | 'm' | 's' | 'U') => any = true,
                Some('-') if !negated => (negated, any) = (true, false),
                Some(end @ (':' | ')')) if !negated || any => {
                    let flags = &flags[..flags.len() - self.rest.len() - 1];
                    if end == ':' {
                        self.groups.push(Group::default());
                    }
                    if end == ':' || !flags.is_empty() {
                        let _ = write!(self.out, "(?{flags}{end}");
                    }
                    return Ok(());
                }
                _ => return Err("invalid or unsupported Perl syntax".to_owned()),
            }
        }
    }

    /// Behind `\`, outside of brackets.
    fn backslash(&mut self) -> Result<(), String> {
        if self.take("Q") {
            let (literal, behind) = self.rest.split_once("\\E").unwrap_or((self.rest, ""));
            self.rest = behind;
            literal.chars().for_each(|c| self.literal(c));
            return if literal.is_empty() { Ok(()) } else { self.piece(0) };
        }
        let places = [("A", r"\A"), ("b", r"(?-u:\b)"), ("B", r"(?-u:\B)"), ("z", r"\z")];
        if let Some((_, place)) = places.iter().find(|(word, _)| self.take(word)) {
            self.out.push_str(place);
        } else if !self.class_escape()? {
            let c = self.escape()?;
            self.literal(c);
        }
        self.piece(0)
    }

    /// Behind `\`: takes the name of a class, if there is one.
    fn class_escape(&mut self) -> Result<bool, String> {
        if let Some((_, class)) = PERL.iter().find(|(word, _)| self.take(word)) {
            self.out.push_str(class);
            return Ok(true);
        }
        let negated = self.take("P");
        if !(negated || self.take("p")) {
            return Ok(false);
        }
        let spell = |negated: bool, name: &str| format!("\\{}{{{name}}}", if negated { 'P' } else { 'p' });
        let wrong = || "invalid character class range".to_owned();
        let (negated, name) = match self.next().ok_or_else(wrong)? {
            '{' => {
                let (name, behind) = self.rest.split_once('}').ok_or_else(wrong)?;
                self.rest = behind;
                name.strip_prefix('^').map_or((negated, name), |name| (!negated, name))
            }
            // From Go 1.25 on small letters do, too.
            category if CATEGORIES.contains(category.to_ascii_uppercase()) => {
                self.out.push_str(&spell(negated, category.to_ascii_uppercase().encode_utf8(&mut [0; 4])));
                return Ok(true);
            }
            _ => return Err(wrong()),
        };
        self.out.push_str(&spell(negated, name));
        let is_letter = name.len() == 1 && !CATEGORIES.contains(&name.to_ascii_uppercase());
        let is_name =
            !name.is_empty() && !is_letter && name.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'_');
        if is_name { Ok(true) } else { Err(wrong()) }
    }

    /// Behind `\`: takes one character.
    fn escape(&mut self) -> Result<char, String> {
        let wrong = || "invalid escape sequence".to_owned();
        let octal = |text: &str| text.bytes().take_while(|byte| (b'0'..=b'7').contains(byte)).count();
        match self.next() {
            None => Err("trailing backslash at end of expression".to_owned()),
            Some(first @ '0'..='7') if first == '0' || octal(self.rest) > 0 => {
                let (digits, behind) = self.rest.split_at(octal(self.rest).min(2));
                self.rest = behind;
                let code = u32::from_str_radix(&format!("{first}{digits}"), 8).ok();
                code.and_then(char::from_u32).ok_or_else(wrong)
            }
            Some('x') => {
                let (digits, behind) = match self.rest.strip_prefix('{') {
                    Some(inner) => inner.split_once('}').ok_or_else(wrong)?,
                    None => self.rest.split_at_checked(2).ok_or_else(wrong)?,
                };
                self.rest = behind;
                let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
                let code = u32::from_str_radix(digits, 16).ok().filter(|code| is_hex && *code <= u32::from(char::MAX));
                // Go takes halves of pairs, too.
                code.map(|code| char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)).ok_or_else(wrong)
            }
            Some('a') => Ok('\x07'),
            Some('f') => Ok('\x0c'),
            Some('n') => Ok('\n'),
            Some('r') => Ok('\r'),
            Some('t') => Ok('\t'),
            Some('v') => Ok('\x0b'),
            Some(c) if c.is_ascii() && !c.is_ascii_alphanumeric() => Ok(c),
            Some(_) => Err(wrong()),
        }
    }

    /// Behind `[`.
    fn class(&mut self) -> Result<(), String> {
        self.out.push('[');
        if self.take("^") {
            self.out.push('^');
        }
        let mut first = true;
        while first || !self.rest.starts_with(']') {
            first = false;
            if self.named_class()? {
                continue;
            }
            let before = self.rest;
            if self.take("\\") {
                if self.class_escape()? {
                    continue;
                }
                self.rest = before;
            }
            let low = self.class_character()?;
            self.literal(low);
            if self.rest.len() >= 2 && self.rest.starts_with('-') && !self.rest.starts_with("-]") {
                self.take("-");
                let high = self.class_character()?;
                if high < low {
                    return Err("invalid character class range".to_owned());
                }
                self.out.push('-');
                self.literal(high);
            }
        }
        self.take("]");
        self.out.push(']');
        Ok(())
    }

    fn class_character(&mut self) -> Result<char, String> {
        if self.take("\\") { self.escape() } else { self.next().ok_or_else(|| "missing closing ]".to_owned()) }
    }

    /// Takes `[:alpha:]`, if it stands here.
    fn named_class(&mut self) -> Result<bool, String> {
        let inner = self.rest.strip_prefix("[:").and_then(|rest| rest.split_once(":]"));
        let Some((name, behind)) = inner else { return Ok(false) };
        if !CLASSES.contains(&name.strip_prefix('^').unwrap_or(name)) {
            return Err("invalid character class range".to_owned());
        }
        let _ = write!(self.out, "[:{name}:]");
        self.rest = behind;
        Ok(true)
    }
}

/// The categories of Unicode that one letter names.
const CATEGORIES: &str = "CLMNPSZ";

/// The classes of POSIX that have names, and Perl's.
const CLASSES: [&str; 14] = [
    "alnum", "alpha", "ascii", "blank", "cntrl", "digit", "graph", "lower", "print", "punct", "space", "upper", "word",
    "xdigit",
];

/// Perl's classes in Go, where they are of ASCII.
const PERL: [(&str, &str); 6] = [
    ("d", "[0-9]"),
    ("D", "[^0-9]"),
    ("s", r"[\t\n\f\r ]"),
    ("S", r"[^\t\n\f\r ]"),
    ("w", "[0-9A-Za-z_]"),
    ("W", "[^0-9A-Za-z_]"),
];

/// At least, and at most if there is a limit.
type Counts = (u32, Option<u32>);

/// Behind `{`: the counts and what follows them; nothing where the brace stands for itself.
fn counts(text: &str) -> Option<(Counts, &str)> {
    let (inner, behind) = text.split_once('}')?;
    let number = |digits: &str| {
        let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        let leading = digits.len() > 1 && digits.starts_with('0');
        (plain && !leading).then(|| digits.parse().unwrap_or(u32::MAX))
    };
    let counts = match inner.split_once(',') {
        None => (number(inner)?, Some(number(inner)?)),
        Some((least, "")) => (number(least)?, None),
        Some((least, most)) => (number(least)?, Some(number(most)?)),
    };
    Some((counts, behind))
}

#[cfg(test)]
mod tests {
    use super::{check, compile};

    #[test]
    fn finds_what_go_finds() {
        for (pattern, found, not_found) in [
            (r"\.md$", "a/b.md", "a/b.mdx"),
            (r"\d", "1", "\u{661}"),
            (r"^\w+\b", "ab-", "\u{e4}"),
            (r"a{,2}", "a{,2}", "aa"),
            (r"^[[&&a]$", "&", "b"),
            (r"^[a~~b]$", "~", "c"),
            (r"\Q.*\E", "x.*", "xy"),
            (r"\<a", "<a", " a"),
            (r"(?P<n>a)(?P<n>b)", "ab", "a"),
            (r"(?)(?i)A(?-i:B)", "aB", "ab"),
            (r"^\P{^Greek}\x41\101\pl$", "\u{3b1}AAb", "aAAb"),
            (r"^[^\D]$", "7", "x"),
            (r"^.{3}$", "\u{e4}\u{f6}\u{fc}", "\u{e4}b"),
            ("(a{10}){100}", &"a".repeat(1_000), "a"),
        ] {
            let compiled = compile(pattern).expect(pattern);
            assert!(compiled.is_match(found.as_bytes()), "{pattern} finds {found}");
            assert!(!compiled.is_match(not_found.as_bytes()), "{pattern} finds {not_found}");
        }
        assert!(compile(r"\p{Nonsense}").is_err());
    }

    #[test]
    fn what_go_compiles() {
        for pattern in [
            "",
            "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$",
            "a|b|",
            "()*",
            "^*",
            "(?i)a(?-s:b)(?P<name>c)(?<other>d)",
            "(?)a",
            r"\d\pL\p{Greek}\P{^Han}[\d\p{L}]",
            r"\Qa(b\E+\x41\x{1F600}\101\0\.\_\-",
            r"\Qa(b",
            "[]a]",
            "[^]a]",
            "[a-]",
            "[-a]",
            "[a-z-9]",
            "[[:alpha:][:^digit:]]",
            "[[:alpha]",
            "[[a]",
            "a{2}b{2,}c{2,3}?",
            "{",
            "a{,2}",
            "a{02}",
            "a{x}",
            "(a{10}){100}",
            "(a{1000}){0}",
            "((a{500})*){2}",
            r"a\Q\E*",
            "(?i:)*",
            "(?P<a>b)(?P<a>c)",
            "x]}",
            "ä*",
        ] {
            assert_eq!(check(pattern), Ok(()), "{pattern}");
        }
    }

    #[test]
    fn what_go_refuses() {
        for pattern in [
            "(",
            ")",
            "a)",
            "(?",
            "(?x)",
            "(?-)",
            "(?P<a",
            "(?P<a-b>c)",
            "(?P<>c)",
            "(?=a)",
            "*",
            "a**",
            "a*+",
            "a{2}{3}",
            "(*a)",
            "|*",
            "(?i)*",
            "a{1001}",
            "a{2,1}",
            "(a{11}){100}",
            "[",
            "[a",
            "[]",
            "[z-a]",
            "[[:foo:]]",
            r"\",
            r"\1",
            r"\8",
            r"\x",
            r"\x4",
            r"\x{}",
            r"\x{110000}",
            r"\y",
            r"\C",
            r"\Z",
            r"\ä",
            r"\p",
            r"\p{",
            r"\pX",
            r"[\b]",
            r"[\Q]",
            r"\Q\E*",
            "(?:a{2}){501}",
            "((a{501})*){2}",
        ] {
            assert!(check(pattern).is_err(), "{pattern}");
        }
    }
}
