//! Version stamping: from what git says of a tree to the six values that Kubernetes' binaries carry.
//!
//! Pure functions: nothing here runs git or asks for the time. The rules are those of Kubernetes' own version script,
//! bit for bit, with two deliberate differences:
//!
//! - A tag with build metadata (`v1.22.3+build.5`) and commits after it is left as `git describe` prints it, as newer
//!   Kubernetes does; the script of 1.20 refused to build.
//! - Where a commit is known and no tag, the script stamps no `gitVersion` and binaries show a placeholder. Here they
//!   get `v0.0.0-master+<first 14 digits of the commit>`, what that placeholder stands for. Major and minor stay
//!   unset, as there.

use serde::{Deserialize, Serialize};

use crate::stated::Stated;

/// What commits after a tag are called.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// As Kubernetes' script does: `v1.20.2-1+<hash>`, which sorts below `v1.20.2`.
    #[default]
    Kube,
    /// For the patch that comes next: `v1.20.3-dev.1+<hash>`, which sorts above `v1.20.2`.
    NextPatch,
}

/// What is known of the tree that is built.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TreeFacts<'a> {
    /// The full hash of the commit; none outside a repository or before the first commit.
    pub commit: Option<&'a str>,
    /// `clean` or `dirty`, or `archive` where git itself has packed the tree.
    pub tree_state: Option<&'a str>,
    /// The words of `git describe --tags --match=v* --abbrev=14`; none without such a tag.
    pub describe: Option<&'a str>,
    /// The time that the build claims, in seconds since 1970.
    pub epoch: u64,
    /// What commits after a tag are called.
    pub mode: Mode,
}

/// The values that are stamped into binaries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// `v1.20.2-1+4f2b…`; none where neither a tag nor a commit is known.
    pub git_version: Option<String>,
    /// The first number of the tag.
    pub git_major: Option<String>,
    /// The second number of the tag, with a `+` for anything after the tag.
    pub git_minor: Option<String>,
    /// The full hash.
    pub git_commit: Option<String>,
    /// `clean` or `dirty`; none where no commit is known.
    pub git_tree_state: Option<String>,
    /// The claimed time, as `2006-01-02T15:04:05Z`.
    pub build_date: String,
}

/// The version made from the nearest tag is not `vMAJOR.MINOR[.PATCH][-PRE][+META]`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "the version `{version}` (from the nearest tag, or KUBE_GIT_VERSION) is not a semantic version; \
     tag the commit as vMAJOR.MINOR.PATCH"
)]
pub struct NotSemantic {
    version: String,
}

impl Version {
    /// The version of a tree.
    ///
    /// # Errors
    /// The tag is not a semantic version.
    pub fn of(facts: TreeFacts<'_>) -> Result<Self, NotSemantic> {
        let build_date = utc(facts.epoch);
        let Some(commit) = facts.commit else {
            return Ok(Self {
                git_version: None,
                git_major: None,
                git_minor: None,
                git_commit: None,
                git_tree_state: None,
                build_date,
            });
        };
        let dirty = facts.tree_state == Some("dirty");
        let mut version = match facts.describe {
            Some(describe) => match (facts.mode, next_patch(describe, commit, dirty)) {
                (Mode::NextPatch, Some(version)) => version,
                _ => without_distance_marker(describe),
            },
            None => format!("v0.0.0-master+{}", commit.get(..14).unwrap_or(commit)),
        };
        if dirty {
            version.push_str("-dirty");
        }
        let numbers = parse(&version).ok_or_else(|| NotSemantic { version: version.clone() })?;
        let numbers = facts.describe.map(|_| numbers);
        Ok(Self {
            git_major: numbers.as_ref().map(|(major, _)| major.clone()),
            git_minor: numbers.map(|(_, minor)| minor),
            git_version: Some(version),
            git_commit: Some(commit.to_owned()),
            git_tree_state: facts.tree_state.map(str::to_owned),
            build_date,
        })
    }

    /// The version that a file states in full; it is not made of anything, and so not looked at.
    #[must_use]
    pub(crate) fn stated(stated: Stated, epoch: u64) -> Self {
        let Stated { commit, tree_state, version, major, minor } = stated;
        Self {
            git_version: version,
            git_major: major,
            git_minor: minor,
            git_commit: commit,
            git_tree_state: tree_state,
            build_date: utc(epoch),
        }
    }

    /// A name for the version in every case: `v0.0.0-unknown` where nothing is known.
    #[must_use]
    pub fn name(&self) -> &str {
        self.git_version.as_deref().unwrap_or("v0.0.0-unknown")
    }

