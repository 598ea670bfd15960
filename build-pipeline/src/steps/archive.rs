//! Packs the run's binaries into one archive per platform.
//!
//! Everything in an archive that does not come from a binary's bytes is fixed: members are sorted, owned by 0/0
//! without names, 0755, dated by the project's epoch; the gzip header holds neither time, name nor system;
//! the compressor and its level are pinned. What lies in the output directory and is in no ledger is never packed.

use std::{
    collections::BTreeMap,
    fs::File,
    io::{self, BufWriter, Read as _, Write as _},
    path::{Path, PathBuf},
};

use anyhow::{Context as _, ensure};
use flate2::{Compression, GzBuilder};
use store::atomic::{AtomicFile, Presence, temporaries_in};

use crate::{Kind, Ledger, Platform, Product, Reason, Sha256, Step, StepCx, config::Format, product::Tee};

/// gzip's own default: a higher level costs several times the time for a percent of size.
const LEVEL: u32 = 6;

/// "Unknown", in the gzip header: the archive is the same whatever it was made on.
const NO_SYSTEM: u8 = 255;

/// The step.
#[derive(Debug, Clone, Copy, Default)]
pub struct Archive;

impl Step for Archive {
    fn name(&self) -> &'static str {
        "archive"
    }

    fn summary(&self) -> &'static str {
        "Packs the binaries that this run compiled into <output>/release-tars/<name>-<os>-<arch>.tar.gz, as \
         <name>/bin/<binary>. Archives are reproducible: times are the commit's (or SOURCE_DATE_EPOCH's), owners 0/0, \
         order and compression fixed."
    }

    fn skip(&self, _cx: &StepCx<'_>, done: &Ledger) -> Option<Reason> {
        let none = done.of(Kind::Binary).next().is_none();
        none.then(|| Reason("no binaries were built".to_owned()))
    }

    fn run(&self, cx: &StepCx<'_>, done: &Ledger) -> anyhow::Result<Vec<Product>> {
        let mut groups: BTreeMap<Option<&Platform>, Vec<&Product>> = BTreeMap::new();
        for binary in done.of(Kind::Binary) {
            groups.entry(binary.platform.as_ref()).or_default().push(binary);
        }
        let mut products = Vec::new();
        for (platform, binaries) in groups {
            for format in &cx.release.formats {
                let path = path_of(cx, platform, *format);
                let digest = if cx.exec.dry() { None } else { Some(pack(cx, &path, &binaries)?) };
                products.push(Product { kind: Kind::Archive, path, platform: platform.cloned(), digest });
            }
        }
        Ok(products)
    }
}

fn path_of(cx: &StepCx<'_>, platform: Option<&Platform>, format: Format) -> PathBuf {
    let mut file = cx.project.name.clone();
    if let Some(platform) = platform {
        file = format!("{file}-{}-{}", platform.os(), platform.arch());
    }
    let extension: &str = format.into();
    cx.build.output.join("release-tars").join(format!("{file}.{extension}"))
}

/// Writes the archive at `path` and returns its digest, which is taken while writing.
fn pack(cx: &StepCx<'_>, path: &Path, binaries: &[&Product]) -> anyhow::Result<Sha256> {
    let top = &cx.project.name;
    let mut members = BTreeMap::new();
    for binary in binaries {
        let file = binary.path.file_name().and_then(|name| name.to_str()).context("a binary has no name")?;
        members.insert(format!("{top}/bin/{file}"), *binary);
    }

    let failed = || format!("cannot write {}", path.display());
    let full = cx.project.at(path);
    let directory = full.parent().unwrap_or(&cx.project.root);
    let _present = Presence::enter(directory, &temporaries_in(directory));
    let file = AtomicFile::create(&full)?;
    let gzip = GzBuilder::new()
        .mtime(0)
        .operating_system(NO_SYSTEM)
        .write(Tee::new(BufWriter::new(file)), Compression::new(LEVEL));
    let mut tar = tar::Builder::new(gzip);
    for directory in [format!("{top}/"), format!("{top}/bin/")] {
        let mut header = header(cx, tar::EntryType::Directory, 0);
        tar.append_data(&mut header, directory, io::empty()).with_context(failed)?;
    }
    for (name, binary) in members {
        append(cx, &mut tar, &name, binary).with_context(failed)?;
    }
    let gzip = tar.into_inner().with_context(failed)?;
    let (buffer, digest) = gzip.finish().with_context(failed)?.finish();
    let mut file = buffer.into_inner().map_err(io::IntoInnerError::into_error).with_context(failed)?;
    file.flush().with_context(failed)?;
    file.commit()?;
    Ok(digest)
}

/// Adds one binary, and makes sure that it still is what the run built.
fn append<W: io::Write>(
    cx: &StepCx<'_>,
    tar: &mut tar::Builder<W>,
    name: &str,
    binary: &Product,
) -> anyhow::Result<()> {
    let shown = binary.path.display();
    let file = File::open(cx.project.at(&binary.path)).with_context(|| format!("cannot read {shown}"))?;
    let size = file.metadata()?.len();
    let mut header = header(cx, tar::EntryType::Regular, size);
    // A file that grows meanwhile must not spoil the archive's structure.
    let mut reader = Tee::new(file.take(size));
    tar.append_data(&mut header, name, &mut reader)?;
    let (_, digest) = reader.finish();
    ensure!(binary.digest.is_none_or(|built| built == digest), "{shown} was changed after it had been built");
    Ok(())
}

fn header(cx: &StepCx<'_>, kind: tar::EntryType, size: u64) -> tar::Header {
    let mut header = tar::Header::new_gnu();
    header.set_entry_type(kind);
    // There are only directories and programs.
    header.set_mode(0o755);
    header.set_uid(0);
    header.set_gid(0);
    header.set_mtime(cx.project.epoch);
    header.set_size(size);
    header
}
