//! Module versions and Go versions: their order, their form, and how the module cache spells them.
//!
//! Versions stay text: go.mod files hold thousands of them and few are ever compared.

use std::cmp::Ordering;
use std::fmt;

use smol_str::SmolStr;

/// A module at a version; the version of a main module is empty.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ModuleVersion {
    /// The module's path.
    pub path: SmolStr,
    /// The version, `v1.2.3`.
    pub version: SmolStr,
}

impl ModuleVersion {
    /// `path` at `version`.
    #[must_use]
    pub fn new(path: impl Into<SmolStr>, version: impl Into<SmolStr>) -> Self {
        Self { path: path.into(), version: version.into() }
    }
}

impl fmt::Display for ModuleVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.version.is_empty() { f.write_str(&self.path) } else { write!(f, "{}@{}", self.path, self.version) }
    }
}

/// A semantic version taken apart.
struct Semver<'a> {
    numbers: [&'a str; 3],
    /// How many of the numbers were written.
    written: usize,
    /// With its `-`.
    prerelease: &'a str,
    /// With its `+`.
    build: &'a str,
}

fn parse(version: &str) -> Option<Semver<'_>> {
    let mut rest = version.strip_prefix('v')?;
    let mut numbers = ["0"; 3];
    let mut written = 0;
    for (nth, number) in numbers.iter_mut().enumerate() {
        if nth > 0 {
            let Some(next) = rest.strip_prefix('.') else {
                break;
            };
            rest = next;
        }
        let end = rest.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(rest.len());
        if end == 0 || (end > 1 && rest.starts_with('0')) {
            return None;
        }
        *number = &rest[..end];
        rest = &rest[end..];
        written += 1;
    }
    if written < 3 {
        // `v1` and `v1.2` are short forms that take nothing behind them.
        return rest.is_empty().then_some(Semver { numbers, written, prerelease: "", build: "" });
    }
    let (before, build) = rest.split_at(rest.find('+').unwrap_or(rest.len()));
    let identifiers = |text: &str, numeric: bool| {
        text.split('.').all(|part| {
            !part.is_empty()
                && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
                && !(numeric
                    && part.len() > 1
                    && part.starts_with('0')
                    && part.bytes().all(|byte| byte.is_ascii_digit()))
        })
    };
    if !before.is_empty() && !identifiers(before.strip_prefix('-')?, true) {
        return None;
    }
    if !build.is_empty() && !identifiers(&build[1..], false) {
        return None;
    }
    Some(Semver { numbers, written, prerelease: before, build })
}

fn compare_numbers(a: &str, b: &str) -> Ordering {
    a.len().cmp(&b.len()).then_with(|| a.cmp(b))
}

fn compare_prerelease(a: &str, b: &str) -> Ordering {
    if a == b {
        return Ordering::Equal;
    }
    // No prerelease is newer than any.
    match (a.is_empty(), b.is_empty()) {
        (true, _) => return Ordering::Greater,
        (_, true) => return Ordering::Less,
        _ => {}
    }
    let (mut left, mut right) = (a[1..].split('.'), b[1..].split('.'));
    loop {
        let (a, b) = match (left.next(), right.next()) {
            (None, None) => return Ordering::Equal,
            (None, Some(_)) => return Ordering::Less,
            (Some(_), None) => return Ordering::Greater,
            (Some(a), Some(b)) => (a, b),
        };
        let numeric = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let order = match (numeric(a), numeric(b)) {
            (true, true) => compare_numbers(a, b),
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
            (false, false) => a.cmp(b),
        };
        if order != Ordering::Equal {
            return order;
        }
    }
}

/// The order of module versions. The empty version, which is a main module's, is newer than any; what is no
/// version is older than any. Build metadata (`+incompatible`) does not count.
#[must_use]
pub fn compare(a: &str, b: &str) -> Ordering {
    match (a.is_empty(), b.is_empty()) {
        (true, true) => return Ordering::Equal,
        (true, false) => return Ordering::Greater,
        (false, true) => return Ordering::Less,
        (false, false) => {}
    }
    match (parse(a), parse(b)) {
        (None, None) => Ordering::Equal,
        (None, Some(_)) => Ordering::Less,
        (Some(_), None) => Ordering::Greater,
        (Some(a), Some(b)) => a
            .numbers
            .iter()
            .zip(&b.numbers)
            .map(|(a, b)| compare_numbers(a, b))
            .find(|order| order.is_ne())
            .unwrap_or_else(|| compare_prerelease(a.prerelease, b.prerelease)),
    }
}

/// Whether go.mod files may hold the version: all three numbers, no build metadata but `+incompatible`.
#[must_use]
pub fn is_canonical(version: &str) -> bool {
    parse(version).is_some_and(|parsed| parsed.written == 3 && matches!(parsed.build, "" | "+incompatible"))
}

/// Whether the version names a commit: `v0.0.0-20191109021931-daa7c04131f5` and the like.
#[must_use]
pub fn is_pseudo(version: &str) -> bool {
    let Some(parsed) = parse(version) else {
        return false;
    };
    let Some((rest, revision)) = parsed.prerelease.rsplit_once('-') else {
        return false;
    };
    let time = rest.rsplit(['-', '.']).next().unwrap_or(rest);
    let before = &rest[..rest.len() - time.len()];
    revision.len() == 12
        && revision.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && time.len() == 14
        && time.bytes().all(|byte| byte.is_ascii_digit())
        && (before == "-" || before.ends_with(".0.") || before == "-0.")
}

