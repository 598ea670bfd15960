//! Imports of programs, which Go does not compile and upstream's generators do not load from 0.30 on.
//!
//! Only what has been loaded is looked at: a program that no output depends on is not read for this.

use diag::{Code, Diagnostic};
use gotypes::Universe;

/// A `package main` that another package imports.
pub(crate) static IMPORTED_PROGRAM: Code = Code {
    id: "load/imported-program",
    summary: "a package imports a program",
    explain: "A `package main` is a program: Go lets no other package import it, and Kubernetes' generators refuse such \
              packages, too, from 0.30 on. Move what both need into a package of its own.",
};

/// One finding for each import of a program.
pub(crate) fn imported_programs(universe: &Universe) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for package in universe.packages() {
        for import in package.files.iter().flat_map(|file| &file.imports) {
            let imported = package.import(&import.path).and_then(|id| universe.loaded(id));
            if let Some(program) = imported.filter(|imported| imported.name == "main") {
                let message = format!("import {:?} is a program, not an importable package", program.path);
                let finding = Diagnostic::error(&IMPORTED_PROGRAM, message).at(import.span);
                found.push(finding.help("Go does not compile this: move what is needed into a package of its own"));
            }
        }
    }
    found
}
