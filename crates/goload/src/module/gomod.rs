//! go.mod as data.
//!
//! The file of a main module is read strictly, with problems at their places; the file of a dependency
//! leniently, as go does: only what its users need, whatever else it may hold.

use std::path::Path;

use smol_str::SmolStr;

use super::modfile::{BAD_VERSION, Directive, Problem, SYNTAX, Spanned, UNKNOWN_DIRECTIVE, Word, directives};
use super::version::{ModuleVersion, is_canonical};

/// A line of `require`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Require {
    /// What is required.
    pub module: ModuleVersion,
    /// Whether the line says `// indirect`.
    pub indirect: bool,
    /// Offset of the path.
    pub start: u32,
    /// Offset behind the version.
    pub end: u32,
}

/// What a module is replaced by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReplaceTarget {
    /// Another module or version.
    Module(ModuleVersion),
    /// A directory, as written.
    Directory(String),
}

/// A line of `replace`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replace {
    /// The module that is replaced.
    pub path: SmolStr,
    /// Its only version that is; without it all are.
    pub version: Option<SmolStr>,
    /// What stands in for it.
    pub target: ReplaceTarget,
    /// Offset of the path.
    pub start: u32,
    /// Offset behind the target.
    pub end: u32,
}

/// A line of `retract`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retract {
    /// The oldest version withdrawn.
    pub low: SmolStr,
    /// The newest version withdrawn; the same as `low` for a single one.
    pub high: SmolStr,
}

/// A go.mod file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GoMod {
    /// The module's path.
    pub module: Option<Spanned<SmolStr>>,
    /// The `go` line: a language or release version.
    pub go: Option<Spanned<SmolStr>>,
    /// The `toolchain` line.
    pub toolchain: Option<Spanned<SmolStr>>,
    /// Requirements, in order.
    pub require: Vec<Require>,
    /// Versions that are not to be used.
    pub exclude: Vec<ModuleVersion>,
    /// Replacements, in order.
    pub replace: Vec<Replace>,
    /// Versions of this module that its authors withdrew.
    pub retract: Vec<Retract>,
    /// Packages used through `go tool`.
    pub tool: Vec<SmolStr>,
    /// Directories that patterns leave out, as written.
    pub ignore: Vec<String>,
}

impl GoMod {
    /// Reads the file of a main module.
    #[must_use]
    pub fn parse(text: &[u8]) -> (Self, Vec<Problem>) {
        let (lines, mut problems) = directives(text);
        let mut file = Self::default();
        for line in &lines {
            problems.extend(file.take(line).err());
        }
        if file.module.is_none() {
            problems.push(Problem::error(&SYNTAX, "the file does not name its module", 0, 0));
        }
        problems.sort_by_key(|problem| problem.start);
        (file, problems)
    }

    /// Reads the file of a dependency: module, go, require and ignore lines that make sense, nothing else.
    #[must_use]
    pub fn parse_dependency(text: &[u8]) -> Self {
        let (lines, _) = directives(text);
        let mut file = Self::default();
        for line in &lines {
            if matches!(line.verb.text.as_str(), "module" | "go" | "require" | "ignore") {
                // What cannot be read is left out.
                let _ = file.take(line);
            }
        }
        file
    }

    /// The module's path, empty where the file names none.
    #[must_use]
    pub fn path(&self) -> &str {
        self.module.as_ref().map_or("", |module| &module.value)
    }

    /// The `go` line; 1.16 is what go takes for a file without one.
    #[must_use]
    pub fn go_version(&self) -> &str {
        self.go.as_ref().map_or("1.16", |go| &go.value)
    }

    fn take(&mut self, line: &Directive) -> Result<(), Problem> {
        let words: Vec<&str> = line.words.iter().map(|word| word.text.as_str()).collect();
        let (start, end) = line.place();
        let syntax = |form: &str| Err(Problem::error(&SYNTAX, format!("expected `{form}`"), start, end));
        let version = |word: &str| {
            if is_canonical(word) {
                return Ok(SmolStr::new(word));
            }
            let message = format!("`{word}` is not a version of the form v1.2.3");
            Err(Problem::error(&BAD_VERSION, message, start, end).with_help("run `go mod tidy`"))
        };
        match (line.verb.text.as_str(), words.as_slice()) {
            ("module", [_]) => self.module = Some(spanned(&line.words[0])),
            ("module", _) => return syntax("module PATH"),
            ("go", [_]) => self.go = Some(spanned(&line.words[0])),
            ("go", _) => return syntax("go VERSION"),
            ("toolchain", [_]) => self.toolchain = Some(spanned(&line.words[0])),
            ("toolchain", _) => return syntax("toolchain NAME"),
            ("require", [path, text]) => {
                let module = ModuleVersion::new(*path, version(text)?);
                let indirect = line.comment == "indirect" || line.comment.starts_with("indirect;");
                self.require.push(Require { module, indirect, start, end });
            }
            ("require", _) => return syntax("require PATH VERSION"),
            ("exclude", [path, text]) => self.exclude.push(ModuleVersion::new(*path, version(text)?)),
            ("exclude", _) => return syntax("exclude PATH VERSION"),
            ("replace", _) => match replace(&words) {
                Some((path, version, target)) => self.replace.push(Replace { path, version, target, start, end }),
                None => return syntax("replace PATH [VERSION] => PATH VERSION, or => ./DIRECTORY"),
            },
            ("retract", [only]) => self.retract.push(Retract { low: (*only).into(), high: (*only).into() }),
            ("retract", ["[", low, ",", high, "]"]) => {
                self.retract.push(Retract { low: (*low).into(), high: (*high).into() });
            }
            ("retract", _) => return syntax("retract VERSION, or retract [LOW, HIGH]"),
            ("tool", [path]) => self.tool.push((*path).into()),
            ("tool", _) => return syntax("tool PATH"),
            ("ignore", [path]) => self.ignore.push((*path).to_owned()),
            ("ignore", _) => return syntax("ignore DIRECTORY"),
            ("godebug", _) => {}
            (verb, _) => {
                let message = format!("unknown directive `{verb}`");
                return Err(Problem::warning(&UNKNOWN_DIRECTIVE, message, start, end));
            }
        }
        Ok(())
    }
}

