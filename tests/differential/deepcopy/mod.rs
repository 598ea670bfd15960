//! Makes a unit for deepcopy from a seed: which packages there are, what they declare, and how it is spread over files.

mod declare;
mod names;
mod types;

use std::collections::BTreeSet;

use self::declare::{File, Layout};
use self::names::{BAD_MARKERS, BASIC, CODE, NAMES, ODD_PLACES, PLACES, PRIVATE, SHADOWING};
use self::types::Form;
use crate::abilities::Abilities;
use crate::comments;
use crate::mutate::Mutations;
use crate::random::Random;
use crate::unit::{MODULE, Unit};

/// A declared type.
#[derive(Clone, Debug)]
pub(crate) struct Declared {
    pub name: String,
    pub form: Form,
    /// Names of type parameters.
    pub params: usize,
    /// Whether it is a Go alias.
    pub alias: bool,
}

/// A package to be.
#[derive(Clone, Debug)]
pub(crate) struct Package {
    /// Below the unit's folder.
    pub place: String,
    pub path: String,
    pub clause: String,
    pub declared: Vec<Declared>,
    /// Whether the package asks for methods.
    pub tagged: bool,
    /// Whether no marker may ask for methods.
    pub odd: bool,
}

/// Everything about a unit in the making.
pub(crate) struct Making {
    pub random: Random,
    pub abilities: Abilities,
    pub packages: Vec<Package>,
    /// Whether the unit holds things that upstream may refuse.
    pub hazards: bool,
    /// Whether aliases may stand for types of other packages of the unit.
    pub aliases_between: bool,
    /// Whether interface markers may name packages of the unit: upstream reads their comments again then, and where
    /// those of aliases count, chance decides when.
    pub own_interfaces: bool,
}

/// How fixtures are changed.
pub(crate) const MUTATIONS: Mutations = Mutations {
    by_design: &["dashedpath", "missingimport", "interfacemissing", "programwritten"],
    nearly_endless: &["genericresults"],
    chance_in_types_that_ask: true,
    extra: &[
        "// +k8s:deepcopy-gen=true",
        "// +k8s:deepcopy-gen=false",
        "// a remark",
        "\tExtra map[string][]*int",
        "\tExtra struct{ A, B []string }",
        "type Extra []map[string]string",
    ],
};

/// Makes the unit of a seed.
pub(crate) fn unit(seed: u64, folder: String, abilities: Abilities) -> Unit {
    let mut random = Random::new(seed);
    let hazards = random.chance(9);
    let aliases_between = abilities.aliases_between_packages && random.chance(60);
    let own_interfaces = !aliases_between || !abilities.alias_comments_count;
    let mut making = Making { random, abilities, packages: Vec::new(), hazards, aliases_between, own_interfaces };
    let mut unit = Unit { folder, origin: format!("seed {seed}"), ..Unit::default() };
    let mut places = BTreeSet::new();
    for _ in 0..making.random.between(1, 4) {
        let package = making.package(&unit.folder);
        // A package below another one's name, in another letter case or not, is no trouble; the same place is.
        if places.insert(package.place.clone()) {
            making.packages.push(package);
        }
    }
    for index in 0..making.packages.len() {
        making.write(index, &mut unit);
    }
    unit
}

impl Making {
    fn package(&mut self, folder: &str) -> Package {
        let random = &mut self.random;
        let odd = random.chance(12);
        let (place, mut clause) = if odd {
            let (place, clause) = ODD_PLACES[random.below(ODD_PLACES.len())];
            (place.to_owned(), clause.to_owned())
        } else {
            let place = random.pick(PLACES);
            let leaf = place.rsplit('/').next().unwrap_or(place);
            (place.to_owned(), leaf.split('.').next().unwrap_or(leaf).to_owned())
        };
        if random.chance(4) {
            clause = "other".to_owned();
        }
        let tagged = !odd && random.chance(70);
        let path = format!("{MODULE}/{folder}/{place}");
        let declared = self.declared();
        Package { place, path, clause, declared, tagged, odd }
    }

