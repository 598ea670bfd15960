//! The text of a comment group has no empty line at its start or end and no two in a row.
#![no_main]

use diag::FileId;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|source: &[u8]| {
    let file = gosyn::parse(FileId(0), source.into());
    for group in &file.comments {
        let text = file.comments.text(group, source);
        assert!(text.is_empty() || text.ends_with('\n') && !text.starts_with('\n'));
        assert!(!text.contains("\n\n\n") && !text.ends_with("\n\n"));
    }
});
