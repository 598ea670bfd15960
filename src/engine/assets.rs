//! bindata's part of a run: files that hold other files. They may be longer than memory, so what is made goes from the
//! generator straight to where it is compared or written.

use std::fs;
use std::io::{self, BufReader, BufWriter, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, anyhow};
use diag::{Diagnostic, Severity};
use generators::bindata::{self, Asset, Bindata, Disk, EmitError, FindError, Kind, Meta, Plan};
use rayon::prelude::*;
use store::atomic::AtomicFile;
use store::seen;

use super::finish::{Artifact, Body};
use crate::report::Row;
use crate::settings::{Generators, Settings};

/// How much is gathered before it is written.
const PIECE: usize = 1 << 20;
/// Assets up to this length are made side by side.
const SHORT: u64 = 1 << 20;
/// How many bytes of short assets are made at a time.
const BATCH: u64 = 8 << 20;

/// The tables that take part: none where the user names packages or another generator.
pub(super) fn tables(settings: &Settings) -> &[Bindata] {
    let takes_part = match settings.generators {
        Generators::All => !settings.named,
        Generators::One(name) => name == bindata::NAME,
    };
    if takes_part { &settings.tables().bindata } else { &[] }
}

/// Finds out what goes into which files, and reads none of it but for what has to be said about it.
pub(super) fn artifacts(settings: &Settings, diagnostics: &mut Vec<Diagnostic>) -> anyhow::Result<Vec<Artifact>> {
    let mut artifacts = Vec::new();
    for table in tables(settings) {
        let (plan, findings) = table.plan(&RealDisk).map_err(|FindError { path, source }| {
            anyhow::Error::new(source).context(format!("cannot read {path}, an input of {}", table.output.display()))
        })?;
        diagnostics.extend(findings);
        if !diagnostics.iter().any(|finding| finding.severity == Severity::Error) {
            let lossy = plan.assets.par_iter().map(|asset| plan.carriage_returns(asset, &RealDisk));
            let lossy: Result<Vec<_>, EmitError> = lossy.collect();
            diagnostics.extend(lossy.map_err(explained)?.into_iter().flatten());
        }
        artifacts.push(Artifact {
            path: table.output_path(),
            generator: bindata::NAME,
            body: Body::Assets(Box::new(plan)),
        });
    }
    Ok(artifacts)
}

/// The tables' assets as Go files that embed them.
pub(super) fn embedded(settings: &Settings, diagnostics: &mut Vec<Diagnostic>) -> anyhow::Result<String> {
    let mut texts = String::new();
    for artifact in artifacts(settings, diagnostics)? {
        let Body::Assets(plan) = artifact.body else { continue };
        match plan.embedded(&RealDisk) {
            Ok(text) => texts += &text,
            Err(findings) => diagnostics.extend(findings),
        }
    }
    Ok(texts)
}

/// What `kgen list` says of them.
pub(super) fn rows<'s>(settings: &'s Settings) -> impl Iterator<Item = Row> + 's {
    tables(settings).iter().map(|table| {
        let output = table.output_path();
        Row {
            package: table.package.clone(),
            directory: settings.shown(output.parent().unwrap_or(&output)).to_path_buf(),
            generator: bindata::NAME.to_owned(),
            why: format!("[[codegen.bindata]] for {}", table.inputs.join(" ")),
            output: settings.shown(&output).to_path_buf(),
        }
    })
}

/// Writes the whole file. Short assets are made side by side, long ones piece by piece.
fn emit(plan: &Plan, out: &mut dyn Write) -> Result<(), EmitError> {
    out.write_all(plan.head().as_bytes())?;
    let mut waiting: Vec<&Asset> = Vec::new();
    let mut length = 0;
    for asset in &plan.assets {
        let size = RealDisk.stat(&asset.path).map_or(0, |meta| meta.size);
        if size <= SHORT {
            waiting.push(asset);
            length += size;
            if length <= BATCH {
                continue;
            }
        }
        emit_short(plan, &std::mem::take(&mut waiting), out)?;
        length = 0;
        if size > SHORT {
            plan.asset(asset, &RealDisk, out)?;
        }
    }
    emit_short(plan, &waiting, out)?;
    Ok(out.write_all(plan.tail().as_bytes())?)
}

fn emit_short(plan: &Plan, assets: &[&Asset], out: &mut dyn Write) -> Result<(), EmitError> {
    let make = |asset: &&Asset| {
        let mut text = Vec::new();
        plan.asset(asset, &RealDisk, &mut text).map(|()| text)
    };
    for made in assets.par_iter().map(make).collect::<Vec<_>>() {
        out.write_all(&made?)?;
    }
    Ok(())
}

/// What is made, in memory.
pub(super) fn bytes(plan: &Plan) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    emit(plan, &mut bytes).map_err(explained)?;
    Ok(bytes)
}

