//! The floor of a run: reads the files that kgen says it read, parses those that it parsed, in as many threads, and does
//! nothing else. What kgen needs beyond this is what can be made faster.
//!
//! Usage: `floor LIST [THREADS]`, with a LIST that `KGEN_PARSED_FILES=LIST kgen …` has written.

#![expect(clippy::print_stdout, reason = "a program for the command line")]

use std::process::ExitCode;

use diag::FileId;
use rayon::prelude::*;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let Some(list) = args.next() else {
        println!("usage: floor LIST [THREADS]");
        return ExitCode::from(2);
    };
    let threads = args.next().and_then(|threads| threads.parse().ok()).unwrap_or(0);
    match run(&list, threads) {
        Ok((files, bytes, declarations)) => {
            println!("{files} files, {bytes} bytes, {declarations} declarations");
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
    let files: Vec<&str> = text.lines().collect();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().map_err(|error| error.to_string())?;
    let sums = pool.install(|| files.par_iter().map(|path| parse(path)).collect::<Result<Vec<_>, _>>())?;
    let (bytes, declarations) = sums.iter().fold((0, 0), |(bytes, all), sum| (bytes + sum.0, all + sum.1));
    Ok((files.len(), bytes, declarations))
}

/// Deals with one line of the list; gives bytes and declarations.
fn parse(line: &str) -> Result<(usize, usize), String> {
    let (what, path) = line.split_once(' ').ok_or_else(|| format!("not a line of such a list: {line}"))?;
    let source = std::fs::read(path).map_err(|error| format!("{path}: {error}"))?;
    let bytes = source.len();
    if what != "parse" {
        return Ok((bytes, 0));
    }
    let file = gosyn::parse(FileId(0), source);
    Ok((bytes, file.types.len() + file.funcs.len() + file.consts.len() + file.vars.len()))
}
