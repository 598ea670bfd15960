//! Lists the declarations of a Go file: `declarations <file>`.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "an example prints")]

use std::process::ExitCode;

use diag::FileId;

fn main() -> ExitCode {
    let Some(path) = std::env::args_os().nth(1) else {
        eprintln!("usage: declarations <file.go>");
        return ExitCode::from(2);
    };
    let source = match std::fs::read(&path) {
        Ok(source) => source,
        Err(error) => {
            eprintln!("{}: {error}", path.display());
            return ExitCode::from(2);
        }
    };
    let file = gosyn::parse(FileId(0), source);
    let line = |start: u32| file.lines.line(start);
    for ty in &file.types {
        println!("{:>5}  type {}", line(ty.name.span.start), ty.name.name);
    }
    for func in &file.funcs {
        let word = if func.receiver.is_some() { "method" } else { "func" };
        println!("{:>5}  {word} {}", line(func.name.span.start), func.name.name);
    }
    for name in file.consts.iter().flat_map(|group| &group.specs).flat_map(|spec| &spec.names) {
        println!("{:>5}  const {}", line(name.span.start), name.name);
    }
    for name in file.vars.iter().flat_map(|spec| &spec.names) {
        println!("{:>5}  var {}", line(name.span.start), name.name);
    }
    for found in &file.diagnostics {
        let at = found.primary.as_ref().map(|label| file.lines.line_col(label.span.start));
        eprintln!("{at:?}: {}", found.message);
    }
    if file.diagnostics.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