/// Whether what is made stands at `path` already; nothing where there is no such file.
pub(super) fn is_there(plan: &Plan, path: &Path) -> anyhow::Result<Option<bool>> {
    let old = match seen::open(path) {
        Ok(old) => BufReader::with_capacity(PIECE, old),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error).with_context(|| format!("cannot read {}", path.display())),
    };
    let mut comparison = Comparison { old, piece: Vec::new(), differs: false, failed: None };
    let emitted = emit(plan, &mut comparison);
    if let Some(error) = comparison.failed {
        return Err(error).with_context(|| format!("cannot read {}", path.display()));
    }
    if comparison.differs {
        return Ok(Some(false));
    }
    emitted.map_err(explained)?;
    let mut more = [0];
    Ok(Some(comparison.old.read(&mut more).with_context(|| format!("cannot read {}", path.display()))? == 0))
}

/// Writes what is made beside `path`, where the store puts it in place.
pub(super) fn file(plan: &Plan, path: &Path) -> anyhow::Result<AtomicFile> {
    let mut out = BufWriter::with_capacity(PIECE, AtomicFile::create(path)?);
    let written = emit(plan, &mut out);
    written.map_err(|error| match error {
        EmitError::Write(source) => anyhow::Error::new(source).context(format!("cannot write {}", path.display())),
        error => explained(error),
    })?;
    out.into_inner().map_err(|error| anyhow!("cannot write {}: {}", path.display(), error.error()))
}

fn explained(error: EmitError) -> anyhow::Error {
    match error {
        EmitError::Read { path, source } => anyhow::Error::new(source).context(format!("cannot read the asset {path}")),
        EmitError::Changed { path } => {
            anyhow!("{path} was changed while it was read: run again when nobody writes to it")
        }
        EmitError::Write(source) => source.into(),
    }
}

/// Takes in what is made and ends the making where it differs from what there is.
struct Comparison {
    old: BufReader<seen::File>,
    piece: Vec<u8>,
    differs: bool,
    failed: Option<io::Error>,
}

impl Write for Comparison {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.piece.resize(bytes.len(), 0);
        match self.old.read_exact(&mut self.piece) {
            Ok(()) => self.differs = self.piece != bytes,
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => self.differs = true,
            Err(error) => self.failed = Some(error),
        }
        if self.differs || self.failed.is_some() { Err(ErrorKind::Other.into()) } else { Ok(bytes.len()) }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The files of this machine.
struct RealDisk;

impl Disk for RealDisk {
    fn stat(&self, path: &str) -> io::Result<Meta> {
        seen::metadata(Path::new(path)).map(|meta| described(&meta))
    }

    fn list(&self, path: &str) -> io::Result<Vec<(String, Meta)>> {
        let mut entries = Vec::new();
        for entry in seen::list(Path::new(path))? {
            let full = Path::new(path).join(&entry.name);
            let name = entry.name.into_string().map_err(|name| {
                io::Error::new(ErrorKind::InvalidData, format!("the name {} is not UTF-8", name.display()))
            })?;
            // Of a link only where it leads can matter, which is asked for later.
            let meta = match entry.kind {
                seen::Kind::Link => fs::symlink_metadata(&full)?,
                _ => seen::metadata(&full)?,
            };
            entries.push((name, described(&meta)));
        }
        Ok(entries)
    }

    fn read_link(&self, path: &str) -> io::Result<String> {
        let target = seen::read_link(Path::new(path))?.into_os_string();
        target.into_string().map_err(|_| io::Error::new(ErrorKind::InvalidData, "the link's target is not UTF-8"))
    }

    fn real(&self, path: &str) -> io::Result<PathBuf> {
        seen::canonicalize(Path::new(path))
    }

    fn open(&self, path: &str) -> io::Result<Box<dyn Read + Send>> {
        Ok(Box::new(seen::open(Path::new(path))?))
    }
}

fn described(meta: &fs::Metadata) -> Meta {
    let kind = if meta.is_file() {
        Kind::File
    } else if meta.is_dir() {
        Kind::Directory
    } else if meta.is_symlink() {
        Kind::Link
    } else {
        Kind::Other
    };
    let (mode, modified) = mode_and_time(meta);
    Meta { kind, size: meta.len(), mode, modified }
}

/// Go's `os.FileMode` of a file, and when it was changed, in whole seconds.
#[cfg(unix)]
fn mode_and_time(meta: &fs::Metadata) -> (u32, i64) {
    use std::os::unix::fs::MetadataExt as _;
    let bits = [(0o4000, 1 << 23), (0o2000, 1 << 22), (0o1000, 1 << 20)];
    let special = bits.iter().filter(|(unix, _)| meta.mode() & unix != 0).map(|(_, go)| go).sum::<u32>();
    (meta.mode() & 0o777 | special, meta.mtime())
}

#[cfg(not(unix))]
fn mode_and_time(meta: &fs::Metadata) -> (u32, i64) {
    let since = meta.modified().ok().and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
    let mode = if meta.permissions().readonly() { 0o444 } else { 0o666 };
    (mode, since.map_or(0, |since| since.as_secs() as i64))
}
