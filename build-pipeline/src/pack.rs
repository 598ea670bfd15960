//! Tar archives in gzip, for releases and for layers of images alike: sorted, owned by 0/0 without names, dated by the project,
//! and compressed to the same bytes wherever and by however many threads they are made.
//!
//! What a file comes to when it is compressed is a *piece*, kept by the file's digest. An archive is its pieces one after the
//! other, so what is in three archives and a layer is compressed once, and in later runs not at all.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs::File,
    io::{self, BufReader, Read as _, Seek as _, SeekFrom, Write},
    ops::Range,
    path::{Component, Path, PathBuf},
};

use anyhow::{Context as _, bail, ensure};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use store::atomic::AtomicFile;

use crate::{
    Sha256, StepCx,
    gzip::{Body, FORMAT, Gzip, Piece},
    product::Tee,
    zstd::Zstd,
};

/// A member of an archive.
#[derive(Debug, Clone)]
pub(crate) struct Member {
    /// Its permission bits.
    pub(crate) mode: u32,
    pub(crate) content: Content,
    /// What a program may do without being root.
    pub(crate) capabilities: Option<Capabilities>,
}

/// What a member holds.
#[derive(Debug, Clone)]
pub(crate) enum Content {
    /// A directory.
    Directory,
    /// A symbolic link.
    Link(String),
    /// These bytes.
    Bytes(Vec<u8>),
    /// A file on disk, which has to have this digest.
    File {
        /// Absolute.
        path: PathBuf,
        digest: Sha256,
    },
}

/// How deep archives are looked into: an image's layers are two.
const NESTED: usize = 3;
/// From how many bytes on what a file comes to is kept.
const PIECE: u64 = 1 << 20;

/// Members by their paths in the archive, which have no slash at either end.
pub(crate) type Members = BTreeMap<String, Member>;

/// Capabilities of a file, as `security.capability` holds them: permitted and effective.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<String>", into = "Vec<String>")]
pub struct Capabilities(u64);

/// The names by their numbers (linux/capability.h).
const CAPABILITIES: [&str; 41] = [
    "chown",
    "dac_override",
    "dac_read_search",
    "fowner",
    "fsetid",
    "kill",
    "setgid",
    "setuid",
    "setpcap",
    "linux_immutable",
    "net_bind_service",
    "net_broadcast",
    "net_admin",
    "net_raw",
    "ipc_lock",
    "ipc_owner",
    "sys_module",
    "sys_rawio",
    "sys_chroot",
    "sys_ptrace",
    "sys_pacct",
    "sys_admin",
    "sys_boot",
    "sys_nice",
    "sys_resource",
    "sys_time",
    "sys_tty_config",
    "mknod",
    "lease",
    "audit_write",
    "audit_control",
    "setfcap",
    "mac_override",
    "mac_admin",
    "syslog",
    "wake_alarm",
    "block_suspend",
    "audit_read",
    "perfmon",
    "bpf",
    "checkpoint_restore",
];

impl TryFrom<Vec<String>> for Capabilities {
    type Error = String;

    fn try_from(names: Vec<String>) -> Result<Self, String> {
        let mut bits = 0;
        for name in names {
            let plain = name.to_lowercase();
            let plain = plain.strip_prefix("cap_").unwrap_or(&plain);
            let number = CAPABILITIES.iter().position(|known| *known == plain);
            let number = number.ok_or_else(|| format!("`{name}` is no capability, such as `cap_net_bind_service`"))?;
            bits |= 1 << number;
        }
        Ok(Self(bits))
    }
}

impl From<Capabilities> for Vec<String> {
    fn from(capabilities: Capabilities) -> Self {
        let there = |number: &usize| capabilities.0 >> number & 1 == 1;
        (0..CAPABILITIES.len()).filter(there).map(|number| format!("cap_{}", CAPABILITIES[number])).collect()
    }
}

impl Capabilities {
    /// The attribute's value: `vfs_cap_data` of revision 2.
    fn attribute(self) -> [u8; 20] {
        const REVISION_2_EFFECTIVE: u32 = 0x0200_0001;
        let [low, high] = [self.0 & u64::from(u32::MAX), self.0 >> 32];
        let mut value = [0; 20];
        value[..4].copy_from_slice(&REVISION_2_EFFECTIVE.to_le_bytes());
        value[4..8].copy_from_slice(&low.to_le_bytes()[..4]);
        value[12..16].copy_from_slice(&high.to_le_bytes()[..4]);
        value
    }
}

