//! The `[[image]]` and `[registry]` tables of kgen.toml.

use std::{collections::BTreeMap, path::PathBuf};

use serde::{Deserialize, Deserializer, de::Error as _};

use super::{file_name, file_names, inside, path_inside};
use crate::{
    pack::Capabilities,
    reference::{Reference, is_tag},
};

/// `[[image]]`: a container image, for each platform for which its programs are built.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ImageConfig {
    /// The program in it.
    #[serde(default, deserialize_with = "file_name")]
    pub binary: Option<String>,
    /// The programs in it, where there are several.
    #[serde(default, deserialize_with = "file_names")]
    pub binaries: Vec<String>,
    /// What it stands on.
    #[serde(default)]
    pub base: Base,
    /// What it is called, without a tag; without it the first program's name.
    #[serde(default, deserialize_with = "image_name")]
    pub name: Option<String>,
    /// Its tag; without it the version.
    #[serde(default, deserialize_with = "image_tag")]
    pub tag: Option<String>,
    /// Where the programs lie in it.
    #[serde(default = "usr_local_bin", deserialize_with = "path_inside")]
    pub directory: String,
    /// Other files: where in the image, and where in the project.
    #[serde(default, deserialize_with = "image_files")]
    pub files: BTreeMap<String, PathBuf>,
    /// What is started; without it the first program.
    #[serde(default)]
    pub entrypoint: Option<Vec<String>>,
    /// The arguments that it is started with where nobody gives others.
    #[serde(default)]
    pub cmd: Option<Vec<String>>,
    /// Who it runs as.
    #[serde(default)]
    pub user: Option<String>,
    /// Where it starts.
    #[serde(default)]
    pub workdir: Option<String>,
    /// Variables of its environment, besides those of the base.
    #[serde(default)]
    pub env: BTreeMap<String, String>,
    /// What is said of it, besides what is said of the base.
    #[serde(default)]
    pub labels: BTreeMap<String, String>,
    /// What its programs may do without being root, such as `cap_net_bind_service`.
    #[serde(default)]
    pub capabilities: Option<Capabilities>,
}

impl ImageConfig {
    /// An image of one program, with nothing said of it.
    #[must_use]
    pub fn of_program(name: &str) -> Self {
        Self {
            binary: Some(name.to_owned()),
            binaries: Vec::new(),
            base: Base::Scratch,
            name: None,
            tag: None,
            directory: usr_local_bin(),
            files: BTreeMap::new(),
            entrypoint: None,
            cmd: None,
            user: None,
            workdir: None,
            env: BTreeMap::new(),
            labels: BTreeMap::new(),
            capabilities: None,
        }
    }

    /// The programs in it.
    pub fn programs(&self) -> impl Iterator<Item = &str> {
        self.binary.iter().chain(&self.binaries).map(String::as_str)
    }

    /// What it is called.
    #[must_use]
    pub fn name(&self) -> &str {
        let first = || self.programs().next().unwrap_or("image");
        self.name.as_deref().unwrap_or_else(first)
    }
}

/// What an image stands on.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub enum Base {
    /// Nothing.
    #[default]
    Scratch,
    /// An image of an OCI layout: the directory, and the tag, where there are several.
    Layout(PathBuf, Option<String>),
    /// An image that `docker save` has written.
    DockerArchive(PathBuf),
    /// An image of a registry, by tag or digest.
    Reference(String),
}

impl TryFrom<String> for Base {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        if text == "scratch" {
            return Ok(Self::Scratch);
        }
        if let Some(file) = text.strip_prefix("docker-archive:").filter(|file| !file.is_empty()) {
            return Ok(Self::DockerArchive(file.into()));
        }
        if let Some(rest) = text.strip_prefix("oci:").filter(|rest| !rest.is_empty()) {
            // A colon after a single letter is that of a drive.
            let colon = rest.char_indices().find(|&(at, c)| c == ':' && at != 1).map(|(at, _)| at);
            return Ok(match colon {
                Some(at) => Self::Layout(rest[..at].into(), Some(rest[at + 1..].to_owned())),
                None => Self::Layout(rest.into(), None),
            });
        }
        match text.parse::<Reference>() {
            Ok(_) => Ok(Self::Reference(text)),
            Err(why) => Err(format!(
                "`{text}` is no base ({why}); a base is `scratch`, `oci:DIR`, `docker-archive:FILE` or a reference such as \
                 `registry.example.com/base:v1`"
            )),
        }
    }
}

