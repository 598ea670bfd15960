//! Makes a unit for prerelease-lifecycle from a seed: packages whose types have TypeMeta or not, markers with releases, and
//! methods written by hand.
//!
//! Left out are quotes and backslashes in replacements, which kgen refuses whatever Go makes of them.

use crate::abilities::Abilities;
use crate::comments;
use crate::gofile::{self, Declared, Field, File, Ty};
use crate::mutate::Mutations;
use crate::random::Random;
use crate::shape::{self, Known, Shape};
use crate::unit::{MODULE, Unit};

const PLACES: &[(&str, &str)] = &[
    ("core/v1", "v1"),
    ("apps/v1beta1", "v1beta1"),
    ("fleet/v2alpha1", "v2alpha1"),
    ("fleet/v12", "v12"),
    ("fleet/vv1", "vv1"),
    ("a/v", "v"),
    ("fleet", "fleet"),
    ("v2", "v2"),
    ("schema", "schema"),
    ("yaml.v2", "yaml"),
];

const KEY: &str = "+k8s:prerelease-lifecycle-gen";

/// How fixtures are changed.
pub(crate) const MUTATIONS: Mutations = Mutations {
    by_design: &["quotedreplacement"],
    nearly_endless: &[],
    chance_in_types_that_ask: false,
    extra: &[
        "// +k8s:prerelease-lifecycle-gen=true",
        "// +k8s:prerelease-lifecycle-gen=false",
        "// +k8s:prerelease-lifecycle-gen:introduced=1.2",
        "// +k8s:prerelease-lifecycle-gen:deprecated=1.3",
        "// +k8s:prerelease-lifecycle-gen:removed=1.4",
        "// +k8s:prerelease-lifecycle-gen:replacement=apps,v1,Deployment",
        "// a remark",
        "\tmetav1.TypeMeta",
        "",
    ],
};

/// A package to be.
struct Package {
    place: &'static str,
    path: String,
    clause: &'static str,
    types: Vec<Declared>,
    /// Markers of the package; none for what is not generated.
    tags: Vec<String>,
}

/// Makes the unit of a seed.
pub(crate) fn unit(seed: u64, folder: String, abilities: Abilities) -> Unit {
    let mut random = Random::new(seed);
    let hazards = random.chance(25);
    let mut unit = Unit { folder, origin: format!("prerelease-lifecycle seed {seed}"), ..Unit::default() };
    let mut packages: Vec<Package> = Vec::new();
    let mut reachable: Vec<Known> = shape::stand_ins();
    for _ in 0..random.weighed(&[0, 55, 30, 15]) {
        let (place, clause) = PLACES[random.below(PLACES.len())];
        let path = format!("{MODULE}/{}/{place}", unit.folder);
        if packages.iter().any(|package| package.path == path) {
            continue;
        }
        let mut shape = Shape {
            random: &mut random,
            path: path.clone(),
            clause: clause.to_owned(),
            elsewhere: reachable.clone(),
            hazards,
            comment: &mut |_, _| String::new(),
        };
        let (mut types, known) = shape.declare(1, 7);
        // Upstream cannot write methods for such a name, which would hide all else.
        let plain = |name: &mut String| *name = name.replace('É', "E");
        for declared in types.iter_mut().filter(|_| !hazards) {
            plain(&mut declared.name);
            declared.ty.rename(&mut |name| plain(&mut name.name));
        }
        let renamed = |name: &str| hazards || !name.contains('É');
        reachable.extend(
            known
                .into_iter()
                .filter(|known| known.name.name.starts_with(char::is_uppercase) && renamed(&known.name.name)),
        );
        let tags = tags(&mut random, hazards);
        packages.push(Package { place, path, clause, types, tags });
    }
    for package in &mut packages {
        unit.alone |= shape::tame_aliases(&mut package.types, &package.path, abilities);
        write(&mut random, package, hazards, abilities, &mut unit);
    }
    unit
}

/// The markers of a package.
fn tags(random: &mut Random, hazards: bool) -> Vec<String> {
    let mut tags = match random.weighed(&[80, 4, 4, 4, 8]) {
        0 => vec![format!("{KEY}=true")],
        1 => vec![format!("{KEY}={}", random.pick(&["1", "t", "T", "TRUE", "True"]))],
        2 => vec![format!("{KEY}={}", random.pick(&["0", "f", "F", "FALSE", "False"]))],
        3 => vec![format!("{KEY}=false")],
        _ => return Vec::new(),
    };
    if hazards && random.chance(20) {
        let odd =
            ["=true", "=false", "=package", "", "=", "=true,", "=true,x=y", "=true,=y", "(x)=true", "()=true", "=tRUE"];
        tags.push(format!("{KEY}{}", random.pick(&odd)));
        if random.chance(50) {
            tags.remove(0);
        }
    }
    tags
}

fn write(random: &mut Random, package: &mut Package, hazards: bool, abilities: Abilities, unit: &mut Unit) {
    let Package { place, path, clause, types, tags } = package;
    let mut file = File::new(path, clause, random);
    let mut methods = String::new();
    for declared in types.iter_mut() {
        let api = embed(random, declared);
        declared.doc = doc(random, api, hazards);
        if api && declared.name.starts_with(char::is_uppercase) && random.chance(15) {
            methods.push_str(&method(random, &declared.name, hazards));
        }
        file.write(&comments::between(random));
        file.declare(declared);
    }
    if random.chance(8) && (abilities.generics || hazards) {
        let name = format!("Box{}", random.pick(&["[Q any]", "[Q, R any]", "[Q comparable]"]));
        let mut generic = Declared { doc: String::new(), name, ty: Ty::Struct(Vec::new()), alias: false };
        let api = embed(random, &mut generic);
        generic.doc = doc(random, api, hazards);
        file.declare(&generic);
    }
    file.write(&methods);
    unit.files.insert(format!("{place}/types.go"), file.finish());
    if !tags.is_empty() {
        unit.files.insert(format!("{place}/doc.go"), gofile::doc(random, clause, tags, hazards));
    }
}

