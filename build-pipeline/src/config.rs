//! The tables of kgen.toml that say what is built and shipped: `[build]` and `[release]`; `[[image]]` and `[registry]` are in
//! [`images`].
//!
//! Values that would make an impossible file name or a broken flag are refused here, while the key's place in the
//! file is still known. Nothing is resolved here: flags, environment and defaults from the module are put together
//! by the caller and by [`Project`](crate::Project).

mod images;

use std::{collections::BTreeMap, path::PathBuf};

use crate::{Platform, VersionMode};
pub use images::{Base, Engine, ImageConfig, ImageFormat, Images, RegistryConfig};
use serde::{Deserialize, Deserializer, Serialize, de::Error as _};

/// `[build]`: what is compiled and where it goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct BuildConfig {
    /// The output directory, relative to kgen.toml's own.
    #[serde(deserialize_with = "directory")]
    pub output: PathBuf,
    /// The packages whose `gitVersion`, `gitCommit`, … variables are set. A package that a binary does not link is
    /// passed over by the linker, so the default, the two packages of Kubernetes' libraries, is harmless elsewhere.
    #[serde(deserialize_with = "import_paths")]
    pub version_packages: Vec<String>,
    /// What commits after a tag are called.
    pub version_mode: VersionMode,
    /// Build tags, besides those of `GOFLAGS`.
    #[serde(deserialize_with = "build_tags")]
    pub tags: Vec<String>,
    /// Whether the tree builds in GOPATH mode; without it the environment or the tree's own scripts say so.
    pub gopath: Option<bool>,
    /// `[[build.group]]`: what belongs together.
    #[serde(rename = "group")]
    pub groups: Vec<Group>,
    /// Where binaries and what is remembered of them go (`KUBE_OUTPUT_SUBPATH`); without it `local` in the output directory.
    #[serde(skip)]
    pub local: Option<PathBuf>,
}

/// `[[build.group]]`: targets that go to the same platforms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Group {
    /// What it is called: `server`, `node`, `client`, `test`, or as one likes.
    #[serde(deserialize_with = "group_name")]
    pub name: String,
    /// What is built, as a user would name it; never empty.
    #[serde(deserialize_with = "targets")]
    pub targets: Vec<String>,
    /// What `kgen cross` builds it for; without it the machine's own platform.
    #[serde(default)]
    pub platforms: Vec<Platform>,
    /// Whether it is linked without C (`CGO_ENABLED=0`), or with; without it as Go decides.
    #[serde(default, rename = "static")]
    pub linking: Option<bool>,
    /// Whether it is built with the race detector.
    #[serde(default)]
    pub race: bool,
}

impl BuildConfig {
    /// Where binaries and what is remembered of them go.
    #[must_use]
    pub fn local(&self) -> PathBuf {
        self.local.clone().unwrap_or_else(|| self.output.join("local"))
    }
}

impl Default for BuildConfig {
    fn default() -> Self {
        Self {
            output: "_output".into(),
            version_packages: vec!["k8s.io/client-go/pkg/version".into(), "k8s.io/component-base/version".into()],
            version_mode: VersionMode::default(),
            tags: Vec::new(),
            gopath: None,
            groups: Vec::new(),
            local: None,
        }
    }
}

/// `[[release.archive]]`: an archive of its own make, where those that are made of each group will not do.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ArchiveConfig {
    /// What it is called after the project's name; empty for nothing.
    #[serde(deserialize_with = "archive_name")]
    pub name: String,
    /// The group whose programs it holds; there is one archive for each of their platforms. Without it and without programs
    /// it is for all platforms.
    #[serde(default)]
    pub group: Option<String>,
    /// Other programs in it.
    #[serde(default, deserialize_with = "file_names")]
    pub binaries: Vec<String>,
    /// Where programs lie in it.
    #[serde(default = "bin", deserialize_with = "path_inside")]
    pub directory: String,
    /// Whether the images of its programs lie beside them, `<program>.tar` and `<program>.docker_tag`.
    #[serde(default)]
    pub images: bool,
    /// Whether it holds all files of the project.
    #[serde(default)]
    pub sources: bool,
    /// Files of the project.
    #[serde(default)]
    pub files: Vec<FileSet>,
    /// Files with a text of their own; `{version}` in it is the version.
    #[serde(default, deserialize_with = "texts")]
    pub texts: BTreeMap<String, String>,
    /// Empty directories.
    #[serde(default, deserialize_with = "project_files")]
    pub directories: Vec<String>,
    /// Archives above this one, by what they are called after the project's name: where they lie in it.
    #[serde(default, deserialize_with = "texts")]
    pub archives: BTreeMap<String, String>,
    /// Its formats; without any those of `[release]`.
    #[serde(default)]
    pub formats: Vec<Format>,
}

