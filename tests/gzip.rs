//! kgen's gzip against Go's: the same bits for inputs made by chance and for the files of this repository, at every level.
//!
//! Go 1.21 to 1.26 has the encoder that is meant; with another one on PATH the test fails and says so.
//! `KGEN_GZIP` says how many inputs are made (80 if it is not set), `KGEN_GZIP_LARGEST` how many megabytes the
//! largest has (1), `KGEN_GZIP_STEP` every how many-th file is taken (8).

#![expect(clippy::disallowed_methods, reason = "a test runs go and writes what go reads")]

use std::io::{BufReader, Read as _};
use std::path::Path;
use std::process::Command;

use generators::bindata::deflate::Level;
use generators::bindata::gzip::Gzip;
use walkdir::WalkDir;

/// Reads inputs, each behind its length, and writes what gzip makes of each at each level, in the same form.
const PROGRAM: &str = r#"package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"io"
	"os"
)

func main() {
	in, err := os.ReadFile(os.Args[1])
	check(err)
	file, err := os.Create(os.Args[2])
	check(err)
	out := bufio.NewWriterSize(file, 1<<20)
	for len(in) > 0 {
		length := binary.LittleEndian.Uint32(in)
		input := in[4 : 4+length]
		in = in[4+length:]
		for level := -2; level <= 9; level++ {
			var made bytes.Buffer
			writer, err := gzip.NewWriterLevel(&made, level)
			check(err)
			_, err = io.Copy(writer, struct{ io.Reader }{bytes.NewReader(input)})
			check(err)
			check(writer.Close())
			check(binary.Write(out, binary.LittleEndian, uint32(made.Len())))
			_, err = out.Write(made.Bytes())
			check(err)
		}
	}
	check(out.Flush())
	check(file.Close())
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
"#;

/// Bytes that Go gets at a time.
const BATCH: usize = 8 << 20;

/// A stream of numbers (splitmix64).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) as usize % end
    }

    /// A length: often small, often near where something changes.
    fn length(&mut self) -> usize {
        const EDGES: &[usize] =
            &[0, 17, 128, 258, 262, 4_096, 32_768, 65_274, 65_535, 65_536, 98_304, 131_070, 196_605];
        match self.below(10) {
            0..4 => self.below(600),
            4..7 => (EDGES[self.below(EDGES.len())] + self.below(9)).saturating_sub(4),
            7..9 => self.below(70_000),
            _ => self.below(400_000),
        }
    }

    /// Bytes of some alphabet, with repetitions from near and far.
    fn bytes(&mut self, length: usize) -> Vec<u8> {
        let letters = [1, 2, 4, 16, 64, 256][self.below(6)];
        let copies = [0, 1, 10, 40][self.below(4)];
        let far = [4, 300, 4_200, 33_000, 70_000][self.below(5)];
        let mut bytes = Vec::with_capacity(length);
        while bytes.len() < length {
            if !bytes.is_empty() && self.below(50) < copies {
                let distance = 1 + self.below(far.min(bytes.len()));
                let longest = [8, 40, 600][self.below(3)];
                for _ in 0..self.below(longest) {
                    bytes.push(bytes[bytes.len() - distance]);
                }
            } else {
                // Low letters are more frequent.
                let letter = self.below(letters).min(self.below(letters));
                bytes.push(letter as u8);
            }
        }
        bytes.truncate(length);
        bytes
    }
}

fn number(variable: &str, usual: usize) -> usize {
    std::env::var(variable).map_or(usual, |text| text.parse().expect("a number"))
}

/// The levels by their numbers in Go.
fn levels() -> impl Iterator<Item = (i8, Level)> {
    (-2..=9).filter_map(|number| Some((number, Level::of(number)?)))
}

/// What kgen makes of an input, taken in pieces.
fn gzip(input: &[u8], level: Level) -> Vec<u8> {
    let mut gzip = Gzip::new(level);
    let mut made = Vec::new();
    for piece in input.chunks(50_000) {
        gzip.write(piece);
        made.extend(gzip.take());
    }
    made.extend(gzip.finish());
    made
}

fn go(dir: &Path, arguments: &[&str]) -> String {
    let done = Command::new("go").args(arguments).current_dir(dir).env("GOWORK", "off").output();
    let done = done.expect("this test asks the `go` on PATH");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8_lossy(&done.stdout).trim().to_owned()
}

/// Whether the Go on PATH still has the encoder that is meant.
fn is_meant(version: &str) -> bool {
    let minor =
        version.strip_prefix("go1.").and_then(|rest| rest.split(['.', 'r', 'b', '-']).next()?.parse::<u32>().ok());
    minor.is_some_and(|minor| (21..=26).contains(&minor))
}

#[test]
fn bits_are_those_of_go() {
    let scratch = tempfile::tempdir().unwrap();
    let version = go(scratch.path(), &["env", "GOVERSION"]);
    assert!(is_meant(&version), "this test needs Go 1.21 to 1.26 on PATH, whose encoder kgen follows, not {version}");
    std::fs::write(scratch.path().join("go.mod"), "module gzip\n\ngo 1.21\n").unwrap();
    std::fs::write(scratch.path().join("main.go"), PROGRAM).unwrap();
    go(scratch.path(), &["build", "-o", "gzip.exe", "."]);

    let mut batch = Vec::new();
    let mut add = |input: Vec<u8>| {
        batch.push(input);
        if batch.iter().map(Vec::len).sum::<usize>() > BATCH {
            compare(scratch.path(), &std::mem::take(&mut batch), &version);
        }
    };
    let mut random = Random(number("KGEN_GZIP_SEED", 0) as u64);
    for _ in 0..number("KGEN_GZIP", 80) {
        let length = random.length();
        add(random.bytes(length));
    }
    let large = number("KGEN_GZIP_LARGEST", 1) << 20;
    add(random.bytes(large));
    let files = WalkDir::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata")).sort_by_file_name();
    for entry in files.into_iter().step_by(number("KGEN_GZIP_STEP", 8)) {
        let entry = entry.unwrap();
        if entry.file_type().is_file() {
            add(std::fs::read(entry.path()).unwrap());
        }
    }
    compare(scratch.path(), &batch, &version);
}

fn compare(scratch: &Path, inputs: &[Vec<u8>], version: &str) {
    let mut all = Vec::new();
    for input in inputs {
        all.extend((input.len() as u32).to_le_bytes());
        all.extend(input);
    }
    std::fs::write(scratch.join("in"), all).unwrap();
    let done = Command::new(scratch.join("gzip.exe")).args(["in", "out"]).current_dir(scratch).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let mut out = BufReader::new(std::fs::File::open(scratch.join("out")).unwrap());
    for input in inputs {
        for (number, level) in levels() {
            let mut length = [0; 4];
            out.read_exact(&mut length).unwrap();
            let mut theirs = vec![0; u32::from_le_bytes(length) as usize];
            out.read_exact(&mut theirs).unwrap();
            let own = gzip(input, level);
            if own != theirs {
                let saved = std::env::temp_dir().join("kgen-gzip-differs");
                std::fs::write(&saved, input).unwrap();
                let at = own.iter().zip(&theirs).position(|(left, right)| left != right);
                let lengths = (input.len(), own.len(), theirs.len());
                panic!("level {number}, {version}: from {at:?} on, {lengths:?}; the input is {}", saved.display());
            }
        }
    }
}
