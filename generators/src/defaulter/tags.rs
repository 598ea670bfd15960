//! Reads defaulter's markers and refuses what upstream refuses.

use diag::{Diagnostic, Span};
use genkit::comments::{self, Docs};
use genkit::compat::Profile;
use genkit::marker::{self, Arguments, Line, Malformed, Marker, suggest};
use genkit::trouble::Trouble;
use gotypes::{PackageId, Universe};

use super::codes;

/// Says which types of a package are roots, whether a type is one, and that a function covers all below its type.
pub(super) const ENABLED: &str = "k8s:defaulter-gen";
/// Names the package that the types are in.
pub(super) const INPUT: &str = "k8s:defaulter-gen-input";
/// The default of a field, or of all values of a type.
pub(super) const DEFAULT: &str = "default";

/// What doc.go says.
#[derive(Debug)]
pub(super) struct PackageTags {
    /// The fields that make a struct a root.
    pub(super) fields: Vec<String>,
    /// The package that the types are in, if it is another one, and where that is said.
    pub(super) input: Option<(String, Span)>,
    /// Whether the package gets a file.
    pub(super) active: bool,
    /// Whether it says that it wants none.
    pub(super) opted_out: bool,
}

/// What the comment before a type's own says about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    /// It is a root: that is said here.
    In(Span),
    /// It is none.
    Out,
    /// The package decides.
    Silent,
}

/// Reads markers.
#[derive(Clone, Copy)]
pub(super) struct Tags<'a> {
    pub(super) universe: &'a Universe,
    pub(super) profile: &'a Profile,
}

