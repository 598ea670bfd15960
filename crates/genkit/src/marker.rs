//! `+k8s:` markers in comment lines, in both of upstream's dialects.

use diag::{Code, Diagnostic, Span};
use memchr::memmem;
use rustc_hash::FxHashMap;

use crate::compat::Profile;

/// A marker that cannot be parsed.
pub static MALFORMED: Code = Code {
    id: "marker/malformed",
    summary: "a marker is not of the form +key, +key=value or +key(args)=value",
    explain: "From Kubernetes 0.34 on, upstream's generators parse markers strictly: after the key only \
              `=value`, arguments in parentheses or a `# comment` may follow, and the markers of deepcopy and \
              defaulter take no arguments. Upstream stops at such a line; so does kgen, and shows the place.",
};

/// A marker that no generator knows.
pub static UNKNOWN: Code = Code {
    id: "marker/unknown",
    summary: "no generator knows this +k8s: marker",
    explain: "Upstream passes over markers it does not know, so a misspelt one does nothing and says nothing. \
              kgen warns and suggests the nearest marker it knows; with --strict the warning is an error.",
};

/// A line of a comment, as upstream's comment text gives it, and where the comment stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The text.
    pub text: String,
    /// The comment group it comes from.
    pub group: Span,
}

/// A marker with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marker {
    /// What stands behind `=`; empty where nothing does.
    pub value: String,
    /// The line it stands on, without what is before `+`.
    pub text: String,
    /// The comment group it comes from.
    pub group: Span,
}

impl Marker {
    /// Where the marker stands in `source`, from its `+` to the end of its text.
    #[must_use]
    pub fn span(&self, source: &[u8]) -> Span {
        locate(self.group, &self.text, source)
    }
}

/// Where `text` stands in `group`; the group where it cannot be found.
fn locate(group: Span, text: &str, source: &[u8]) -> Span {
    let Some(bytes) = source.get(group.start as usize..group.end as usize) else { return group };
    match memmem::find(bytes, text.as_bytes()) {
        Some(at) => {
            let start = group.start + at as u32;
            Span::new(group.file, start, start + text.len() as u32)
        }
        None => group,
    }
}

/// A marker that upstream's parser refuses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Malformed {
    /// What is wrong with it.
    pub message: String,
    /// The line, from its `+` on.
    pub text: String,
    /// The comment group it comes from.
    pub group: Span,
}

impl Malformed {
    /// As a finding in a file with these bytes.
    #[must_use]
    pub fn diagnostic(&self, source: &[u8]) -> Diagnostic {
        Diagnostic::error(&MALFORMED, self.message.clone())
            .at(locate(self.group, &self.text, source))
            .help("write the marker as `+key=value`; a comment behind it starts with ` #`")
    }
}

/// All markers with this key, in the order of their lines.
///
/// # Errors
///
/// [`Malformed`] for the first line with this key that the profile's parser refuses.
pub fn extract(lines: &[Line], key: &str, profile: &Profile) -> Result<Vec<Marker>, Malformed> {
    extract_with(lines, key, profile, Arguments::None)
}

/// Which arguments a marker may have, from 0.34 on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arguments {
    /// None at all (`ExtractCommentTagsWithoutArguments`).
    None,
    /// One that is a string, or none (`ExtractFunctionStyleCommentTags`).
    OneString,
    /// Any that can be parsed.
    Any,
}

/// As [`extract`], of markers that may have arguments, which are passed over.
///
/// # Errors
///
/// As [`extract`].
pub fn extract_with(
    lines: &[Line],
    key: &str,
    profile: &Profile,
    arguments: Arguments,
) -> Result<Vec<Marker>, Malformed> {
    let mut markers = Vec::new();
    for line in lines {
        let found = if profile.tags_with_arguments {
            parse_with(&line.text, key, arguments).map_err(|message| Malformed {
                message,
                text: line.text.trim().to_owned(),
                group: line.group,
            })?
        } else {
            plain(&line.text, key)
        };
        if let Some(value) = found {
            let text = line.text.trim_matches([' ', '\t']).to_owned();
            markers.push(Marker { value: value.to_owned(), text, group: line.group });
        }
    }
    Ok(markers)
}