    /// The linker flags that set the values in each of `packages`. What is not known is left as the source has it.
    #[must_use]
    pub fn ldflags(&self, packages: &[String]) -> String {
        let values = [
            ("buildDate", Some(&self.build_date)),
            ("gitCommit", self.git_commit.as_ref()),
            ("gitTreeState", self.git_tree_state.as_ref()),
            ("gitVersion", self.git_version.as_ref()),
            ("gitMajor", self.git_major.as_ref()),
            ("gitMinor", self.git_minor.as_ref()),
        ];
        let mut flags = Vec::new();
        for (key, value) in values {
            let Some(value) = value else { continue };
            for package in packages {
                flags.push(format!("-X '{package}.{key}={value}'"));
            }
        }
        flags.join(" ")
    }
}

/// `git describe`'s `-N-g<hash>` as semantic versioning has it; the number of dashes tells a release from a
/// pre-release, as in the script.
fn without_distance_marker(describe: &str) -> String {
    let unchanged = || describe.to_owned();
    let Some((head, hash)) = describe.rsplit_once("-g") else {
        return unchanged();
    };
    if hash.len() != 14 || !hash.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')) {
        return unchanged();
    }
    match describe.matches('-').count() {
        3 => match head.rsplit_once('-') {
            Some((tag, distance)) if is_number(distance) => format!("{tag}.{distance}+{hash}"),
            _ => unchanged(),
        },
        2 if !describe.contains('+') => format!("{head}+{hash}"),
        _ => unchanged(),
    }
}

/// The version of commits after a release, or of a dirty tree at one, as one that leads to the next patch; nothing where the
/// tag is a pre-release, which has its own count, or where the tree is the release.
fn next_patch(describe: &str, commit: &str, dirty: bool) -> Option<String> {
    let (tag, distance) = match describe.rsplit_once("-g").and_then(|(head, _)| head.rsplit_once('-')) {
        Some((tag, distance)) if is_number(distance) => (tag, distance),
        _ => (describe, "0"),
    };
    let mut numbers = tag.strip_prefix('v')?.split('.');
    let (major, minor, patch) = (numbers.next()?, numbers.next()?, numbers.next().unwrap_or("0"));
    let release = numbers.next().is_none() && [major, minor, patch].into_iter().all(is_number);
    if !release || (distance == "0" && !dirty) {
        return None;
    }
    let next = patch.parse::<u64>().ok()?.checked_add(1)?;
    let hash = commit.get(..14).unwrap_or(commit);
    Some(format!("v{major}.{minor}.{next}-dev.{distance}+{hash}"))
}

