//! Makes a unit for openapi from a seed: packages of types that are described, with markers of all kinds.
//!
//! Left out is what upstream leaves to chance: the order of rules in CEL, and, before 0.27, constants of an enumeration in
//! other packages.

use crate::abilities::Abilities;
use crate::comments;
use crate::gofile::{self, Declared, Field, File, Ty};
use crate::mutate::Mutations;
use crate::random::Random;
use crate::shape::{self, Known, Shape};
use crate::unit::{MODULE, Unit};

/// How fixtures are changed.
pub(crate) const MUTATIONS: Mutations = Mutations {
    by_design: &[],
    nearly_endless: &["endless"],
    chance_in_types_that_ask: false,
    extra: &[
        "// +k8s:openapi-gen=true",
        "// +k8s:openapi-gen=false",
        "// +optional",
        "// +required",
        "// +default=1",
        "// +default=\"a\"",
        "// +enum",
        "// +listType=set",
        "// a remark",
        "\tExtra map[string][]*int",
        "\tExtra struct{ A, B []string }",
    ],
};

const PLACES: &[(&str, &str)] = &[
    ("core/v1", "v1"),
    ("apps/v1", "v1"),
    ("core", "core"),
    ("a-b/types", "types"),
    ("a/b_c/x.y/v1beta1", "v1beta1"),
    ("spec", "spec"),
    ("common", "common"),
    ("openapi", "openapi"),
    ("ptr", "ptr"),
];

/// Markers of fields, for all of which there is a type that they suit.
const FIELD: &[&str] = &[
    "+optional",
    "+required",
    "+optional because",
    "+listType=atomic",
    "+listType=map\n\t// +listMapKey=name",
    "+mapType=atomic",
    "+structType=granular",
    "+k8s:openapi-gen=false",
    "+k8s:openapi-gen=x-kubernetes-tag:value",
    "+unionDeprecated",
    "+unionDiscriminator",
    "+validations=a",
    "+nullable",
    "---",
];

/// Methods by which types describe themselves; `T` is the type.
const METHODS: &[&str] = &[
    "func (T) OpenAPISchemaType() []string { return nil }\n\nfunc (T) OpenAPISchemaFormat() string { return \"\" }\n\n",
    "func (*T) OpenAPISchemaType() []string { return nil }\n\nfunc (*T) OpenAPISchemaFormat() string { return \"\" }\n\n",
    "func (T) OpenAPISchemaType() []string { return nil }\n\n",
    "func (T) OpenAPIDefinition() common.OpenAPIDefinition { return common.OpenAPIDefinition{} }\n\n",
    "func (T) OpenAPIV3Definition() common.OpenAPIDefinition { return common.OpenAPIDefinition{} }\n\n",
    "func (t *T) UnmarshalJSON([]byte) error { return nil }\n\n",
    "func (t T) UnmarshalJSON([]byte) error { return nil }\n\n",
    "func (T) OpenAPIModelName() string { return \"com.example.T\" }\n\n",
];

/// Makes the unit of a seed.
pub(crate) fn unit(seed: u64, folder: String, abilities: Abilities) -> Unit {
    let mut random = Random::new(seed);
    let hazards = random.chance(10);
    let mut unit = Unit { folder, origin: format!("openapi seed {seed}"), alone: true, ..Unit::default() };
    let mut reachable: Vec<Known> = shape::stand_ins();
    for _ in 0..random.between(1, 3) {
        let (place, clause) = PLACES[random.below(PLACES.len())];
        if unit.files.contains_key(&format!("{place}/types.go")) {
            continue;
        }
        let path = format!("{MODULE}/{}/{place}", unit.folder);
        let mut shape = Shape {
            random: &mut random,
            path: path.clone(),
            clause: clause.to_owned(),
            elsewhere: reachable.clone(),
            hazards: false,
            comment: &mut |_, _| String::new(),
        };
        let (mut types, known) = shape.declare(2, 7);
        let unfit: Vec<String> =
            known.iter().filter(|known| !fits(known)).map(|known| known.name.name.clone()).collect();
        for declared in &mut types {
            describe(&mut random, declared, &unfit, hazards);
        }
        shape::tame_aliases(&mut types, &path, abilities);
        reachable
            .extend(known.into_iter().filter(|known| fits(known) && known.name.name.starts_with(char::is_uppercase)));
        write(&mut random, &mut unit, (place, clause), &path, &types);
        let mut tags = Vec::from_iter(random.chance(85).then(|| "+k8s:openapi-gen=true".to_owned()));
        tags.extend(random.chance(20).then(|| format!("+k8s:openapi-model-package=com.example.{clause}")));
        if !tags.is_empty() {
            unit.files.insert(format!("{place}/doc.go"), gofile::doc(&mut random, clause, &tags, hazards));
        }
    }
    unit
}

