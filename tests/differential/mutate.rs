//! Fixtures with one thing changed: a line less, a line twice, two words swapped. Function bodies are left alone.

use std::path::Path;

use anyhow::Context;

use crate::abilities::Abilities;
use crate::generators::Generator;
use crate::random::Random;
use crate::tree;
use crate::unit::{MODULE, Unit};

/// What is particular to the fixtures of one generator.
pub(crate) struct Mutations {
    /// Fixtures about what kgen does otherwise on purpose.
    pub by_design: &'static [&'static str],
    /// Fixtures of which one other word makes types without end: upstream works on those until nothing is left.
    pub nearly_endless: &'static [&'static str],
    /// Whether it is up to chance, before 0.29, if types that ask for what they cannot have are found.
    pub chance_in_types_that_ask: bool,
    /// Lines that may be put anywhere.
    pub extra: &'static [&'static str],
}

/// The fixtures of a generator, as they are read once.
pub(crate) struct Fixtures {
    generator: &'static Generator,
    mutations: &'static Mutations,
    all: Vec<Fixture>,
}

struct Fixture {
    name: String,
    /// What the fixture's kgen.toml tells the generator, as flags.
    flags: Vec<String>,
    /// Whether types ask for methods, and not their package.
    asks_by_type: bool,
    files: Vec<(String, Vec<u8>)>,
}

impl Fixtures {
    /// Reads a generator's folders in `testdata`, without what is generated, and without what is a module of its own.
    pub(crate) fn read(
        testdata: &Path,
        generator: &'static Generator,
        mutations: &'static Mutations,
    ) -> anyhow::Result<Self> {
        let dir = testdata.join(generator.name);
        let mut names: Vec<String> = Vec::new();
        for entry in dir.read_dir().with_context(|| format!("cannot list {}", dir.display()))? {
            names.push(entry?.file_name().to_string_lossy().into_owned());
        }
        names.sort();
        let mut fixtures = Vec::new();
        for name in names {
            let mut files = Vec::new();
            for path in tree::paths(&dir.join(&name))? {
                let below = path.to_string_lossy().into_owned();
                let hidden = path.components().any(|part| part.as_os_str().to_string_lossy().starts_with(['_', '.']));
                if !hidden && below.ends_with(".go") && !below.ends_with(generator.golden) {
                    files.push((below, std::fs::read(dir.join(&name).join(&path))?));
                }
            }
            let left_out = [mutations.by_design, mutations.nearly_endless].concat().contains(&name.as_str());
            if !files.is_empty() && !left_out {
                let flags = flags(&dir.join(&name).join("kgen.toml"), generator.name)?;
                fixtures.push(Fixture { name, flags, asks_by_type: asks_by_type(&files), files });
            }
        }
        Ok(Self { generator, mutations, all: fixtures })
    }

    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// One fixture with one or two changes.
    pub(crate) fn mutant(&self, seed: u64, folder: String, abilities: Abilities) -> Unit {
        let mut random = Random::new(seed);
        let chance = self.mutations.chance_in_types_that_ask && !abilities.uncopyable_listed;
        let fixtures: Vec<&Fixture> = self.all.iter().filter(|fixture| !chance || !fixture.asks_by_type).collect();
        let fixture = fixtures[random.below(fixtures.len())];
        let mut unit =
            Unit { folder, origin: format!("seed {seed}, of {}", fixture.name), mutated: true, ..Unit::default() };
        let from = format!("{MODULE}/{}/{}", self.generator.name, fixture.name);
        let to = format!("{MODULE}/{}", unit.folder);
        let known = |flag: &&String| abilities.extra_dirs || !flag.starts_with("--extra-dirs=");
        unit.flags.extend(fixture.flags.iter().filter(known).map(|flag| flag.replace(&from, &to)));
        let changed = random.below(fixture.files.len());
        for (at, (path, bytes)) in fixture.files.iter().enumerate() {
            let mut text = String::from_utf8_lossy(bytes).into_owned();
            if at == changed {
                for _ in 0..random.between(1, 2) {
                    text = change(&mut random, &text, abilities, self.mutations.extra);
                }
            }
            unit.files.insert(path.clone(), text.replace(&from, &to).into_bytes());
        }
        unit
    }
}

/// The generator's table in a kgen.toml as the flags that both tools have for it.
fn flags(path: &Path, generator: &str) -> anyhow::Result<Vec<String>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let table: toml::Table = text.parse().with_context(|| format!("cannot understand {}", path.display()))?;
    let options = table.get("codegen").and_then(|codegen| codegen.get(generator)?.as_table());
    let mut flags = Vec::new();
    for (key, value) in options.into_iter().flatten() {
        let text = match value {
            toml::Value::String(text) => text.clone(),
            toml::Value::Boolean(value) => value.to_string(),
            toml::Value::Array(values) => values.iter().filter_map(toml::Value::as_str).collect::<Vec<_>>().join(","),
            _ => continue,
        };
        // The file's name is the judge's business.
        if key != "output-file" {
            flags.push(format!("--{key}={text}"));
        }
    }
    Ok(flags)
}

