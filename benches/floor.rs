//! The floor of a run: reads the files that kgen says it read, parses those that it parsed, in as many threads, and does
//! nothing else. What kgen needs beyond this is what can be made faster.
//!
//! Usage: `floor [--tree-sitter] LIST [TREE]`, with a LIST that `KGEN_PARSED_FILES=LIST kgen …` has written. With a TREE it
//! walks that first, reads every Go file that discovery would, and searches it for markers. With `--tree-sitter` all of the
//! syntax but bodies, comments and contents of literals goes through tree-sitter, and nothing is made of its tree: what a
//! run could not do without before there was a parser of our own for plain declarations.

#![expect(clippy::print_stdout, reason = "a program for the command line")]

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Mutex;

use diag::FileId;
use rayon::prelude::*;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1).peekable();
    let by_tree = args.next_if_eq("--tree-sitter").is_some();
    let Some(list) = args.next() else {
        println!("usage: floor [--tree-sitter] LIST [TREE]");
        return ExitCode::from(2);
    };
    if let Some(tree) = args.next() {
        let looked = Mutex::new((0, 0));
        rayon::scope(|scope| look_through(PathBuf::from(tree), &looked, scope));
        println!("{:?} files looked at, of which hold markers", looked.into_inner());
    }
    match run(&list, by_tree) {
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

/// Walks a directory; every file is read and searched.
fn look_through<'s>(dir: PathBuf, looked: &'s Mutex<(usize, usize)>, scope: &rayon::Scope<'s>) {
    let marker = memchr::memmem::Finder::new(b"+k8s:");
    let (mut files, mut holding) = (0, 0);
    for entry in std::fs::read_dir(dir).into_iter().flatten().flatten() {
        let (name, path) = (entry.file_name(), entry.path());
        let name = name.to_string_lossy();
        match entry.file_type() {
            Ok(kind)
                if kind.is_dir() && !name.starts_with('.') && !matches!(&*name, "vendor" | "testdata" | "_output") =>
            {
                scope.spawn(move |scope| look_through(path, looked, scope));
            }
            Ok(kind) if kind.is_file() && name.ends_with(".go") && !name.ends_with("_test.go") => {
                files += 1;
                holding += usize::from(std::fs::read(path).is_ok_and(|text| marker.find(&text).is_some()));
            }
            _ => {}
        }
    }
    if let Ok(mut looked) = looked.lock() {
        *looked = (looked.0 + files, looked.1 + holding);
    }
}

fn run(list: &str, by_tree: bool) -> Result<(usize, usize, usize), String> {
    let text = std::fs::read_to_string(list).map_err(|error| error.to_string())?;
    let files: Vec<&str> = text.lines().collect();
    let sums = files.par_iter().map(|path| parse(path, by_tree)).collect::<Result<Vec<_>, _>>()?;
    let (bytes, declarations) = sums.iter().fold((0, 0), |(bytes, all), sum| (bytes + sum.0, all + sum.1));
    Ok((files.len(), bytes, declarations))
}

/// Deals with one line of the list; gives bytes and declarations, or nodes.
fn parse(line: &str, by_tree: bool) -> Result<(usize, usize), String> {
    let (what, path) = line.split_once(' ').ok_or_else(|| format!("not a line of such a list: {line}"))?;
    let source = std::fs::read(path).map_err(|error| format!("{path}: {error}"))?;
    let bytes = source.len();
    if what != "parse" {
        return Ok((bytes, 0));
    }
    if by_tree {
        return Ok((bytes, gosyn::parse_only(&source)));
    }
    let file = gosyn::parse(FileId(0), source);
    Ok((bytes, file.types.len() + file.funcs.len() + file.consts.len() + file.vars.len()))
}
