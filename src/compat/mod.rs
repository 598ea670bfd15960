//! Which Kubernetes release's bytes are wanted: the version type, and the default of `--compat`.
//!
//! [`decide`] is a pure function over facts that `facts` has read. What a version switches is not known here: that is
//! the profile in `genkit`.

mod facts;

use std::fmt;
use std::str::FromStr;

use genkit::compat::{NEWEST, OLDEST, Profile};

pub use facts::read;

/// A minor release of Kubernetes that has a profile: `0.20` and on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize)]
#[serde(try_from = "String")]
pub struct Version {
    minor: u8,
}

impl Version {
    /// The oldest release whose bytes are known.
    pub const OLDEST: Self = Self { minor: OLDEST };
    /// The newest release whose bytes are known.
    pub const NEWEST: Self = Self { minor: NEWEST };

    /// All that there are, the oldest first.
    pub fn all() -> impl Iterator<Item = Self> {
        (OLDEST..=NEWEST).filter_map(Self::of_minor)
    }

    /// The profile of `0.<minor>`, if there is one.
    #[must_use]
    pub const fn of_minor(minor: u8) -> Option<Self> {
        if minor >= OLDEST && minor <= NEWEST { Some(Self { minor }) } else { None }
    }

    /// What the version switches.
    #[must_use]
    pub const fn profile(self) -> Profile {
        match Profile::of(self.minor) {
            Some(profile) => profile,
            None => unreachable!(),
        }
    }

    /// `34` of `0.34`.
    #[must_use]
    pub const fn minor(self) -> u8 {
        self.minor
    }

    /// The profile of a version in a go.mod, where it says one: `v0.34.1` does, a pseudo-version of a branch does not.
    #[must_use]
    pub fn of_module_version(version: &str) -> Option<Self> {
        let rest = version.strip_prefix("v0.")?;
        let minor = rest.split('.').next()?.parse().ok()?;
        Self::of_minor(minor)
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "0.{}", self.minor)
    }
}

impl FromStr for Version {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        genkit::compat::parse(text).and_then(|profile| Self::of_minor(profile.minor)).ok_or_else(|| {
            format!(
                "no such Kubernetes release: `{text}` (known are {} to {}; v0.34.1 and 1.34 are understood too)",
                Self::OLDEST,
                Self::NEWEST
            )
        })
    }
}

impl TryFrom<String> for Version {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

/// The version a run follows, and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compat {
    /// The version.
    pub version: Version,
    /// Where it was found, for `-v` and `kgen list`.
    pub origin: String,
}

/// One `require` of a go.mod, with `replace` already applied; a replacement by a directory has no version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// Module path.
    pub module: String,
    /// Version, as written.
    pub version: String,
}

/// What [`decide`] looks at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Requirements of the main module's go.mod.
    pub main: Vec<Requirement>,
    /// Requirements of the go.mod files below `tools/` and `hack/`, each with its path, in order of path.
    pub tools: Vec<(String, Vec<Requirement>)>,
    /// Versions in lines of hack/ scripts that name `k8s.io/code-generator…@VERSION`, each with `path:line`.
    pub scripts: Vec<(String, String)>,
}

/// The release that a repository follows, from what its files say.
#[must_use]
pub fn decide(facts: &Facts) -> Compat {
    let found = |version: Version, origin: String| Compat { version, origin };
    let in_main =
        |module: &str| version_of(&facts.main, module).map(|version| found(version, format!("{module} in go.mod")));
    let in_tools = || {
        facts.tools.iter().find_map(|(path, requirements)| {
            let version = version_of(requirements, "k8s.io/code-generator")?;
            Some(found(version, format!("k8s.io/code-generator in {path}")))
        })
    };
    let in_scripts = || {
        facts.scripts.iter().find_map(|(place, version)| {
            Some(found(Version::of_module_version(version)?, format!("k8s.io/code-generator in {place}")))
        })
    };
    let from_pin = || {
        let pin = facts.main.iter().find(|requirement| requirement.module == "k8s.io/kube-openapi")?;
        let version = version_of_pin(&pin.version)?;
        Some(found(version, "the k8s.io/kube-openapi pin in go.mod".to_owned()))
    };
    in_main("k8s.io/code-generator")
        .or_else(in_tools)
        .or_else(in_scripts)
        .or_else(|| in_main("k8s.io/apimachinery"))
        .or_else(|| in_main("k8s.io/api"))
        .or_else(from_pin)
        .unwrap_or_else(|| found(Version::NEWEST, "the newest profile".to_owned()))
}

