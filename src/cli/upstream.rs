//! The command lines of upstream's tools, told in kgen's own words.
//!
//! A link to kgen that carries the name of a tool, or `kgen TOOL …`, takes that tool's flags. This file knows how the tools
//! read their flags and translates them, purely; where files go and what their names are by default is decided in
//! `settings`, since the generation of the tool can depend on the release that is followed.

mod tools;

use std::ffi::OsString;
use std::path::Path;

use clap::error::ErrorKind;

use self::tools::{Flag, Means, Syntax, Takes, Tool};
use crate::exit::Exit;

/// A run under the name of a tool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Called {
    /// The tool.
    pub tool: &'static Tool,
    /// Whether a flag was given that only the first generation had.
    first: bool,
    /// `--output-base`, as typed.
    pub output_base: Option<String>,
    /// `--trim-path-prefix`, as typed.
    pub trim_path_prefix: Option<String>,
}

impl Called {
    /// Whether the rules of the first generation hold, where the bytes of a minor version are wanted.
    #[must_use]
    pub const fn is_first(&self, minor: u8) -> bool {
        self.first || minor < 30
    }

    /// The name of the files to write, where none is typed.
    #[must_use]
    pub const fn default_file(&self, minor: u8) -> &'static str {
        self.tool.files[if self.is_first(minor) { 0 } else { 1 }]
    }

    /// The code that the tool would end with.
    #[must_use]
    pub fn exit_code(&self, exit: Exit) -> u8 {
        match exit {
            Exit::Findings | Exit::Usage => self.tool.failure,
            exit => exit.code(),
        }
    }
}

/// The tool that a command line is for, by the name of the program or the first word behind it, with the rest of the words.
fn tool(argv: &[OsString]) -> Option<(&'static Tool, &[OsString])> {
    let named = |word: &OsString| {
        let stem = Path::new(word).file_name()?.to_str()?;
        let stem = stem.strip_suffix(std::env::consts::EXE_SUFFIX).unwrap_or(stem);
        Tool::named(stem)
    };
    if let Some(tool) = argv.first().and_then(named) {
        return Some((tool, &argv[1..]));
    }
    let tool = Tool::named(argv.get(1)?.to_str()?)?;
    Some((tool, &argv[2..]))
}

/// kgen's words for a command line of a tool; nothing where it is none.
///
/// # Errors
/// What the tool would not take either: a flag that it does not have, or one without its value.
pub fn translate(argv: &[OsString]) -> Option<Result<(Vec<OsString>, Called), clap::Error>> {
    let (tool, words) = tool(argv)?;
    let mut texts = Vec::new();
    for word in words {
        match word.to_str() {
            Some(text) => texts.push(text),
            None => return Some(Err(refused(ErrorKind::InvalidUtf8, format!("{} is not UTF-8", word.display())))),
        }
    }
    Some(Reader { tool, words: texts.into_iter(), ours: Vec::new(), packages: Vec::new() }.read())
}

fn refused(kind: ErrorKind, text: impl std::fmt::Display) -> clap::Error {
    clap::Error::raw(kind, format!("{text}\n"))
}

struct Reader<'a> {
    tool: &'static Tool,
    words: std::vec::IntoIter<&'a str>,
    ours: Vec<String>,
    packages: Vec<&'a str>,
}

impl<'a> Reader<'a> {
    fn read(mut self) -> Result<(Vec<OsString>, Called), clap::Error> {
        let mut called = Called { tool: self.tool, first: false, output_base: None, trim_path_prefix: None };
        while let Some(word) = self.words.next() {
            match word.strip_prefix('-') {
                None | Some("") => {
                    self.packages.push(word);
                    if self.tool.syntax == Syntax::Go {
                        self.packages.extend(self.words.by_ref());
                    }
                }
                Some("-") => self.packages.extend(self.words.by_ref()),
                Some("h") if self.is_help() => return self.help(),
                Some("-help") => return self.help(),
                Some(flag) => self.flag(flag, &mut called)?,
            }
        }
        let ours = self.words_of_kgen(called.first)?;
        Ok((ours.into_iter().map(OsString::from).collect(), called))
    }

    /// `-h FILE` is the header in the first generation.
    fn is_help(&self) -> bool {
        self.tool.syntax == Syntax::Go || self.words.as_slice().first().is_none_or(|next| next.starts_with('-'))
    }

    fn help(self) -> Result<(Vec<OsString>, Called), clap::Error> {
        let words = ["kgen", self.tool.command, "--help"].map(OsString::from).to_vec();
        Ok((words, Called { tool: self.tool, first: false, output_base: None, trim_path_prefix: None }))
    }