impl Member {
    pub(crate) fn directory() -> Self {
        Self { mode: 0o755, content: Content::Directory, capabilities: None }
    }

    pub(crate) fn text(text: String) -> Self {
        Self { mode: 0o644, content: Content::Bytes(text.into()), capabilities: None }
    }

    pub(crate) fn file(path: PathBuf, digest: Sha256, mode: u32) -> Self {
        Self { mode, content: Content::File { path, digest }, capabilities: None }
    }

    /// A file of the project as it is there: a link stays one.
    ///
    /// # Errors
    /// It cannot be read, or is a link that leads out of the project.
    pub(crate) fn as_it_is(root: &Path, path: &Path) -> anyhow::Result<Self> {
        let full = root.join(path);
        let Ok(target) = full.read_link() else { return Self::within(root, path) };
        let mut depth = path.components().count() - 1;
        for part in target.components() {
            match part {
                Component::ParentDir if depth > 0 => depth -= 1,
                Component::Normal(_) => depth += 1,
                Component::CurDir => {}
                _ => bail!("{} is a link that leads out of the project, to {}", path.display(), target.display()),
            }
        }
        let target = target.to_str().with_context(|| format!("{} leads to what is no text", path.display()))?;
        Ok(Self { mode: 0o777, content: Content::Link(target.to_owned()), capabilities: None })
    }

    /// A file of the project, as executable as it is there.
    ///
    /// # Errors
    /// It cannot be read, or is a link that leads out of the project.
    pub(crate) fn within(root: &Path, path: &Path) -> anyhow::Result<Self> {
        let failed = || format!("cannot read {}", path.display());
        let full = root.join(path).canonicalize().with_context(failed)?;
        let inside = full.starts_with(root.canonicalize()?);
        ensure!(inside, "{} lies outside of the project, or is a link that leads there", path.display());
        let digest = Sha256::of_file(&full).with_context(failed)?;
        let executable = is_executable(&full.metadata().with_context(failed)?);
        Ok(Self::file(full, digest, if executable { 0o755 } else { 0o644 }))
    }
}

#[cfg(unix)]
fn is_executable(data: &std::fs::Metadata) -> bool {
    std::os::unix::fs::PermissionsExt::mode(&data.permissions()) & 0o100 != 0
}

#[cfg(not(unix))]
fn is_executable(_: &std::fs::Metadata) -> bool {
    false
}

/// Adds the directories that members lie in.
pub(crate) fn add_directories(members: &mut Members) {
    let parents = |name: &String| Path::new(name).ancestors().skip(1).map(Path::to_owned).collect::<Vec<_>>();
    let directories: BTreeSet<PathBuf> = members.keys().flat_map(parents).collect();
    for directory in directories {
        let name = directory.to_string_lossy();
        if !name.is_empty() {
            members.entry(name.into_owned()).or_insert_with(Member::directory);
        }
    }
}

/// Everything that an archive of these members depends on, as text.
pub(crate) fn recipe(cx: &StepCx<'_>, members: &Members) -> String {
    let line = |(name, member): (&String, &Member)| {
        let content = match &member.content {
            Content::Directory => "directory".to_owned(),
            Content::Link(target) => format!("-> {target}"),
            Content::Bytes(bytes) => Sha256::of(bytes).to_string(),
            Content::File { digest, .. } => digest.to_string(),
        };
        format!("{name} {:o} {content} {:?}\n", member.mode, member.capabilities)
    };
    let lines: String = members.iter().map(line).collect();
    format!("kgen {} at {}\n{lines}", env!("CARGO_PKG_VERSION"), cx.project.epoch)
}

/// Files as they are when compressed, by their digests.
#[derive(Debug)]
pub(crate) struct Pieces {
    dir: PathBuf,
}

impl Pieces {
    pub(crate) fn of(cx: &StepCx<'_>) -> Self {
        Self { dir: cx.project.at(&cx.build.local()).join("pieces") }
    }

    /// Makes the pieces of files that have none, side by side.
    fn make(&self, members: &Members) -> anyhow::Result<()> {
        let mut files = BTreeMap::new();
        for member in members.values() {
            if let Content::File { path, digest } = &member.content
                && path.metadata().is_ok_and(|data| data.len() >= PIECE)
            {
                files.insert(digest, path);
            }
        }
        // Archives last: of what is in them there may be pieces by then.
        let (archives, others): (Vec<_>, Vec<_>) = files.into_iter().partition(|(_, path)| is_archive(path));
        let make = |(digest, path): (&Sha256, &PathBuf)| self.get(path, digest).map(drop);
        others.into_par_iter().try_for_each(make)?;
        archives.into_par_iter().try_for_each(make)
    }