/// The major and the minor number of a semantic version, the latter with its `+`.
fn parse(version: &str) -> Option<(String, String)> {
    let rest = version.strip_prefix('v')?;
    let (numbers, suffix) = match rest.find(['-', '+']) {
        Some(at) => rest.split_at(at),
        None => (rest, ""),
    };
    let mut parts = numbers.split('.');
    let (major, minor, patch) = (parts.next()?, parts.next()?, parts.next());
    if parts.next().is_some() || ![major, minor, patch.unwrap_or("0")].into_iter().all(is_number) {
        return None;
    }
    let word =
        |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'));
    let well_formed = match suffix.strip_prefix('-') {
        Some(pre) => pre.split_once('+').map_or_else(|| word(pre), |(pre, meta)| word(pre) && word(meta)),
        None => suffix.is_empty() || suffix.strip_prefix('+').is_some_and(word),
    };
    let after_tag = if suffix.starts_with('-') { "+" } else { "" };
    well_formed.then(|| (major.to_owned(), format!("{minor}{after_tag}")))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// Seconds since 1970 as `2006-01-02T15:04:05Z`.
fn utc(epoch: u64) -> String {
    let [year, month, day, hour, minute, second] = civil(epoch);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

/// Seconds since 1970 as year, month, day, hour, minute and second in UTC.
pub(crate) fn civil(epoch: u64) -> [u64; 6] {
    let (days, seconds) = (epoch / 86_400, epoch % 86_400);
    // Civil date from a day count, in years that start in March so that the leap day is a year's last.
    let days = days + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * march_month + 2) / 5 + 1;
    let month = if march_month < 10 { march_month + 3 } else { march_month - 9 };
    let year = era * 400 + year_of_era + u64::from(month <= 2);
    [year, month, day, seconds / 3_600, seconds / 60 % 60, seconds % 60]
}

#[cfg(test)]
mod tests {
    use super::*;

    const COMMIT: &str = "0123456789abcdef0123456789abcdef01234567";

    fn stamped(describe: Option<&str>, dirty: bool) -> Result<Version, NotSemantic> {
        Version::of(TreeFacts {
            commit: Some(COMMIT),
            tree_state: Some(if dirty { "dirty" } else { "clean" }),
            describe,
            ..TreeFacts::default()
        })
    }

    /// The vectors measured with the script of Kubernetes 1.20; `HASH` stands for 14 digits.
    #[test]
    fn vectors() {
        let hash = &COMMIT[..14];
        for (describe, dirty, version, major, minor) in [
            ("v1.20.2", false, "v1.20.2", "1", "20"),
            ("v1.20.2", true, "v1.20.2-dirty", "1", "20+"),
            ("v1.20.2-1-gHASH", false, "v1.20.2-1+HASH", "1", "20+"),
            ("v1.20.2-1-gHASH", true, "v1.20.2-1+HASH-dirty", "1", "20+"),
            ("v1.21.0-alpha.0", false, "v1.21.0-alpha.0", "1", "21+"),
            ("v1.21.0-alpha.0-2-gHASH", false, "v1.21.0-alpha.0.2+HASH", "1", "21+"),
            ("v1.21.0-alpha.0-2-gHASH", true, "v1.21.0-alpha.0.2+HASH-dirty", "1", "21+"),
            ("v1.21.0-rc.1-foo.1-1-gHASH", false, "v1.21.0-rc.1-foo.1-1-gHASH", "1", "21+"),
            ("v1.22", false, "v1.22", "1", "22"),
            ("v1.22-1-gHASH", false, "v1.22-1+HASH", "1", "22+"),
            ("v1.22.3+build.5", false, "v1.22.3+build.5", "1", "22"),
            ("v1.22.3+build.5-1-gHASH", false, "v1.22.3+build.5-1-gHASH", "1", "22"),
            ("v2.0.1", false, "v2.0.1", "2", "0"),
            ("v3.0.0", false, "v3.0.0", "3", "0"),
        ] {
            let got = stamped(Some(&describe.replace("HASH", hash)), dirty).unwrap();
            assert_eq!(got.git_version.unwrap(), version.replace("HASH", hash));
            assert_eq!(got.git_major.as_deref(), Some(major), "{describe}");
            assert_eq!(got.git_minor.as_deref(), Some(minor), "{describe}");
        }
    }

    #[test]
    fn the_next_patch_sorts_above_the_release() {
        let hash = &COMMIT[..14];
        for (describe, dirty, version) in [
            ("v1.20.2", false, "v1.20.2"),
            ("v1.20.2", true, "v1.20.3-dev.0+HASH-dirty"),
            ("v1.20.2-1-gHASH", false, "v1.20.3-dev.1+HASH"),
            ("v1.20.2-12-gHASH", true, "v1.20.3-dev.12+HASH-dirty"),
            ("v1.22-1-gHASH", false, "v1.22.1-dev.1+HASH"),
            ("v1.21.0-alpha.0-2-gHASH", false, "v1.21.0-alpha.0.2+HASH"),
            ("v1.22.3+build.5", false, "v1.22.3+build.5"),
        ] {
            let describe = describe.replace("HASH", hash);
            let facts = TreeFacts {
                commit: Some(COMMIT),
                tree_state: Some(if dirty { "dirty" } else { "clean" }),
                describe: Some(&describe),
                epoch: 0,
                mode: Mode::NextPatch,
            };
            assert_eq!(Version::of(facts).unwrap().name(), version.replace("HASH", hash));
        }
    }

    #[test]
    fn a_tag_that_is_no_version_is_refused() {
        for tag in ["vfoo", "v1", "v1.2.3.4", "v1.2.x", "v1.2-", "v1.2.3+", "v1.2_3", "v1.2-a+b+c"] {
            let error = stamped(Some(tag), false).unwrap_err();
            assert!(error.to_string().contains(tag));
        }
    }

    #[test]
    fn without_a_tag_the_commit_is_named() {
        let clean = stamped(None, false).unwrap();
        assert_eq!(clean.name(), "v0.0.0-master+0123456789abcd");
        assert_eq!((clean.git_major, clean.git_minor), (None, None));
        assert_eq!(stamped(None, true).unwrap().name(), "v0.0.0-master+0123456789abcd-dirty");
    }

    #[test]
    fn without_a_commit_only_the_date_is_stamped() {
        let version = Version::of(TreeFacts::default()).unwrap();
        assert_eq!(version.name(), "v0.0.0-unknown");
        assert_eq!(version.ldflags(&["a/b".into()]), "-X 'a/b.buildDate=1970-01-01T00:00:00Z'");
    }

    #[test]
    fn flags_for_every_package_in_order() {
        let flags = stamped(Some("v1.20.2"), false).unwrap().ldflags(&["a".into(), "b".into()]);
        assert!(flags.starts_with("-X 'a.buildDate=1970-01-01T00:00:00Z' -X 'b.buildDate="));
        assert!(flags.ends_with("-X 'a.gitMinor=20' -X 'b.gitMinor=20'"));
        assert_eq!(flags.matches("-X ").count(), 12);
    }

    #[test]
    fn dates() {
        for (epoch, date) in [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_399, "2000-02-28T23:59:59Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (1_610_553_600, "2021-01-13T16:00:00Z"),
            (4_107_542_400, "2100-03-01T00:00:00Z"),
        ] {
            assert_eq!(utc(epoch), date);
        }
    }
}
