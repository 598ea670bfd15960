//! Makes a unit for defaulter from a seed: packages of types with markers, functions that set defaults, and packages that
//! take their types from elsewhere.
//!
//! Left out is what upstream leaves to chance (several additional functions of one type), and what one unit of a batch
//! could do to another: see [`Unit::alone`].

mod functions;
mod markers;

use crate::abilities::Abilities;
use crate::comments;
use crate::gofile::{self, Declared, Field, File, Name, Ty};
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
    /// Markers of the package; none for what is not generated.
    tags: Vec<String>,
    functions: Vec<functions::Function>,
    /// Whose types it is about.
    input: Option<String>,
}

/// Everything about a unit in the making.
pub(crate) struct Making {
    random: Random,
    abilities: Abilities,
    hazards: bool,
    packages: Vec<Package>,
    table: Table,
}

const PLACES: &[(&str, &str)] = &[
    ("core/v1", "v1"),
    ("apps/v1", "v1"),
    ("core", "core"),
    ("api/types", "types"),
    ("a/b_c/v1beta1", "v1beta1"),
    ("v1", "v1"),
    ("json", "json"),
    ("runtime", "runtime"),
    ("meta/v1", "v1"),
];

/// Fields that make a struct a root, if the package says so.
const ROOTS: &[&str] = &["TypeMeta", "ObjectMeta", "ListMeta", "Spec", "Name"];

/// How fixtures are changed.
pub(crate) const MUTATIONS: Mutations = Mutations {
    by_design: &["dashedpath"],
    nearly_endless: &[],
    chance_in_types_that_ask: false,
    extra: &[
        "// +k8s:defaulter-gen=true",
        "// +k8s:defaulter-gen=false",
        "// +k8s:defaulter-gen=covers",
        "// +default=1",
        "// +default=\"a\"",
        "// +default={}",
        "// a remark",
        "\tExtra map[string][]*int",
        "\tExtra struct{ A, B []string }",
    ],
};

/// Makes the unit of a seed.
pub(crate) fn unit(seed: u64, folder: String, abilities: Abilities) -> Unit {
    let mut random = Random::new(seed);
    let hazards = random.chance(12);
    let mut making = Making { random, abilities, hazards, packages: Vec::new(), table: Table::new() };
    let mut unit = Unit { folder, origin: format!("defaulter seed {seed}"), ..Unit::default() };
    making.packages(&unit.folder);
    making.markers();
    making.functions(&mut unit);
    making.flags(&mut unit);
    making.write(&mut unit);
    unit
}

impl Making {
    fn packages(&mut self, folder: &str) {
        let mut reachable: Vec<Known> = shape::stand_ins();
        for _ in 0..self.random.weighed(&[0, 55, 30, 15]) {
            let (place, clause) = PLACES[self.random.below(PLACES.len())];
            let path = format!("{MODULE}/{folder}/{place}");
            if self.packages.iter().any(|package| package.path == path) {
                continue;
            }
            let mut shape = Shape {
                random: &mut self.random,
                path: path.clone(),
                clause: clause.to_owned(),
                elsewhere: reachable.clone(),
                hazards: self.hazards,
                comment: &mut |_, _| String::new(),
            };
            let (mut types, known) = shape.declare(2, 8);
            for declared in &mut types {
                self.make_root(declared);
            }
            for declared in &types {
                if let Ty::Named(name) = Ty::named(&path, clause, &declared.name) {
                    self.table.insert(name, declared.ty.clone());
                }
            }
            reachable.extend(known.into_iter().filter(|known| known.name.name.starts_with(char::is_uppercase)));
            let tags = if self.random.chance(80) { self.tags() } else { Vec::new() };
            let (place, clause) = (place.to_owned(), clause.to_owned());
            self.packages.push(Package { place, path, clause, types, tags, functions: Vec::new(), input: None });
        }
        if self.random.chance(25) {
            self.apart(folder);
        }
    }

    /// A package that is about the types of another one.
    fn apart(&mut self, folder: &str) {
        let of = self.random.below(self.packages.len());
        let of = self.packages[of].path.clone();
        let leaf = self.random.pick(&["v1", "defaults", "core"]).to_owned();
        let place = format!("pkg/{leaf}");
        let path = format!("{MODULE}/{folder}/{place}");
        let mut tags = self.tags();
        let relative = format!("../../{}", of.trim_start_matches(&format!("{MODULE}/{folder}/")));
        let value = if self.abilities.input_paths && self.random.chance(if self.hazards { 50 } else { 95 }) {
            of.clone()
        } else {
            relative
        };
        tags.push(format!("+k8s:defaulter-gen-input={value}"));
        if self.hazards && self.random.chance(20) {
            tags.push(
                self.random
                    .pick(&[
                        "+k8s:defaulter-gen-input=example.com/testdata/nowhere",
                        "+k8s:defaulter-gen-input=",
                        "+k8s:defaulter-gen-input",
                        "+k8s:defaulter-gen-input=./x",
                    ])
                    .to_owned(),
            );
        }
        self.packages.push(Package {
            place,
            path,
            clause: leaf,
            types: Vec::new(),
            tags,
            functions: Vec::new(),
            input: Some(of),
        });
    }