impl std::fmt::Display for Base {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Scratch => f.write_str("scratch"),
            Self::Layout(dir, None) => write!(f, "oci:{}", dir.display()),
            Self::Layout(dir, Some(tag)) => write!(f, "oci:{}:{tag}", dir.display()),
            Self::DockerArchive(file) => write!(f, "docker-archive:{}", file.display()),
            Self::Reference(reference) => f.write_str(reference),
        }
    }
}

/// `[registry]`: how images of others are come by.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct RegistryConfig {
    /// Where to look first for what lies below a name: `{ "registry.k8s.io" = "mirror.example.com/k8s" }`.
    pub mirrors: BTreeMap<String, String>,
    /// Archives of `docker save` and OCI layouts in which bases are looked for before any network.
    pub local: Vec<PathBuf>,
    /// Registries without TLS, besides those of this machine.
    pub insecure: Vec<String>,
    /// Whether nothing is asked of a network.
    #[serde(skip)]
    pub offline: bool,
}

/// A container engine.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Engine {
    /// Docker.
    #[default]
    Docker,
    /// Podman.
    Podman,
}

impl Engine {
    /// Its command.
    #[must_use]
    pub fn program(self) -> &'static str {
        match self {
            Self::Docker => "docker",
            Self::Podman => "podman",
        }
    }
}

/// What is made as images, and how.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Images {
    /// `[[image]]`
    pub tables: Vec<ImageConfig>,
    /// `[registry]`
    pub registry: RegistryConfig,
    /// Who makes them, instead of us.
    pub engine: Option<Engine>,
    /// Whether they are pushed.
    pub push: bool,
    /// Whether images of a dirty tree may be pushed.
    pub allow_dirty: bool,
    /// Whether only a part of what kgen.toml names is built: images of other parts are then passed over.
    pub partial: bool,
    /// Whether images are passed over, not refused, where nothing says a version to tag them with.
    pub quick: bool,
}

/// How images are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ImageFormat {
    /// For each platform a tar archive that `docker load`, `podman load` and `ctr images import` read.
    DockerArchive,
    /// A directory with all images.
    OciLayout,
    /// For each image one tar archive with all platforms.
    OciArchive,
}

fn usr_local_bin() -> String {
    "usr/local/bin".to_owned()
}

fn image_name<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    let name = Option::<String>::deserialize(from)?;
    if let Some(name) = &name {
        let reference =
            name.parse::<Reference>().map_err(|why| D::Error::custom(format!("`{name}` is no image's name: {why}")))?;
        if reference.tag.is_some() || reference.digest.is_some() {
            return Err(D::Error::custom(format!("`{name}`: the tag has a key of its own, `tag`")));
        }
    }
    Ok(name)
}

fn image_tag<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    let tag = Option::<String>::deserialize(from)?;
    match &tag {
        Some(tag) if !is_tag(tag) => Err(D::Error::custom(format!("`{tag}` is no tag"))),
        _ => Ok(tag),
    }
}

fn image_files<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeMap<String, PathBuf>, D::Error> {
    let files = BTreeMap::<String, PathBuf>::deserialize(from)?;
    let inside = |(path, from): (String, PathBuf)| Ok((inside(&path)?, from));
    files.into_iter().map(inside).collect::<Result<_, String>>().map_err(D::Error::custom)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_work_is_refused_with_a_reason() {
        for (text, words) in [
            ("binary = \"a\"\nbase = \"oci:\"", "is no base"),
            ("binary = \"a\"\nbase = \"UPPER/x\"", "is no base"),
            ("binary = \"a\"\nname = \"a:v1\"", "a key of its own"),
            ("binary = \"../a\"", "file name"),
            ("binaries = [\"../a\"]", "no program's name"),
            ("binary = \"a\"\nfiles = { \"/etc/../../x\" = \"x\" }", "no path below a root"),
            ("binary = \"a\"\ncapabilities = [\"cap_fly\"]", "no capability"),
            ("binary = \"a\"\ntag = \"v1+2\"", "is no tag"),
        ] {
            let error = toml::from_str::<ImageConfig>(text).unwrap_err();
            assert!(error.to_string().contains(words), "{text}: {error}");
        }
    }

    #[test]
    fn bases() {
        for (text, base) in [
            ("scratch", Base::Scratch),
            ("oci:a/b", Base::Layout("a/b".into(), None)),
            ("oci:a/b:r.io/c:v1", Base::Layout("a/b".into(), Some("r.io/c:v1".to_owned()))),
            ("docker-archive:x.tar", Base::DockerArchive("x.tar".into())),
            ("r.io/a:v1", Base::Reference("r.io/a:v1".to_owned())),
        ] {
            assert_eq!(Base::try_from(text.to_owned()).as_ref(), Ok(&base));
            assert_eq!(base.to_string(), text);
        }
    }
}
