//! Times the stages of reading all Go files below the given folders: `speed <folder>…`.
#![expect(clippy::print_stdout, reason = "an example prints")]

use std::time::{Duration, Instant};

use diag::{FileId, Text};

fn main() {
    let mut sources: Vec<(String, Text)> = Vec::new();
    for root in std::env::args().skip(1) {
        for entry in walkdir::WalkDir::new(root).sort_by_file_name().into_iter().flatten() {
            let name = entry.path().to_string_lossy().into_owned();
            let unwanted = name.ends_with("_test.go") || name.contains("/testdata/");
            if name.ends_with(".go")
                && !unwanted
                && let Ok(bytes) = std::fs::read(entry.path())
            {
                sources.push((name, bytes.into()));
            }
        }
    }
    let bytes: usize = sources.iter().map(|(_, source)| source.len()).sum();
    let left: usize = sources.iter().map(|(_, source)| gosyn::condense(FileId(0), source).text().len()).sum();
    println!("{} files, {:.2} MB, {:.2} MB condensed", sources.len(), bytes as f64 / 1e6, left as f64 / 1e6);
    let best = |run: &dyn Fn()| {
        (0..5)
            .map(|_| {
                let start = Instant::now();
                run();
                start.elapsed()
            })
            .min()
            .unwrap_or(Duration::ZERO)
    };
    let condense = best(&|| sources.iter().for_each(|(_, source)| drop(gosyn::condense(FileId(0), source))));
    let only = best(&|| {
        sources.iter().for_each(|(_, source)| {
            let _nodes = gosyn::parse_only(source);
        });
    });
    let parse = best(&|| sources.iter().for_each(|(_, source)| drop(gosyn::parse(FileId(0), source.clone()))));
    let header = best(&|| {
        sources.iter().for_each(|(_, source)| {
            let _header = gosyn::header(source);
        });
    });
    println!("condense {condense:.1?}, with tree-sitter {only:.1?}, with lowering {parse:.1?}; header {header:.1?}");
    let mut wrong = 0;
    for (name, source) in &sources {
        let file = gosyn::parse(FileId(0), source.clone());
        if let Some(first) = file.diagnostics.first() {
            wrong += 1;
            let at = first.primary.as_ref().map(|label| file.lines.line_col(label.span.start));
            println!("{name}:{at:?}: {} ({})", first.message, file.diagnostics.len());
        }
    }
    println!("{wrong} files with diagnostics");
}