    fn tags(&mut self) -> Vec<String> {
        let mut tags = vec![format!("+k8s:defaulter-gen={}", ROOTS[self.random.weighed(&[80, 8, 4, 4, 4])])];
        if self.random.chance(15) {
            tags.push(format!("+k8s:defaulter-gen={}", self.random.pick(ROOTS)));
        }
        if self.hazards && self.random.chance(30) {
            tags.push(
                self.random
                    .pick(&[
                        "+k8s:defaulter-gen=",
                        "+k8s:defaulter-gen",
                        "+k8s:defaulter-gen=true",
                        "+k8s:defaulter-gen=false",
                        "+k8s:defaulter-gen=covers",
                        "+k8s:defaulter-gen(x)=TypeMeta",
                        "+k8s:defaulter-gen=TypeMeta // really",
                    ])
                    .to_owned(),
            );
        }
        if self.hazards && self.random.chance(10) {
            return vec!["+k8s:defaulter-gen=false".to_owned()];
        }
        tags
    }

    /// Gives a struct what a package may ask for, and a type its own marker.
    fn make_root(&mut self, declared: &mut Declared) {
        let random = &mut self.random;
        if let Ty::Struct(fields) = &mut declared.ty
            && random.chance(45)
            && !fields.iter().any(|field| shape::shown(&field.name, &field.ty) == "TypeMeta")
        {
            let meta = Ty::named("k8s.io/apimachinery/pkg/apis/meta/v1", "v1", "TypeMeta");
            let name = if random.chance(85) { String::new() } else { "TypeMeta".to_owned() };
            let tag = "`json:\",inline\"`".to_owned();
            fields.insert(0, Field { name, ty: meta, tag, ..Field::default() });
        }
        let prose = if random.chance(50) { format!("{}\n", comments::prose(random)) } else { String::new() };
        let marker = match random.weighed(&[82, 7, 5, if self.hazards { 6 } else { 0 }]) {
            1 => "+k8s:defaulter-gen=true",
            2 => "+k8s:defaulter-gen=false",
            3 => random.pick(&[
                "+k8s:defaulter-gen",
                "+k8s:defaulter-gen=yes",
                "+k8s:defaulter-gen=true\n// +k8s:defaulter-gen=true",
                "+k8s:defaulter-gen=true\n// +k8s:defaulter-gen=false",
                "+k8s:defaulter-gen(x)=true",
            ]),
            _ => {
                declared.doc = prose;
                return;
            }
        };
        let marked = format!("{}\n", comments::marker(random, marker, self.hazards));
        declared.doc = match random.below(5) {
            0 => format!("{prose}{marked}"),
            1 => format!("{marked}\n\n"),
            _ if prose.is_empty() => format!("{marked}\n"),
            _ => format!("{marked}\n{prose}"),
        };
    }

    /// The tool's own flags; who has some is run alone.
    fn flags(&mut self, unit: &mut Unit) {
        if self.random.chance(8) {
            let peers: Vec<String> = self.packages.iter().map(|package| package.path.clone()).collect();
            let some = if self.random.chance(50) { &peers[..1] } else { &peers[..] };
            unit.flags.push(format!("--extra-peer-dirs={}", some.join(",")));
        }
    }

    fn name(&self, package: usize, declared: &Declared) -> Name {
        let package = &self.packages[package];
        Name { path: package.path.clone(), clause: package.clause.clone(), name: declared.name.clone() }
    }

    fn write(&mut self, unit: &mut Unit) {
        for package in &mut self.packages {
            unit.alone |= shape::tame_aliases(&mut package.types, &package.path, self.abilities);
        }
        for package in &self.packages {
            let Package { place, path, clause, types, tags, functions, .. } = package;
            let mut file = File::new(path, clause, &self.random);
            for declared in types {
                file.write(&comments::between(&mut self.random));
                file.declare(declared);
            }
            file.write(markers::CONSTANTS);
            unit.files.insert(format!("{place}/types.go"), file.finish());
            if !tags.is_empty() {
                unit.files.insert(format!("{place}/doc.go"), gofile::doc(&mut self.random, clause, tags, self.hazards));
            }
            if functions.is_empty() {
                continue;
            }
            let mut file = File::new(path, clause, &self.random);
            for function in functions {
                functions::write(&mut file, function);
            }
            let mut text = file.finish();
            let mut name = "defaults.go";
            if self.random.chance(4) {
                name = "zz_generated.manual.go";
                text =
                    [b"//go:build !ignore_autogenerated\n// +build !ignore_autogenerated\n\n".to_vec(), text].concat();
            }
            unit.files.insert(format!("{place}/{name}"), text);
        }
    }
}
