//! Imports that Go does not allow, and so upstream's generators from 0.30 on: of programs, and of packages that are
//! internal to somebody else.
//!
//! Only what has been loaded is looked at: a package that no output depends on is not read for this.

use diag::{Code, Diagnostic};
use gotypes::Universe;

/// A `package main` that another package imports.
pub(crate) static IMPORTED_PROGRAM: Code = Code {
    id: "load/imported-program",
    summary: "a package imports a program",
    explain: "A `package main` is a program: Go lets no other package import it, and Kubernetes' generators refuse such \
              packages, too, from 0.30 on. Move what both need into a package of its own.",
};

/// An internal package that is imported from outside.
pub(crate) static INTERNAL_PACKAGE: Code = Code {
    id: "load/internal-package",
    summary: "a package imports an internal package of somebody else",
    explain: "A package below a directory named `internal` is there for the packages below that directory's parent \
              only. Go compiles no other import of it, and Kubernetes' generators refuse such packages, too, from 0.30 \
              on. Move what both need out of `internal`.",
};

/// One finding for each import that is not allowed.
pub(crate) fn forbidden_imports(universe: &Universe) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for package in universe.packages() {
        for import in package.files.iter().flat_map(|file| &file.imports) {
            let Some(imported) = package.import(&import.path).and_then(|id| universe.loaded(id)) else { continue };
            if imported.name == "main" {
                let message = format!("import {:?} is a program, not an importable package", imported.path);
                let finding = Diagnostic::error(&IMPORTED_PROGRAM, message).at(import.span);
                found.push(finding.help("Go does not compile this: move what is needed into a package of its own"));
            } else if !may_import(&package.path, &imported.path) {
                let message = format!("use of internal package {} not allowed", imported.path);
                let finding = Diagnostic::error(&INTERNAL_PACKAGE, message).at(import.span);
                found.push(finding.help("Go does not compile this: move what is needed out of `internal`"));
            }
        }
    }
    found
}

/// Whether `importer` is below the parent of the last `internal` in the path `imported`, if there is one.
fn may_import(importer: &str, imported: &str) -> bool {
    let inner = imported.strip_suffix("/internal").or_else(|| Some(imported.rsplit_once("/internal/")?.0));
    inner
        .is_none_or(|parent| importer.strip_prefix(parent).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
}

#[cfg(test)]
mod tests {
    use super::may_import;

    #[test]
    fn internal_packages_are_for_their_parent() {
        for (importer, imported) in [
            ("a.b/x", "a.b/y"),
            ("a.b/x", "a.b/internal"),
            ("a.b", "a.b/internal/y"),
            ("a.b/x/z", "a.b/x/internal/y"),
            ("a.b/x", "a.b/internals/y"),
            ("a.b/internal/y/z", "a.b/internal/y/internal/w"),
            ("net/http", "internal/abi"),
        ] {
            assert!(may_import(importer, imported), "{importer} {imported}");
        }
        for (importer, imported) in [
            ("a.b/xx", "a.b/x/internal/y"),
            ("a.b", "a.b/x/internal"),
            ("a.c", "a.b/internal/y"),
            ("a.b/x", "a.b/internal/y/internal/w"),
        ] {
            assert!(!may_import(importer, imported), "{importer} {imported}");
        }
    }
}