/// The value of a line with this key as gengo's `ExtractCommentTags` reads it, and kube-openapi at all releases: the key is
/// everything before the first `=`.
#[must_use]
pub fn plain<'l>(line: &'l str, key: &str) -> Option<&'l str> {
    plain_pair(line).filter(|(found, _)| *found == key).map(|(_, value)| value)
}

/// The key and the value of a line, by the same rule.
#[must_use]
pub fn plain_pair(line: &str) -> Option<(&str, &str)> {
    let rest = line.trim_matches(' ').strip_prefix('+')?;
    Some(rest.split_once('=').unwrap_or((rest, "")))
}

/// All values of the markers with this key, whatever arguments stand before them; `None` where a line with the key cannot
/// be parsed. So code-generator asks from 0.37 on whether a package is to be looked at at all.
#[must_use]
pub fn values<'l>(lines: &'l [Line], key: &str) -> Option<Vec<&'l str>> {
    let mut values = Vec::new();
    for line in lines {
        values.extend(parse(&line.text, key).ok()?.map(|(_, value)| value));
    }
    Some(values)
}

/// The value of a line with this key, whose arguments must be such (0.34 on).
fn parse_with<'l>(line: &'l str, key: &str, accepted: Arguments) -> Result<Option<&'l str>, String> {
    let Some((arguments, value)) = parse(line, key)? else { return Ok(None) };
    match accepted {
        Arguments::None if !arguments.is_empty() => {
            Err(format!("marker +{key} takes no arguments, found \"{arguments}\""))
        }
        Arguments::OneString if !is_string(arguments) => {
            Err(format!("marker +{key} takes one string as its argument, found \"{arguments}\""))
        }
        Arguments::None | Arguments::OneString | Arguments::Any => Ok(Some(value)),
    }
}

/// Whether the text between parentheses, which has been parsed, is nothing or one string without a name.
fn is_string(arguments: &str) -> bool {
    let word = arguments.trim_end_matches([',', ' ']);
    match word.chars().next() {
        None | Some('"' | '`') => true,
        Some('+' | '-' | '0'..='9') => false,
        Some(_) => !word.contains(':') && !matches!(word, "true" | "false"),
    }
}

/// Arguments and value of a line with this key, as gengo's `codetags` reads them with raw values.
fn parse<'l>(line: &'l str, key: &str) -> Result<Option<(&'l str, &'l str)>, String> {
    let Some(rest) = line.trim_start_matches([' ', '\t']).strip_prefix('+') else { return Ok(None) };
    let name_end = name_end(rest);
    if &rest[..name_end] != key {
        return Ok(None);
    }
    let rest = rest.trim();
    let unexpected = |text: &str| match text.chars().next() {
        Some(found) => {
            format!("unexpected character {found:?} in marker +{key}, at position {}", rest.len() - text.len())
        }
        None => format!("unexpected end of marker +{key}"),
    };
    let behind = &rest[name_end.min(rest.len())..];
    let (arguments, behind) = match behind.strip_prefix('(') {
        Some(inner) => {
            let end = arguments_end(inner).map_err(|at| unexpected(&inner[at..]))?;
            (&inner[..end], &inner[end + 1..])
        }
        None => ("", behind),
    };
    match behind.strip_prefix('=') {
        Some(value) => Ok(Some((arguments, value))),
        None if behind.is_empty() || behind.trim_start().starts_with('#') => Ok(Some((arguments, ""))),
        None => Err(unexpected(behind)),
    }
}

