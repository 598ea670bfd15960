//! What assets are called in Go, and whether that can be compiled.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use diag::Diagnostic;

use super::find::Found;
use super::{Bindata, Layout, codes};

/// A file that is held, with its names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asset {
    /// Its absolute path.
    pub path: String,
    /// What programs call it.
    pub name: String,
    /// The function that gives it.
    pub function: String,
}

/// All that is known before anything is read.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The options.
    pub options: Bindata,
    /// The assets, in the order in which they were found.
    pub assets: Vec<Asset>,
}

/// Names the assets; refuses what Go cannot compile.
pub(super) fn plan(options: &Bindata, found: Vec<Found>, diagnostics: &mut Vec<Diagnostic>) -> Plan {
    let mut numbers: HashMap<String, usize> = HashMap::new();
    let mut names: HashMap<String, String> = HashMap::new();
    let mut declared: HashMap<String, String> = HashMap::new();
    for own in own_names(options) {
        declared.insert((*own).to_owned(), String::new());
    }
    let mut assets = Vec::new();
    for Found { path, name } in found {
        if let Some(first) = names.insert(name.clone(), path.clone()) {
            let finding =
                Diagnostic::error(&codes::COLLISION, format!("{path} and {first} are both the asset {name:?}"));
            diagnostics.push(finding.help("cut less off with `prefix`, or leave one of them out with `ignore`"));
            continue;
        }
        let Some(function) = function(&name, &mut numbers) else {
            let finding = Diagnostic::error(&codes::BAD_NAME, format!("{path}: no letter of {name:?} can stand in Go"));
            diagnostics.push(finding.help("rename the file, or leave it out with `ignore`"));
            continue;
        };
        if KEYWORDS.contains(&function.as_str()) {
            let message =
                format!("{path}: the function of {name:?} would be named {function}, which is a keyword of Go");
            let finding = Diagnostic::error(&codes::BAD_NAME, message);
            diagnostics.push(finding.help("rename the file, or leave it out with `ignore`"));
        }
        let reads = options.reads();
        let data = [format!("_{function}"), format!("{function}Bytes")];
        for declares in std::iter::once(function.clone()).chain(data.into_iter().filter(|_| !reads)) {
            match declared.entry(declares) {
                Entry::Vacant(free) => {
                    free.insert(path.clone());
                }
                Entry::Occupied(taken) => {
                    let other = match taken.get().as_str() {
                        "" => "the generated file itself",
                        other => other,
                    };
                    let message = format!("{path} and {other} would both declare {}", taken.key());
                    let finding = Diagnostic::error(&codes::COLLISION, message);
                    diagnostics.push(finding.help("rename the file, or leave it out with `ignore`"));
                    break;
                }
            }
        }
        assets.push(Asset { path, name, function });
    }
    Plan { options: options.clone(), assets }
}

/// The name of an asset's function; nothing where no byte of its name can stand in one.
fn function(name: &str, numbers: &mut HashMap<String, usize>) -> Option<String> {
    let mut out = String::new();
    let mut upper = false;
    // Go lowers letter by letter: one of more than one letter in lower case gives the first.
    for letter in name.chars().filter_map(|letter| letter.to_lowercase().next()) {
        match letter {
            'a'..='z' | '0'..='9' | '_' => {
                out.push(if std::mem::take(&mut upper) { letter.to_ascii_uppercase() } else { letter });
            }
            _ => upper = true,
        }
    }
    if out.is_empty() {
        return None;
    }
    if out.starts_with(|first: char| first.is_ascii_digit()) {
        out.insert(0, '_');
    }
    match numbers.entry(out) {
        Entry::Vacant(first) => {
            let name = first.key().clone();
            first.insert(2);
            Some(name)
        }
        Entry::Occupied(mut again) => {
            let name = format!("{}{}", again.key(), again.get());
            *again.get_mut() += 1;
            Some(name)
        }
    }
}

/// What the file declares and imports besides.
fn own_names(options: &Bindata) -> impl Iterator<Item = &'static &'static str> {
    let reads = options.reads();
    let parts: [(&[&str], bool); 4] = [
        (&OWN, true),
        (&["assetFile", "assetOperator", "newDirFileInfo", "http"], options.fs),
        (&["rootDir"], options.dev),
        (&["bindataFileInfo", "time"], !reads || options.fs || options.layout == Layout::V313),
    ];
    parts.into_iter().filter(|(_, there)| *there).flat_map(|(names, _)| names)
}

const OWN: [&str; 15] = [
    "asset",
    "bindataRead",
    "bintree",
    "_bindata",
    "_bintree",
    "_filePath",
    "fmt",
    "os",
    "filepath",
    "strings",
    "ioutil",
    "bytes",
    "io",
    "string",
    "error",
];

const KEYWORDS: [&str; 25] = [
    "break",
    "case",
    "chan",
    "const",
    "continue",
    "default",
    "defer",
    "else",
    "fallthrough",
    "for",
    "func",
    "go",
    "goto",
    "if",
    "import",
    "interface",
    "map",
    "package",
    "range",
    "return",
    "select",
    "struct",
    "switch",
    "type",
    "var",
];

/// Whether a word is an identifier of Go, and no keyword.
pub(super) fn is_identifier(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(|first| first == '_' || first.is_alphabetic())
        && letters.all(|letter| letter == '_' || letter.is_alphanumeric())
        && !KEYWORDS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_are_named_as_upstream_names_them() {
        let mut numbers = HashMap::new();
        for (name, called) in [
            ("data/a-b.txt", "dataABTxt"),
            ("Data/a_b.txt", "dataA_bTxt"),
            ("data/a b.txt", "dataABTxt2"),
            ("data/a.b.txt", "dataABTxt3"),
            ("1.txt", "_1Txt"),
            ("\u{130}x", "ix"),
            ("\u{212a}", "k"),
            ("\u{e4}b", "B"),
        ] {
            assert_eq!(function(name, &mut numbers).as_deref(), Some(called), "{name}");
        }
        assert_eq!(function("-/\u{e4}", &mut numbers), None);
    }
}
