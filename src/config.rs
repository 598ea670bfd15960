//! kgen.toml: its schema, where it is found, and what is wrong with it.
//!
//! The structs hold what was written and nothing else; precedence and defaults are `settings`' business. Every mistake
//! becomes a diagnostic at its line and column, unknown keys with the key that was probably meant.

use std::fs;
use std::path::{Path, PathBuf};

use build_pipeline::{BuildConfig, ImageConfig, RegistryConfig, ReleaseConfig};
use diag::{Code, Diagnostic, SourceFile, Sources, Span};
use generators::Tables;
use generators::bindata::Bindata;
use generators::conversion::Conversion;
use generators::deepcopy::Deepcopy;
use generators::defaulter::Defaulter;
use generators::openapi::Openapi;
use generators::prerelease_lifecycle::PrereleaseLifecycle;
use serde::Deserialize;

use crate::compat::Version;

/// The name of the file.
pub const FILE: &str = "kgen.toml";

/// The diagnostic codes of this file.
pub const CODES: &[&Code] = &[&SYNTAX, &UNKNOWN_KEY, &INVALID_VALUE];

static SYNTAX: Code = Code {
    id: "config/syntax",
    summary: "kgen.toml is not valid TOML",
    explain: "The file could not be read as TOML 1.1. The message names what was expected at the place shown. Strings \
              need quotes, lists need brackets, and a table may be defined once only.",
};

static UNKNOWN_KEY: Code = Code {
    id: "config/unknown-key",
    summary: "kgen.toml holds a key that kgen does not know",
    explain: "A misspelt key would silently do nothing, so it is an error. The help names the key that was probably \
              meant. A key of a newer kgen is unknown to an older one: compare `kgen --version`.",
};

static INVALID_VALUE: Code = Code {
    id: "config/invalid-value",
    summary: "a value in kgen.toml has the wrong type or is out of range",
    explain: "The key is known, but its value cannot be used: a string where a list belongs, a version that no \
              Kubernetes release has, or a required key that is missing from its table.",
};

/// The whole file.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// `[codegen]`
    pub codegen: Codegen,
    /// `[build]`
    pub build: BuildConfig,
    /// `[[image]]`
    pub image: Vec<ImageConfig>,
    /// `[registry]`
    pub registry: RegistryConfig,
    /// `[release]`
    pub release: ReleaseConfig,
    /// `[case]`: kgen's own test cases only.
    pub case: Option<Case>,
}

/// `[codegen]`: what all generators share, and one table for each. (The tables stand here by name, since serde loses
/// the places of mistakes in what it flattens.)
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct Codegen {
    /// The release whose bytes are wanted.
    pub compat: Option<Version>,
    /// The boilerplate, relative to the file.
    pub header: Option<PathBuf>,
    /// Patterns of the packages to look at, relative to the file.
    pub packages: Option<Vec<String>>,
    /// Patterns of packages to leave alone.
    pub exclude: Vec<String>,
    /// `[codegen.deepcopy]`
    pub deepcopy: Deepcopy,
    /// `[codegen.defaulter]`
    pub defaulter: Defaulter,
    /// `[codegen.conversion]`
    pub conversion: Conversion,
    /// `[codegen.prerelease-lifecycle]`
    pub prerelease_lifecycle: PrereleaseLifecycle,
    /// `[[codegen.openapi]]`: one for each output package
    pub openapi: Vec<Openapi>,
    /// `[[codegen.bindata]]`: one for each file
    pub bindata: Vec<Bindata>,
}

impl Codegen {
    /// The generators' own tables.
    #[must_use]
    pub fn tables(&self) -> Tables {
        Tables {
            deepcopy: self.deepcopy.clone(),
            defaulter: self.defaulter.clone(),
            conversion: self.conversion.clone(),
            prerelease_lifecycle: self.prerelease_lifecycle.clone(),
            openapi: self.openapi.clone(),
            bindata: self.bindata.clone(),
        }
    }
}

/// `[case]`: what a test case says about itself.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Case {
    /// `no: reason` where upstream's output does not compile.
    pub compiles: Option<String>,
    /// `refuses: reason` where upstream's tool fails and the golden is kgen's own.
    pub upstream: Option<String>,
}

/// A kgen.toml that cannot be used: the findings, and the text they point into.
#[derive(Debug)]
pub struct Rejected {
    /// What is wrong.
    pub diagnostics: Vec<Diagnostic>,
    /// The file.
    pub sources: Sources,
}

impl std::fmt::Display for Rejected {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("kgen.toml cannot be used")
    }
}

impl std::error::Error for Rejected {}

/// The nearest kgen.toml from `start` upwards, not beyond the repository's root.
#[must_use]
pub fn find(start: &Path) -> Option<PathBuf> {
    for folder in start.ancestors() {
        let candidate = folder.join(FILE);
        if candidate.is_file() {
            return Some(candidate);
        }
        if is_repository_root(folder) {
            return None;
        }
    }
    None
}

/// Whether a repository starts at `folder`: it holds .git or a go.work.
#[must_use]
pub fn is_repository_root(folder: &Path) -> bool {
    folder.join(".git").exists() || folder.join("go.work").is_file()
}