/// Where the `)` of an argument list stands: of one name, decimal number or string, or of several that each have a name
/// and a colon before them. Fails with the place of what does not belong there.
fn arguments_end(text: &str) -> Result<usize, usize> {
    let spaces = |at: usize| at + text[at..].len() - text[at..].trim_start().len();
    let (mut at, mut count, mut named, mut all_named) = (0, 0, false, true);
    loop {
        let rest = &text[at..];
        let word = rest.starts_with(|c: char| c.is_alphabetic() || c == '_');
        let length = match rest.chars().next().ok_or(at)? {
            ')' => return Ok(at),
            '"' | '`' => string_length(rest),
            '+' | '-' | '0'..='9' => rest[1..].find(|c: char| !c.is_ascii_digit()).map(|end| 1 + end),
            _ if word => rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.' | '-'))),
            _ => return Err(at),
        };
        at += length.ok_or(text.len())?;
        let next = text[at..].chars().next();
        if next == Some(':') && word {
            (named, at) = (true, spaces(at + 1));
            continue;
        }
        count += 1;
        all_named &= named;
        match next {
            Some(',' | ')') if count > 1 && !all_named => return Err(at),
            Some(',') => (named, at) = (false, spaces(at + 1)),
            Some(')') => return Ok(at),
            _ => return Err(at),
        }
    }
}

/// The length of the string at the beginning of `text`, quotes included; `None` where it does not end.
fn string_length(text: &str) -> Option<usize> {
    let quote = text.chars().next()?;
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// Where a marker's key ends: a letter or `_`, then letters, digits, `_`, `.`, `-`, `:`.
fn name_end(text: &str) -> usize {
    if !text.starts_with(|first: char| first.is_alphabetic() || first == '_') {
        return 0;
    }
    text.find(|c: char| !(c.is_alphabetic() || c.is_numeric() || matches!(c, '_' | '.' | '-' | ':')))
        .unwrap_or(text.len())
}

/// Finds the `+k8s:` markers in the bytes of a file: offset of the `+` and the key, in order. Text
/// that only looks like one (in a string, say) is found too; the caller checks against comments.
pub fn scan(source: &[u8]) -> impl Iterator<Item = (u32, &str)> {
    memmem::find_iter(source, b"+k8s:").filter_map(|at| {
        let rest = &source[at + 1..];
        let end = rest
            .iter()
            .position(|byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-' | b':')))
            .unwrap_or(rest.len());
        Some((at as u32, std::str::from_utf8(&rest[..end]).ok()?))
    })
}

/// Whether what stands at `at` in a file begins a line of a comment, as far as its own line tells: scripts that look for
/// packages pass over markers in prose about them.
#[must_use]
pub fn begins_comment_line(source: &[u8], at: usize) -> bool {
    let before = source[..at].rsplit(|&byte| byte == b'\n').next().unwrap_or_default().trim_ascii_end();
    match before.strip_suffix(b"//").or_else(|| before.strip_suffix(b"/*")) {
        Some(code) => memmem::find(code, b"//").is_none(),
        None => before.iter().all(|byte| matches!(byte, b' ' | b'\t' | b'*')),
    }
}

/// What every marker of Kubernetes' own generators starts with.
pub const ANY: &str = "+k8s:";

/// Markers of upstream's tools that are spelt right, whether or not a generator here obeys them.
pub const FOREIGN: &[&str] = &[
    "k8s:client-gen",
    "k8s:conversion-fn",
    "k8s:conversion-gen",
    "k8s:conversion-gen-external-types",
    "k8s:conversion-gen:explicit-from",
    "k8s:deepcopy-gen",
    "k8s:deepcopy-gen:interfaces",
    "k8s:deepcopy-gen:nonpointer-interfaces",
    "k8s:defaulter-gen",
    "k8s:defaulter-gen-input",
    "k8s:openapi-gen",
    "k8s:openapi-model-package",
    "k8s:prerelease-lifecycle-gen",
    "k8s:prerelease-lifecycle-gen:deprecated",
    "k8s:prerelease-lifecycle-gen:introduced",
    "k8s:prerelease-lifecycle-gen:removed",
    "k8s:prerelease-lifecycle-gen:replacement",
    "k8s:protobuf-gen",
    "k8s:register-gen",
    "k8s:validation-gen",
    "k8s:validation-gen-input",
    "k8s:validation-gen-nolint",
    "k8s:validation-gen-scheme-registry",
    "k8s:validation-gen-test-fixture",
];

/// Warns about markers in the comments of a file that nobody knows but that are near a known one.
pub fn lint<'k>(file: &gosyn::ast::File, known: impl IntoIterator<Item = &'k str> + Clone) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    // The same few markers stand at every type.
    let mut meant: FxHashMap<&str, Option<&str>> = FxHashMap::default();
    for (at, key) in scan(&file.source) {
        let Some(near) = *meant.entry(key).or_insert_with(|| misspelt(key, known.clone())) else { continue };
        let comments = &file.comments.list;
        let holding = comments[..comments.partition_point(|comment| comment.span.start <= at)].last();
        let starts_line = holding.is_some_and(|comment| {
            let span = comment.span;
            if at < span.start + 2 || span.end <= at {
                return false;
            }
            // Only the comment's own slashes may stand before a marker: `// // +x` is prose about one.
            let before = &file.source[span.start as usize + 2..at as usize];
            let line = before.rsplit(|&byte| byte == b'\n').next().unwrap_or_default();
            line.iter().all(|byte| matches!(byte, b'*' | b' ' | b'\t'))
        });
        if starts_line {
            let span = Span::new(file.id, at, at + 1 + key.len() as u32);
            let message = format!("no generator knows the marker +{key}");
            found.push(Diagnostic::warning(&UNKNOWN, message).at(span).help(format!("did you mean +{near}?")));
        }
    }
    found
}