    /// The piece of a file, made if need be.
    fn get(&self, path: &Path, digest: &Sha256) -> anyhow::Result<(Piece, File)> {
        let size = path.metadata().with_context(|| format!("cannot read {}", path.display()))?.len();
        if let Some(found) = self.known(digest, size) {
            return Ok(found);
        }
        let at = self.path(digest);
        let mut from = Checked::open(path, digest)?;
        let piece = Piece::write(AtomicFile::create(&at)?, |body| self.fill(path, &mut from.reader, body));
        let piece = piece.with_context(|| format!("cannot compress {}", path.display()))?;
        from.check()?;
        piece.commit()?;
        Piece::open(File::open(&at)?).with_context(|| format!("cannot read {}", at.display()))
    }

    /// Compresses a file. Where it is an archive, as those of images are, large files in it are pieces: those that are there
    /// already, or new ones, so that what comes out does not depend on what is there.
    fn fill<W: Write>(&self, path: &Path, from: &mut impl io::Read, body: &mut Body<W>) -> anyhow::Result<()> {
        let mut within = File::open(path)?;
        let mut large = Vec::new();
        large_files(&mut within, 0..path.metadata()?.len(), NESTED, &mut large)?;
        let mut at = 0;
        for Range { start, end } in large {
            io::copy(&mut from.by_ref().take(start - at), body)?;
            let (piece, packed) = self.of_part(&mut within, start..end)?;
            io::copy(&mut from.by_ref().take(end - start), &mut io::sink())?;
            body.splice(&piece, packed)?;
            at = end;
        }
        io::copy(from, body)?;
        Ok(())
    }

    /// The piece of a part of a file, made if need be.
    fn of_part(&self, file: &mut File, part: Range<u64>) -> anyhow::Result<(Piece, File)> {
        let size = part.end - part.start;
        file.seek(SeekFrom::Start(part.start))?;
        let mut digest = Tee::new((&mut *file).take(size));
        io::copy(&mut digest, &mut io::sink())?;
        let digest = digest.finish().1;
        if let Some(found) = self.known(&digest, size) {
            return Ok(found);
        }
        file.seek(SeekFrom::Start(part.start))?;
        let mut from = file.take(size);
        let fill = |body: &mut Body<_>| Ok(io::copy(&mut from, body).map(drop)?);
        Piece::write(AtomicFile::create(self.path(&digest))?, fill)?.commit()?;
        self.known(&digest, size).context("a piece that was made cannot be read")
    }

    /// The piece of a file of this size, if it was made before.
    fn known(&self, digest: &Sha256, size: u64) -> Option<(Piece, File)> {
        let found = Piece::open(File::open(self.path(digest)).ok()?).ok()?;
        // What somebody has cut short or written over is made again.
        (found.0.length() == size).then_some(found)
    }

    fn path(&self, digest: &Sha256) -> PathBuf {
        self.dir.join(format!("{digest}-{FORMAT}"))
    }
}

/// Whether a file begins as tar archives do.
fn is_archive(path: &Path) -> bool {
    File::open(path).and_then(|mut file| begins_archive(&mut file, 0)).unwrap_or(false)
}

/// Whether a tar archive begins at this place.
fn begins_archive(file: &mut File, at: u64) -> io::Result<bool> {
    let mut header = [0; 512];
    file.seek(SeekFrom::Start(at))?;
    file.read_exact(&mut header)?;
    Ok(has_magic(&header))
}

fn has_magic(header: &[u8; 512]) -> bool {
    &header[257..262] == b"ustar"
}

/// Finds the large files in a tar archive, which stands in a part of a file, and those in archives in it. An archive that lies
/// too deep is none of them: by itself its piece would be made of the pieces of what is in it.
fn large_files(file: &mut File, part: Range<u64>, depth: usize, found: &mut Vec<Range<u64>>) -> io::Result<()> {
    let mut at = part.start;
    while part.end - at >= 512 {
        let mut header = tar::Header::new_old();
        file.seek(SeekFrom::Start(at))?;
        file.read_exact(header.as_mut_bytes())?;
        let begin = at + 512;
        let size = header.entry_size().ok().filter(|size| has_magic(header.as_bytes()) && *size <= part.end - begin);
        let Some(size) = size else { break };
        if header.entry_type().is_file() && size >= PIECE {
            let before = found.len();
            if depth > 0 {
                large_files(file, begin..begin + size, depth - 1, found)?;
            }
            if found.len() == before && (depth > 0 || !begins_archive(file, begin)?) {
                found.push(begin..begin + size);
            }
        }
        at = begin + size.next_multiple_of(512).min(part.end - begin);
    }
    Ok(())
}