/// Whether fields may be of the type. Interfaces may, but not in lists and maps.
fn fits(known: &Known) -> bool {
    use shape::Form::{Array, Basic, Collection, Pointer, Struct};
    matches!(known.form, Struct | Collection | Basic | Pointer | Array)
}

/// Gives a type a comment, and its fields theirs; and mostly takes out of it what has no schema.
fn describe(random: &mut Random, declared: &mut Declared, unfit: &[String], hazards: bool) {
    if !hazards || random.chance(70) {
        tame(&mut declared.ty, unfit);
    }
    if let Ty::Struct(fields) = &mut declared.ty {
        for field in fields {
            // A struct that inlines itself ends upstream after minutes.
            if matches!(field.ty, Ty::Pointer(_)) && field.tag.contains("inline") {
                field.tag.clear();
            }
            field.comment = comment(random, field, hazards);
        }
    }
    let prose = if random.chance(60) { format!("{}\n", comments::prose(random)) } else { String::new() };
    let marker = match random.weighed(&[70, 6, 8, 4, 4, 4, 4]) {
        1 => "+k8s:openapi-gen=false",
        2 => "+k8s:openapi-gen=true",
        3 => "+union",
        4 => "+k8s:openapi-gen=x-kubernetes-a:b",
        5 => "+k8s:openapi-model-package=com.example.own",
        6 => "+structType=atomic",
        _ if declared.ty == Ty::plain("string") => "+enum",
        _ => {
            declared.doc = prose;
            return;
        }
    };
    let marker = comments::marker(random, marker, false);
    declared.doc = if random.chance(80) { format!("{prose}{marker}\n") } else { format!("{marker}\n\n{prose}") };
}

/// Puts strings where a type has no schema, and where it would be a map's key.
fn tame(ty: &mut Ty, unfit: &[String]) {
    match ty {
        Ty::Plain(text) => {
            let known = |text: &str| shape::BASIC.contains(&text) && text != "uintptr" || text == "interface{}";
            if !known(text) {
                *text = "string".to_owned();
            }
        }
        Ty::Named(name) if unfit.contains(&name.name) || name.name == "Object" => *ty = Ty::default(),
        Ty::Named(_) => {}
        Ty::Pointer(inner) => tame(inner, unfit),
        Ty::Slice(inner) | Ty::Array(_, inner) => {
            tame(inner, unfit);
            tame_element(inner);
        }
        Ty::Map(key, value) => {
            **key = Ty::default();
            tame(value, unfit);
            tame_element(value);
        }
        Ty::Struct(fields) => {
            for field in fields {
                tame(&mut field.ty, unfit);
                // The tags of a struct without a name would stand in its name, with their quotes.
                if let Ty::Struct(inner) = &mut field.ty {
                    inner.iter_mut().for_each(|field| field.tag.clear());
                }
            }
        }
    }
}

/// Lists and maps of `interface{}` are strings' to have; those of pointers to pointers nobody's.
fn tame_element(ty: &mut Ty) {
    if let Ty::Pointer(inner) = ty
        && let Ty::Pointer(_) = **inner
    {
        *ty = Ty::default();
    }
}