fn version_of(requirements: &[Requirement], module: &str) -> Option<Version> {
    let requirement = requirements.iter().find(|requirement| requirement.module == module)?;
    Version::of_module_version(&requirement.version)
}

/// Commits of k8s.io/kube-openapi that release branches are pinned to. Where several releases share a commit, they
/// share their bytes too, and the newest is named.
const PINS: &[(&str, u8)] = &[
    ("d219536bb9fd", 20),
    ("83f114cd0513", 20),
    ("591a79e4bda7", 21),
    ("3cc51fd1e909", 21),
    ("95288971da7e", 22),
    ("20434351676c", 22),
    ("e816edb12b65", 23),
    ("3ee0da9b0b42", 24),
    ("67bda5d908f1", 25),
    ("172d655c2280", 26),
    ("15aac26d736a", 27),
    ("8b0f38b5fd1f", 27),
    ("2695361300d9", 28),
    ("2dd684a91f00", 29),
    ("70dd3763d340", 31),
    ("32ad38e42d3f", 32),
    ("c8a335a9a2ff", 33),
    ("f3f2b991d03b", 34),
    ("589584f1c912", 35),
    ("43fb72c5454a", 36),
    ("d427ff9ee9ad", 37),
];

fn version_of_pin(version: &str) -> Option<Version> {
    let commit = version.rsplit('-').next()?;
    let (_, minor) = PINS.iter().find(|(pin, _)| commit.starts_with(pin))?;
    Version::of_minor(*minor)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn require(module: &str, version: &str) -> Requirement {
        Requirement { module: module.to_owned(), version: version.to_owned() }
    }

    fn decided(facts: &Facts) -> (u8, String) {
        let compat = decide(facts);
        (compat.version.minor(), compat.origin)
    }

    #[test]
    fn versions_as_people_write_them() {
        for text in ["0.34", "v0.34.1", "1.34", "v1.34.0", "0.34.0-beta.1"] {
            assert_eq!(text.parse::<Version>().map(Version::minor), Ok(34), "{text}");
        }
        for text in ["", "34", "2.34", "0.19", "0.38", "latest"] {
            assert!(text.parse::<Version>().is_err(), "{text}");
        }
    }

    #[test]
    fn code_generator_goes_before_apimachinery_wherever_it_stands() {
        let mut facts = Facts { main: vec![require("k8s.io/apimachinery", "v0.36.0")], ..Facts::default() };
        assert_eq!(decided(&facts).0, 36);
        facts.scripts = vec![("hack/update.sh:3".to_owned(), "v0.33.2".to_owned())];
        assert_eq!(decided(&facts), (33, "k8s.io/code-generator in hack/update.sh:3".to_owned()));
        facts.tools = vec![("tools/go.mod".to_owned(), vec![require("k8s.io/code-generator", "v0.32.0")])];
        assert_eq!(decided(&facts), (32, "k8s.io/code-generator in tools/go.mod".to_owned()));
        facts.main.push(require("k8s.io/code-generator", "v0.31.0"));
        assert_eq!(decided(&facts), (31, "k8s.io/code-generator in go.mod".to_owned()));
    }

    #[test]
    fn a_module_that_kubernetes_is_made_of_is_known_by_its_pin() {
        let facts = Facts {
            main: vec![
                require("k8s.io/api", "v0.0.0"),
                require("k8s.io/kube-openapi", "v0.0.0-20250710124328-f3f2b991d03b"),
            ],
            ..Facts::default()
        };
        assert_eq!(decided(&facts).0, 34);
        assert_eq!(decided(&Facts::default()), (37, "the newest profile".to_owned()));
    }
}