/// A file that has to have a digest.
struct Checked<'a> {
    path: &'a Path,
    digest: &'a Sha256,
    reader: Tee<BufReader<io::Take<File>>>,
}

impl<'a> Checked<'a> {
    fn open(path: &'a Path, digest: &'a Sha256) -> anyhow::Result<Self> {
        let failed = || format!("cannot read {}", path.display());
        let file = File::open(path).with_context(failed)?;
        let size = file.metadata().with_context(failed)?.len();
        // A file that grows meanwhile must not spoil an archive's structure.
        let reader = Tee::new(BufReader::with_capacity(1 << 20, file.take(size)));
        Ok(Self { path, digest, reader })
    }

    fn check(self) -> anyhow::Result<()> {
        let there = self.reader.finish().1;
        ensure!(there == *self.digest, "{} was changed after it had been built", self.path.display());
        Ok(())
    }
}

/// Copies a file that has to have this digest.
pub(crate) fn copy_checked(path: &Path, digest: &Sha256, to: &mut impl Write) -> anyhow::Result<()> {
    let mut from = Checked::open(path, digest)?;
    io::copy(&mut from.reader, to)?;
    from.check()
}

/// Where a tar archive goes.
trait Target: Write {
    /// Adds the bytes of a file.
    fn file(&mut self, path: &Path, digest: &Sha256, size: u64) -> anyhow::Result<()>;
}

/// To be compressed, in part from pieces.
struct Packed<'a, W: Write> {
    gzip: Gzip<W>,
    pieces: &'a Pieces,
}

/// As it is.
struct Plain<W>(W);

impl<W: Write> Write for Packed<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.gzip.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.gzip.flush()
    }
}

impl<W: Write> Target for Packed<'_, W> {
    fn file(&mut self, path: &Path, digest: &Sha256, size: u64) -> anyhow::Result<()> {
        if size < PIECE {
            return copy_checked(path, digest, &mut self.gzip);
        }
        let (piece, packed) = self.pieces.get(path, digest)?;
        ensure!(piece.length() == size, "{} was changed after it had been built", path.display());
        Ok(self.gzip.splice(&piece, packed)?)
    }
}

impl<W: Write> Write for Plain<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl<W: Write> Target for Plain<W> {
    fn file(&mut self, path: &Path, digest: &Sha256, _size: u64) -> anyhow::Result<()> {
        copy_checked(path, digest, &mut self.0)
    }
}

/// Writes a tar archive.
pub(crate) fn tar<W: Write>(cx: &StepCx<'_>, members: &Members, to: W) -> anyhow::Result<W> {
    Ok(write(cx, members, Plain(to))?.0)
}

/// Writes a tar archive that zstd has compressed.
pub(crate) fn tar_zst<W: Write>(cx: &StepCx<'_>, members: &Members, to: W) -> anyhow::Result<W> {
    Ok(tar(cx, members, Zstd::new(to))?.finish()?)
}

/// Writes a tar archive that gzip has compressed.
pub(crate) fn tar_gz<W: Write>(cx: &StepCx<'_>, pieces: &Pieces, members: &Members, to: W) -> anyhow::Result<W> {
    pieces.make(members)?;
    Ok(write(cx, members, Packed { gzip: Gzip::new(to)?, pieces })?.gzip.finish()?)
}

fn write<T: Target>(cx: &StepCx<'_>, members: &Members, to: T) -> anyhow::Result<T> {
    let mut tar = tar::Builder::new(to);
    for (name, member) in members {
        if let Some(capabilities) = member.capabilities {
            tar.append_pax_extensions([("SCHILY.xattr.security.capability", capabilities.attribute().as_slice())])?;
        }
        match &member.content {
            Content::Directory => {
                let mut header = header(cx, tar::EntryType::Directory, member.mode, 0);
                tar.append_data(&mut header, format!("{name}/"), io::empty())?;
            }
            Content::Link(target) => {
                let mut header = header(cx, tar::EntryType::Symlink, 0o777, 0);
                tar.append_link(&mut header, name, target)?;
            }
            Content::Bytes(bytes) => {
                let mut header = header(cx, tar::EntryType::Regular, member.mode, bytes.len() as u64);
                tar.append_data(&mut header, name, bytes.as_slice())?;
            }
            Content::File { path, digest } => {
                let size = path.metadata().with_context(|| format!("cannot read {}", path.display()))?.len();
                // The header alone: what follows it is not written through the archive's writer.
                let mut header = header(cx, tar::EntryType::Regular, member.mode, size);
                tar.append_data(&mut header, name, io::empty())?;
                let to = tar.get_mut();
                to.file(path, digest, size)?;
                let over = usize::try_from(size % 512)?;
                if over > 0 {
                    to.write_all(&[0; 512][over..])?;
                }
            }
        }
    }
    Ok(tar.into_inner()?)
}

