//! Every folder of `testdata/syntax`: `input.go` is read and dumped, and the dump is `ast.txt`.
//!
//! `BLESS=1` writes the dumps instead of comparing them.

use std::path::Path;

use diag::{FileId, Text};

#[test]
#[expect(clippy::disallowed_methods, reason = "blessing writes the golden files")]
fn goldens() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../testdata/syntax");
    let bless = std::env::var_os("BLESS").is_some();
    let mut cases = 0;
    let mut wrong = Vec::new();
    for entry in walkdir::WalkDir::new(&root).min_depth(1).max_depth(1).sort_by_file_name() {
        let folder = entry.expect("testdata/syntax can be read").into_path();
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let source: Text =
            std::fs::read(folder.join("input.go")).unwrap_or_else(|error| panic!("{name}: {error}")).into();
        let file = gosyn::parse(FileId(0), source.clone());
        let dump = gosyn::dump(&file);
        cases += 1;
        if name.starts_with("broken-") {
            assert!(!file.diagnostics.is_empty(), "{name} is broken, but nothing was reported\n{dump}");
        }
        if bless {
            std::fs::write(folder.join("ast.txt"), dump).expect("the golden can be written");
            continue;
        }
        let golden = std::fs::read_to_string(folder.join("ast.txt")).unwrap_or_default();
        if dump != golden {
            let line = dump.lines().zip(golden.lines()).position(|(new, old)| new != old).unwrap_or(0);
            wrong.push(format!(
                "{name}, line {}:\n  now    {:?}\n  golden {:?}",
                line + 1,
                dump.lines().nth(line),
                golden.lines().nth(line)
            ));
        }
    }
    assert!(cases >= 25, "only {cases} cases below {}", root.display());
    assert!(wrong.is_empty(), "{}\nBLESS=1 accepts what is new", wrong.join("\n"));
}
