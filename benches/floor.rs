//! The floor of a run: reads the files and pieces that kgen says it parsed, parses them with tree-sitter, in as many
//! threads, and does nothing else. What kgen needs beyond this is what can be made faster.
//!
//! Usage: `floor LIST [THREADS]`, with a LIST that `KGEN_PARSED_FILES=LIST kgen …` has written.

#![expect(clippy::print_stdout, reason = "a program for the command line")]

use std::process::ExitCode;

use rayon::prelude::*;

/// A file and its pieces.
struct Parsed<'a> {
    path: &'a str,
    pieces: Vec<Piece<'a>>,
}

enum Piece<'a> {
    Range(usize, usize),
    Text(&'a str),
}

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let Some(list) = args.next() else {
        println!("usage: floor LIST [THREADS]");
        return ExitCode::from(2);
    };
    let threads = args.next().and_then(|threads| threads.parse().ok()).unwrap_or(0);
    match run(&list, threads) {
        Ok((files, bytes, nodes)) => {
            println!("{files} files, {bytes} bytes read, {nodes} nodes");
            ExitCode::SUCCESS
        }
        Err(error) => {
            println!("{list}: {error}");
            ExitCode::from(2)
        }
    }
}

fn run(list: &str, threads: usize) -> Result<(usize, usize, usize), String> {
    let text = std::fs::read_to_string(list).map_err(|error| error.to_string())?;
    let files: Vec<&str> = text.split("\n\n").filter(|file| !file.is_empty()).collect();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().map_err(|error| error.to_string())?;
    let sums =
        pool.install(|| files.par_iter().map(|file| parse(&understand(file)?)).collect::<Result<Vec<_>, _>>())?;
    let (bytes, nodes) = sums.iter().fold((0, 0), |(bytes, nodes), sum| (bytes + sum.0, nodes + sum.1));
    Ok((files.len(), bytes, nodes))
}

fn understand(text: &str) -> Result<Parsed<'_>, String> {
    let mut lines = text.lines();
    let path = lines.next().unwrap_or_default();
    let pieces = lines
        .map(|line| {
            if let Some(text) = line.strip_prefix('=') {
                return Some(Piece::Text(if text == "\\n" { "\n" } else { text }));
            }
            let (start, end) = line.split_once(' ')?;
            Some(Piece::Range(start.parse().ok()?, end.parse().ok()?))
        })
        .collect::<Option<_>>()
        .ok_or_else(|| format!("the pieces of {path} cannot be understood"))?;
    Ok(Parsed { path, pieces })
}

fn parse(file: &Parsed<'_>) -> Result<(usize, usize), String> {
    let source = std::fs::read(file.path).map_err(|error| format!("{}: {error}", file.path))?;
    let mut text = Vec::with_capacity(source.len());
    for piece in &file.pieces {
        match *piece {
            Piece::Range(start, end) => text.extend_from_slice(source.get(start..end).unwrap_or_default()),
            Piece::Text(replacement) => text.extend_from_slice(replacement.as_bytes()),
        }
    }
    Ok((source.len(), gosyn::parse_condensed(&text)))
}
