//! Patterns of packages: `./...`, `k8s.io/api/...`, `./pkg/apis`, `k8s.io/api/core/v1`.
//!
//! This is their form and their matching; what they match in is the locator's.

/// A pattern taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pattern<'a> {
    text: &'a str,
}

impl<'a> Pattern<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        // `x/` is `x` for go, too.
        let text = if text.len() > 1 { text.strip_suffix('/').unwrap_or(text) } else { text };
        Self { text }
    }

    pub(crate) fn text(self) -> &'a str {
        self.text
    }

    /// Whether it names a place on disk rather than an import path.
    pub(crate) fn is_directory(self) -> bool {
        matches!(self.text, "." | "..")
            || self.text.starts_with("./")
            || self.text.starts_with("../")
            || std::path::Path::new(self.text).is_absolute()
            || (cfg!(windows) && (self.text.starts_with(".\\") || self.text.starts_with("..\\")))
    }

    /// Whether it can match several packages.
    pub(crate) fn is_wild(self) -> bool {
        self.text.contains("...")
    }

    /// The longest path that everything it matches lies below: `a/b` of `a/b/c.../d`.
    pub(crate) fn root(self) -> &'a str {
        let Some(at) = self.text.find("...") else {
            return self.text;
        };
        match self.text[..at].rfind('/') {
            Some(0) => "/",
            Some(slash) => &self.text[..slash],
            None => "",
        }
    }

    /// The pattern as seen from its root: `./c.../d` of `a/b/c.../d`.
    pub(crate) fn relative(self) -> String {
        let rest = self.text[self.root().len()..].trim_start_matches('/');
        format!("./{rest}")
    }
}

/// Whether `name` is of the form `pattern`: `...` is any text, a final `/...` may be missing altogether, and no
/// `...` reaches into a vendor directory.
pub(crate) fn matches(pattern: &str, name: &str) -> bool {
    if pattern.contains("...") && !pattern.contains("vendor") && name.split('/').any(|part| part == "vendor") {
        return false;
    }
    if pattern.strip_suffix("/...").is_some_and(|root| glob(root, name)) {
        return true;
    }
    glob(pattern, name)
}

fn glob(pattern: &str, name: &str) -> bool {
    let mut parts = pattern.split("...");
    let first = parts.next().unwrap_or_default();
    let Some(mut rest) = name.strip_prefix(first) else {
        return false;
    };
    let mut parts: Vec<&str> = parts.collect();
    let Some(last) = parts.pop() else {
        return rest.is_empty();
    };
    for part in parts {
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn matching() {
        for (pattern, name, expected) in [
            ("a/...", "a", true),
            ("a/...", "a/b/c", true),
            ("a/...", "ab", false),
            ("a...", "ab/c", true),
            ("a/.../v1", "a/b/v1", true),
            ("a/.../v1", "a/b/v1beta1", false),
            ("a/.../b/...", "a/x/b", true),
            ("...", "x/y", true),
            ("a/...", "a/vendor/b", false),
            ("a/vendor/...", "a/vendor/b", true),
            ("a/b", "a/b", true),
            ("a/b", "a/b/c", false),
        ] {
            assert_eq!(matches(pattern, name), expected, "{pattern} {name}");
        }
    }

    #[test]
    fn forms() {
        assert_eq!(Pattern::new("a/b/c.../d").root(), "a/b");
        assert_eq!(Pattern::new("./...").root(), ".");
        assert_eq!(Pattern::new("...").root(), "");
        assert_eq!(Pattern::new("/a/...").root(), "/a");
        assert_eq!(Pattern::new("a/b/").text(), "a/b");
        assert!(Pattern::new("./x").is_directory() && Pattern::new("..").is_directory());
        assert!(!Pattern::new("x/y").is_directory());
    }
}