/// Whether a marker is one of `known`, of which those that end with `:` stand for all that begin so.
#[must_use]
pub fn is_known<'k>(key: &str, known: impl IntoIterator<Item = &'k str>) -> bool {
    known.into_iter().any(|good| good == key || good.ends_with(':') && key.starts_with(good))
}

/// What was meant by a marker that is none of `known` but nearly one.
#[must_use]
pub fn misspelt<'k>(key: &str, known: impl IntoIterator<Item = &'k str> + Clone) -> Option<&'k str> {
    if is_known(key, known.clone()) { None } else { suggest(key, known) }
}

/// The nearest of `known` to a misspelt word, if one is near.
#[must_use]
pub fn suggest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let far = |candidate: &str| 1 + candidate.len().min(word.len()) / 5;
    known
        .into_iter()
        // Words are at least as far apart as their lengths; most are ruled out by that.
        .filter(|candidate| candidate.len().abs_diff(word.len()) <= far(candidate))
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        .filter(|&(distance, candidate)| distance <= far(candidate))
        .min()
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use diag::FileId;

    use super::*;

    fn values(minor: u8, key: &str, lines: &[&str]) -> Result<Vec<String>, String> {
        let profile = Profile::of(minor).expect("a profile");
        let group = Span::new(FileId(0), 0, 0);
        let lines: Vec<_> = lines.iter().map(|text| Line { text: (*text).to_owned(), group }).collect();
        extract(&lines, key, &profile)
            .map(|markers| markers.into_iter().map(|marker| marker.value).collect())
            .map_err(|malformed| malformed.message)
    }

    #[test]
    fn families_are_known() {
        let known = ["k8s:validation-gen", "k8s:validation:"];
        assert!(is_known("k8s:validation:cel", known) && is_known("k8s:validation-gen", known));
        assert!(!is_known("k8s:validation", known) && !is_known("k8s:validation-gen:x", known));
    }

    #[test]
    fn old_dialect() {
        let lines = ["+a=1 // x ", " +a=2", "\t+a=3", "+a", "+a b=4", "+ab=5", "text +a=6", "+a=b=c"];
        assert_eq!(values(33, "a", &lines).unwrap(), ["1 // x", "2", "", "b=c"]);
    }

    #[test]
    fn new_dialect() {
        let lines = ["+a=1 // x ", " +a=2", "\t+a=3", "+a", "+a # why", "+a()=4", "+ab=5", "+a=", "+a()"];
        assert_eq!(values(34, "a", &lines).unwrap(), ["1 // x", "2", "3", "", "", "4", "", ""]);
        assert!(values(34, "a", &["+a because"]).is_err());
        assert!(values(34, "a", &["+a(x)=1"]).is_err());
        assert!(values(34, "a", &["+a("]).is_err());
        assert_eq!(values(34, "k8s:a:b", &["+k8s:a:b=v", "+k8s:a=w"]).unwrap(), ["v"]);
    }

    #[test]
    fn mistakes_have_positions() {
        for (line, message) in [
            ("+a because", "unexpected character ' ' in marker +a, at position 1"),
            (" +a, b ", "unexpected character ',' in marker +a, at position 1"),
            ("+a()x", "unexpected character 'x' in marker +a, at position 3"),
            ("+a() x", "unexpected character ' ' in marker +a, at position 3"),
            ("+a( )=1", "unexpected character ' ' in marker +a, at position 2"),
            ("+a(x y)=1", "unexpected character ' ' in marker +a, at position 3"),
            ("+a(x, y)=1", "unexpected character ')' in marker +a, at position 6"),
            ("+a(n: \"x)", "unexpected end of marker +a"),
            ("+a(-", "unexpected end of marker +a"),
            ("+a(x)=1", "marker +a takes no arguments, found \"x\""),
            ("+a(", "unexpected end of marker +a"),
        ] {
            assert_eq!(values(34, "a", &[line]), Err(message.to_owned()), "{line}");
            assert_eq!(values(33, "a", &[line]), Ok(Vec::new()), "{line}");
        }
        assert_eq!(values(34, "a", &["+a() # why", "+a()=1", "+a=1 # why", "x +a,"]).unwrap(), ["", "1", "1 # why"]);
    }

    #[test]
    fn one_string_may_be_an_argument() {
        let profile = Profile::of(34).expect("a profile");
        let group = Span::new(FileId(0), 0, 0);
        let reads = |line: &str, arguments: Arguments| {
            let line = Line { text: line.to_owned(), group };
            extract_with(&[line], "a", &profile, arguments).map(|markers| markers[0].value.clone()).ok()
        };
        for line in ["+a=1", "+a()=1", "+a(x)=1", "+a(\"x: 1\")=1", "+a(`true`)=1", "+a(x,)=1"] {
            assert_eq!(reads(line, Arguments::OneString).as_deref(), Some("1"), "{line}");
        }
        for line in ["+a(1)=1", "+a(-1)=1", "+a(true)=1", "+a(n: x)=1", "+a(n: x, m: y)=1"] {
            assert_eq!(reads(line, Arguments::OneString), None, "{line}");
            assert_eq!(reads(line, Arguments::Any).as_deref(), Some("1"), "{line}");
        }
    }

    #[test]
    fn arguments_do_not_hide_values() {
        let group = Span::new(FileId(0), 0, 0);
        let all = |lines: &[&str]| {
            let lines: Vec<_> = lines.iter().map(|text| Line { text: (*text).to_owned(), group }).collect();
            super::values(&lines, "a").map(|values| values.join("|"))
        };
        let lines =
            ["+a(x)=1", "+a(\"b) \\\" c\")=2", "+a(n: -1, m: `y`)=3 # x", "+a(x) # why", "+b(", "+a(x,)", "+a=4"];
        assert_eq!(all(&lines).as_deref(), Some("1|2|3 # x|||4"));
        assert_eq!(all(&["text", "+b=1"]).as_deref(), Some(""));
        for line in
            ["+a b", "+a(", "+a(x", "+a(x y)", "+a(x, y)", "+a(n: x, y)", "+a(x, n: y)", "+a(\"x)", "+a(x)y", "+a(?)"]
        {
            assert_eq!(all(&["+a=1", line]), None, "{line}");
        }
    }

    #[test]
    fn keys_end() {
        for (text, end) in [
            ("", 0),
            ("1a", 0),
            ("-a", 0),
            ("=", 0),
            ("a", 1),
            ("_", 1),
            ("k8s:a.b-c_d=e", 11),
            ("a b", 1),
            ("a(b)", 1),
            ("ä2+", 3),
        ] {
            assert_eq!(name_end(text), end, "{text:?}");
        }
    }

    #[test]
    fn markers_have_places() {
        let source = b"package p\n\n// Doc.\n//   +a=1\ntype T int\n";
        let group = Span::new(FileId(3), 11, 29);
        let span = |text: &str, group: Span| Marker { value: String::new(), text: text.to_owned(), group }.span(source);
        assert_eq!(span("+a=1", group), Span::new(FileId(3), 24, 28));
        assert_eq!(span("+b", group), group, "what is not there");
        let outside = Span::new(FileId(3), 11, 200);
        assert_eq!(span("+a=1", outside), outside, "a file that has become shorter");
    }

    #[test]
    fn only_markers_are_linted() {
        let source = "// +k8s:deepcopy-gen=package\n// about +k8s:deepcoppy-gen\npackage p\n\n\
                      const text = \"+k8s:deepcoppy-gen\"\n\n//+k8s:deepcoppy-gen=true\n// +k8s:something-else\n\
                      // // +k8s:deepcoppy-gen\ntype T int\n\n/*\n * text\n * \t+k8s:depcopy-gen\n */\ntype U int\n\n\
                      type V struct { // +k8s:openapi-gem\n}\n";
        let file = gosyn::parse(FileId(7), source);
        let known = ["k8s:deepcopy-gen", "k8s:openapi-gen"];
        let found: Vec<_> = lint(&file, known)
            .into_iter()
            .map(|found| {
                let span = found.primary.expect("a place").span;
                assert_eq!((found.code.id, span.file), (UNKNOWN.id, FileId(7)));
                (
                    source[..span.start as usize].lines().count(),
                    source[span.start as usize..span.end as usize].to_owned(),
                    found.help,
                )
            })
            .collect();
        let line = |line, text: &str, near: &str| (line, text.to_owned(), Some(format!("did you mean {near}?")));
        assert_eq!(
            found,
            [
                line(7, "+k8s:deepcoppy-gen", "+k8s:deepcopy-gen"),
                line(14, "+k8s:depcopy-gen", "+k8s:deepcopy-gen"),
                line(18, "+k8s:openapi-gem", "+k8s:openapi-gen"),
            ]
        );
    }

    #[test]
    fn markers_begin_lines() {
        for (before, begins) in [
            ("", true),
            ("x\n", true),
            ("\t// ", true),
            ("//", true),
            ("A int // ", true),
            ("/* ", true),
            (" * ", true),
            ("//\t// ", false),
            ("// see ", false),
            ("s := \"", false),
        ] {
            assert_eq!(begins_comment_line(format!("{before}+k8s:x").as_bytes(), before.len()), begins, "{before:?}");
        }
    }

    #[test]
    fn finds_keys() {
        let found: Vec<_> = scan(b"// +k8s:deepcopy-gen=package\n//+k8s:x:y z\n+k8s:").collect();
        assert_eq!(found, [(3, "k8s:deepcopy-gen"), (31, "k8s:x:y"), (42, "k8s:")]);
    }

    #[test]
    fn suggestions() {
        let known = ["k8s:deepcopy-gen", "k8s:defaulter-gen", "k8s:openapi-gen"];
        assert_eq!(suggest("k8s:deepcoppy-gen", known), Some("k8s:deepcopy-gen"));
        assert_eq!(suggest("k8s:deep-copy-gen", known), Some("k8s:deepcopy-gen"));
        assert_eq!(suggest("k8s:protobuf-gen", known), None);
        assert_eq!(suggest("abcxy", ["abcde"]), Some("abcde"), "five letters may differ by two");
        assert_eq!(suggest("abcx", ["abcd"]), Some("abcd"));
        assert_eq!(suggest("abxy", ["abcd"]), None, "four letters may differ by one");
        assert_eq!(suggest("abcdz", ["abcd"]), Some("abcd"));
        assert_eq!(suggest("abcdyz", ["abcd"]), None);
        assert_eq!(suggest("abcdef", ["abcdxy", "abcdez"]), Some("abcdez"), "the nearest, not the first");
        assert_eq!(suggest("abcdef", ["abcdez", "abcdxy"]), Some("abcdez"), "the nearest, not the last");
    }
}
