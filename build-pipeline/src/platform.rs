//! A platform in Go's own words: `linux/amd64`.
//!
//! It does not say whether Go can build for it; the go tool knows that.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// An operating system and an architecture, named as `GOOS` and `GOARCH` name them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Platform {
    os: String,
    arch: String,
}

impl Platform {
    /// The platform that this program runs on.
    #[must_use]
    pub fn host() -> Self {
        let little = cfg!(target_endian = "little");
        let os = match std::env::consts::OS {
            "macos" => "darwin",
            other => other,
        };
        let arch = match std::env::consts::ARCH {
            "x86" => "386",
            "x86_64" => "amd64",
            "aarch64" => "arm64",
            "loongarch64" => "loong64",
            "powerpc64" if little => "ppc64le",
            "powerpc64" => "ppc64",
            "mips" if little => "mipsle",
            "mips64" if little => "mips64le",
            other => other,
        };
        Self { os: os.to_owned(), arch: arch.to_owned() }
    }

    /// `GOOS`.
    #[must_use]
    pub fn os(&self) -> &str {
        &self.os
    }

    /// `GOARCH`.
    #[must_use]
    pub fn arch(&self) -> &str {
        &self.arch
    }

    /// What the names of programs end in.
    #[must_use]
    pub fn exe_suffix(&self) -> &'static str {
        match self.os.as_str() {
            "windows" => ".exe",
            _ => "",
        }
    }
}

impl fmt::Display for Platform {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.os, self.arch)
    }
}

impl Serialize for Platform {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Platform {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(D::Error::custom)
    }
}

/// The text was not `GOOS/GOARCH`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a platform; write it as GOOS/GOARCH, for example linux/amd64")]
pub struct UnknownPlatform(String);

impl FromStr for Platform {
    type Err = UnknownPlatform;

    fn from_str(text: &str) -> Result<Self, UnknownPlatform> {
        // Both halves become directory names.
        let word = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        match text.split_once('/') {
            Some((os, arch)) if word(os) && word(arch) => Ok(Self { os: os.to_owned(), arch: arch.to_owned() }),
            _ => Err(UnknownPlatform(text.to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_back() {
        let windows: Platform = "windows/386".parse().unwrap();
        assert_eq!((windows.os(), windows.arch(), windows.exe_suffix()), ("windows", "386", ".exe"));
        assert_eq!(windows.to_string(), "windows/386");
        let host = Platform::host();
        assert_eq!(host.to_string().parse(), Ok(host));
        for bad in ["linux", "linux/", "/amd64", "linux/../x", "Linux/AMD64", ""] {
            bad.parse::<Platform>().unwrap_err();
        }
    }
}