/// Reads the file at `path`, which findings show as `shown`.
///
/// # Errors
/// [`Rejected`] where the content is at fault, any other error where the file cannot be read.
pub fn load(path: &Path, shown: &Path) -> anyhow::Result<Config> {
    let bytes = fs::read(path).map_err(|error| anyhow::anyhow!("{}: {error}", path.display()))?;
    parse(&bytes, shown).map_err(anyhow::Error::new)
}

/// Reads the text of a kgen.toml.
///
/// # Errors
/// [`Rejected`], with every finding placed in the text.
pub fn parse(bytes: &[u8], shown: &Path) -> Result<Config, Rejected> {
    let mut sources = Sources::default();
    let file = sources.add(SourceFile::new(shown, bytes));
    let place = |range: std::ops::Range<usize>| {
        Span::new(file, u32::try_from(range.start).unwrap_or(0), u32::try_from(range.end).unwrap_or(0))
    };
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let at = error.valid_up_to();
            let finding = Diagnostic::error(&SYNTAX, "the file is not UTF-8").at(place(at..at + 1));
            return Err(Rejected { diagnostics: vec![finding], sources });
        }
    };
    toml::from_str(text).map_err(|error| {
        let mut finding = describe(&error, toml::from_str::<toml::Table>(text).is_err());
        if let Some(range) = error.span() {
            finding = finding.at(place(range));
        }
        Rejected { diagnostics: vec![finding], sources }
    })
}

/// Says what a TOML error means, and what was probably meant.
fn describe(error: &toml::de::Error, broken: bool) -> Diagnostic {
    let message = error.message().replace('\n', "; ");
    if broken {
        return Diagnostic::error(&SYNTAX, message);
    }
    let Some(rest) = message.strip_prefix("unknown field ") else {
        return Diagnostic::error(&INVALID_VALUE, message);
    };
    // serde says: unknown field `x`, expected one of `a`, `b`
    let mut names = rest.split('`').skip(1).step_by(2);
    let unknown = names.next().unwrap_or_default().to_owned();
    let known: Vec<&str> = names.collect();
    let finding = Diagnostic::error(&UNKNOWN_KEY, format!("unknown key `{unknown}`"));
    match closest(&unknown, known.iter().copied()) {
        Some(meant) => finding.help(format!("did you mean `{meant}`?")),
        None if known.is_empty() => finding,
        None => finding.help(format!("known here are {}", known.join(", "))),
    }
}

/// The name that was probably meant by `typed`, if one is near enough.
pub fn closest<'a>(typed: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed = typed.to_lowercase().replace('_', "-");
    names
        .into_iter()
        .map(|name| (strsim::damerau_levenshtein(&typed, &name.to_lowercase()), name))
        .filter(|(distance, name)| *distance <= (name.len().max(typed.len()) / 3).max(1))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first_lines(text: &str) -> String {
        let rejected = parse(text.as_bytes(), Path::new("kgen.toml")).unwrap_err();
        rejected
            .diagnostics
            .iter()
            .map(|finding| {
                let text = diag::render(finding, &rejected.sources, diag::Style::Plain);
                let mut lines = text.lines();
                let first = lines.next().unwrap_or_default().to_owned();
                let help = lines.find(|line| line.contains("help")).map(str::trim).unwrap_or_default();
                format!("{first} {help}")
            })
            .collect()
    }

    #[test]
    fn the_whole_schema() {
        let text = "[codegen]\ncompat = '0.34'\nheader = 'hack/b.txt'\npackages = ['./...']\nexclude = ['./third_party/...']\n\
                    [codegen.deepcopy]\noutput-file = 'zz'\nbounding-dirs = ['example.com/a']\n\
                    [codegen.defaulter]\noutput-file = 'zz'\nextra-peer-dirs = ['example.com/b']\n[build]\n[release]\n";
        let config = parse(text.as_bytes(), Path::new("kgen.toml")).unwrap();
        assert_eq!(config.codegen.compat, Version::of_minor(34));
        assert_eq!(config.codegen.deepcopy.bounding_dirs, ["example.com/a"]);
        assert_eq!(config.codegen.defaulter.extra_peer_dirs, ["example.com/b"]);
    }

    #[test]
    fn unknown_keys_have_a_place_and_a_suggestion() {
        assert_eq!(
            first_lines("[codegen]\npackage = []\n"),
            "kgen.toml:2:1: error[config/unknown-key]: unknown key `package` = help: did you mean `packages`?"
        );
        assert!(first_lines("[codgen]\n").contains("did you mean `codegen`?"));
        assert!(first_lines("[codegen.deepcopy]\noutput_file = 'x'\n").contains("did you mean `output-file`?"));
    }

    #[test]
    fn values_and_syntax_have_a_place() {
        assert!(
            first_lines("[codegen]\ncompat = '0.99'\n")
                .starts_with("kgen.toml:2:10: error[config/invalid-value]: no such")
        );
        assert!(
            first_lines("[codegen]\npackages = './...'\n").starts_with("kgen.toml:2:12: error[config/invalid-value]")
        );
        assert!(first_lines("[codegen\n").starts_with("kgen.toml:1:9: error[config/syntax]"));
        let rejected = parse(b"\xff", Path::new("kgen.toml")).unwrap_err();
        assert_eq!(rejected.diagnostics[0].code.id, "config/syntax");
    }
}