/// `v1.2` of `v1.2.3-rc.0`.
#[must_use]
pub fn major_minor(version: &str) -> Option<(u32, u32)> {
    let parsed = parse(version)?;
    Some((parsed.numbers[0].parse().ok()?, parsed.numbers[1].parse().ok()?))
}

/// The order of Go versions as they stand in `go` lines: `1.9` < `1.21rc1` < `1.21.0`. Language versions
/// (`1.21`) come before their candidates, as in Go.
#[must_use]
pub fn compare_go(a: &str, b: &str) -> Ordering {
    go_key(a).cmp(&go_key(b))
}

/// Numbers and the kind of release; what cannot be read counts as nothing.
fn go_key(version: &str) -> (u64, u64, u8, u64) {
    let digits = |text: &str| text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len());
    let number = |text: &str| text.parse().unwrap_or(0);
    let (major, rest) = version.split_at(digits(version));
    let Some(rest) = rest.strip_prefix('.') else {
        return (number(major), 0, 0, 0);
    };
    let (minor, rest) = rest.split_at(digits(rest));
    let (major, minor) = (number(major), number(minor));
    let (kind, last) = if let Some(patch) = rest.strip_prefix('.') {
        (4, patch)
    } else if let Some(nth) = rest.strip_prefix("rc") {
        (3, nth)
    } else if let Some(nth) = rest.strip_prefix("beta") {
        (2, nth)
    } else if rest.is_empty() && (major, minor) < (1, 21) {
        // Before 1.21, `1.20` was the first release itself.
        (4, "")
    } else {
        (1, "")
    };
    (major, minor, kind, number(&last[..digits(last)]))
}

/// How the module cache spells a path or version: capitals as `!` and the small letter.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 4);
    for letter in text.chars() {
        if letter.is_ascii_uppercase() {
            out.push('!');
        }
        out.push(letter.to_ascii_lowercase());
    }
    out
}

/// What [`escape`] was given; nothing where the text is no such spelling.
#[must_use]
pub fn unescape(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '!' => out.push(letters.next().filter(char::is_ascii_lowercase)?.to_ascii_uppercase()),
            'A'..='Z' => return None,
            other => out.push(other),
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_of_versions() {
        let ascending = [
            "bad",
            "v0.0.0-20190101000000-abcdefabcdef",
            "v0.0.0",
            "v1.0.0-alpha",
            "v1.0.0-alpha.1",
            "v1.0.0-alpha.beta",
            "v1.0.0-beta.2",
            "v1.0.0-beta.11",
            "v1.0.0-rc.1",
            "v1.0.0",
            "v1.2",
            "v1.10.0",
            "v2.0.0+incompatible",
            "v10.0.0",
            "",
        ];
        for pair in ascending.windows(2) {
            assert_eq!(compare(pair[0], pair[1]), Ordering::Less, "{pair:?}");
            assert_eq!(compare(pair[1], pair[0]), Ordering::Greater, "{pair:?}");
        }
        assert_eq!(compare("v2.0.0+incompatible", "v2.0.0"), Ordering::Equal);
        assert_eq!(compare("v1", "v1.0.0"), Ordering::Equal);
    }

    #[test]
    fn forms() {
        for good in ["v0.0.0", "v1.2.3-pre.0", "v2.0.0+incompatible"] {
            assert!(is_canonical(good), "{good}");
        }
        for bad in ["", "1.2.3", "v1", "v1.2", "v1.2.3+meta", "v01.2.3", "v1.2.3-", "v1.2.3-01", "master"] {
            assert!(!is_canonical(bad), "{bad}");
        }
        for pseudo in [
            "v0.0.0-20191109021931-daa7c04131f5",
            "v1.2.4-0.20191109021931-daa7c04131f5",
            "v1.2.3-pre.0.20191109021931-daa7c04131f5",
            "v2.0.1-0.20191109021931-daa7c04131f5+incompatible",
        ] {
            assert!(is_pseudo(pseudo), "{pseudo}");
        }
        assert!(!is_pseudo("v1.2.3-rc.1"));
        assert_eq!(major_minor("v0.34.1"), Some((0, 34)));
    }

    #[test]
    fn order_of_go_versions() {
        for pair in ["1.9", "1.20rc1", "1.20", "1.20.1", "1.21", "1.21rc1", "1.21.0", "1.21.1", "1.100"].windows(2) {
            assert_eq!(compare_go(pair[0], pair[1]), Ordering::Less, "{pair:?}");
        }
        assert_eq!(compare_go("1.16", "1.16.0"), Ordering::Equal);
    }

    #[test]
    fn cache_spelling() {
        assert_eq!(escape("github.com/BurntSushi/toml"), "github.com/!burnt!sushi/toml");
        assert_eq!(unescape("github.com/!burnt!sushi/toml").as_deref(), Some("github.com/BurntSushi/toml"));
        assert_eq!(unescape("a!"), None);
    }
}
