//! Packs the run's binaries into one archive for each platform, or for each group and platform.
//!
//! Everything in an archive that does not come from its files' bytes is fixed; see [`crate::pack`]. What lies in the output
//! directory and is in no ledger is never packed.

mod contents;

use std::{
    io::{self, BufWriter, Write as _},
    path::Path,
};

use anyhow::{Context as _, ensure};
use store::atomic::{AtomicFile, Presence, temporaries_in};

use crate::{
    Kind, Ledger, Product, Reason, Step, StepCx,
    build::History,
    config::Format,
    pack::{self, Content, Members, Pieces},
    product::{Summing, Sums},
    version::civil,
};

/// How zip archives are compressed, as gzip does by default.
const ZIP_LEVEL: i64 = 6;

/// The step.
#[derive(Debug, Clone, Copy, Default)]
pub struct Archive;

impl Step for Archive {
    fn name(&self) -> &'static str {
        "archive"
    }

    fn summary(&self) -> &'static str {
        "Packs the binaries of this run into <output>/release-tars/<name>-<os>-<arch>.tar.gz, as <name>/bin/<binary>; for Windows \
         into a .zip, and where kgen.toml has groups into <name>-<group>-<os>-<arch> each. The files that `files` of \
         [release] names, licences by default, are in all of them; [[release.archive]] describes others. Archives are \
         reproducible: times are the commit's (or SOURCE_DATE_EPOCH's), owners 0/0, order and compression fixed."
    }

    fn skip(&self, _cx: &StepCx<'_>, done: &Ledger) -> Option<Reason> {
        let none = done.of(Kind::Binary).next().is_none();
        none.then(|| Reason("no binaries were built".to_owned()))
    }

    fn run(&self, cx: &StepCx<'_>, done: &Ledger) -> anyhow::Result<Vec<Product>> {
        let pool =
            rayon::ThreadPoolBuilder::new().num_threads(cx.limits.jobs).build().context("cannot start threads")?;
        let (history, pieces) = (History::open(cx), Pieces::of(cx));
        let mut products: Vec<Product> = Vec::new();
        for planned in contents::plan(cx, done)? {
            let members = match cx.exec.dry() {
                true => Members::new(),
                false => planned.members(cx, done, &products)?,
            };
            for format in planned.formats(cx) {
                let path = planned.path(cx, *format);
                ensure!(!products.iter().any(|other| other.path == path), "two archives would be {}", path.display());
                let recipe = format!("{format:?} {}", pack::recipe(cx, &members));
                let write = |full: &Path| pack(cx, &pieces, full, *format, &members);
                let sums = match cx.exec.dry() {
                    true => None,
                    false => Some(pool.install(|| history.file(cx, &path, &recipe, write))?),
                };
                let groups = planned.group.clone().into_iter().collect();
                let product =
                    Product { platform: planned.platform.clone(), groups, ..Product::new(Kind::Archive, path) };
                products.push(product.summed(sums));
            }
        }
        Ok(products)
    }
}

/// Writes the archive at `full` and returns its digests.
fn pack(cx: &StepCx<'_>, pieces: &Pieces, full: &Path, format: Format, members: &Members) -> anyhow::Result<Sums> {
    let directory = full.parent().unwrap_or(&cx.project.root);
    let _present = Presence::enter(directory, &temporaries_in(directory));
    let file = BufWriter::with_capacity(1 << 20, AtomicFile::create(full)?);
    let commit = |file: BufWriter<AtomicFile>| -> anyhow::Result<()> {
        let mut file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.flush()?;
        Ok(file.commit()?)
    };
    match format {
        Format::TarGz => {
            let (file, sums) = pack::tar_gz(cx, pieces, members, Summing::new(file))?.finish();
            commit(file)?;
            Ok(sums)
        }
        Format::TarZst => {
            let (file, sums) = pack::tar_zst(cx, members, Summing::new(file))?.finish();
            commit(file)?;
            Ok(sums)
        }
        // Its writer goes back to fill in sizes, so it is hashed afterwards.
        Format::Zip => {
            commit(write_zip(cx, members, file)?)?;
            Ok(Sums::of_file(full)?)
        }
    }
}

fn write_zip<W: io::Write + io::Seek>(cx: &StepCx<'_>, members: &Members, to: W) -> anyhow::Result<W> {
    let options = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated)
        .compression_level(Some(ZIP_LEVEL))
        .last_modified_time(zip_time(cx.project.epoch));
    let mut zip = zip::ZipWriter::new(to);
    for (name, member) in members {
        let options = options.unix_permissions(member.mode);
        match &member.content {
            Content::Directory => zip.add_directory(format!("{name}/"), options)?,
            Content::Link(target) => zip.add_symlink(name, target, options)?,
            Content::Bytes(bytes) => {
                zip.start_file(name, options)?;
                zip.write_all(bytes)?;
            }
            Content::File { path, digest } => {
                let size = path.metadata().with_context(|| format!("cannot read {}", path.display()))?.len();
                zip.start_file(name, options.large_file(size >= u32::MAX.into()))?;
                pack::copy_checked(path, digest, &mut zip)?;
            }
        }
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
