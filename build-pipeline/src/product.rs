//! What a run has made: products, and the ledger that they are added to.
//!
//! The ledger only grows, and only the runner adds to it.

use std::{
    fmt, io,
    path::{Path, PathBuf},
    str::FromStr,
};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use sha2::Digest as _;

use crate::Platform;

/// What sort of thing a product is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// An executable.
    Binary,
    /// An archive for users.
    Archive,
    /// A container image: an archive that `docker load` and others read, or a layout.
    Image,
    /// The list of an image's platforms, by which it is pushed.
    ImageIndex,
    /// What is in the release, for other programs.
    Manifest,
    /// A file of checksums over what is shipped.
    Checksums,
}

/// One file that a step made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Product {
    /// What sort of thing it is.
    pub kind: Kind,
    /// Where it is; relative paths start at the project's root.
    #[serde(serialize_with = "with_slashes")]
    pub path: PathBuf,
    /// What it runs on, where that matters.
    pub platform: Option<Platform>,
    /// The groups of kgen.toml that it belongs to.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<String>,
    /// What an image is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// The digest of its bytes; none in a dry run, which makes no bytes.
    pub digest: Option<Sha256>,
    /// The other digest of what is shipped.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha512: Option<Sha512>,
}

impl Product {
    /// A product of which nothing more is known.
    pub(crate) fn new(kind: Kind, path: PathBuf) -> Self {
        Self { kind, path, platform: None, groups: Vec::new(), reference: None, digest: None, sha512: None }
    }

    /// The same, with its digests.
    pub(crate) fn summed(self, sums: Option<Sums>) -> Self {
        Self { digest: sums.map(|sums| sums.sha256), sha512: sums.and_then(|sums| sums.sha512), ..self }
    }
}

/// The products of a run, in the order in which they were made.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Ledger {
    products: Vec<Product>,
}

impl Ledger {
    /// All products, in the order in which they were made.
    #[must_use]
    pub fn products(&self) -> &[Product] {
        &self.products
    }

    /// The products of one kind.
    pub fn of(&self, kind: Kind) -> impl Iterator<Item = &Product> {
        self.products.iter().filter(move |product| product.kind == kind)
    }

    pub(crate) fn append(&mut self, products: Vec<Product>) -> &[Product] {
        let from = self.products.len();
        self.products.extend(products);
        &self.products[from..]
    }
}

/// A SHA-256 digest; written as 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sha256([u8; 32]);

impl Sha256 {
    pub(crate) fn of(bytes: &[u8]) -> Self {
        Self(sha2::Sha256::digest(bytes).into())
    }

    /// The digest of the file at `path`.
    pub(crate) fn of_file(path: &Path) -> io::Result<Self> {
        let mut tee = Tee::new(io::sink());
        io::copy(&mut std::fs::File::open(path)?, &mut tee)?;
        Ok(tee.finish().1)
    }
}

impl From<[u8; 32]> for Sha256 {
    fn from(digest: [u8; 32]) -> Self {
        Self(digest)
    }
}

impl From<Sha256> for [u8; 32] {
    fn from(digest: Sha256) -> Self {
        digest.0
    }
}

impl fmt::Display for Sha256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Sha256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "sha256:{self}")
    }
}

/// Reads `sha256:` and 64 digits, as it is written.
impl FromStr for Sha256 {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut bytes = [0; 32];
        match text.strip_prefix("sha256:").filter(|digits| hexadecimal(digits, &mut bytes)) {
            Some(_) => Ok(Self(bytes)),
            None => Err(format!("`{text}` is no digest, which is `sha256:` and 64 digits")),
        }
    }
}

/// Reads lower-case hexadecimal digits, just as many as fill `bytes`; otherwise says no.
fn hexadecimal(digits: &str, bytes: &mut [u8]) -> bool {
    let pairs = digits.as_bytes().chunks(2);
    digits.len() == 2 * bytes.len()
        && bytes.iter_mut().zip(pairs).all(|(byte, pair)| match (digit(pair[0]), digit(pair[1])) {
            (Some(high), Some(low)) => {
                *byte = high << 4 | low;
                true
            }
            _ => false,
        })
}

/// A lower-case hexadecimal digit.
fn digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    }
}

impl<'de> Deserialize<'de> for Sha256 {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(D::Error::custom)
    }
}

/// A SHA-512 digest; written as 128 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Sha512([u8; 64]);

impl Sha512 {
    /// The digest of the file at `path`.
    pub(crate) fn of_file(path: &Path) -> io::Result<Self> {
        let mut hasher = sha2::Sha512::new();
        let mut file = std::fs::File::open(path)?;
        let mut buffer = vec![0; 1 << 20];
        loop {
            match io::Read::read(&mut file, &mut buffer)? {
                0 => return Ok(Self(hasher.finalize().into())),
                got => hasher.update(&buffer[..got]),
            }
        }
    }
}

impl fmt::Display for Sha512 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Sha512 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "sha512:{self}")
    }
}

impl<'de> Deserialize<'de> for Sha512 {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        let mut bytes = [0; 64];
        match text.strip_prefix("sha512:").filter(|digits| hexadecimal(digits, &mut bytes)) {
            Some(_) => Ok(Self(bytes)),
            None => Err(D::Error::custom(format!("`{text}` is no digest"))),
        }
    }
}

impl Serialize for Sha512 {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(&format_args!("sha512:{self}"))
    }
}

/// The digests of a file that is shipped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sums {
    pub(crate) sha256: Sha256,
    /// Nothing where nobody has asked for it yet.
    pub(crate) sha512: Option<Sha512>,
}

