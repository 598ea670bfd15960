//! Makes a unit for conversion from a seed: an internal package, versioned copies of it with changes, and hand-written
//! functions between them.
//!
//! Left out is what upstream leaves to chance, and what one unit of a batch could do to another: see [`Unit::alone`].

mod functions;
mod versioned;

use crate::abilities::Abilities;
use crate::comments;
use crate::gofile::{self, Declared, File, Ty};
use crate::mutate::Mutations;
use crate::random::Random;
use crate::shape::{self, Known, Shape, Table};
use crate::unit::{MODULE, Unit};

/// A package to be.
pub(crate) struct Package {
    place: String,
    path: String,
    clause: String,
    types: Vec<Declared>,
    /// Values of the package's markers, with their keys; none for what is not generated.
    tags: Vec<String>,
    /// Hand-written functions, as text that the file of them shall hold.
    functions: Vec<functions::Function>,
}

/// Everything about a unit in the making.
struct Making {
    random: Random,
    abilities: Abilities,
    hazards: bool,
    packages: Vec<Package>,
}

/// Places of internal packages, whose path nothing is generated for, and their names.
const INTERNAL: &[(&str, &str)] = &[
    ("apis/core", "core"),
    ("core", "core"),
    ("apps", "apps"),
    ("my-group", "mygroup"),
    ("pkg/x.y", "xy"),
    ("v1", "v1"),
    ("internal/types", "types"),
];

/// Last elements of versioned packages.
const VERSIONS: &[&str] = &["v1", "v1beta1", "v2", "core", "v1alpha1"];

/// How fixtures are changed.
pub(crate) const MUTATIONS: Mutations = Mutations {
    by_design: &["misplaced"],
    nearly_endless: &[],
    chance_in_types_that_ask: false,
    extra: &[
        "// +k8s:conversion-gen=false",
        "// +k8s:conversion-fn=drop",
        "// +k8s:conversion-fn=copy-only",
        "// +k8s:conversion-gen:explicit-from=net/url.Values",
        "// a remark",
        "\tExtra map[string][]*int",
        "\tExtra struct{ A, B []string }",
    ],
};

/// Makes the unit of a seed.
pub(crate) fn unit(seed: u64, folder: String, abilities: Abilities) -> Unit {
    let mut random = Random::new(seed);
    let hazards = random.chance(12);
    let mut making = Making { random, abilities, hazards, packages: Vec::new() };
    let mut unit = Unit { folder, origin: format!("conversion seed {seed}"), ..Unit::default() };
    making.packages(&unit.folder);
    making.functions(&mut unit);
    making.flags(&mut unit);
    making.write(&mut unit);
    unit
}

impl Making {
    fn packages(&mut self, folder: &str) {
        let (place, clause) = INTERNAL[self.random.below(INTERNAL.len())];
        let (internal, known) = self.types(&format!("{MODULE}/{folder}/{place}"), clause, Vec::new(), 2, 8);
        let internal = Package { place: place.to_owned(), clause: clause.to_owned(), ..internal };
        self.packages.push(internal);
        if self.random.chance(25) {
            // A second peer, of which some names are the first one's.
            let (other, _) = self.types(&format!("{MODULE}/{folder}/peer/other"), "other", known.clone(), 1, 4);
            self.packages.push(Package { place: "peer/other".to_owned(), clause: "other".to_owned(), ..other });
        }
        let peers: Vec<String> = self.packages.iter().map(|package| package.path.clone()).collect();
        for at in 0..self.random.weighed(&[0, 70, 30]) {
            let leaf = self.random.pick(VERSIONS);
            // Kubernetes' layout: below the internal package; or beside it.
            let place = if self.random.chance(60) { format!("{place}/{leaf}") } else { format!("group{at}/{leaf}") };
            let path = format!("{MODULE}/{folder}/{place}");
            if self.packages.iter().any(|package| package.path == path) {
                continue;
            }
            self.version(folder, &place, leaf, &peers, at);
        }
    }

