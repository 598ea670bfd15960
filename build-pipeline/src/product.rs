//! What a run has made: products, and the ledger that they are added to.
//!
//! The ledger only grows, and only the runner adds to it.

use std::{
    fmt, io,
    path::{Path, PathBuf},
};

use serde::{Serialize, Serializer};
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
    /// The digest of its bytes; none in a dry run, which makes no bytes.
    pub digest: Option<Sha256>,
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
    fn the_ledger_as_json() {
        let mut ledger = Ledger::default();
        ledger.append(vec![Product {
            kind: Kind::Archive,
            path: ["out", "a.tar.gz"].iter().collect(),
            platform: Some("linux/amd64".parse().unwrap()),
            groups: Vec::new(),
            digest: None,
        }]);
        assert_eq!(
            serde_json::to_string(&ledger).unwrap(),
            r#"[{"kind":"archive","path":"out/a.tar.gz","platform":"linux/amd64","digest":null}]"#
        );
    }
}
