//! No bytes make the parser panic, and every place it reports lies in the file.
#![no_main]

use diag::FileId;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|source: &[u8]| {
    let file = gosyn::parse(FileId(0), source.into());
    for label in file.diagnostics.iter().flat_map(|found| found.primary.iter().chain(&found.secondary)) {
        assert!(label.span.start <= label.span.end && label.span.end as usize <= source.len());
    }
    let _dump = gosyn::dump(&file);
});