impl Tags<'_> {
    /// What a package's doc.go says.
    pub(super) fn of_package(self, package: PackageId) -> Result<PackageTags, Trouble> {
        let lines = comments::package_lines(self.universe, package);
        let mut fields = self.of_package_lines(package, &lines, ENABLED)?;
        let mut active = !self.profile.defaulter_needs_package_marker || !fields.is_empty();
        let mut opted_out = false;
        if self.profile.package_opt_out {
            let off = fields.iter().find(|marker| marker.value == "false");
            let on = fields.iter().find(|marker| marker.value != "false");
            if let (Some(off), Some(on)) = (off, on) {
                let message = format!("+{ENABLED}=false contradicts +{ENABLED}={}", on.value);
                return Err(Diagnostic::error(&codes::BAD_MARKER, message)
                    .at(self.span(package, off))
                    .also(self.span(package, on), "the other one")
                    .help("keep one of them")
                    .into());
            }
            if off.is_some() {
                (fields, active, opted_out) = (Vec::new(), false, true);
            }
        }
        let inputs = self.of_package_lines(package, &lines, INPUT)?;
        let input = match inputs.as_slice() {
            [] => None,
            [only] => Some((self.input(package, only)?, self.span(package, only))),
            [first, second, ..] => return Err(self.duplicate(package, INPUT, first, second).into()),
        };
        Ok(PackageTags { fields: fields.into_iter().map(|marker| marker.value).collect(), input, active, opted_out })
    }

    /// The import path that an input marker means.
    fn input(self, package: PackageId, marker: &Marker) -> Result<String, Trouble> {
        let relative = marker.value.starts_with("./") || marker.value.starts_with("../");
        let joined = join(self.universe.path(package), &marker.value);
        if relative && self.profile.relative_paths_refused {
            return Err(Diagnostic::error(&codes::BAD_MARKER, format!("+{INPUT} takes no relative path"))
                .at(self.span(package, marker))
                .help(format!("write +{INPUT}={joined}"))
                .into());
        }
        Ok(if relative || !self.profile.input_by_import_path { joined } else { marker.value.clone() })
    }

    /// Whether a type is a root by what stands above it.
    pub(super) fn of_type(self, package: PackageId, docs: &Docs) -> Result<Choice, Trouble> {
        let markers = self.extract(package, &docs.second, ENABLED)?;
        Ok(match markers.as_slice() {
            [only] if only.value == "true" => Choice::In(self.span(package, only)),
            [only] if only.value == "false" => Choice::Out,
            _ => Choice::Silent,
        })
    }

    /// Warns about markers above a type that upstream passes over.
    pub(super) fn without_effect(self, package: PackageId, docs: &Docs, name: &str) -> Vec<Diagnostic> {
        let ignored = |marker: &Marker, message: String| {
            Diagnostic::warning(&codes::IGNORED_MARKER, message).at(self.span(package, marker))
        };
        let mut found = Vec::new();
        let second = self.extract(package, &docs.second, ENABLED).unwrap_or_default();
        match second.as_slice() {
            [] => {}
            [only] if matches!(only.value.as_str(), "true" | "false") => {}
            [only] => {
                let message = format!("+{ENABLED}={} has no effect on type {name}", only.value);
                let near = suggest(&only.value, ["true", "false"]).unwrap_or("true");
                found.push(ignored(only, message).help(format!("write +{ENABLED}={near}")));
            }
            [first, second, ..] => {
                let message = format!("two +{ENABLED} markers of type {name} have no effect together");
                let finding =
                    Diagnostic::warning(&codes::IGNORED_MARKER, message).at(self.span_behind(package, first, second));
                found.push(finding.also(self.span(package, first), "the first one").help("keep one"));
            }
        }
        for marker in self.extract(package, &docs.closest, ENABLED).unwrap_or_default() {
            let message = format!("+{ENABLED}={} has no effect in the comment of type {name} itself", marker.value);
            found
                .push(ignored(&marker, message).help("put it into a comment of its own, with an empty line behind it"));
        }
        found
    }

    /// Whether a function covers all below its type.
    pub(super) fn covers(self, package: PackageId, docs: &Docs) -> Result<bool, Trouble> {
        let markers = self.extract(package, &docs.closest, ENABLED)?;
        Ok(matches!(markers.as_slice(), [only] if only.value == "covers"))
    }

    /// The default that stands in a comment.
    pub(super) fn default(self, package: PackageId, lines: &[Line]) -> Result<Option<Marker>, Trouble> {
        let mut markers = self.extract(package, lines, DEFAULT)?;
        match markers.as_slice() {
            [first, second, ..] => Err(self.duplicate(package, DEFAULT, first, second).into()),
            _ => Ok(markers.pop()),
        }
    }

    /// The default of a type's own comment, which does not count where there are two.
    pub(super) fn nested_default(self, package: PackageId, docs: &Docs) -> Result<Option<Marker>, Trouble> {
        let mut markers = self.extract(package, &docs.closest, DEFAULT)?;
        let only = if markers.len() == 1 { markers.pop() } else { None };
        Ok(only.filter(|marker| !marker.value.is_empty()))
    }

    /// Where a marker stands.
    pub(super) fn span(self, package: PackageId, marker: &Marker) -> Span {
        match self.universe.file(package, marker.group.file) {
            Some(file) => marker.span(&file.source),
            None => marker.group,
        }
    }

    /// Where the second of two markers stands, which may be of the same words.
    fn span_behind(self, package: PackageId, first: &Marker, second: &Marker) -> Span {
        let end = self.span(package, first).end;
        if first.group != second.group || end >= second.group.end {
            return self.span(package, second);
        }
        let rest = Marker { group: Span::new(second.group.file, end, second.group.end), ..second.clone() };
        self.span(package, &rest)
    }

    fn of_package_lines(self, package: PackageId, lines: &[Line], key: &str) -> Result<Vec<Marker>, Trouble> {
        if self.profile.package_opt_out {
            return marker::extract_with(lines, key, self.profile, Arguments::Any)
                .map_err(|malformed| self.malformed(package, &malformed));
        }
        self.extract(package, lines, key)
    }

    /// Refuses markers in doc.go that take arguments, where upstream reads them without.
    pub(super) fn plain(self, package: PackageId) -> Result<(), Trouble> {
        let lines = comments::package_lines(self.universe, package);
        self.extract(package, &lines, ENABLED).map(drop)
    }

    fn extract(self, package: PackageId, lines: &[Line], key: &str) -> Result<Vec<Marker>, Trouble> {
        marker::extract(lines, key, self.profile).map_err(|malformed| self.malformed(package, &malformed))
    }

    fn malformed(self, package: PackageId, malformed: &Malformed) -> Trouble {
        let source = self.universe.file(package, malformed.group.file).map(|file| file.source.clone());
        malformed.diagnostic(source.as_deref().unwrap_or_default()).into()
    }

    fn duplicate(self, package: PackageId, key: &str, first: &Marker, second: &Marker) -> Diagnostic {
        Diagnostic::error(&codes::DUPLICATE_MARKER, format!("+{key} stands twice here"))
            .at(self.span_behind(package, first, second))
            .also(self.span(package, first), "the first one")
            .help("keep one of them")
    }
}

/// `path` as seen from `base`, without `.` and `..`.
fn join(base: &str, path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in base.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::join;

    #[test]
    fn paths_join() {
        for (path, joined) in
            [("", "a.b/c/d"), ("./e", "a.b/c/d/e"), ("../e", "a.b/c/e"), ("../../../..", ""), ("x/../y/", "a.b/c/d/y")]
        {
            assert_eq!(join("a.b/c/d", path), joined, "{path}");
        }
    }
}