    fn declared(&mut self) -> Vec<Declared> {
        let mut taken = BTreeSet::new();
        let mut declared = Vec::new();
        for _ in 0..self.random.between(2, 11) {
            let private = self.random.chance(9);
            let mut name = self.random.pick(if private { PRIVATE } else { NAMES }).to_owned();
            if self.random.chance(2) {
                name = self.random.pick(SHADOWING).to_owned();
            }
            while !taken.insert(name.clone()) {
                name.push_str(&self.random.below(10).to_string());
            }
            const FORMS: [Form; 8] = [
                Form::Struct,
                Form::Plain,
                Form::Collection,
                Form::Basic,
                Form::Pointer,
                Form::Array,
                Form::Interface,
                Form::Func,
            ];
            // A basic type that is declared anew must not make types that use it hold themselves.
            let form = if BASIC.contains(&name.as_str()) || name == "error" {
                Form::Collection
            } else {
                FORMS[self.random.weighed(&[46, 8, 16, 10, 4, 4, 6, 2])]
            };
            let params = if self.abilities.generics
                && matches!(form, Form::Struct | Form::Collection)
                && self.random.chance(5)
            {
                self.random.between(1, 2)
            } else {
                0
            };
            declared.push(Declared { name, form, params, alias: params == 0 && self.random.chance(7) });
        }
        declared
    }

    /// Writes a package's files into the unit.
    fn write(&mut self, index: usize, unit: &mut Unit) {
        let mut files: Vec<File> = (0..self.random.between(1, 3)).map(|_| File::default()).collect();
        let mut at = 0;
        while at < self.packages[index].declared.len() {
            let file = self.random.below(files.len());
            let left = self.packages[index].declared.len() - at;
            if left > 1 && self.random.chance(8) {
                let end = at + self.random.between(2, left.min(4));
                let specs: String =
                    (at..end).map(|at| self.declaration(&mut files[file], index, at, Layout::InGroup)).collect();
                files[file].body.push_str(&format!("type (\n{specs})\n\n"));
                at = end;
                continue;
            }
            let mut text = self.declaration(&mut files[file], index, at, Layout::Alone);
            let own = &self.packages[index].declared[at];
            let manual = !own.alias && matches!(own.form, Form::Struct | Form::Plain | Form::Collection | Form::Basic);
            if manual && self.random.chance(12) {
                let methods = self.methods(index, at);
                if self.random.chance(50) {
                    text.push_str(&methods);
                } else {
                    let elsewhere = self.random.below(files.len());
                    files[elsewhere].body.push_str(&methods);
                }
            }
            files[file].body.push_str(&text);
            if self.random.chance(10) {
                let code = self.random.pick(CODE).replace('@', &format!("{index}x{at}"));
                files[file].body.push_str(&format!("{}{code}\n", comments::between(&mut self.random)));
            }
            at += 1;
        }
        // Only where upstream is sure to read the package by itself, and not first for another one that imports it.
        let last = index + 1 == self.packages.len();
        if self.hazards && last && self.packages[index].tagged && self.random.chance(40) {
            self.declare_again(index, &mut files);
        }
        let constants = self.constants();
        let file = self.random.below(files.len());
        files[file].body.push_str(&constants);

        let package = self.packages[index].clone();
        for (at, file) in files.into_iter().enumerate() {
            let name = self.random.pick(&["types", "a", "z", "register", "zz_types", "x_y"]);
            let text = self.file(&package, file);
            unit.files.insert(format!("{}/{name}{at}.go", package.place), text.into_bytes());
        }
        self.doc(&package, unit);
        self.bystanders(&package, unit);
    }

    /// Declares a name that is taken once more: upstream's parser refused that within a file, and its type checker goes
    /// on with the first one.
    fn declare_again(&mut self, index: usize, files: &mut [File]) {
        let declared = &self.packages[index].declared;
        let name = &declared[self.random.below(declared.len())].name;
        let again = match self.random.below(5) {
            0 => format!("const {name} = 1\n\n"),
            1 => format!("var _, {name} int\n\n"),
            2 => format!("func {name}() {{}}\n\n"),
            3 => format!("type {name} = []string\n\n"),
            _ => format!("type {name} struct {{ Again []string }}\n\n"),
        };
        let file = self.random.below(files.len());
        files[file].body.push_str(&again);
    }

    /// The whole text of a file.
    fn file(&mut self, package: &Package, file: File) -> String {
        let random = &mut self.random;
        let mut text = String::new();
        match random.weighed(&[60, 10, 10, 10, 3, 2]) {
            1 => text.push_str("// Copyright of somebody.\n\n"),
            2 => text.push_str("/*\nCopyright of somebody.\n*/\n\n"),
            3 => text.push_str(&format!("{}\n", comments::prose(random))),
            4 => text.push_str("//go:build linux && !windows\n\n"),
            5 => text.push_str("//go:build go1.18 || ignore_autogenerated\n// +build go1.18 ignore_autogenerated\n\n"),
            _ => {}
        }
        text.push_str(&format!("package {}{}\n\n", package.clause, comments::trailing(random)));
        let imports = file.import_lines(random);
        text.push_str(&imports);
        text.push_str(&file.body);
        match random.weighed(&[90, 4, 3, 3]) {
            1 => text = text.replace('\n', "\r\n"),
            2 => text.truncate(text.trim_end().len()),
            3 => text.push_str("\n// the end"),
            _ => {}
        }
        if random.chance(2) {
            text.insert(0, '\u{feff}');
        }
        text
    }

