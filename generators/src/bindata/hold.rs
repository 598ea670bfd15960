//! One asset with its functions, read and written piece by piece.

use std::borrow::Cow;
use std::io::{self, Read, Write};

use gotypes::quote;

use super::deflate::Level;
use super::emit::EmitError;
use super::gzip::Gzip;
use super::plan::Asset;
use super::text::{Look, ascii, escaped, raw};
use super::{Bindata, Disk, Meta};

/// How much of an asset is read at a time.
const PIECE: usize = 256 << 10;

/// What holds one asset.
pub(super) struct Holder<'a> {
    pub(super) options: &'a Bindata,
    pub(super) asset: &'a Asset,
    pub(super) disk: &'a dyn Disk,
}

impl Holder<'_> {
    pub(super) fn write(&self, out: &mut dyn Write) -> Result<(), EmitError> {
        let options = self.options;
        let before = self.stat()?;
        let Asset { path, name, function } = self.asset;
        let called = quote(name.as_bytes());
        let bracket = if options.memcopy { "[]byte(" } else { "" };
        write!(out, "var _{function} = {bracket}")?;
        let length = if options.compress {
            out.write_all(b"\"")?;
            let length = self.packed(out)?;
            out.write_all(b"\"")?;
            length
        } else if options.memcopy {
            self.plain(out)?
        } else {
            out.write_all(b"\"")?;
            let length = self.pieces(|piece, _| {
                let mut text = Vec::new();
                escaped(piece, &mut text);
                out.write_all(&text)
            })?;
            out.write_all(b"\"")?;
            length
        };
        let after = self.stat()?;
        if after != before || length != before.size {
            return Err(EmitError::Changed { path: path.clone() });
        }
        let close = if options.memcopy { ")" } else { "" };
        if options.compress || !options.memcopy {
            write!(
                out,
                "{close}\n\nfunc {function}Bytes() ([]byte, error) {{\n\treturn bindataRead(\n\t\t_{function},\n\
                 \t\t{called},\n\t)\n}}\n\n"
            )?;
        } else {
            write!(out, "{close}\n\nfunc {function}Bytes() ([]byte, error) {{\n\treturn _{function}, nil\n}}\n\n")?;
        }
        let kept = options.metadata;
        let size = if kept { before.size } else { 0 };
        let mode = match options.mode {
            0 if kept => before.mode,
            given => 0o777 & given,
        };
        let time = match options.modtime {
            given if given > 0 => given,
            _ if kept => before.modified,
            _ => 0,
        };
        write!(
            out,
            "func {function}() (*asset, error) {{\n\tbytes, err := {function}Bytes()\n\tif err != nil {{\n\t\treturn nil, err\n\
             \t}}\n\n\tinfo := bindataFileInfo{{name: {called}, size: {size}, mode: os.FileMode({mode}), \
             modTime: time.Unix({time}, 0)}}\n\ta := &asset{{bytes: bytes, info: info}}\n\treturn a, nil\n}}\n\n"
        )?;
        Ok(())
    }

    /// An asset's bytes, compressed, by their numbers.
    fn packed(&self, out: &mut dyn Write) -> Result<u64, EmitError> {
        let mut gzip = Some(Gzip::new(Level::DEFAULT));
        self.pieces(|piece, last| {
            let mut text = Vec::new();
            if let Some(gzip) = &mut gzip {
                gzip.write(piece);
                escaped(&gzip.take(), &mut text);
            }
            if last && let Some(gzip) = gzip.take() {
                escaped(&gzip.finish(), &mut text);
            }
            out.write_all(&text)
        })
    }

    /// An asset as a text of Go: as it is, if that can stand between back quotes.
    fn plain(&self, out: &mut dyn Write) -> Result<u64, EmitError> {
        let (mut rest, spaced) = (Vec::new(), self.options.gofmt_s);
        if self.look()?.is_text() {
            out.write_all(b"`")?;
            let length = self.pieces(|piece, last| {
                let mut text = Vec::new();
                // gofmt, as Go itself, passes over carriage returns here.
                let piece: Cow<'_, [u8]> = match spaced && memchr::memchr(b'\r', piece).is_some() {
                    true => piece.iter().copied().filter(|byte| *byte != b'\r').collect::<Vec<_>>().into(),
                    false => piece.into(),
                };
                raw(&piece, &mut rest, last, spaced, &mut text);
                out.write_all(&text)
            })?;
            out.write_all(b"`")?;
            return Ok(length);
        }
        out.write_all(b"\"")?;
        let length = self.pieces(|piece, last| {
            let mut text = String::new();
            ascii(piece, &mut rest, last, &mut text);
            out.write_all(text.as_bytes())
        })?;
        out.write_all(b"\"")?;
        Ok(length)
    }

    /// Whether the asset is a text, and what Go makes of it.
    pub(super) fn look(&self) -> Result<Look, EmitError> {
        let mut look = Look::default();
        self.pieces(|piece, _| {
            look.at(piece);
            Ok(())
        })?;
        Ok(look)
    }

    /// Reads an asset; says of each piece whether it is the last. Gives the length.
    fn pieces(&self, mut take: impl FnMut(&[u8], bool) -> io::Result<()>) -> Result<u64, EmitError> {
        let failed = |source| EmitError::Read { path: self.asset.path.clone(), source };
        let mut file = self.disk.open(&self.asset.path).map_err(failed)?;
        let mut piece = Vec::with_capacity(PIECE);
        let mut length = 0;
        loop {
            piece.clear();
            let read = file.by_ref().take(PIECE as u64).read_to_end(&mut piece).map_err(failed)?;
            length += read as u64;
            let last = read < PIECE;
            take(&piece, last)?;
            if last {
                return Ok(length);
            }
        }
    }

    fn stat(&self) -> Result<Meta, EmitError> {
        self.disk.stat(&self.asset.path).map_err(|source| EmitError::Read { path: self.asset.path.clone(), source })
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::path::PathBuf;

    use super::*;
    use crate::bindata::Kind;
    use crate::bindata::plan::Plan;

    /// One file, with what goes wrong with it.
    #[derive(Default)]
    struct Faulty {
        /// The answers to `stat`, one after the other; the last one stays.
        sizes: Vec<u64>,
        asked: std::sync::atomic::AtomicUsize,
        unreadable: bool,
        breaks_off: bool,
    }

    struct BreaksOff;

    impl Read for BreaksOff {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::ErrorKind::ConnectionReset.into())
        }
    }

    impl Disk for Faulty {
        fn stat(&self, _: &str) -> io::Result<Meta> {
            let nth = self.asked.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            let size = self.sizes.get(nth).or(self.sizes.last()).copied().unwrap_or(5);
            Ok(Meta { kind: Kind::File, size, mode: 0o644, modified: 1 })
        }

        fn list(&self, _: &str) -> io::Result<Vec<(String, Meta)>> {
            Ok(vec![("a".to_owned(), self.stat("")?)])
        }

        fn read_link(&self, _: &str) -> io::Result<String> {
            Err(io::ErrorKind::InvalidInput.into())
        }

        fn real(&self, path: &str) -> io::Result<PathBuf> {
            Ok(PathBuf::from(path))
        }

        fn open(&self, _: &str) -> io::Result<Box<dyn Read + Send>> {
            match (self.unreadable, self.breaks_off) {
                (true, _) => Err(io::ErrorKind::PermissionDenied.into()),
                (_, true) => Ok(Box::new(b"he".chain(BreaksOff))),
                _ => Ok(Box::new(b"hello".as_slice())),
            }
        }
    }

    fn asset(disk: &Faulty, options: Bindata) -> Result<(), EmitError> {
        let options = Bindata { base: PathBuf::from("/w"), inputs: vec!["a".to_owned()], ..options };
        let asset = Asset { path: "/w/a".to_owned(), name: "a".to_owned(), function: "a".to_owned() };
        Plan { options, assets: vec![asset.clone()] }.asset(&asset, disk, &mut Vec::new())
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        let modes = [(true, true), (true, false), (false, true), (false, false)];
        for (compress, memcopy) in modes {
            let options = || Bindata { compress, memcopy, ..Bindata::default() };
            let refused = |disk: Faulty| asset(&disk, options());
            assert!(refused(Faulty::default()).is_ok());
            for disk in
                [Faulty { unreadable: true, ..Faulty::default() }, Faulty { breaks_off: true, ..Faulty::default() }]
            {
                let Err(EmitError::Read { path, .. }) = refused(disk) else { panic!("it is read") };
                assert_eq!(path, "/w/a");
            }
        }
    }

    #[test]
    fn what_changes_meanwhile_is_noticed() {
        for sizes in [vec![4], vec![5, 6], vec![6, 5]] {
            let disk = Faulty { sizes: sizes.clone(), ..Faulty::default() };
            let Err(EmitError::Changed { path }) = asset(&disk, Bindata::default()) else { panic!("{sizes:?}") };
            assert_eq!(path, "/w/a");
        }
    }

    #[test]
    fn a_full_disk_ends_it() {
        struct Full(Cell<usize>);
        impl Write for Full {
            fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
                let left = self.0.get();
                if left == 0 {
                    return Err(io::ErrorKind::StorageFull.into());
                }
                self.0.set(left - left.min(bytes.len()));
                Ok(left.min(bytes.len()))
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let asset = Asset { path: "/w/a".to_owned(), name: "a".to_owned(), function: "a".to_owned() };
        let plan = Plan { options: Bindata::default(), assets: vec![asset.clone()] };
        for room in 0..60 {
            let written = plan.asset(&asset, &Faulty::default(), &mut Full(Cell::new(room)));
            assert!(matches!(written, Err(EmitError::Write(_))), "{room}");
        }
    }
}