pub(super) fn spanned(word: &Word) -> Spanned<SmolStr> {
    Spanned { value: word.text.as_str().into(), start: word.start, end: word.end }
}

/// The parts of a replace line, which go.work has too.
pub(super) fn replace(words: &[&str]) -> Option<(SmolStr, Option<SmolStr>, ReplaceTarget)> {
    let arrow = words.iter().position(|word| *word == "=>")?;
    let (old, new) = (&words[..arrow], &words[arrow + 1..]);
    let (path, version) = match old {
        [path] => (*path, None),
        [path, version] if is_canonical(version) => (*path, Some(SmolStr::new(version))),
        _ => return None,
    };
    let target = match new {
        [dir] if is_directory(dir) => ReplaceTarget::Directory((*dir).to_owned()),
        [path, version] if !version.is_empty() => ReplaceTarget::Module(ModuleVersion::new(*path, *version)),
        _ => return None,
    };
    Some((path.into(), version, target))
}

/// A target that starts like a path of the file system; import paths never do.
fn is_directory(text: &str) -> bool {
    matches!(text, "." | "..")
        || ["./", "../", "/", ".\\", "..\\", "\\"].iter().any(|prefix| text.starts_with(prefix))
        || (text.as_bytes().get(1) == Some(&b':') && text.as_bytes()[0].is_ascii_alphabetic())
        || Path::new(text).is_absolute()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"// Deprecated: no.
module "example.com/a" // trailing

go 1.21
toolchain go1.22.1

require example.com/one v1.0.0
require (
	example.com/two/v2 v2.1.0 // indirect
	`example.com/three` v0.0.0-20191109021931-daa7c04131f5 // indirect; and more

	// A comment of its own.
	example.com/four v4.0.0+incompatible
)
exclude example.com/one v1.1.0
replace (
	example.com/one => ./one
	example.com/two/v2 v2.1.0 => example.com/fork/v2 v2.1.1
)
retract (
	v1.0.0 // oops
	[v1.1.0, v1.2.0]
)
tool example.com/one/cmd/x
ignore ./node_modules
godebug default=go1.21
"#;

    #[test]
    fn every_directive() {
        let (file, problems) = GoMod::parse(FILE.as_bytes());
        assert_eq!(problems, []);
        assert_eq!((file.path(), file.go_version()), ("example.com/a", "1.21"));
        assert_eq!(file.toolchain.unwrap().value, "go1.22.1");
        let require: Vec<_> = file.require.iter().map(|line| (line.module.to_string(), line.indirect)).collect();
        assert_eq!(
            require,
            [
                ("example.com/one@v1.0.0".to_owned(), false),
                ("example.com/two/v2@v2.1.0".to_owned(), true),
                ("example.com/three@v0.0.0-20191109021931-daa7c04131f5".to_owned(), true),
                ("example.com/four@v4.0.0+incompatible".to_owned(), false),
            ]
        );
        assert_eq!(file.exclude, [ModuleVersion::new("example.com/one", "v1.1.0")]);
        assert_eq!(file.replace[0].target, ReplaceTarget::Directory("./one".to_owned()));
        assert_eq!(file.replace[1].version.as_deref(), Some("v2.1.0"));
        assert_eq!(file.replace[1].target, ReplaceTarget::Module(ModuleVersion::new("example.com/fork/v2", "v2.1.1")));
        assert_eq!(file.retract.len(), 2);
        assert_eq!((file.retract[1].low.as_str(), file.retract[1].high.as_str()), ("v1.1.0", "v1.2.0"));
        assert_eq!((file.tool.len(), file.ignore.len()), (1, 1));
    }

    #[test]
    fn problems_have_places() {
        let text = "module a\nrequire x master\nfrobnicate y\nreplace a => b\nrequire (\n";
        let (_, problems) = GoMod::parse(text.as_bytes());
        let found: Vec<_> = problems
            .iter()
            .map(|problem| (problem.code.id, &text[problem.start as usize..problem.end as usize]))
            .collect();
        assert_eq!(
            found,
            [
                ("module/bad-version", "x master"),
                ("module/unknown-directive", "y"),
                ("module/syntax", "a => b"),
                ("module/syntax", "require"),
            ]
        );
    }

    #[test]
    fn any_bytes() {
        for text in
            [&b"\xff\xfe\"\\"[..], b"module", b")", b"(", b"require (\n)\n)", b"module \"a", b"//", b"/", b"a//b"]
        {
            let _ = GoMod::parse(text);
            let _ = GoMod::parse_dependency(text);
        }
    }
}