    /// A versioned package, in one piece or with its types elsewhere.
    fn version(&mut self, folder: &str, place: &str, leaf: &str, peers: &[String], at: usize) {
        let path = format!("{MODULE}/{folder}/{place}");
        let mut tags: Vec<String> = Vec::new();
        let order = if self.random.chance(80) { peers.to_vec() } else { peers.iter().rev().cloned().collect() };
        if self.random.chance(4) {
            tags.push("+k8s:conversion-gen=false".to_owned());
        } else {
            tags.extend(order.iter().map(|peer| format!("+k8s:conversion-gen={peer}")));
        }
        if self.hazards && self.random.chance(30) {
            let bad = self.random.pick(&[
                "+k8s:conversion-gen=",
                "+k8s:conversion-gen",
                "+k8s:conversion-gen=false",
                "+k8s:conversion-gen=true",
                "+k8s:conversion-gen=example.com/testdata/nowhere",
                "+k8s:conversion-gen=../core",
                "+k8s:conversion-gen(x)=y",
                "+k8s:conversion-gen-external-types=",
                "+k8s:conversion-gen-external-types=example.com/testdata/nowhere",
                "+k8s:conversion-gen-external-types=../other",
                "+k8s:conversion-gen:unknown=x",
            ]);
            tags.push(bad.to_owned());
        }
        if self.random.chance(80) {
            let package = self.copy(&path, place, leaf, tags);
            self.packages.push(package);
        } else {
            // The types are in a package that does not know of the internal one.
            let types = format!("api/group{at}/{leaf}");
            let types_path = format!("{MODULE}/{folder}/{types}");
            let package = self.copy(&types_path, &types, leaf, Vec::new());
            self.packages.push(package);
            tags.push(format!("+k8s:conversion-gen-external-types={types_path}"));
            let (place, clause) = (place.to_owned(), leaf.to_owned());
            self.packages.push(Package { place, path, clause, types: Vec::new(), tags, functions: Vec::new() });
        }
    }

    /// The first package again, in another version.
    fn copy(&mut self, path: &str, place: &str, clause: &str, tags: Vec<String>) -> Package {
        let apart = tags.is_empty();
        let internal = &self.packages[0];
        let (from, types) = (internal.path.clone(), internal.types.clone());
        let types = versioned::types(&mut self.random, types, &from, path, clause, apart, self.hazards);
        let (place, path, clause) = (place.to_owned(), path.to_owned(), clause.to_owned());
        Package { place, path, clause, types, tags, functions: Vec::new() }
    }

    /// A package of types that names only what it may import.
    fn types(
        &mut self,
        path: &str,
        clause: &str,
        elsewhere: Vec<Known>,
        from: usize,
        to: usize,
    ) -> (Package, Vec<Known>) {
        let mut reachable = shape::stand_ins();
        let exported = |known: &Known| known.name.name.starts_with(char::is_uppercase);
        reachable.extend(elsewhere.into_iter().filter(exported));
        let hazards = self.hazards;
        let mut shape = Shape {
            random: &mut self.random,
            path: path.to_owned(),
            clause: clause.to_owned(),
            elsewhere: reachable,
            hazards,
            comment: &mut |random, _| versioned::field_comment(random, hazards),
        };
        let (types, known) = shape.declare(from, to);
        let (place, path, clause) = (String::new(), path.to_owned(), clause.to_owned());
        (Package { place, path, clause, types, tags: Vec::new(), functions: Vec::new() }, known)
    }

    /// What all packages declare.
    fn table(&self) -> Table {
        let mut table = Table::new();
        for package in &self.packages {
            for declared in &package.types {
                if let Ty::Named(name) = Ty::named(&package.path, &package.clause, &declared.name) {
                    table.insert(name, declared.ty.clone());
                }
            }
        }
        table
    }

    /// The tool's own flags; who has some is run alone.
    fn flags(&mut self, unit: &mut Unit) {
        let some = self.random.below(self.packages.len());
        let some = self.packages[some].path.clone();
        let flag = match self.random.weighed(&[91, 3, 3, 2, 1]) {
            1 => "--skip-unsafe".to_owned(),
            2 => format!("--extra-peer-dirs={some}"),
            3 => format!("--base-peer-dirs={some}"),
            4 if self.abilities.extra_dirs => format!("--extra-dirs={some}"),
            _ => return,
        };
        unit.flags.push(flag);
    }

    fn write(&mut self, unit: &mut Unit) {
        for package in &mut self.packages {
            unit.alone |= shape::tame_aliases(&mut package.types, &package.path, self.abilities);
            let external = package.tags.iter().any(|tag| tag.starts_with("+k8s:conversion-gen-external-types="));
            unit.alone |= external && !self.abilities.external_types_apart;
        }
        for at in 0..self.packages.len() {
            let package = &self.packages[at];
            let (place, path, clause) = (package.place.clone(), package.path.clone(), package.clause.clone());
            let mut file = File::new(&path, &clause, &self.random);
            for declared in &package.types {
                file.write(&comments::between(&mut self.random));
                file.declare(declared);
            }
            unit.files.insert(format!("{place}/types.go"), file.finish());
            if !package.tags.is_empty() {
                let text = gofile::doc(&mut self.random, &clause, &package.tags, self.hazards);
                unit.files.insert(format!("{place}/doc.go"), text);
            }
            if !package.functions.is_empty() {
                let mut file = File::new(&path, &clause, &self.random);
                for function in &package.functions {
                    functions::write(&mut file, function);
                }
                let hidden = self.random.chance(4);
                let name = if hidden { "zz_generated.manual.go" } else { "conversion.go" };
                let mut text = file.finish();
                if hidden {
                    text = [b"//go:build !ignore_autogenerated\n// +build !ignore_autogenerated\n\n".to_vec(), text]
                        .concat();
                }
                unit.files.insert(format!("{place}/{name}"), text);
            }
        }
    }
}
