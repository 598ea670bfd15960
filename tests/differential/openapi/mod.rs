//! Makes a unit for openapi from a seed: packages of types, some of which are described, with markers of all kinds.
//!
//! All that a run describes goes into one file, so each unit is compared alone. Left out is what upstream leaves to chance:
//! validation markers of which one is part of another.

mod markers;

use crate::abilities::Abilities;
use crate::comments;
use crate::gofile::{self, Declared, File, Ty};
use crate::mutate::Mutations;
use crate::random::Random;
use crate::shape::{self, Known, Shape, Table};
use crate::unit::{MODULE, Unit};

const PLACES: &[(&str, &str)] = &[
    ("core/v1", "v1"),
    ("apps/v1", "v1"),
    ("core", "core"),
    ("api/types", "types"),
    ("a/b_c/v1beta1", "v1beta1"),
    ("a-b/v2", "v2"),
    ("common", "common"),
    ("spec", "spec"),
    ("ptr", "ptr"),
];

/// How fixtures are changed.
pub(crate) const MUTATIONS: Mutations = Mutations {
    by_design: &["paths"],
    nearly_endless: &["endless"],
    chance_in_types_that_ask: false,
    extra: &[
        "// +k8s:openapi-gen=true",
        "// +k8s:openapi-gen=false",
        "// +listType=set",
        "// +optional",
        "// +default=1",
        "// +enum",
        "// +k8s:validation:minLength=1",
        "// a remark",
        "//",
        "\tExtra map[string][]*int `json:\"extra\"`",
        "\tExtra struct{} `json:\"extra,omitempty\"`",
    ],
};

/// A package to be.
struct Package {
    place: String,
    path: String,
    clause: String,
    types: Vec<Declared>,
    tags: Vec<String>,
}

/// Makes the unit of a seed.
pub(crate) fn unit(seed: u64, folder: String, abilities: Abilities) -> Unit {
    let mut random = Random::new(seed);
    let hazards = random.chance(12);
    let mut unit = Unit { folder, origin: format!("openapi seed {seed}"), alone: true, ..Unit::default() };
    let mut reachable: Vec<Known> = shape::stand_ins();
    let mut table = Table::new();
    let mut packages: Vec<Package> = Vec::new();
    for _ in 0..random.weighed(&[0, 50, 35, 15]) {
        let (place, clause) = PLACES[random.below(PLACES.len())];
        let path = format!("{MODULE}/{}/{place}", unit.folder);
        if packages.iter().any(|package| package.path == path) {
            continue;
        }
        let (mut types, known) = Shape {
            random: &mut random,
            path: path.clone(),
            clause: clause.to_owned(),
            elsewhere: reachable.clone(),
            hazards,
            comment: &mut |_, _| String::new(),
        }
        .declare(2, 8);
        shape::tame_aliases(&mut types, &path, abilities);
        for declared in &types {
            if let Ty::Named(name) = Ty::named(&path, clause, &declared.name) {
                table.insert(name, declared.ty.clone());
            }
        }
        reachable.extend(known.into_iter().filter(|known| known.name.name.starts_with(char::is_uppercase)));
        let tags = package_tags(&mut random, hazards);
        packages.push(Package { place: place.to_owned(), path, clause: clause.to_owned(), types, tags });
    }
    for package in &mut packages {
        for declared in &mut package.types {
            if let Ty::Struct(fields) = &mut declared.ty {
                fields.iter_mut().for_each(|field| markers::of_field(&mut random, field, &table, hazards));
            }
            markers::of_type(&mut random, declared, hazards);
        }
        write(&mut random, &mut unit, package, hazards);
    }
    unit
}

fn package_tags(random: &mut Random, hazards: bool) -> Vec<String> {
    let mut tags = Vec::new();
    if random.chance(80) {
        tags.push("+k8s:openapi-gen=true".to_owned());
    }
    if random.chance(25) {
        tags.push("+k8s:openapi-model-package=com.example.models".to_owned());
    }
    if hazards && random.chance(25) {
        tags.push(
            random
                .pick(&[
                    "+k8s:openapi-gen=false",
                    "+k8s:openapi-gen=package",
                    "+k8s:openapi-gen",
                    "+k8s:openapi-model-package=",
                    "+k8s:openapi-model-package",
                    "+k8s:openapi-model-package=a # why",
                ])
                .to_owned(),
        );
    }
    tags
}

fn write(random: &mut Random, unit: &mut Unit, package: &Package, hazards: bool) {
    let Package { place, path, clause, types, tags } = package;
    let mut file = File::new(path, clause, random);
    for declared in types {
        file.write(&comments::between(random));
        file.declare(declared);
        if !declared.alias {
            markers::methods(random, &mut file, declared);
        }
        markers::constants(random, &mut file, declared);
    }
    unit.files.insert(format!("{place}/types.go"), file.finish());
    if !tags.is_empty() {
        unit.files.insert(format!("{place}/doc.go"), gofile::doc(random, clause, tags, hazards));
    }
}
