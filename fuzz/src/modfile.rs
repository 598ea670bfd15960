//! What go.mod and go.work share: checks of places, and lines written anew.

use goload::module::{Problem, Replace, ReplaceTarget, Spanned};

/// Problems lie in the text, in order.
pub fn check_problems(problems: &[Problem], text: &[u8]) {
    let mut last = 0;
    for problem in problems {
        assert!(last <= problem.start && problem.start <= problem.end && problem.end as usize <= text.len());
        last = problem.start;
    }
}

/// A word stands where it says, unless it is quoted there.
pub fn check_word(word: &Spanned<impl AsRef<str>>, text: &[u8]) {
    let shown = &text[word.start as usize..word.end as usize];
    if !matches!(shown.first(), Some(b'"' | b'`')) {
        assert_eq!(word.value.as_ref(), String::from_utf8_lossy(shown));
    }
}

/// A word in quotes.
pub fn quoted(word: &str) -> String {
    format!("\"{}\"", word.replace('\\', "\\\\").replace('"', "\\\""))
}

/// A replace line.
pub fn replace(line: &Replace) -> String {
    let version = line.version.as_deref().map(quoted).unwrap_or_default();
    let target = match &line.target {
        ReplaceTarget::Module(module) => format!("{} {}", quoted(&module.path), quoted(&module.version)),
        ReplaceTarget::Directory(dir) => quoted(dir),
    };
    format!("replace {} {version} => {target}", quoted(&line.path))
}
