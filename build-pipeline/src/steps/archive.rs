//! Packs the run's binaries into one archive for each platform, or for each group and platform.
//!
//! Everything in an archive that does not come from a binary's bytes is fixed: members are sorted, owned by 0/0
//! without names, 0755, dated by the project's epoch; the gzip header holds neither time, name nor system;
//! the compressor, its blocks and its level are pinned. What lies in the output directory and is in no ledger is never packed.

use std::{
    collections::BTreeMap,
    fs::File,
    io::{self, BufWriter, Read as _, Write as _},
    path::{Path, PathBuf},
};

use anyhow::{Context as _, ensure};
use store::atomic::{AtomicFile, Presence, temporaries_in};

use crate::{
    Kind, Ledger, Platform, Product, Reason, Sha256, Step, StepCx, config::Format, gzip::Gzip, product::Tee,
    version::civil,
};

/// gzip's own default: a higher level costs several times the time for a percent of size.
const LEVEL: u32 = 6;

/// The step.
#[derive(Debug, Clone, Copy, Default)]
pub struct Archive;

impl Step for Archive {
    fn name(&self) -> &'static str {
        "archive"
    }

    fn summary(&self) -> &'static str {
        "Packs the binaries of this run into <output>/release-tars/<name>-<os>-<arch>.tar.gz, as <name>/bin/<binary>; for Windows \
         into a .zip, and where kgen.toml has groups into <name>-<group>-<os>-<arch> each. Archives are reproducible: times are \
         the commit's (or SOURCE_DATE_EPOCH's), owners 0/0, order and compression fixed."
    }

    fn skip(&self, _cx: &StepCx<'_>, done: &Ledger) -> Option<Reason> {
        let none = done.of(Kind::Binary).next().is_none();
        none.then(|| Reason("no binaries were built".to_owned()))
    }

    fn run(&self, cx: &StepCx<'_>, done: &Ledger) -> anyhow::Result<Vec<Product>> {
        let mut packs: BTreeMap<(Option<&str>, &Platform), Vec<&Product>> = BTreeMap::new();
        for binary in done.of(Kind::Binary) {
            let Some(platform) = &binary.platform else { continue };
            if binary.groups.is_empty() {
                packs.entry((None, platform)).or_default().push(binary);
            }
            for group in &binary.groups {
                packs.entry((Some(group), platform)).or_default().push(binary);
            }
        }
        let pool =
            rayon::ThreadPoolBuilder::new().num_threads(cx.limits.jobs).build().context("cannot start threads")?;
        let mut products = Vec::new();
        for ((group, platform), binaries) in packs {
            for format in cx.release.formats_for(platform) {
                let path = path_of(cx, group, platform, *format);
                let pack = || pack(cx, &path, *format, &binaries);
                let digest = if cx.exec.dry() { None } else { Some(pool.install(pack)?) };
                let groups = group.into_iter().map(str::to_owned).collect();
                products.push(Product { kind: Kind::Archive, path, platform: Some(platform.clone()), groups, digest });
            }
        }
        Ok(products)
    }
}

fn path_of(cx: &StepCx<'_>, group: Option<&str>, platform: &Platform, format: Format) -> PathBuf {
    let parts = [Some(cx.project.name.as_str()), group, Some(platform.os()), Some(platform.arch())];
    let file = parts.into_iter().flatten().collect::<Vec<_>>().join("-");
    let extension: &str = format.into();
    cx.build.output.join("release-tars").join(format!("{file}.{extension}"))
}

/// Writes the archive at `path` and returns its digest, which is taken while writing.
fn pack(cx: &StepCx<'_>, path: &Path, format: Format, binaries: &[&Product]) -> anyhow::Result<Sha256> {
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
    let file = BufWriter::new(AtomicFile::create(&full)?);
    let commit = |file: BufWriter<AtomicFile>| -> anyhow::Result<()> {
        let mut file = file.into_inner().map_err(io::IntoInnerError::into_error).with_context(failed)?;
        file.flush().with_context(failed)?;
        Ok(file.commit()?)
    };
    match format {
        Format::TarGz => {
            let (file, digest) = write_tar_gz(cx, members, Tee::new(file)).with_context(failed)?.finish();
            commit(file)?;
            Ok(digest)
        }
        // Its writer goes back to fill in sizes, so it is hashed afterwards.
        Format::Zip => {
            commit(write_zip(cx, members, file).with_context(failed)?)?;
            Sha256::of_file(&full).with_context(|| format!("cannot read {}", path.display()))
        }
    }
}

/// The directories that members lie in.
fn directories(cx: &StepCx<'_>) -> [String; 2] {
    let top = &cx.project.name;
    [format!("{top}/"), format!("{top}/bin/")]
}

fn write_tar_gz<W: io::Write>(cx: &StepCx<'_>, members: BTreeMap<String, &Product>, to: W) -> anyhow::Result<W> {
    let mut tar = tar::Builder::new(Gzip::new(to, LEVEL)?);
    for directory in directories(cx) {
        let mut header = header(cx, tar::EntryType::Directory, 0);
        tar.append_data(&mut header, directory, io::empty())?;
    }
    for (name, binary) in members {
        append(cx, &mut tar, &name, binary)?;
    }
    Ok(tar.into_inner()?.finish()?)
}

fn write_zip<W: io::Write + io::Seek>(
    cx: &StepCx<'_>,
    members: BTreeMap<String, &Product>,
    to: W,
) -> anyhow::Result<W> {
    let options = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated)
        .compression_level(Some(LEVEL.into()))
        .last_modified_time(zip_time(cx.project.epoch))
        .unix_permissions(0o755);
    let mut zip = zip::ZipWriter::new(to);
    for directory in directories(cx) {
        zip.add_directory(directory, options)?;
    }
    for (name, binary) in members {
        copy(cx, binary, |reader, size| {
            zip.start_file(name, options.large_file(size >= u32::MAX.into()))?;
            io::copy(reader, &mut zip).map(drop)
        })?;
    }
    Ok(zip.finish()?)
}

/// A moment as a zip archive expresses it, which is from 1980 to 2107.
fn zip_time(epoch: u64) -> zip::DateTime {
    let [year, month, day, hour, minute, second] = civil(epoch);
    let part = |number: u64| u8::try_from(number).unwrap_or(0);
    let year = u16::try_from(year).unwrap_or(u16::MAX);
    let time = zip::DateTime::from_date_and_time(year, part(month), part(day), part(hour), part(minute), part(second));
    time.unwrap_or_default()
}

/// Adds one binary.
fn append<W: io::Write>(
    cx: &StepCx<'_>,
    tar: &mut tar::Builder<W>,
    name: &str,
    binary: &Product,
) -> anyhow::Result<()> {
    copy(cx, binary, |reader, size| {
        let mut header = header(cx, tar::EntryType::Regular, size);
        tar.append_data(&mut header, name, reader)
    })
}

/// Hands out the bytes of a binary and their number, and makes sure that it still is what the run built.
fn copy(
    cx: &StepCx<'_>,
    binary: &Product,
    take: impl FnOnce(&mut dyn io::Read, u64) -> io::Result<()>,
) -> anyhow::Result<()> {
    let shown = binary.path.display();
    let file = File::open(cx.project.at(&binary.path)).with_context(|| format!("cannot read {shown}"))?;
    let size = file.metadata()?.len();
    // A file that grows meanwhile must not spoil the archive's structure.
    let mut reader = Tee::new(file.take(size));
    take(&mut reader, size)?;
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
