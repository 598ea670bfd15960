//! go.work as data: which directories hold the modules of a workspace.

use std::path::PathBuf;

use diag::Severity;
use smol_str::SmolStr;

use super::gomod::{Replace, replace, spanned};
use super::modfile::{Problem, SYNTAX, Spanned, UNKNOWN_DIRECTIVE, directives};

/// A go.work file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GoWorkFile {
    /// The `go` line.
    pub go: Option<Spanned<SmolStr>>,
    /// The `toolchain` line.
    pub toolchain: Option<Spanned<SmolStr>>,
    /// Directories of modules, as written.
    pub uses: Vec<Spanned<PathBuf>>,
    /// Replacements that override those of the modules.
    pub replace: Vec<Replace>,
}

impl GoWorkFile {
    /// Reads the file.
    #[must_use]
    pub fn parse(text: &[u8]) -> (Self, Vec<Problem>) {
        let (lines, mut problems) = directives(text);
        let mut file = Self::default();
        for line in &lines {
            let words: Vec<&str> = line.words.iter().map(|word| word.text.as_str()).collect();
            let (start, end) = line.place();
            let mut wrong = |code, severity, message: String| {
                problems.push(Problem { code, severity, message, help: None, start, end });
            };
            let mut syntax = |form: &str| wrong(&SYNTAX, Severity::Error, format!("expected `{form}`"));
            match (line.verb.text.as_str(), words.as_slice()) {
                ("go", [_]) => file.go = Some(spanned(&line.words[0])),
                ("go", _) => syntax("go VERSION"),
                ("toolchain", [_]) => file.toolchain = Some(spanned(&line.words[0])),
                ("toolchain", _) => syntax("toolchain NAME"),
                ("use", [dir]) => file.uses.push(Spanned { value: PathBuf::from(dir), start, end }),
                ("use", _) => syntax("use DIRECTORY"),
                ("replace", _) => match replace(&words) {
                    Some((path, version, target)) => file.replace.push(Replace { path, version, target, start, end }),
                    None => syntax("replace PATH [VERSION] => PATH VERSION, or => ./DIRECTORY"),
                },
                ("godebug", _) => {}
                (verb, _) => wrong(&UNKNOWN_DIRECTIVE, Severity::Warning, format!("unknown directive `{verb}`")),
            }
        }
        problems.sort_by_key(|problem| problem.start);
        (file, problems)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_directive() {
        let text = "go 1.22.0\ntoolchain go1.23.0\nuse .\nuse (\n\t./a\n\t\"./b c\"\n)\nreplace x v1.0.0 => ./x\n";
        let (file, problems) = GoWorkFile::parse(text.as_bytes());
        assert_eq!(problems, []);
        assert_eq!(file.go.unwrap().value, "1.22.0");
        let uses: Vec<_> = file.uses.iter().map(|dir| dir.value.to_str().unwrap()).collect();
        assert_eq!(uses, [".", "./a", "./b c"]);
        assert_eq!(file.replace.len(), 1);
    }

    #[test]
    fn brackets_in_quotes_are_text() {
        let (file, problems) = GoWorkFile::parse(b"use \"(\"\nuse (\n\t\")\"\n\t./a\n)\nuse ./b\n");
        assert_eq!(problems, []);
        let uses: Vec<_> = file.uses.iter().map(|dir| dir.value.to_str().unwrap()).collect();
        assert_eq!(uses, ["(", ")", "./a", "./b"]);
    }
}
