//! Decides which methods a type gets; writes nothing.

use diag::Diagnostic;
use genkit::generator::Cx;
use genkit::imports::Imports;
use genkit::namer::{self, is_private};
use genkit::trouble::Trouble;
use genkit::view::{Kind, View};
use gotypes::{DeclId, Stop, TypeId};

use super::codes;
use super::tags::{DEPRECATED, INTRODUCED, REMOVED, Tags};

/// What the names of all methods begin with.
pub(super) const PREFIX: &str = "APILifecycle";

/// A release, as far as upstream looks: `1.22`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Release {
    pub(super) major: i64,
    pub(super) minor: i64,
}

impl Release {
    /// The release three minors on: upstream's policy for deprecation, and again for removal.
    fn three_on(self) -> Self {
        Self { minor: self.minor + 3, ..self }
    }
}

impl std::fmt::Display for Release {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}

/// The API that is to be used instead, as it stands between quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Replacement {
    pub(super) group: String,
    pub(super) version: String,
    pub(super) kind: String,
}

/// A method.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Method {
    Introduced(Release),
    Deprecated(Release),
    Replacement(Replacement),
    Removed(Release),
}

impl Method {
    /// Its name.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Introduced(_) => "APILifecycleIntroduced",
            Self::Deprecated(_) => "APILifecycleDeprecated",
            Self::Replacement(_) => "APILifecycleReplacement",
            Self::Removed(_) => "APILifecycleRemoved",
        }
    }
}

/// What a type gets.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    /// The type as the receiver of methods.
    pub(super) name: String,
    /// In the order in which they are written, without those that somebody wrote by hand.
    pub(super) methods: Vec<Method>,
    /// Whether a marker names a replacement, be the method written by hand or not.
    pub(super) replaced: bool,
}

/// Plans the types of one package.
pub(super) struct Planner<'a> {
    cx: Cx<'a>,
    view: View<'a>,
    path: &'a str,
    /// Whether APIs of the package are deprecated and removed without a marker that says so.
    ends: bool,
}

impl<'a> Planner<'a> {
    pub(super) fn new(cx: Cx<'a>, path: &'a str) -> Self {
        let ends = !cx.profile.stable_apis_stay || !is_stable(path);
        Self { cx, view: cx.view(), path, ends }
    }

    /// The methods of a declared type; none for one that is no API.
    pub(super) fn plan(&self, decl: DeclId, findings: &mut Vec<Diagnostic>) -> Result<Option<Plan>, Trouble> {
        let tags = Tags::of(self.cx, decl)?;
        let ty = self.cx.universe.named(decl);
        if !self.is_api(decl, ty)? {
            findings.extend(tags.without_effect());
            return Ok(None);
        }
        findings.extend(tags.enabling_without_effect());
        let mut methods = Vec::new();
        let introduced = tags.release(INTRODUCED)?.ok_or_else(|| tags.not_introduced())?;
        methods.push(Method::Introduced(introduced));
        let deprecated = tags.release(DEPRECATED)?;
        let removed = tags.release(REMOVED)?;
        let replacement = tags.replacement()?;
        findings.extend(tags.backwards(introduced, deprecated, removed));
        let policy = |asked: Option<Release>, before: Release| asked.unwrap_or_else(|| before.three_on());
        let deprecation = policy(deprecated, introduced);
        if self.ends || deprecated.is_some() {
            methods.push(Method::Deprecated(deprecation));
        }
        let replaced = replacement.is_some();
        methods.extend(replacement.map(Method::Replacement));
        if self.ends || removed.is_some() {
            methods.push(Method::Removed(policy(removed, deprecation)));
        }
        let mut missing = Vec::new();
        for method in methods {
            if !self.is_written_by_hand(ty, method.name())? {
                missing.push(method);
            }
        }
        Ok(Some(Plan { name: self.receiver(decl, ty)?, methods: missing, replaced }))
    }

    /// Upstream's `isAPIType`: an exported struct that embeds TypeMeta, whatever that is.
    fn is_api(&self, decl: DeclId, ty: TypeId) -> Result<bool, Stop> {
        if is_private(self.cx.universe.decl_name(decl)) || self.view.kind(ty)? != Kind::Struct {
            return Ok(false);
        }
        Ok(self.view.members(ty)?.iter().any(|member| member.embedded && member.name == "TypeMeta"))
    }

    /// Whether a type has a method of this name, which must be of the form that upstream takes for right.
    fn is_written_by_hand(&self, ty: TypeId, name: &str) -> Result<bool, Trouble> {
        let Some(method) = self.view.method(ty, name)? else { return Ok(false) };
        let (params, results) = (method.signature.params.len(), method.signature.results.len());
        if (params, results) == (0, 2) {
            return Ok(true);
        }
        let message = format!("{name} has to take no parameters and to give two results, not {params} and {results}");
        let help = match name {
            // Its generated form has one result, but upstream asks for two.
            "APILifecycleReplacement" => "take the method away, or the marker that names the replacement".to_owned(),
            _ => format!("write `func (in *T) {name}() (major, minor int)`, or take the method away"),
        };
        Err(Diagnostic::error(&codes::BAD_SIGNATURE, message).at(method.span).help(help).into())
    }

    /// The type's name, where upstream can write one.
    fn receiver(&self, decl: DeclId, ty: TypeId) -> Result<String, Trouble> {
        let unwritable = |message: String, help: &str| -> Trouble {
            let finding = Diagnostic::error(&codes::UNWRITABLE_TYPE, message).help(help);
            match self.cx.universe.spec(decl) {
                Ok((_, _, spec)) => finding.at(spec.name.span).into(),
                Err(stop) => stop.into(),
            }
        };
        let name = self.cx.universe.decl_name(decl);
        if !name.starts_with(|first: char| first.is_ascii()) {
            let message = format!("upstream cannot write methods of {name}, whose first letter is not in ASCII");
            return Err(unwritable(message, "let the name begin with a letter from A to Z"));
        }
        if !self.cx.profile.generics && !self.cx.universe.decl(decl)?.params.is_empty() {
            let message = format!("{name} has type parameters: upstream cannot write methods for it");
            return Err(unwritable(
                message,
                "embed TypeMeta in a type without parameters, or ask for --compat 0.32 or newer",
            ));
        }
        Ok(namer::receiver(self.view, ty, self.path, &mut Imports::new(self.path, true, false))?)
    }
}

/// Whether a package is named after a stable version: `v1`, `v2`.
fn is_stable(path: &str) -> bool {
    let version = path.rsplit('/').next().unwrap_or_default().strip_prefix('v');
    version.is_some_and(|number| !number.is_empty() && number.bytes().all(|digit| digit.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::is_stable;

    #[test]
    fn stable_versions() {
        for stable in ["k8s.io/api/apps/v1", "v2", "a/v10"] {
            assert!(is_stable(stable), "{stable}");
        }
        for not in ["k8s.io/api/apps/v1beta1", "a/v", "a/b", "v1/a", "a/vv1", "a/1", "a/v1.2", ""] {
            assert!(!is_stable(not), "{not}");
        }
    }
}
