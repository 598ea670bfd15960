//! Names of images, as registries and engines have them: `[registry/]repository[:tag][@digest]`.

use std::{fmt, str::FromStr};

use crate::Sha256;

/// The registry of names that name none.
const DEFAULT_REGISTRY: &str = "docker.io";

/// A name of an image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reference {
    /// A host, with a port where it has one.
    pub(crate) registry: String,
    pub(crate) repository: String,
    pub(crate) tag: Option<String>,
    pub(crate) digest: Option<Sha256>,
}

impl FromStr for Reference {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (rest, digest) = match text.split_once('@') {
            Some((rest, digest)) => (rest, Some(digest.parse()?)),
            None => (text, None),
        };
        // A colon before a slash is that of a port.
        let (name, tag) = match rest.rsplit_once(':') {
            Some((name, tag)) if !tag.contains('/') => (name, Some(tag)),
            _ => (rest, None),
        };
        if let Some(tag) = tag.filter(|tag| !is_tag(tag)) {
            return Err(format!("`{tag}` is no tag"));
        }
        let (registry, repository) = match name.split_once('/') {
            Some((host, rest)) if host.contains(['.', ':']) || host == "localhost" => (host, rest.to_owned()),
            Some(_) => (DEFAULT_REGISTRY, name.to_owned()),
            None => (DEFAULT_REGISTRY, format!("library/{name}")),
        };
        let host = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']');
        if !registry.chars().all(host) {
            return Err(format!("`{registry}` is no host"));
        }
        let part = |part: &str| {
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '_' | '-');
            part.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit()) && part.chars().all(plain)
        };
        if !repository.split('/').all(part) {
            return Err(format!("`{repository}` is no repository: lower-case letters, digits, `.`, `_` and `-`"));
        }
        Ok(Self { registry: registry.to_owned(), repository, tag: tag.map(str::to_owned), digest })
    }
}

impl Reference {
    /// Whether both name the same image; without a tag both mean `latest`.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        let tag = |reference: &Self| reference.tag.clone().unwrap_or_else(|| "latest".to_owned());
        (&self.registry, &self.repository) == (&other.registry, &other.repository) && tag(self) == tag(other)
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.registry, self.repository)?;
        if let Some(tag) = &self.tag {
            write!(f, ":{tag}")?;
        }
        match &self.digest {
            Some(digest) => write!(f, "@sha256:{digest}"),
            None => Ok(()),
        }
    }
}

/// Whether it can be a tag.
pub(crate) fn is_tag(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-');
    !text.is_empty() && text.len() <= 128 && !text.starts_with(['.', '-']) && text.chars().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_engines_read_them() {
        let digest = format!("sha256:{}", "0a".repeat(32));
        for (text, whole) in [
            ("busybox", "docker.io/library/busybox".to_owned()),
            ("a/b:v1", "docker.io/a/b:v1".to_owned()),
            ("localhost/b", "localhost/b".to_owned()),
            ("localhost:5000/a/b:v1.2-x", "localhost:5000/a/b:v1.2-x".to_owned()),
            ("registry.k8s.io/build-image/go-runner:v2", "registry.k8s.io/build-image/go-runner:v2".to_owned()),
            (&format!("r.io/a@{digest}"), format!("r.io/a@{digest}")),
            (&format!("r.io/a:v1@{digest}"), format!("r.io/a:v1@{digest}")),
        ] {
            assert_eq!(text.parse::<Reference>().map(|reference| reference.to_string()), Ok(whole), "{text}");
        }
        for text in
            ["", "A", "a/", "r.io/", "r.io/a:", "r.io/a:x+y", "r.io/a@sha256:12", "r.io/../x", "a b", "r io/x.y/z"]
        {
            text.parse::<Reference>().unwrap_err();
        }
    }
}