/// Whether files have markers of types that ask for methods, and none of a package.
fn asks_by_type(files: &[(String, Vec<u8>)]) -> bool {
    let holds = |marker: &str| files.iter().any(|(_, text)| String::from_utf8_lossy(text).contains(marker));
    holds("+k8s:deepcopy-gen=true") && !holds("+k8s:deepcopy-gen=package")
}

/// One change somewhere below the package clause. Functions stay whole, and their bodies as they are: kgen does not read
/// them.
fn change(random: &mut Random, text: &str, abilities: Abilities, extra: &[&str]) -> String {
    let mut pieces = pieces(text);
    let mut head = pieces.iter().position(|piece| piece.starts_with("package ")).unwrap_or(0);
    if !abilities.imports_read {
        head = end_of_imports(&pieces).unwrap_or(head);
    }
    let candidates: Vec<usize> = (head + 1..pieces.len()).filter(|&at| !pieces[at].trim().is_empty()).collect();
    if candidates.is_empty() {
        return text.to_owned();
    }
    let at = candidates[random.below(candidates.len())];
    let other = candidates[random.below(candidates.len())];
    match random.below(9) {
        1 | 3 | 5 | 8 if !abilities.declares_twice => pieces[at] = swap_words(random, &pieces[at]),
        0 => {
            pieces.remove(at);
        }
        1 => pieces.insert(at, pieces[at].clone()),
        2 => pieces.swap(at, other),
        3 => {
            let piece = pieces[at].clone();
            pieces.insert(other, piece);
        }
        4 => pieces[at] = swap_words(random, &pieces[at]),
        5 => pieces[at] = replace_word(random, &pieces[at], &pieces[other]),
        6 => pieces.insert(at, String::new()),
        7 => pieces[at] = drop_word(random, &pieces[at]),
        _ => {
            pieces.insert(at, random.pick(extra).to_owned());
        }
    }
    pieces.join("\n") + "\n"
}

/// The last piece of the imports.
fn end_of_imports(pieces: &[String]) -> Option<usize> {
    let last = pieces.iter().rposition(|piece| piece.starts_with("import"))?;
    if !pieces[last].ends_with('(') {
        return Some(last);
    }
    pieces[last..].iter().position(|piece| piece == ")").map(|length| last + length)
}

/// A text's lines, but each function as one: from `func` to the first line that closes it.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut in_function = false;
    for line in text.lines() {
        match pieces.last_mut() {
            Some(function) if in_function => {
                function.push('\n');
                function.push_str(line);
                in_function = line != "}";
            }
            _ => {
                pieces.push(line.to_owned());
                in_function = line.starts_with("func ") && line.ends_with('{');
            }
        }
    }
    pieces
}

/// A piece without the body of its function.
fn head(piece: &str) -> &str {
    match piece.find(" {") {
        Some(body) if piece.starts_with("func ") => &piece[..body],
        _ => piece,
    }
}

/// The words outside a body, as byte ranges: runs of letters and digits, and single other characters.
fn word_ranges(piece: &str) -> Vec<std::ops::Range<usize>> {
    let mut ranges: Vec<std::ops::Range<usize>> = Vec::new();
    let mut in_word = false;
    for (at, c) in head(piece).char_indices() {
        let word = c.is_alphanumeric() || c == '_';
        match ranges.last_mut() {
            Some(last) if word && in_word => last.end = at + c.len_utf8(),
            _ if c.is_whitespace() => {}
            _ => ranges.push(at..at + c.len_utf8()),
        }
        in_word = word;
    }
    ranges
}

fn swap_words(random: &mut Random, piece: &str) -> String {
    let ranges = word_ranges(piece);
    if ranges.len() < 2 {
        return piece.to_owned();
    }
    let first = random.below(ranges.len() - 1);
    let (left, right) = (ranges[first].clone(), ranges[first + 1].clone());
    [
        &piece[..left.start],
        &piece[right.clone()],
        &piece[left.end..right.start],
        &piece[left.clone()],
        &piece[right.end..],
    ]
    .concat()
}

fn replace_word(random: &mut Random, piece: &str, other: &str) -> String {
    let (here, there) = (word_ranges(piece), word_ranges(other));
    if here.is_empty() || there.is_empty() {
        return piece.to_owned();
    }
    let at = here[random.below(here.len())].clone();
    let with = there[random.below(there.len())].clone();
    [&piece[..at.start], &other[with], &piece[at.end..]].concat()
}

fn drop_word(random: &mut Random, piece: &str) -> String {
    let ranges = word_ranges(piece);
    if ranges.is_empty() {
        return piece.to_owned();
    }
    let at = ranges[random.below(ranges.len())].clone();
    [&piece[..at.start], &piece[at.end..]].concat()
}
