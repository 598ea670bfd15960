//! Images as files, written from their blobs: an archive for each platform that `docker load` reads, a layout with all of them,
//! and an archive of such a layout for each image. The first is a layout too, so what reads only those reads it.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{self, BufWriter, Write as _},
    path::{Path, PathBuf},
};

use anyhow::Context as _;
use rayon::prelude::*;
use store::atomic::AtomicFile;

use super::{
    Image, Made,
    blobs::{Blobs, describe},
    docker_archive::Entry,
    file_of,
    manifest::{Descriptor, IMAGE_NAME, INDEX, Index, Manifest, REF_NAME, to_bytes},
};
use crate::{
    ImageFormat, Kind, Platform, Product, StepCx,
    build::History,
    pack::Members,
    product::{Sums, Tee},
};

/// What a layout says of itself.
const LAYOUT: &str = r#"{"imageLayoutVersion":"1.0.0"}"#;

/// The files of a tar archive or a directory: bytes that are at hand, or blobs.
enum From<'a> {
    Bytes(Vec<u8>),
    Blob(Descriptor),
    /// A layer as it is, of this size.
    Layer(&'a Members, u64),
}

/// Writes images in the formats that are asked for.
pub(crate) fn write(cx: &StepCx<'_>, images: &[Image<'_>]) -> anyhow::Result<Vec<Product>> {
    let (blobs, history) = (super::blobs(cx), History::open(cx));
    let mut products = Vec::new();
    let formats = &cx.release.images;
    for image in images {
        let index = match cx.exec.dry() {
            true => Some(describe(b"", INDEX)),
            false => image
                .made
                .iter()
                .any(|made| made.packed.is_some())
                .then(|| blobs.put(&image.index(), INDEX))
                .transpose()?,
        };
        if let Some(index) = &index {
            let digest = (!cx.exec.dry()).then_some(index.digest);
            let path = cx.build.local().join("blobs").join(index.digest.to_string());
            products.push(Product {
                reference: Some(image.reference()),
                digest,
                ..Product::new(Kind::ImageIndex, path)
            });
        }
        if formats.contains(&ImageFormat::DockerArchive) {
            let archive = |made| docker_archive(cx, &blobs, &history, image, made);
            products.extend(image.made.par_iter().map(archive).collect::<anyhow::Result<Vec<_>>>()?);
        }
        if let Some(index) = index.filter(|_| formats.contains(&ImageFormat::OciArchive)) {
            products.push(oci_archive(cx, &blobs, &history, image, &index)?);
        }
    }
    if !images.is_empty() && formats.contains(&ImageFormat::OciLayout) {
        products.push(layout(cx, &blobs, images)?);
    }
    Ok(products)
}

/// Where images go.
fn directory(cx: &StepCx<'_>) -> PathBuf {
    cx.build.output.join("release-images")
}

/// The image for one platform, as `<arch>/<name>.tar`.
fn docker_archive(
    cx: &StepCx<'_>,
    blobs: &Blobs,
    history: &History,
    image: &Image<'_>,
    made: &Made,
) -> anyhow::Result<Product> {
    let (path, reference) = archive_of(cx, image.name, &image.tag, &made.platform);
    let product = Product {
        platform: Some(made.platform.clone()),
        reference: Some(reference.clone()),
        ..Product::new(Kind::Image, path)
    };
    if cx.exec.dry() {
        return Ok(product);
    }
    let top = made.plain.as_ref().context("the image was not made for archives")?;
    let Manifest { config, layers, .. } = blobs.read(&top.digest)?;
    let file = |blob: &Descriptor| format!("blobs/sha256/{}", blob.digest);
    let entry = Entry {
        config: file(&config),
        repo_tags: Some(vec![reference.clone()]),
        layers: layers.iter().map(file).collect(),
    };
    let mut files = documents(&[named(top, &reference, &image.tag)])?;
    files.insert(file(top), From::Blob(top.clone()));
    files.insert(file(&config), From::Blob(config));
    for layer in layers {
        let from = match made.layers.get(&layer.digest) {
            Some(members) => From::Layer(members, layer.size),
            None => From::Blob(layer.clone()),
        };
        files.insert(file(&layer), from);
    }
    files.insert("manifest.json".to_owned(), From::Bytes(serde_json::to_vec(&[entry])?));
    let sums = tar(cx, blobs, history, &product.path, &files)?;
    Ok(product.summed(Some(sums)))
}

/// Where the archive of an image for one platform goes, and what the image is called in it.
pub(super) fn archive_of(cx: &StepCx<'_>, name: &str, tag: &str, platform: &Platform) -> (PathBuf, String) {
    let arch = platform.arch();
    (directory(cx).join(arch).join(format!("{}.tar", file_of(name))), format!("{name}-{arch}:{tag}"))
}

/// The image for all platforms, as `<name>.oci.tar`.
fn oci_archive(
    cx: &StepCx<'_>,
    blobs: &Blobs,
    history: &History,
    image: &Image<'_>,
    index: &Descriptor,
) -> anyhow::Result<Product> {
    let path = directory(cx).join(format!("{}.oci.tar", file_of(image.name)));
    let product = Product { reference: Some(image.reference()), ..Product::new(Kind::Image, path) };
    if cx.exec.dry() {
        return Ok(product);
    }
    let files = files_of(blobs, &[named(index, &image.reference(), &image.tag)])?;
    let sums = tar(cx, blobs, history, &product.path, &files)?;
    Ok(product.summed(Some(sums)))
}

