//! go.work: places lie in the file in order, and a file without problems says the same when it is written anew.
#![no_main]

use goload::module::GoWorkFile;
use kgen_fuzz::modfile::{check_problems, check_word, quoted, replace};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &[u8]| {
    let (file, problems) = GoWorkFile::parse(text);
    check_problems(&problems, text);
    for word in file.go.iter().chain(&file.toolchain) {
        check_word(word, text);
    }
    let mut last = 0;
    for dir in &file.uses {
        assert!(last <= dir.start && dir.start < dir.end && dir.end as usize <= text.len());
        last = dir.end;
    }
    if problems.is_empty() {
        let printed = print(&file);
        let (again, problems) = GoWorkFile::parse(printed.as_bytes());
        assert_eq!(problems, [], "{printed}");
        assert_eq!(print(&again), printed);
        assert_eq!(again.uses.len(), file.uses.len());
        assert_eq!(again.replace.len(), file.replace.len());
    }
});

fn print(file: &GoWorkFile) -> String {
    let mut out = String::new();
    for (verb, word) in [("go", &file.go), ("toolchain", &file.toolchain)] {
        if let Some(word) = word {
            out += &format!("{verb} {}\n", quoted(&word.value));
        }
    }
    for dir in &file.uses {
        out += &format!("use {}\n", quoted(&dir.value.to_string_lossy()));
    }
    for change in &file.replace {
        out += &format!("{}\n", replace(change));
    }
    out
}