pub(crate) fn header(cx: &StepCx<'_>, kind: tar::EntryType, mode: u32, size: u64) -> tar::Header {
    let mut header = tar::Header::new_gnu();
    header.set_entry_type(kind);
    header.set_mode(mode);
    header.set_uid(0);
    header.set_gid(0);
    header.set_mtime(cx.project.epoch);
    header.set_size(size);
    header
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capabilities_by_name() {
        let names = vec!["CAP_NET_BIND_SERVICE".to_owned(), "bpf".to_owned()];
        let capabilities = Capabilities::try_from(names).unwrap();
        assert_eq!(Vec::<String>::from(capabilities), ["cap_net_bind_service", "cap_bpf"]);
        // As setcap(8) writes it for cap_net_bind_service,cap_bpf=ep.
        let value = capabilities.attribute();
        assert_eq!(value[..8], [1, 0, 0, 2, 0, 4, 0, 0]);
        assert_eq!(value[8..], [0, 0, 0, 0, 0x80, 0, 0, 0, 0, 0, 0, 0]);
        Capabilities::try_from(vec!["cap_fly".to_owned()]).unwrap_err();
    }

    #[test]
    fn what_is_large_in_archives_in_archives_is_found() {
        let packed = |name: &str, bytes: &[u8]| {
            let mut tar = tar::Builder::new(Vec::new());
            for (name, bytes) in [("small", &b"x"[..]), (name, bytes)] {
                let mut header = tar::Header::new_gnu();
                header.set_size(bytes.len() as u64);
                tar.append_data(&mut header, name, bytes).unwrap();
            }
            tar.into_inner().unwrap()
        };
        let large = vec![7; PIECE as usize + 5];
        let image = packed("layer.tar", &packed("program", &large));
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("image.tar");
        store::atomic::write(&path, &image).unwrap();
        let mut found = Vec::new();
        large_files(&mut File::open(&path).unwrap(), 0..image.len() as u64, NESTED, &mut found).unwrap();
        let [Range { start, end }] = found[..] else { panic!("{found:?}") };
        assert!(image[start as usize..end as usize] == large);

        let pieces = Pieces { dir: dir.path().join("pieces") };
        let program = dir.path().join("program");
        store::atomic::write(&program, &large).unwrap();
        let own = pieces.get(&program, &Sha256::of(&large)).unwrap().0;
        let mut packed_before = None;
        for known in [true, false] {
            let digest = Sha256::of(&image);
            let (piece, packed) = pieces.get(&path, &digest).unwrap();
            assert_eq!(piece.length(), image.len() as u64);
            let mut gzip = Gzip::new(Vec::new()).unwrap();
            gzip.splice(&piece, packed).unwrap();
            let packed = gzip.finish().unwrap();
            let mut back = Vec::new();
            flate2::read::GzDecoder::new(packed.as_slice()).read_to_end(&mut back).unwrap();
            assert!(back == image, "{known}");
            // What comes out is the same whether its parts were there or not.
            assert!(packed_before.get_or_insert_with(|| packed.clone()) == &packed);
            let mut remove = store::atomic::Transaction::new();
            remove.remove(&pieces.path(&digest)).unwrap();
            remove.remove(&pieces.path(&Sha256::of(&large))).unwrap();
            remove.commit().unwrap();
        }
        assert_eq!(own.length(), large.len() as u64);
    }

    #[test]
    fn directories_are_added_once_each() {
        let mut members = Members::new();
        for name in ["a/b/one", "a/two"] {
            members.insert(name.to_owned(), Member::file("x".into(), Sha256::of(b""), 0o644));
        }
        add_directories(&mut members);
        assert_eq!(members.keys().map(String::as_str).collect::<Vec<_>>(), ["a", "a/b", "a/b/one", "a/two"]);
    }
}