/// All images as a directory, `oci/`. What an earlier run left in it and this one does not have is removed.
fn layout(cx: &StepCx<'_>, blobs: &Blobs, images: &[Image<'_>]) -> anyhow::Result<Product> {
    let dir = directory(cx).join("oci");
    let product = Product::new(Kind::Image, dir.join("index.json"));
    if cx.exec.dry() {
        return Ok(product);
    }
    let mut tops = Vec::new();
    for image in images {
        // A layout with several images tells them apart by their whole names.
        tops.push(named(&blobs.put(&image.index(), INDEX)?, &image.reference(), &image.reference()));
    }
    let files = files_of(blobs, &tops)?;
    let at = cx.project.at(&dir);
    for (name, from) in &files {
        let path = at.join(name);
        match from {
            From::Bytes(bytes) if std::fs::read(&path).is_ok_and(|there| there == *bytes) => {}
            From::Bytes(bytes) => store::atomic::write(&path, bytes)?,
            From::Blob(blob) if std::fs::metadata(&path).is_ok_and(|there| there.len() == blob.size) => {}
            From::Blob(blob) => store::atomic::same_file(&blobs.path(&blob.digest), &path)?,
            // Layouts hold blobs alone.
            From::Layer(..) => {}
        }
    }
    let mut old = store::atomic::Transaction::new();
    for entry in std::fs::read_dir(at.join("blobs/sha256")).with_context(|| format!("cannot read {}", dir.display()))? {
        let entry = entry?;
        let name = format!("blobs/sha256/{}", entry.file_name().to_string_lossy());
        if !files.contains_key(&name) {
            old.remove(&entry.path())?;
        }
    }
    old.commit()?;
    let index = files.get("index.json").and_then(|from| match from {
        From::Bytes(bytes) => Some(Sums::of(bytes)),
        From::Blob(_) | From::Layer(..) => None,
    });
    Ok(product.summed(index))
}

/// An image in a layout's index, under its names.
fn named(image: &Descriptor, reference: &str, tag: &str) -> Descriptor {
    let annotations =
        BTreeMap::from([(IMAGE_NAME.to_owned(), reference.to_owned()), (REF_NAME.to_owned(), tag.to_owned())]);
    Descriptor { annotations, ..image.clone() }
}

/// The files of a layout that holds these images.
fn files_of<'a>(blobs: &Blobs, tops: &[Descriptor]) -> anyhow::Result<BTreeMap<String, From<'a>>> {
    let mut files = documents(tops)?;
    for blob in closure(blobs, tops)? {
        files.insert(format!("blobs/sha256/{}", blob.digest), From::Blob(blob));
    }
    Ok(files)
}

/// What a layout says of itself and of its images.
fn documents<'a>(tops: &[Descriptor]) -> anyhow::Result<BTreeMap<String, From<'a>>> {
    Ok(BTreeMap::from([
        ("oci-layout".to_owned(), From::Bytes(LAYOUT.into())),
        ("index.json".to_owned(), From::Bytes(to_bytes(&Index::of(tops.to_vec()))?)),
    ]))
}

/// The blobs that images consist of.
pub(super) fn closure(blobs: &Blobs, tops: &[Descriptor]) -> anyhow::Result<Vec<Descriptor>> {
    let (mut all, mut seen, mut waiting) = (Vec::new(), BTreeSet::new(), tops.to_vec());
    while let Some(blob) = waiting.pop() {
        if !seen.insert(blob.digest) {
            continue;
        }
        if blob.is_index() {
            waiting.extend(blobs.read::<Index>(&blob.digest)?.manifests);
        } else if blob.is_manifest() {
            let Manifest { config, layers, .. } = blobs.read(&blob.digest)?;
            waiting.push(config);
            waiting.extend(layers);
        }
        all.push(blob);
    }
    Ok(all)
}

/// Writes a tar archive of files, unless it stands there as it was written from the same.
fn tar(
    cx: &StepCx<'_>,
    blobs: &Blobs,
    history: &History,
    path: &Path,
    files: &BTreeMap<String, From<'_>>,
) -> anyhow::Result<Sums> {
    let line = |(name, from): (&String, &From<'_>)| match from {
        From::Bytes(bytes) => format!("{name} {}\n", crate::Sha256::of(bytes)),
        // Their names are their digests.
        From::Blob(_) | From::Layer(..) => format!("{name}\n"),
    };
    let lines: String = files.iter().map(line).collect();
    let recipe = format!("tar at {}\n{lines}", cx.project.epoch);
    history.file(cx, path, &recipe, |full| {
        let file = Tee::new(BufWriter::with_capacity(1 << 20, AtomicFile::create(full)?));
        let mut tar = tar::Builder::new(file);
        for (name, from) in files {
            let mut header = crate::pack::header(cx, tar::EntryType::Regular, 0o644, 0);
            match from {
                From::Bytes(bytes) => {
                    header.set_size(bytes.len() as u64);
                    tar.append_data(&mut header, name, bytes.as_slice())?;
                }
                From::Blob(blob) => {
                    header.set_size(blob.size);
                    tar.append_data(&mut header, name, io::Read::take(blobs.open(&blob.digest)?, blob.size))?;
                }
                From::Layer(members, size) => {
                    // The header alone; an archive in an archive needs no padding behind it.
                    header.set_size(*size);
                    tar.append_data(&mut header, name, io::empty())?;
                    crate::pack::tar(cx, members, tar.get_mut())?;
                }
            }
        }
        let (mut file, digest) = tar.into_inner()?.finish();
        file.flush()?;
        file.into_inner().map_err(io::IntoInnerError::into_error)?.commit()?;
        Ok(digest.into())
    })
}
