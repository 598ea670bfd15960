//! The condensed text is bounded by the file and its pieces lead back to the file in order; what is read without a parse
//! tree is what the tree would have given.
#![no_main]

use diag::{FileId, Text};
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

    // What was cut out was read without a tree, and is the same as from one.
    let source: Text = source.into();
    let (plain, tree) = (gosyn::parse(FileId(0), source.clone()), gosyn::parse_by_tree(FileId(0), source));
    assert_eq!(plain.diagnostics.is_empty(), tree.diagnostics.is_empty());
    assert_eq!(format!("{:?}", plain.comments), format!("{:?}", tree.comments));
    if tree.diagnostics.is_empty() {
        assert_eq!(gosyn::dump(&plain), gosyn::dump(&tree));
        assert_eq!(format!("{:?}", plain.types), format!("{:?}", tree.types));
        assert_eq!(format!("{:?}", plain.consts), format!("{:?}", tree.consts));
        assert_eq!(format!("{:?}", plain.vars), format!("{:?}", tree.vars));
    }
});