/// Makes an API of a struct, mostly; tells whether it is one.
fn embed(random: &mut Random, declared: &mut Declared) -> bool {
    let Ty::Struct(fields) = &mut declared.ty else { return false };
    let place = fields.iter().position(|field| shape::shown(&field.name, &field.ty) == "TypeMeta");
    if let Some(place) = place {
        return fields[place].name.is_empty();
    }
    let meta = Ty::named("k8s.io/apimachinery/pkg/apis/meta/v1", "v1", "TypeMeta");
    let (name, ty) = match random.weighed(&[70, 8, 5, 17]) {
        0 => ("", meta),
        1 => ("", Ty::pointer(meta)),
        2 => ("TypeMeta", meta),
        _ => return false,
    };
    let tag = "`json:\",inline\"`".to_owned();
    fields.insert(0, Field { name: name.to_owned(), ty, tag, ..Field::default() });
    name.is_empty()
}

/// The comments above a type.
fn doc(random: &mut Random, api: bool, hazards: bool) -> String {
    let mut lines = Vec::new();
    if api && !(hazards && random.chance(4)) || random.chance(5) {
        lines.push(format!("{KEY}:introduced={}", release(random, hazards)));
    }
    if !lines.is_empty() {
        for key in ["deprecated", "removed"] {
            if random.chance(30) {
                lines.push(format!("{KEY}:{key}={}", release(random, hazards)));
            }
        }
        if random.chance(30) {
            lines.push(format!("{KEY}:replacement={}", replacement(random, hazards)));
        }
    }
    if hazards && random.chance(4) {
        let odd = [
            "=true",
            "=false",
            ":introduced=1.2",
            ":removed",
            ":replacement=a,v1,B",
            ":unknown=1",
            ":introduced(x)=1.2",
        ];
        lines.push(format!("{KEY}{}", random.pick(&odd)));
    }
    // Only the second generation reads a marker behind a tab, and a marker that is not read is a missing one.
    let groups: Vec<String> = lines
        .iter()
        .map(|line| if hazards { comments::marker(random, line, true) } else { format!("// {line}") })
        .collect();
    let marked = groups.iter().map(|group| format!("{group}\n")).collect::<String>();
    let prose = if random.chance(50) { format!("{}\n", comments::prose(random)) } else { String::new() };
    match random.below(6) {
        0 if !prose.is_empty() && !marked.is_empty() => format!("{marked}\n{prose}"),
        1 if !marked.is_empty() => format!("{marked}\n"),
        2 => format!("{prose}{marked}"),
        _ => format!("{marked}{prose}"),
    }
}

fn release(random: &mut Random, hazards: bool) -> String {
    if hazards && random.chance(8) {
        let odd = [
            "",
            "1",
            "1.",
            ".1",
            "v1.2",
            "1.2.3",
            "1.x",
            "1.2,",
            "1.2,x=y",
            "1.2,=x",
            "1 .2",
            "1.2 // so",
            "2147483648.1",
        ];
        return random.pick(&odd).to_owned();
    }
    if random.chance(4) {
        return random.pick(&["+1.2", "1.-2", "01.002", "2147483647.2147483647", "-2147483648.+0"]).to_owned();
    }
    format!("{}.{}", random.between(0, 2), random.between(0, 40))
}

fn replacement(random: &mut Random, hazards: bool) -> String {
    if hazards && random.chance(15) {
        let odd = [
            "", "a,b", "a,v1,B,c", "a,,B", "a,v1,", "A,v1,B", "a,V1,B", "a,1,B", "a,v1B,C", "a,v1,b", "a,v1,Ä",
            "ä,v1,B", "Ä,v1,B",
        ];
        return random.pick(&odd).to_owned();
    }
    let group = random.pick(&["", "apps", "fleet.example.com", "a-b", "ä/b c"]);
    let version = random.pick(&["v1", "v1beta1", "v", "v2 x"]);
    let kind = random.pick(&["Pod", "PodList", "X", "Größe", "9", "_x", "Pod // it is", " b"]);
    format!("{group},{version},{kind}")
}

/// A method written by hand, right in most cases.
fn method(random: &mut Random, of: &str, hazards: bool) -> String {
    let names = [
        "APILifecycleIntroduced",
        "APILifecycleDeprecated",
        "APILifecycleRemoved",
        "APILifecycleReplacement",
        "APILifecycle",
    ];
    let name = random.pick(&names);
    let star = if random.chance(70) { "*" } else { "" };
    let signature = match random.weighed(&[50, 20, if hazards { 10 } else { 0 }, if hazards { 10 } else { 0 }]) {
        1 => "() (x string, _ error)",
        2 => "() int",
        3 => "(of ...int) (a, b int)",
        _ => "() (major, minor int)",
    };
    format!("func (in {star}{of}) {name}{signature} {{\n\tpanic(0)\n}}\n\n")
}
