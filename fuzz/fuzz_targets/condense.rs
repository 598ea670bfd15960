//! The condensed text is bounded by the file, its pieces lead back to the file in order, its brackets match, and it
//! says the same: where both texts are Go, they hold the same types, constants and variables.
#![no_main]

use diag::FileId;
use kgen_fuzz::{consts, types, vars};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|source: &[u8]| {
    let condensed = gosyn::condense(FileId(0), source);
    let text = condensed.text();
    // A lone quote becomes a whole rune, and open brackets are closed, up to the limit.
    assert!(text.len() <= 3 * source.len() + 512);

    let (mut length, mut last) = (0, 0);
    for (piece, original) in condensed.pieces() {
        assert!(last <= original.start && original.start <= original.end && original.end as usize <= source.len());
        assert_eq!(piece, &text[length..length + piece.len()]);
        length += piece.len();
        last = original.end;
    }
    assert_eq!(length, text.len());

    let whole = gosyn::parse(FileId(0), source.into());
    // `new` is condensed to `neW` in places.
    if !whole.diagnostics.is_empty() || source.windows(3).any(|word| word == b"neW") {
        return;
    }
    let text = String::from_utf8_lossy(text).replace("neW", "new");
    // A simple package clause was cut out.
    let clause = if gosyn::header(text.as_bytes()).package.is_some() { "" } else { "package p\n" };
    let again = gosyn::parse(FileId(0), [clause, &text].concat().into_bytes().into());
    if again.diagnostics.is_empty() {
        assert_eq!(types(&whole), types(&again));
        assert_eq!(consts(&whole), consts(&again));
        assert_eq!(vars(&whole), vars(&again));
        let mut names = whole.funcs.iter().map(|func| &func.name.name);
        assert!(again.funcs.iter().all(|func| names.any(|name| *name == func.name.name)), "functions out of order");
    }
});
