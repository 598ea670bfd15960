//! The condensed text is bounded by the file, whatever the bytes.
#![no_main]

use diag::FileId;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|source: &[u8]| {
    let condensed = gosyn::condense(FileId(0), source);
    // A lone quote becomes a whole rune, and open brackets are closed, up to the limit.
    assert!(condensed.text().len() <= 3 * source.len() + 512);
});