/// The comment of a field.
fn comment(random: &mut Random, field: &Field, hazards: bool) -> String {
    let mut lines = Vec::new();
    if random.chance(50) {
        lines.push(comments::words(random).to_owned());
    }
    if random.chance(35) {
        lines.push(random.pick(FIELD).to_owned());
    }
    if random.chance(25) {
        lines.extend(default(random, field, hazards));
    }
    if random.chance(15) {
        lines.extend(limit(random, &field.ty));
    }
    if hazards && random.chance(10) {
        lines.push(
            random.pick(&["+patchStrategy=merge", "+default={", "+k8s:validation:minLength=-1", "a \\d b"]).to_owned(),
        );
    }
    if lines.is_empty() { String::new() } else { format!("\t// {}\n", lines.join("\n\t// ")) }
}

/// A default that suits the type, where Go enforces none.
fn default(random: &mut Random, field: &Field, hazards: bool) -> Option<String> {
    let free = field.tag.contains("omitempty") || matches!(field.ty, Ty::Pointer(_)) || hazards;
    let value = match &field.ty {
        Ty::Slice(_) | Ty::Array(..) => random.pick(&["[]", "[\"a\", null]", "[1, {\"b\": 2.50}]"]),
        Ty::Map(..) => random.pick(&["{}", "{\"a\": {\"c\": true, \"b\": []}}"]),
        Ty::Pointer(_) => random.pick(&["null", "\"x\"", "1e6", "{\"a\": 1}", "true"]),
        Ty::Plain(text) if text == "string" && free => random.pick(&["\"\"", "\"a \\\"b\\\" ü\"", "\"\\u00e9\\t\""]),
        Ty::Plain(text) if text == "bool" && free => random.pick(&["true", "false"]),
        Ty::Plain(text) if text != "string" && free => random.pick(&["1", "-2.5", "100000000", "0.00001"]),
        _ => return None,
    };
    Some(format!("+default={value}"))
}

/// A limit that suits the type.
fn limit(random: &mut Random, ty: &Ty) -> Option<String> {
    let marker = match ty {
        Ty::Slice(_) | Ty::Array(..) => random.pick(&["minItems=1", "maxItems=10", "uniqueItems"]),
        Ty::Map(..) => random.pick(&["minProperties=1", "maxProperties=3"]),
        Ty::Plain(text) if text == "string" => {
            random.pick(&["minLength=1", "maxLength=63", "pattern=\"^a\\\\d+$\"", "pattern>^b$"])
        }
        Ty::Plain(text) if text != "bool" && text != "interface{}" => {
            random.pick(&["minimum=1", "maximum=2.5", "exclusiveMinimum=true", "multipleOf=3"])
        }
        _ => return None,
    };
    Some(format!("+k8s:validation:{marker}"))
}

fn write(random: &mut Random, unit: &mut Unit, (place, clause): (&str, &str), path: &str, types: &[Declared]) {
    let mut file = File::new(path, clause, random);
    for declared in types {
        file.write(&comments::between(random));
        file.declare(declared);
        if declared.ty == Ty::plain("string") && !declared.alias && random.chance(60) {
            file.write(&constants(random, &declared.name));
        }
        if matches!(declared.ty, Ty::Struct(_)) && random.chance(12) {
            let common = file.qualifier("k8s.io/kube-openapi/pkg/common", "common");
            let own = random.pick(METHODS).replace("(T)", "(t T)").replace("(*T)", "(t *T)");
            file.write(
                &own.replace(" T)", &format!(" {})", declared.name))
                    .replace("*T)", &format!("*{})", declared.name))
                    .replace("common.", &common),
            );
            file.write(&format!("var _ {common}ReferenceCallback\n\n"));
        }
    }
    let text = file.finish();
    unit.files.insert(format!("{place}/types.go"), text);
}

/// Constants of a type, some with one value.
fn constants(random: &mut Random, ty: &str) -> String {
    let mut text = "const (\n".to_owned();
    for at in 0..random.between(1, 4) {
        let name = format!("{ty}{at}");
        match random.below(4) {
            0 => text.push_str(&format!("\t// {name} is   {}\n", comments::words(random))),
            1 => text.push_str(&format!("\t// {}\n", comments::words(random))),
            _ => {}
        }
        let value = random.pick(&["\"a\"", "\"b\"", "\"a\" + \"b\"", "\"ü\\t\\\"\"", "\"\""]);
        text.push_str(&format!("\t{name} {ty} = {value}\n"));
    }
    text + ")\n\n"
}
