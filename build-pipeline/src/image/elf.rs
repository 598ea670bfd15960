//! The one thing that is asked of a program: whether it needs a loader, which a base of nothing does not have.

use std::{
    fs::File,
    io::{self, Read as _, Seek as _, SeekFrom},
    path::Path,
};

/// The kind of a program header that names a loader.
const INTERPRETER: u64 = 3;

/// Whether the program at `path` is an ELF file that names a loader (System V ABI, "Program Header").
///
/// # Errors
/// It cannot be read.
pub(super) fn needs_loader(path: &Path) -> io::Result<bool> {
    let mut file = File::open(path)?;
    let mut header = Vec::new();
    file.by_ref().take(64).read_to_end(&mut header)?;
    if header.len() < 64 || !header.starts_with(b"\x7fELF") {
        return Ok(false);
    }
    let (wide, little) = (header[4] == 2, header[5] == 1);
    let number = |bytes: &[u8]| {
        let step = |value: u64, byte: &u8| value << 8 | u64::from(*byte);
        if little { bytes.iter().rev().fold(0, step) } else { bytes.iter().fold(0, step) }
    };
    let (at, size, count) = if wide {
        (number(&header[32..40]), number(&header[54..56]), number(&header[56..58]))
    } else {
        (number(&header[28..32]), number(&header[42..44]), number(&header[44..46]))
    };
    file.seek(SeekFrom::Start(at))?;
    let mut table = Vec::new();
    file.take(size * count).read_to_end(&mut table)?;
    let entries = table.chunks_exact(usize::try_from(size.max(4)).unwrap_or(4));
    Ok(entries.map(|entry| number(&entry[..4])).any(|kind| kind == INTERPRETER))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file with two program headers, the second of this kind.
    fn program(wide: bool, little: bool, kind: u8) -> Vec<u8> {
        let number = |value: u8, width: usize| {
            let mut bytes = vec![0; width];
            bytes[if little { 0 } else { width - 1 }] = value;
            bytes
        };
        let mut file = vec![0; 64];
        file[..4].copy_from_slice(b"\x7fELF");
        (file[4], file[5]) = (if wide { 2 } else { 1 }, if little { 1 } else { 2 });
        let fields = if wide { [(32, 64, 8), (54, 56, 2), (56, 2, 2)] } else { [(28, 64, 4), (42, 32, 2), (44, 2, 2)] };
        for (at, value, width) in fields {
            file[at..at + width].copy_from_slice(&number(value, width));
        }
        for kind in [1, kind] {
            let size = if wide { 56 } else { 32 };
            file.extend(number(kind, 4));
            file.extend(vec![0; size - 4]);
        }
        file
    }

    #[test]
    fn programs_that_name_a_loader() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("program");
        let asked = |bytes: &[u8]| {
            store::atomic::write(&path, bytes).unwrap();
            needs_loader(&path).unwrap()
        };
        for (wide, little) in [(true, true), (true, false), (false, true), (false, false)] {
            assert!(asked(&program(wide, little, 3)), "{wide} {little}");
            assert!(!asked(&program(wide, little, 2)), "{wide} {little}");
        }
        for strange in [&b"#!/bin/sh"[..], b"", b"\x7fELF", &[0xff; 64], &[b"\x7fELF".as_slice(), &[0xff; 60]].concat()]
        {
            assert!(!asked(strange));
        }
    }
}