    /// Takes a flag, given without its first dash.
    fn flag(&mut self, flag: &'a str, called: &mut Called) -> Result<(), clap::Error> {
        let long = flag.strip_prefix('-');
        let text = long.unwrap_or(flag);
        let (name, value) = match self.tool.syntax {
            // `-ifirst,second` is `-i first,second`, and so is `-i=first,second`.
            Syntax::Pflag if long.is_none() => {
                let (name, rest) = text.split_at(text.chars().next().map_or(0, char::len_utf8));
                (name, (!rest.is_empty()).then(|| rest.strip_prefix('=').unwrap_or(rest)))
            }
            Syntax::Pflag | Syntax::Go => match text.split_once('=') {
                Some((name, value)) => (name, Some(value)),
                None => (text, None),
            },
        };
        let Some(Flag { takes, means, first, .. }) = self.tool.flag(name) else {
            let dashes = if long.is_some() { "--" } else { "-" };
            return Err(refused(ErrorKind::UnknownArgument, format!("{} has no flag {dashes}{name}", self.tool.name)));
        };
        called.first |= first;
        let value = match (takes, value) {
            (Takes::Value, None) => self.words.next().ok_or_else(|| {
                refused(ErrorKind::InvalidValue, format!("the flag {name} of {} needs a value", self.tool.name))
            })?,
            (Takes::Bool, None) => "true",
            (_, Some(value)) => value,
        };
        let on = match (takes, value) {
            (Takes::Value, _) | (_, "true" | "1" | "t" | "T" | "TRUE" | "True") => true,
            (_, "false" | "0" | "f" | "F" | "FALSE" | "False") => false,
            _ => return Err(refused(ErrorKind::InvalidValue, format!("{name}={value}: the value is true or false"))),
        };
        match means {
            Means::Nothing => {}
            Means::OutputBase => called.output_base = Some(value.to_owned()),
            Means::TrimPathPrefix => called.trim_path_prefix = Some(value.to_owned()),
            Means::Ours(ours) => match takes {
                // An empty value of a flag of gengo's tools is what the flag has by default.
                Takes::Value if value.is_empty() && self.tool.syntax == Syntax::Pflag => {}
                Takes::Value => self.ours.push(format!("--{ours}={value}")),
                Takes::Bool if on => self.ours.push(format!("--{ours}")),
                Takes::Bool => {}
            },
        }
        Ok(())
    }

    fn words_of_kgen(&self, first: bool) -> Result<Vec<String>, clap::Error> {
        if self.ours.iter().any(|word| word == "--version") {
            return Ok(vec!["kgen".to_owned(), "--version".to_owned()]);
        }
        let mut words = vec!["kgen".to_owned(), self.tool.command.to_owned(), "--quiet".to_owned()];
        words.extend(self.ours.iter().cloned());
        // Up to 0.29 packages are a flag's value, and other words mean nothing.
        let packages: &[&str] = if first { &[] } else { &self.packages };
        let named = !packages.is_empty() || self.ours.iter().any(|word| word.starts_with("--input-dirs="));
        if !named {
            let what = match self.tool.syntax {
                Syntax::Go => "directories or files",
                Syntax::Pflag => "packages",
            };
            let text = format!("{} is called with nothing to read\nname {what}", self.tool.name);
            return Err(refused(ErrorKind::MissingRequiredArgument, text));
        }
        words.push("--".to_owned());
        words.extend(packages.iter().map(|&package| package.to_owned()));
        Ok(words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(line: &str) -> (String, Called) {
        let argv: Vec<OsString> = line.split(' ').map(OsString::from).collect();
        let (words, called) = translate(&argv).expect("a tool's name").unwrap_or_else(|error| panic!("{error}"));
        (words.iter().map(|word| word.to_str().unwrap()).collect::<Vec<_>>().join(" "), called)
    }

    fn error(line: &str) -> String {
        let argv: Vec<OsString> = line.split(' ').map(OsString::from).collect();
        translate(&argv).expect("a tool's name").unwrap_err().to_string()
    }

    #[test]
    fn first_generation() {
        let (words, called) = told(
            "/opt/bin/deepcopy-gen --v 1 --logtostderr -i ./a,./b -h /h.txt -O zz --bounding-dirs=x -o /src --verify-only",
        );
        let expected = "kgen deepcopy --quiet --input-dirs=./a,./b --go-header-file=/h.txt --output-file=zz \
                        --bounding-dirs=x --check --";
        assert_eq!(words, expected);
        assert_eq!(called.output_base.as_deref(), Some("/src"));
        assert!(called.is_first(37));
        let (_, called) = told("kgen openapi-gen -i a -p example.com/o -Oopenapi -r=-");
        assert_eq!(called.default_file(37), "openapi_generated");
    }

    #[test]
    fn second_generation() {
        let (words, called) = told(
            "kgen conversion-gen --output-file zz.go --extra-peer-dirs a,b --skip-unsafe=false -v=2 ./a example.com/b/...",
        );
        let expected = "kgen conversion --quiet --output-file=zz.go --extra-peer-dirs=a,b -- ./a example.com/b/...";
        assert_eq!(words, expected);
        assert_eq!(
            (called.default_file(34), called.default_file(29)),
            ("generated.conversion", "conversion_generated")
        );
    }

    #[test]
    fn flags_of_go_bindata_end_at_the_first_input() {
        let (words, _) = told("go-bindata -nometadata -nocompress=false -pkg p -o=x.go -ignore=\\.md$ data/... -more");
        let expected = "kgen bindata --quiet --nometadata --pkg=p --output=x.go --ignore=\\.md$ -- data/... -more";
        assert_eq!(words, expected);
    }

    #[test]
    fn what_the_tools_refuse() {
        assert_eq!(
            error("kgen deepcopy-gen --extra-peer-dirs a ./b"),
            "error: deepcopy-gen has no flag --extra-peer-dirs\n"
        );
        assert_eq!(error("deepcopy-gen -O"), "error: the flag O of deepcopy-gen needs a value\n");
        assert!(error("defaulter-gen --verify-only=maybe -i a").contains("true or false"));
        assert!(error("defaulter-gen").contains("nothing to read"));
    }

    #[test]
    fn kgen_itself_is_no_tool() {
        assert!(translate(&["kgen".into(), "deepcopy".into(), "./a".into()]).is_none());
        assert!(translate(&["deepcopy".into()]).is_none());
    }
}
