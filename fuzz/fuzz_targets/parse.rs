//! No bytes make the parser panic, every place it reports lies in the file, and in a file without mistakes the parts
//! of a declaration lie inside it, in order.
#![no_main]

use diag::FileId;
use kgen_fuzz::{consts, funcs, imports, types, vars};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|source: &[u8]| {
    let file = gosyn::parse(FileId(0), source);
    for label in file.diagnostics.iter().flat_map(|found| found.primary.iter().chain(&found.secondary)) {
        assert!(label.span.start <= label.span.end && label.span.end as usize <= source.len());
    }
    for part in [imports(&file), types(&file), funcs(&file), consts(&file), vars(&file)] {
        part.check_places(source);
        if file.diagnostics.is_empty() {
            part.check_nesting(None);
        }
    }
    let lines = source.iter().filter(|&&byte| byte == b'\n').count() as u32 + 1;
    assert_eq!(file.lines.line(source.len() as u32), lines);
    let _dump = gosyn::dump(&file);

    let header = gosyn::header(source);
    assert_eq!(header.constraint, file.constraint);
    if file.diagnostics.is_empty() {
        assert_eq!(header.package, file.package.map(|name| name.name));
        assert_eq!(header.imports_c, file.imports.iter().any(|import| import.path == "C"));
    }
});