/// Files of the project in an archive.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct FileSet {
    /// A file or a directory; the last element may have a `*`.
    #[serde(deserialize_with = "path_inside")]
    pub from: String,
    /// Where in the archive: what the file is called, or the directory that takes what lies in `from`. Without it where it is in
    /// the project.
    #[serde(default)]
    pub to: Option<String>,
    /// Only files with such names; a `*` stands for anything.
    #[serde(default)]
    pub only: Vec<String>,
    /// No files or directories with such names.
    #[serde(default)]
    pub except: Vec<String>,
}

/// `[release]`: what is shipped.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct ReleaseConfig {
    /// What archives are named after, and their top directory; without it the last element of the module path.
    #[serde(deserialize_with = "file_name")]
    pub name: Option<String>,
    /// The archive formats; without any, zip for Windows and tar.gz for all others.
    pub formats: Vec<Format>,
    /// Files of the project that every archive holds, in its top directory; the last element may have a `*`.
    #[serde(deserialize_with = "project_files")]
    pub files: Vec<String>,
    /// `[[release.archive]]`: archives of their own make, in order; without any one for each group and platform.
    #[serde(rename = "archive")]
    pub archives: Vec<ArchiveConfig>,
    /// How images are written.
    pub images: Vec<ImageFormat>,
    /// Whether `kgen release` runs the tests. (Kubernetes' documentation says that `make release` does; its Makefile of 1.20 does
    /// not.)
    pub tests: bool,
    /// Commands that run before anything is built.
    pub before: Vec<Hook>,
    /// Commands that run when everything is made.
    pub after: Vec<Hook>,
}

impl Default for ReleaseConfig {
    fn default() -> Self {
        Self {
            name: None,
            formats: Vec::new(),
            files: ["LICENSE*", "LICENCE*", "COPYING*", "NOTICE*"].map(str::to_owned).into(),
            archives: Vec::new(),
            images: vec![ImageFormat::DockerArchive, ImageFormat::OciLayout],
            tests: true,
            before: Vec::new(),
            after: Vec::new(),
        }
    }
}

/// `[[release.before]]` and `[[release.after]]`: a command of the project's own.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Hook {
    /// The program and its arguments; never a shell's line.
    #[serde(deserialize_with = "words")]
    pub run: Vec<String>,
}

impl ReleaseConfig {
    /// The formats of the archives for a platform.
    #[must_use]
    pub fn formats_for(&self, platform: &Platform) -> &[Format] {
        match self.formats.as_slice() {
            [] if platform.os() == "windows" => &[Format::Zip],
            [] => &[Format::TarGz],
            given => given,
        }
    }
}

/// An archive format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "&'static str")]
pub enum Format {
    /// A tar archive in one gzip member.
    TarGz,
    /// A tar archive that zstd has compressed.
    TarZst,
    /// A zip archive.
    Zip,
}

impl From<Format> for &'static str {
    fn from(format: Format) -> Self {
        match format {
            Format::TarGz => "tar.gz",
            Format::TarZst => "tar.zst",
            Format::Zip => "zip",
        }
    }
}

impl TryFrom<String> for Format {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        match text.as_str() {
            "tar.gz" => Ok(Self::TarGz),
            "tar.zst" => Ok(Self::TarZst),
            "zip" => Ok(Self::Zip),
            other => {
                let known = "`tar.gz`, `tar.zst` and `zip`";
                Err(format!("archives in the format `{other}` cannot be made; the formats are {known}"))
            }
        }
    }
}

fn bin() -> String {
    "bin".to_owned()
}

fn archive_name<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    let name = String::deserialize(from)?;
    if name.is_empty() || is_file_name(&name) {
        return Ok(name);
    }
    Err(D::Error::custom(format!("`{name}` cannot be part of a file name")))
}

fn texts<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeMap<String, String>, D::Error> {
    let texts = BTreeMap::<String, String>::deserialize(from)?;
    let inside = |(path, text): (String, String)| Ok((inside(&path)?, text));
    texts.into_iter().map(inside).collect::<Result<_, String>>().map_err(D::Error::custom)
}

fn words<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    let words = Vec::<String>::deserialize(from)?;
    match words.first() {
        Some(program) if !program.is_empty() => Ok(words),
        _ => Err(D::Error::custom("a command needs a program")),
    }
}