impl Sums {
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let mut sums = Summing::new(io::sink());
        sums.update(bytes);
        sums.finish().1
    }

    /// The digests of the file at `path`.
    pub(crate) fn of_file(path: &Path) -> io::Result<Self> {
        let mut sums = Summing::new(io::sink());
        io::copy(&mut std::fs::File::open(path)?, &mut sums)?;
        Ok(sums.finish().1)
    }

    pub(crate) fn to_bytes(self) -> Vec<u8> {
        let sha512 = self.sha512.map(|digest| digest.0.to_vec());
        [self.sha256.0.to_vec(), sha512.unwrap_or_default()].concat()
    }

    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (sha256, sha512) = bytes.split_at_checked(32)?;
        let sha512 = match sha512 {
            [] => None,
            digest => Some(Sha512(digest.try_into().ok()?)),
        };
        Some(Self { sha256: Sha256(sha256.try_into().ok()?), sha512 })
    }
}

impl From<Sha256> for Sums {
    fn from(sha256: Sha256) -> Self {
        Self { sha256, sha512: None }
    }
}

/// Takes both digests of what is written through it.
pub(crate) struct Summing<W> {
    inner: Tee<W>,
    sha512: sha2::Sha512,
}

impl<W> Summing<W> {
    pub(crate) fn new(inner: W) -> Self {
        Self { inner: Tee::new(inner), sha512: sha2::Sha512::new() }
    }

    fn update(&mut self, bytes: &[u8]) {
        self.inner.hasher.update(bytes);
        self.sha512.update(bytes);
    }

    pub(crate) fn finish(self) -> (W, Sums) {
        let (inner, sha256) = self.inner.finish();
        (inner, Sums { sha256, sha512: Some(Sha512(self.sha512.finalize().into())) })
    }
}

impl<W: io::Write> io::Write for Summing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = self.inner.write(bytes)?;
        self.sha512.update(&bytes[..taken]);
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

impl Serialize for Sha256 {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(&format_args!("sha256:{self}"))
    }
}

/// Hashes what passes through it, in either direction, so that no file is read twice.
#[derive(Debug)]
pub(crate) struct Tee<T> {
    inner: T,
    hasher: sha2::Sha256,
}

impl<T> Tee<T> {
    pub(crate) fn new(inner: T) -> Self {
        Self { inner, hasher: sha2::Sha256::new() }
    }

    pub(crate) fn finish(self) -> (T, Sha256) {
        (self.inner, Sha256(self.hasher.finalize().into()))
    }

    /// The digest of what has passed.
    pub(crate) fn so_far(&self) -> Sha256 {
        Sha256(self.hasher.clone().finalize().into())
    }
}

impl<W: io::Write> io::Write for Tee<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = self.inner.write(bytes)?;
        self.hasher.update(&bytes[..taken]);
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

impl<R: io::Read> io::Read for Tee<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let got = self.inner.read(buffer)?;
        self.hasher.update(&buffer[..got]);
        Ok(got)
    }
}

/// A path as the ledger file spells it on every system.
fn with_slashes<S: Serializer>(path: &Path, to: S) -> Result<S::Ok, S::Error> {
    let text = path.to_string_lossy();
    to.serialize_str(&text.replace(std::path::MAIN_SEPARATOR, "/"))
}

#[cfg(test)]
mod tests {
    use std::io::{Read as _, Write as _};

    use super::*;

    const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    #[test]
    fn a_tee_hashes_both_ways() {
        let mut tee = Tee::new(Vec::new());
        tee.write_all(b"ab").unwrap();
        tee.write_all(b"c").unwrap();
        let (bytes, digest) = tee.finish();
        assert_eq!((bytes.as_slice(), digest.to_string().as_str()), (&b"abc"[..], ABC));
        let mut tee = Tee::new(&b"abc"[..]);
        tee.read_to_end(&mut Vec::new()).unwrap();
        assert_eq!(tee.finish().1, digest);
    }

    #[test]
    fn digests_are_read_as_they_are_written() {
        let digest = Sha256::of(b"abc");
        assert_eq!(format!("sha256:{ABC}").parse(), Ok(digest));
        for wrong in
            [ABC, "sha256:", &format!("sha256:{}", ABC.to_uppercase()), &format!("sha256:{ABC}0"), "sha256:../x"]
        {
            wrong.parse::<Sha256>().unwrap_err();
        }
    }

    #[test]
    fn both_digests_in_one_pass() {
        let mut sums = Summing::new(Vec::new());
        sums.write_all(b"abc").unwrap();
        let (bytes, sums) = sums.finish();
        assert_eq!((bytes.as_slice(), sums.sha256), (&b"abc"[..], Sha256::of(b"abc")));
        assert!(sums.sha512.unwrap().to_string().starts_with("ddaf35a193617abacc417349ae204131"));
        assert_eq!(Sums::from_bytes(&sums.to_bytes()), Some(sums));
        assert_eq!(Sums::of(b"abc"), sums);
        let one = Sums::from(sums.sha256);
        assert_eq!(Sums::from_bytes(&one.to_bytes()), Some(one));
    }

    #[test]
    fn the_ledger_as_json() {
        let mut ledger = Ledger::default();
        let platform = Some("linux/amd64".parse().unwrap());
        let path = ["out", "a.tar.gz"].iter().collect();
        ledger.append(vec![Product { platform, ..Product::new(Kind::Archive, path) }]);
        assert_eq!(
            serde_json::to_string(&ledger).unwrap(),
            r#"[{"kind":"archive","path":"out/a.tar.gz","platform":"linux/amd64","digest":null}]"#
        );
    }
}