    /// doc.go, where the package's marker is, and files that only look like it.
    fn doc(&mut self, package: &Package, unit: &mut Unit) {
        let random = &mut self.random;
        let clause = &package.clause;
        let mut value = match random.weighed(&[90, 8, 2]) {
            1 => "+k8s:deepcopy-gen=package,register",
            2 => "+k8s:deepcopy-gen=package,register=false",
            _ => "+k8s:deepcopy-gen=package",
        };
        if self.hazards && random.chance(8) {
            value = random.pick(BAD_MARKERS);
        }
        let place = &package.place;
        if package.tagged {
            let tag =
                if random.chance(94) { format!("// {value}") } else { comments::marker(random, value, self.hazards) };
            let text = match random.below(7) {
                0 => format!("{tag}\n\npackage {clause}\n"),
                1 => format!("package {clause}\n\n{tag}\n"),
                2 => format!(
                    "{}\n\n{tag}\n\n// Package {clause} is.\npackage {clause} // what\n",
                    comments::prose(random)
                ),
                3 => format!(
                    "// Package {clause} is.\n//\n{tag}\n// +groupName=x\npackage {clause}\n\nimport _ \"fmt\"\n"
                ),
                4 => format!("package {clause}\n\nfunc init() {{\n\t{tag}\n}}\n"),
                5 => format!("// +groupName=example.com\n{tag}\n// +k8s:openapi-gen=true\npackage {clause}"),
                _ => format!("{tag}\npackage {clause}\n"),
            };
            unit.files.insert(format!("{place}/doc.go"), text.into_bytes());
        } else if random.chance(25) {
            let name = random.pick(&["docs.go", "Doc.go", "doc_linux.go", "doc_test.go"]);
            unit.files.insert(format!("{place}/{name}"), format!("// {value}\npackage {clause}\n").into_bytes());
        } else if random.chance(30) {
            let text = format!("// Package {clause} is.\npackage {clause}\n");
            unit.files.insert(format!("{place}/doc.go"), text.into_bytes());
        }
    }

    /// Files that the tools must not see, or must see although they look generated.
    fn bystanders(&mut self, package: &Package, unit: &mut Unit) {
        let Package { place, clause, declared, .. } = package;
        let random = &mut self.random;
        let Some(structure) = declared.iter().find(|own| own.form == Form::Struct && !own.alias && own.params == 0)
        else {
            return;
        };
        let name = &structure.name;
        let methods = format!("func (in *{name}) DeepCopyInto(out *{name}) {{ *out = *in }}\n");
        let other = format!("type {name} struct{{ Other chan int }}\n");
        let (file, text) = match random.weighed(&[70, 5, 4, 4, 3, 3, 3, 3, 2, 2, 2]) {
            1 => {
                ("zz_generated.other.go", format!("//go:build !ignore_autogenerated\n\npackage {clause}\n\n{methods}"))
            }
            2 => ("zz_generated.old.go", format!("// +build !ignore_autogenerated\n\npackage {clause}\n\n{methods}")),
            3 => ("only_windows.go", format!("package {clause}\n\n{other}")),
            4 => ("some_test.go", format!("package {clause}_test\n\nimport _ \"nowhere.example/x\"\n\n{other}")),
            5 => (
                "ignored.go",
                format!("//go:build ignore\n\npackage main\n\nimport _ \"nowhere.example/x\"\n\n{other}"),
            ),
            6 => ("_hidden.go", format!("package {clause}\n\n{other} broken {{")),
            7 => (
                "only_linux.go",
                format!("//go:build !windows\n\npackage {clause}\n\ntype OnLinux struct{{ A []int }}\n"),
            ),
            8 => (
                "auto.go",
                format!("//go:build ignore_autogenerated\n\npackage {clause}\n\ntype Auto struct{{ A []int }}\n"),
            ),
            9 => ("only_s390x.go", format!("package {clause}\n\n{other}")),
            10 => (
                "old_lines.go",
                format!("// +build windows plan9,!cgo\n// +build !ppc64\n\npackage {clause}\n\n{other}"),
            ),
            _ => return,
        };
        unit.files.insert(format!("{place}/{file}"), text.into_bytes());
    }
}
