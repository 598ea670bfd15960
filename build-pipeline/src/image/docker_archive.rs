//! What `docker save` writes: a tar archive with a `manifest.json` that says which of its files are the configuration and the
//! layers of which image.

use std::{
    collections::BTreeMap,
    fs::File,
    io::{self, BufReader, Read, Seek as _, SeekFrom},
    path::Path,
};

use anyhow::{Context as _, bail, ensure};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    base::{Found, NotThere, of_manifest},
    blobs::{Blobs, describe},
    manifest::{CONFIG, Descriptor, LAYER_GZIP, MANIFEST, Manifest},
};
use crate::{Sha256, build::History, gzip::Gzip, product::Tee, reference::Reference};

/// An image of such an archive.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Entry {
    pub(super) config: String,
    #[serde(default)]
    pub(super) repo_tags: Option<Vec<String>>,
    pub(super) layers: Vec<String>,
}

/// How far links in an archive are followed.
const LINKS: usize = 8;

/// The image of an archive, by name where one is given. What was taken out of it before is not read again.
pub(super) fn read(
    blobs: &Blobs,
    history: &History,
    archive: &Path,
    name: Option<&Reference>,
) -> anyhow::Result<Found> {
    let key = format!("archive {} {name:?}", archive.display());
    let manifest = history.of_file(&key, archive, || import(blobs, archive, name))?;
    match of_manifest(blobs, &manifest) {
        Ok(found) if found.layers.iter().all(|layer| blobs.has(layer)) => Ok(found),
        _ => of_manifest(blobs, &import(blobs, archive, name)?),
    }
}

/// Takes an image out of an archive, and returns its manifest.
pub(super) fn import(blobs: &Blobs, archive: &Path, name: Option<&Reference>) -> anyhow::Result<Descriptor> {
    let file = File::open(archive).with_context(|| format!("cannot read {}", archive.display()))?;
    let mut opened = Opened::new(file).with_context(|| format!("{} is no tar archive", archive.display()))?;
    let list: Vec<Entry> = serde_json::from_slice(&opened.bytes("manifest.json")?)
        .with_context(|| format!("{} is not what `docker save` writes", archive.display()))?;
    let called = |entry: &&Entry| {
        let names = entry.repo_tags.iter().flatten();
        name.is_none_or(|name| names.filter_map(|tag| tag.parse::<Reference>().ok()).any(|tag| tag.is_same(name)))
    };
    let mut fitting = list.iter().filter(called);
    let entry = match (fitting.next(), fitting.next()) {
        (Some(entry), None) => entry,
        (Some(_), Some(_)) => bail!("{} holds several images; save one of them only", archive.display()),
        (None, _) => return Err(NotThere.into()),
    };
    let bytes = opened.bytes(&entry.config)?;
    let config: Value = serde_json::from_slice(&bytes).context("the image's configuration is no JSON")?;
    let expected: Vec<Sha256> = serde_json::from_value(config["rootfs"]["diff_ids"].clone())
        .context("the image's configuration does not say what its layers are")?;
    ensure!(
        expected.len() == entry.layers.len(),
        "the image has {} layers, and its configuration {}",
        entry.layers.len(),
        expected.len()
    );
    let mut layers = Vec::new();
    for (path, expected) in entry.layers.iter().zip(&expected) {
        layers.push(opened.layer(blobs, path, expected)?);
    }
    let described = describe(&bytes, CONFIG);
    blobs.take(&described, &mut bytes.as_slice())?;
    blobs.put(&Manifest::of(described, layers, BTreeMap::new()), MANIFEST)
}

/// The name of the one image in an archive.
pub(super) fn only_name(archive: &Path) -> anyhow::Result<String> {
    let file = File::open(archive).with_context(|| format!("cannot read {}", archive.display()))?;
    let list: Vec<Entry> = serde_json::from_slice(&Opened::new(file)?.bytes("manifest.json")?)?;
    let name = list.into_iter().next().and_then(|entry| entry.repo_tags?.into_iter().next());
    name.with_context(|| format!("the image in {} has no name", archive.display()))
}

/// An archive and where in it what is.
struct Opened {
    file: File,
    /// Where the bytes of each file begin, and how many there are.
    files: BTreeMap<String, (u64, u64)>,
    links: BTreeMap<String, String>,
}

impl Opened {
    fn new(file: File) -> io::Result<Self> {
        let (mut files, mut links) = (BTreeMap::new(), BTreeMap::new());
        let mut tar = tar::Archive::new(&file);
        for entry in tar.entries_with_seek()? {
            let entry = entry?;
            let name = plain(&entry.path()?.to_string_lossy());
            if let Some(target) = entry.link_name()? {
                let target = target.to_string_lossy();
                let dir = name.rsplit_once('/').map_or("", |(dir, _)| dir);
                // Symbolic links start where they are, others at the top.
                let symbolic = entry.header().entry_type().is_symlink();
                links.insert(
                    name.clone(),
                    plain(&if symbolic { format!("{dir}/{target}") } else { target.into_owned() }),
                );
            } else if entry.header().entry_type().is_file() {
                files.insert(name, (entry.raw_file_position(), entry.size()));
            }
        }
        Ok(Self { file, files, links })
    }

    fn open(&mut self, name: &str) -> anyhow::Result<impl Read + '_> {
        let mut at = plain(name);
        for _ in 0..LINKS {
            match self.links.get(&at) {
                Some(target) => at.clone_from(target),
                None => break,
            }
        }
        let (from, size) = *self.files.get(&at).with_context(|| format!("the archive has no file {name}"))?;
        self.file.seek(SeekFrom::Start(from))?;
        Ok((&mut self.file).take(size))
    }

    fn bytes(&mut self, name: &str) -> anyhow::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.open(name)?.read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// Takes a layer out, and compresses it if it is not.
    fn layer(&mut self, blobs: &Blobs, name: &str, expected: &Sha256) -> anyhow::Result<Descriptor> {
        let mut from = BufReader::with_capacity(1 << 20, self.open(name)?);
        let compressed = io::BufRead::fill_buf(&mut from)?.starts_with(&[0x1f, 0x8b]);
        let mut writing = blobs.begin()?;
        let diff_id = if compressed {
            let mut through = Through { from, to: &mut writing };
            let mut raw = Tee::new(io::sink());
            io::copy(&mut flate2::read::MultiGzDecoder::new(&mut through), &mut raw)?;
            // What is left behind the last member belongs to the blob.
            io::copy(&mut through, &mut io::sink())?;
            raw.finish().1
        } else {
            let mut raw = Tee::new(from);
            let mut gzip = Gzip::new(&mut writing)?;
            io::copy(&mut raw, &mut gzip)?;
            gzip.finish()?;
            raw.finish().1
        };
        ensure!(
            diff_id == *expected,
            "the layer {name} should have the digest sha256:{expected}, and has sha256:{diff_id}"
        );
        blobs.end(writing, LAYER_GZIP)
    }
}

/// A path of an archive without what means nothing in it.
fn plain(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// Writes down what is read through it.
struct Through<R, W> {
    from: R,
    to: W,
}

impl<R: Read, W: io::Write> Read for Through<R, W> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let got = self.from.read(buffer)?;
        self.to.write_all(&buffer[..got])?;
        Ok(got)
    }
}
