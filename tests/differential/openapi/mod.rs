//! Makes a unit for openapi from a seed: packages of types with markers of every kind, enumerations, unions, and types that
//! describe themselves.
//!
//! Most maps are by strings and most types have a schema, for upstream stops at the first that has none. Left out is what
//! upstream leaves to chance (the order of several rules), and structs that inline themselves, which keep it busy for
//! minutes.

mod enums;
mod markers;
mod methods;
mod text;

use crate::abilities::Abilities;
use crate::gofile::{self, Declared, Field, File, Name, Ty};
use crate::mutate::Mutations;
use crate::random::Random;
use crate::shape::{self, Known, Shape, Table};
use crate::unit::{MODULE, Unit};

/// A package to be.
struct Package {
    place: String,
    path: String,
    clause: String,
    types: Vec<Declared>,
    /// Markers of the package.
    tags: Vec<String>,
    /// What is declared besides the types.
    rest: String,
}

/// Everything about a unit in the making.
struct Making {
    random: Random,
    abilities: Abilities,
    hazards: bool,
    packages: Vec<Package>,
    table: Table,
}

/// Folders of packages and the packages' names.
const PLACES: &[(&str, &str)] = &[
    ("core/v1", "v1"),
    ("apps/v1", "v1"),
    ("core", "core"),
    ("api/types", "types"),
    ("my-group/v1beta1", "v1beta1"),
    ("x.y/v1", "v1"),
    ("v1", "v1"),
    ("spec", "spec"),
    ("common", "common"),
    ("generated/openapi", "openapi"),
];

/// How fixtures are changed.
pub(crate) const MUTATIONS: Mutations = Mutations {
    by_design: &["paths"],
    nearly_endless: &["endless"],
    chance_in_types_that_ask: false,
    extra: &[
        "// +k8s:openapi-gen=true",
        "// +k8s:openapi-gen=false",
        "// +k8s:openapi-gen=x-kubernetes-a:b",
        "// +optional",
        "// +required",
        "// +default=1",
        "// +default=\"a\"",
        "// +enum",
        "// +listType=set",
        "// +k8s:validation:minLength=1",
        "// a remark",
        "\tExtra map[string][]*int `json:\"extra,omitempty\"`",
        "\tExtra struct{ A, B []string } `json:\"extra\"`",
    ],
};

/// Makes the unit of a seed.
pub(crate) fn unit(seed: u64, folder: String, abilities: Abilities) -> Unit {
    let mut random = Random::new(seed);
    let hazards = random.chance(10);
    let mut making = Making { random, abilities, hazards, packages: Vec::new(), table: Table::new() };
    let mut unit = Unit { folder, origin: format!("openapi seed {seed}"), ..Unit::default() };
    making.packages(&unit.folder);
    making.marks();
    making.methods();
    making.write(&mut unit);
    unit
}

impl Making {
    fn packages(&mut self, folder: &str) {
        let mut reachable: Vec<Known> = shape::stand_ins();
        for _ in 0..self.random.weighed(&[0, 60, 28, 12]) {
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
                self.describable(&mut declared.ty);
            }
            let rest = self.enumerations(&mut types);
            for declared in &types {
                let name = Name { path: path.clone(), clause: clause.to_owned(), name: declared.name.clone() };
                self.table.insert(name, declared.ty.clone());
            }
            reachable.extend(known.into_iter().filter(|known| known.name.name.starts_with(char::is_uppercase)));
            let tags = self.tags();
            let (place, clause) = (place.to_owned(), clause.to_owned());
            self.packages.push(Package { place, path, clause, types, tags, rest });
        }
    }

    /// Makes a type one that has a schema, nearly always.
    fn describable(&mut self, ty: &mut Ty) {
        let spared = self.random.chance(if self.hazards { 6 } else { 1 });
        match ty {
            Ty::Plain(text) => {
                let odd = ["func", "chan", "<-chan", "uintptr", "rune", "complex", "error"];
                if !spared && odd.iter().any(|odd| text.starts_with(odd)) {
                    *text = self.random.pick(&["interface{}", "string", "int64", "any"]).to_owned();
                }
            }
            Ty::Named(_) => {}
            Ty::Pointer(inner) | Ty::Slice(inner) | Ty::Array(_, inner) => {
                self.describable(inner);
                self.no_interface(inner);
            }
            Ty::Map(key, value) => {
                if !spared && **key != Ty::default() {
                    **key = Ty::default();
                }
                self.describable(value);
                self.no_interface(value);
            }
            Ty::Struct(fields) => {
                for field in fields {
                    self.describable(&mut field.ty);
                    if matches!(field.ty, Ty::Pointer(_)) && field.tag.contains("inline") {
                        field.tag.clear();
                    }
                    // The tags of a struct without a name stand in its name, with their quotes.
                    if let Ty::Struct(inner) = &mut field.ty
                        && !spared
                    {
                        inner.iter_mut().for_each(|field| field.tag.clear());
                    }
                }
            }
        }
    }

    /// Elements must not be interfaces with methods.
    fn no_interface(&mut self, element: &mut Ty) {
        if let Ty::Plain(text) = element
            && text.starts_with("interface{ ")
        {
            *element = Ty::default();
        }
    }

    fn tags(&mut self) -> Vec<String> {
        let mut tags = match self.random.weighed(&[84, 8, 4, 4]) {
            0 => vec!["+k8s:openapi-gen=true".to_owned()],
            1 => Vec::new(),
            2 => vec!["+k8s:openapi-gen=true,also".to_owned()],
            _ => vec!["+k8s:openapi-gen=false".to_owned(), "+k8s:openapi-gen=true".to_owned()],
        };
        if self.random.chance(25) {
            let names =
                &["com.example.core.v1", "io.k8s.api", "x", "com.example.v1 // not this", "com.example.a-b", "a_b.c"];
            tags.push(format!("+k8s:openapi-model-package={}", self.random.pick(names)));
        }
        tags
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
            let Package { place, path, clause, types, tags, rest } = package;
            let mut file = File::new(path, clause, &self.random);
            for declared in types {
                file.write(&crate::comments::between(&mut self.random));
                file.declare(declared);
            }
            file.write(markers::CONSTANTS);
            methods::write(&mut file, rest);
            unit.files.insert(format!("{place}/types.go"), file.finish());
            if !tags.is_empty() {
                let text = gofile::doc(&mut self.random, clause, tags, self.hazards);
                unit.files.insert(format!("{place}/doc.go"), text);
            }
        }
    }
}

/// The fields of a struct, and of the structs that are written into it.
fn all_fields(fields: &mut [Field], change: &mut dyn FnMut(&mut Field)) {
    for field in fields {
        if let Ty::Struct(inner) = &mut field.ty {
            all_fields(inner, change);
        }
        change(field);
    }
}