fn file_names<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    let names = Vec::<String>::deserialize(from)?;
    match names.iter().find(|name| !is_file_name(name)) {
        Some(name) => Err(D::Error::custom(format!("`{name}` is no program's name"))),
        None => Ok(names),
    }
}

fn path_inside<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    inside(&String::deserialize(from)?).map_err(D::Error::custom)
}

fn project_files<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    let files = Vec::<String>::deserialize(from)?;
    files.iter().try_for_each(|file| inside(file).map(drop)).map_err(D::Error::custom)?;
    Ok(files)
}

/// A path below a root, without the slashes at its ends.
fn inside(path: &str) -> Result<String, String> {
    let plain = path.trim_matches('/');
    let strange = |part: &str| matches!(part, "" | "." | "..") || part.contains(['\\', '\0']);
    if plain.is_empty() || plain.split('/').any(strange) {
        return Err(format!("`{path}` is no path below a root: it must not be empty or have `..` in it"));
    }
    Ok(plain.to_owned())
}

fn directory<'de, D: Deserializer<'de>>(from: D) -> Result<PathBuf, D::Error> {
    let path = PathBuf::deserialize(from)?;
    if path.as_os_str().is_empty() {
        return Err(D::Error::custom("the output directory needs a name"));
    }
    Ok(path)
}

fn file_name<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    let name = Option::<String>::deserialize(from)?;
    match &name {
        Some(name) if !is_file_name(name) => Err(D::Error::custom(format!(
            "`{name}` cannot be part of a file name: letters, digits, `.`, `_`, `+` and `-`, not first a `.` or `-`"
        ))),
        _ => Ok(name),
    }
}

fn group_name<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    match file_name(from)? {
        Some(name) => Ok(name),
        None => Err(D::Error::custom("a group needs a name")),
    }
}

fn targets<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    let targets = Vec::<String>::deserialize(from)?;
    if targets.is_empty() { Err(D::Error::custom("a group needs targets")) } else { Ok(targets) }
}

fn build_tags<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    let tags = Vec::<String>::deserialize(from)?;
    match tags.iter().find(|tag| tag.is_empty() || tag.contains(|c: char| c.is_whitespace() || c == ',')) {
        Some(tag) => Err(D::Error::custom(format!("`{tag}` is not a build tag"))),
        None => Ok(tags),
    }
}

/// Whether `name` is safe in a file name of any system, in a SHA256SUMS line and as an argument.
pub(crate) fn is_file_name(name: &str) -> bool {
    !name.is_empty()
        && !name.starts_with(['.', '-'])
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+'))
}

fn import_paths<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    let paths = Vec::<String>::deserialize(from)?;
    for path in &paths {
        // The path ends up inside a quoted linker flag, before the first `=`.
        let plain = |c: char| !c.is_whitespace() && !c.is_control() && !matches!(c, '\'' | '"' | '=');
        if path.is_empty() || !path.chars().all(plain) {
            return Err(D::Error::custom(format!("`{path}` is not an import path")));
        }
    }
    Ok(paths)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_tables_are_the_defaults() {
        assert_eq!(toml::from_str::<BuildConfig>("").unwrap(), BuildConfig::default());
        assert_eq!(toml::from_str::<ReleaseConfig>("").unwrap(), ReleaseConfig::default());
    }

    #[test]
    fn documented_keys_are_read() {
        let build: BuildConfig =
            toml::from_str("output = \"out\"\nversion-packages = [\"example.com/fleet/pkg/version\"]").unwrap();
        assert_eq!(build.output, PathBuf::from("out"));
        assert_eq!(build.version_packages, ["example.com/fleet/pkg/version"]);
        let release: ReleaseConfig = toml::from_str("name = \"fleet\"\nformats = [\"tar.gz\"]").unwrap();
        assert_eq!(release.name.as_deref(), Some("fleet"));
    }

    #[test]
    fn what_cannot_work_is_refused_with_a_reason() {
        for (text, words) in [
            ("formats = [\"rar\"]", "`rar`"),
            ("name = \"../up\"", "file name"),
            ("name = \"\"", "file name"),
            ("name = \"-rf\"", "file name"),
            ("nmae = \"x\"", "unknown field"),
        ] {
            let error = toml::from_str::<ReleaseConfig>(text).unwrap_err();
            assert!(error.to_string().contains(words), "{text}: {error}");
        }
        for text in ["output = \"\"", "version-packages = [\"a' -x 'b\"]"] {
            toml::from_str::<BuildConfig>(text).unwrap_err();
        }
    }
}
