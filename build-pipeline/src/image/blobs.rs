//! The blobs of images by their digests, in one directory that outlives the runs: what is there is not made, compressed or
//! pulled again.

use std::{
    fs::File,
    io::{self, BufWriter, Read, Write},
    path::PathBuf,
};

use anyhow::{Context as _, ensure};
use serde::de::DeserializeOwned;
use store::atomic::{AtomicFile, Staging, Transaction};

use super::manifest::{Descriptor, to_bytes};
use crate::{Sha256, product::Tee};

/// The directory.
#[derive(Debug, Clone)]
pub(crate) struct Blobs {
    dir: PathBuf,
}

/// A blob that is being written, of which nobody knows the digest yet.
pub(crate) struct Writing {
    file: Tee<BufWriter<AtomicFile>>,
    from: PathBuf,
    staging: Staging,
}

impl Blobs {
    pub(crate) fn at(dir: PathBuf) -> Self {
        Self { dir }
    }

    pub(crate) fn path(&self, digest: &Sha256) -> PathBuf {
        self.dir.join(digest.to_string())
    }

    /// Whether the blob is there, whole. Its name is its digest, and it was checked when it was put there.
    pub(crate) fn has(&self, blob: &Descriptor) -> bool {
        std::fs::metadata(self.path(&blob.digest)).is_ok_and(|data| data.is_file() && data.len() == blob.size)
    }

    /// Begins a blob.
    pub(crate) fn begin(&self) -> anyhow::Result<Writing> {
        let staging = Staging::inside(&self.dir)?;
        let from = staging.path().join("blob");
        Ok(Writing { file: Tee::new(BufWriter::with_capacity(1 << 20, AtomicFile::create(&from)?)), from, staging })
    }

    /// Puts a blob that has been written in its place.
    pub(crate) fn end(&self, writing: Writing, media_type: &str) -> anyhow::Result<Descriptor> {
        let Writing { file, from, staging } = writing;
        let (file, digest) = file.finish();
        file.into_inner().map_err(io::IntoInnerError::into_error)?.commit()?;
        let size = from.metadata()?.len();
        let mut transaction = Transaction::new();
        transaction.adopt(&from, &self.path(&digest))?;
        transaction.commit()?;
        drop(staging);
        Ok(of(media_type, digest, size))
    }

    /// Puts a blob in its place that somebody else has, and makes sure that it is what they say.
    pub(crate) fn take(&self, blob: &Descriptor, from: &mut dyn Read) -> anyhow::Result<()> {
        let mut writing = self.begin()?;
        // One byte more than there should be is seen as well.
        io::copy(&mut from.take(blob.size + 1), &mut writing)?;
        let there = writing.file.so_far();
        ensure!(there == blob.digest, "sha256:{} was expected, and sha256:{there} came", blob.digest);
        self.end(writing, &blob.media_type)?;
        Ok(())
    }

    /// Puts a document in its place.
    pub(crate) fn put<T: serde::Serialize>(&self, document: &T, media_type: &str) -> anyhow::Result<Descriptor> {
        let bytes = to_bytes(document)?;
        let blob = describe(&bytes, media_type);
        if !self.has(&blob) {
            store::atomic::write(self.path(&blob.digest), &bytes)?;
        }
        Ok(blob)
    }

    pub(crate) fn open(&self, digest: &Sha256) -> anyhow::Result<File> {
        let path = self.path(digest);
        File::open(&path).with_context(|| format!("cannot read {}", path.display()))
    }

    /// The bytes of a blob.
    pub(crate) fn bytes(&self, digest: &Sha256) -> anyhow::Result<Vec<u8>> {
        let path = self.path(digest);
        std::fs::read(&path).with_context(|| format!("cannot read {}", path.display()))
    }

    /// A document.
    pub(crate) fn read<T: DeserializeOwned>(&self, digest: &Sha256) -> anyhow::Result<T> {
        serde_json::from_slice(&self.bytes(digest)?)
            .with_context(|| format!("the blob sha256:{digest} is not what it should be"))
    }
}

/// What bytes are called as a blob.
pub(crate) fn describe(bytes: &[u8], media_type: &str) -> Descriptor {
    of(media_type, Sha256::of(bytes), bytes.len() as u64)
}

/// A blob of which all is known.
pub(crate) fn of(media_type: &str, digest: Sha256, size: u64) -> Descriptor {
    Descriptor { media_type: media_type.to_owned(), digest, size, platform: None, annotations: [].into() }
}

impl Write for Writing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
