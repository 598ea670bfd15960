//! Markers of fields and types, methods by which types describe themselves, and the constants of enumerations.

use crate::comments;
use crate::gofile::{Declared, Field, File, Ty};
use crate::random::Random;
use crate::shape::{Table, resolved};

/// What a marker is for: the kind of the type that it is given to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Number,
    Truth,
    List,
    Map,
    Struct,
    Other,
}

/// Gives a field markers, mostly such that suit its type.
pub(super) fn of_field(random: &mut Random, field: &mut Field, table: &Table, hazards: bool) {
    if let Ty::Struct(fields) = &mut field.ty {
        fields.iter_mut().for_each(|inner| of_field(random, inner, table, hazards));
    }
    if random.chance(15) {
        patch(random, field, hazards);
    }
    let (base, pointers) = resolved(table, &field.ty);
    let kind = kind(base);
    let mut lines: Vec<String> = Vec::new();
    if random.chance(45) {
        lines.push(comments::words(random).to_owned());
    }
    for _ in 0..random.weighed(&[30, 40, 20, 10]) {
        let suits = if random.chance(if hazards { 70 } else { 97 }) { kind } else { any(random) };
        lines.push(match random.weighed(&[25, 15, 12, 25, 8, 5, if hazards { 6 } else { 0 }, 4]) {
            0 => random.pick(LISTS).to_owned(),
            1 => random.pick(&["+optional", "+optional", "+required", "+nullable"]).to_owned(),
            2 => default(random, suits, pointers > 0 || field.tag.contains("omitempty"), hazards),
            3 => validation(random, suits),
            4 => rule(random),
            5 => random.pick(EXTENSIONS).to_owned(),
            6 => random.pick(ODD).to_owned(),
            _ => "+k8s:openapi-gen=false".to_owned(),
        });
    }
    // Two of one key are an error that says nothing new.
    let mut keys: Vec<String> = Vec::new();
    lines.retain(|line| {
        let key = line.split(['=', '>']).next().unwrap_or_default().to_owned();
        let new = !line.starts_with('+') || hazards || !keys.contains(&key);
        keys.push(key);
        new
    });
    if keys.iter().any(|key| key == "+optional") && !hazards {
        lines.retain(|line| line != "+required");
    }
    let text: String = lines.iter().map(|line| format!("\t// {}\n", line.replace('\n', "\n\t// "))).collect();
    field.comment.push_str(&text);
}

const LISTS: &[&str] = &[
    "+listType=atomic",
    "+listType=set",
    "+listType=map\n+listMapKey=name",
    "+listType=map\n+listMapKey=name\n+listMapKey=port",
    "+mapType=granular",
    "+structType=atomic",
];

const EXTENSIONS: &[&str] = &[
    "+k8s:openapi-gen=x-kubernetes-int-or-string:true",
    "+k8s:openapi-gen=x-kubernetes-a:b:c",
    "+k8s:openapi-gen=x-other:y",
    "+validations=a",
    "+union",
    "+unionDiscriminator",
];

/// What is read in some way of its own, or refused.
const ODD: &[&str] = &[
    "+listType",
    "+listType because",
    "+listType=wrong",
    "+default",
    "+default=",
    "+default={",
    "+default=null",
    "+patchStrategy=merge",
    "+k8s:validation:",
    "+k8s:validation:minLength 1",
    "+k8s:validation:minLength=-1",
    "+k8s:validation:minLength=x",
    "+k8s:validation:maximum=1e400",
    "+k8s:validation:pattern>(",
    "+k8s:validation:unknown=1",
    "+k8s:validation:MinLength=1",
    "+k8s:validation:cel[1]:rule>a",
    "+k8s:validation:cel[0]:rule>a",
    "+k8s:validation:multipleOf=0",
    "---",
    "\ttab",
    "quote \" and \\ and `",
];

fn any(random: &mut Random) -> Kind {
    const ALL: [Kind; 7] = [Kind::Text, Kind::Number, Kind::Truth, Kind::List, Kind::Map, Kind::Struct, Kind::Other];
    ALL[random.below(ALL.len())]
}

fn kind(base: &Ty) -> Kind {
    match base {
        Ty::Plain(text) => match text.as_str() {
            "string" => Kind::Text,
            "bool" => Kind::Truth,
            "struct{}" => Kind::Struct,
            text if text.starts_with("interface") || text == "uintptr" => Kind::Other,
            text if text.starts_with("int") || text.starts_with("uint") || text.starts_with("float") => Kind::Number,
            "byte" => Kind::Number,
            _ => Kind::Other,
        },
        Ty::Slice(_) | Ty::Array(..) => Kind::List,
        Ty::Map(..) => Kind::Map,
        Ty::Struct(_) => Kind::Struct,
        Ty::Named(_) | Ty::Pointer(_) => Kind::Other,
    }
}

fn default(random: &mut Random, kind: Kind, optional: bool, hazards: bool) -> String {
    let free = optional || hazards && random.chance(30);
    let value = match kind {
        Kind::Text if free => random.pick(&["\"a\"", "\"\"", "\"ä \\u0041\\\" \\\\\"", "\"a b\""]),
        Kind::Text => "\"\"",
        Kind::Number if free => random.pick(&["1", "-2.5", "1e6", "0", "123456789", "0.00001"]),
        Kind::Number => "0",
        Kind::Truth if free => "true",
        Kind::Truth => "false",
        Kind::List => random.pick(&["[]", "[1, \"a\", null]", "[{\"b\": {}}]"]),
        Kind::Map if free => random.pick(&["{}", "{\"b\": 1, \"a\": [true]}"]),
        Kind::Struct if free => random.pick(&["{}", "{\"x\": null}"]),
        Kind::Map | Kind::Struct => "{}",
        Kind::Other => random.pick(&["{}", "1"]),
    };
    format!("+default={value}")
}

fn validation(random: &mut Random, kind: Kind) -> String {
    let key = match kind {
        Kind::Text => random.pick(&["minLength=1", "maxLength=20", "pattern>^[a-z]+$", "pattern=\"a\\\\d<>\""]),
        Kind::Number => random.pick(&["minimum=-1.5", "maximum=1e7", "exclusiveMinimum", "multipleOf=0.5"]),
        Kind::List => random.pick(&["minItems=1", "maxItems=9", "uniqueItems", "items:minLength=1"]),
        Kind::Map => random.pick(&["minProperties=1", "maxProperties=3", "additionalProperties:minLength=2"]),
        Kind::Struct => random.pick(&["minProperties=1", "maxProperties=3", "properties:name:minLength=1"]),
        Kind::Truth | Kind::Other => random.pick(&["nullable", "enum=[1]", "format>x"]),
    };
    format!("+k8s:validation:{key}")
}

fn rule(random: &mut Random) -> String {
    let message = random.pick(&[
        "cel[0]:message>no",
        "cel[0]:messageExpression>'a' + \"b\"",
        "cel[0]:message>no\n+k8s:validation:cel[0]:reason>FieldValueInvalid",
        "cel[0]:message=\"\\u003c\"\n+k8s:validation:cel[0]:optionalOldSelf",
        "cel[0]:message>a\n+k8s:validation:cel[1]:rule>b\n+k8s:validation:cel[1]:message>c",
    ]);
    format!("+k8s:validation:cel[0]:rule>self > 0 &&\n+k8s:validation:cel[0]:rule>true\n+k8s:validation:{message}")
}

/// Marks a field for patches, in its struct tag as well.
fn patch(random: &mut Random, field: &mut Field, hazards: bool) {
    let Some(rest) = field.tag.strip_prefix('`').and_then(|tag| tag.strip_suffix('`')) else { return };
    let strategy = random.pick(&["merge", "merge,retainKeys", "replace"]);
    let said = if hazards && random.chance(40) { "other" } else { strategy };
    field.tag = format!("`{rest} patchStrategy:\"{strategy}\" patchMergeKey:\"name\"`");
    field.comment = format!("\t// +patchStrategy={said}\n\t// +patchMergeKey=name\n");
}

/// Gives a type markers and prose.
pub(super) fn of_type(random: &mut Random, declared: &mut Declared, hazards: bool) {
    let mut lines: Vec<String> = Vec::new();
    if random.chance(60) {
        lines.push(format!("{} {}", declared.name, comments::words(random)));
    }
    match random.weighed(&[70, 18, 8, 4]) {
        1 => lines.push("+k8s:openapi-gen=true".to_owned()),
        2 => lines.push("+k8s:openapi-gen=false".to_owned()),
        3 => lines.push("+k8s:openapi-gen=x-kubernetes-a:b".to_owned()),
        _ => {}
    }
    if random.chance(8) {
        lines.push("+k8s:openapi-model-package=com.example.own".to_owned());
    }
    match &declared.ty {
        Ty::Plain(text) if text == "string" && random.chance(50) => lines.push("+enum".to_owned()),
        Ty::Struct(_) => {
            for _ in 0..random.weighed(&[70, 20, 10]) {
                lines.push(match random.below(4) {
                    0 => "+k8s:validation:minProperties=1".to_owned(),
                    1 => rule(random),
                    2 => "+union".to_owned(),
                    _ => "+structType=atomic".to_owned(),
                });
            }
        }
        _ if random.chance(12) => {
            lines.push(random.pick(&["+default=\"a\"", "+default=1", "+default={}", "+default=null"]).to_owned());
        }
        _ => {}
    }
    if hazards && random.chance(15) {
        lines.push(random.pick(ODD).to_owned());
    }
    lines.dedup();
    declared.doc = lines.iter().map(|line| format!("// {}\n", line.replace('\n', "\n// "))).collect();
}

const DEFINITION: (&str, &str) = ("k8s.io/kube-openapi/pkg/common", "common");

/// Writes methods by which a type describes itself.
pub(super) fn methods(random: &mut Random, file: &mut File, declared: &Declared) {
    let receiver = match &declared.ty {
        Ty::Pointer(_) => return,
        Ty::Plain(text) if text.contains("interface") => return,
        _ if random.chance(85) => return,
        _ if random.chance(10) => format!("*{}", declared.name),
        _ => declared.name.clone(),
    };
    let wanted = random.weighed(&[50, 20, 8, 8, 8, 6]);
    let mut method = |name: &str, result: &str| {
        file.write(&format!("func ({receiver}) {name}() {result} {{ panic(\"\") }}\n\n"));
    };
    if wanted < 2 {
        method("OpenAPISchemaType", "[]string");
        method("OpenAPISchemaFormat", "string");
    }
    match wanted {
        1 => method("OpenAPIV3OneOfTypes", "[]string"),
        2 => method("OpenAPIModelName", "string"),
        3..=5 => {
            let ty = format!("{}OpenAPIDefinition", file.qualifier(DEFINITION.0, DEFINITION.1));
            for (name, wants) in [("OpenAPIDefinition", wanted != 4), ("OpenAPIV3Definition", wanted != 3)] {
                if wants {
                    file.write(&format!("func ({receiver}) {name}() {ty} {{ panic(\"\") }}\n\n"));
                }
            }
        }
        _ => {}
    }
    if random.chance(10) && !matches!(declared.ty, Ty::Plain(_)) {
        file.write(&format!("func (*{}) UnmarshalJSON(b []byte) error {{ return nil }}\n\n", declared.name));
    }
}

/// Writes constants of a type of strings.
pub(super) fn constants(random: &mut Random, file: &mut File, declared: &Declared) {
    if declared.ty != Ty::plain("string") || declared.alias || random.chance(30) {
        return;
    }
    let ty = &declared.name;
    let values = random.pick(&[
        "\t// NAMEOne is the first.\n\tNAMEOne TYPE = \"one\"\n\tNAMETwo TYPE = \"t\\\"wo\" // behind\n",
        "\tNAMEOne TYPE = \"a\" + \"b\"\n\t// Second.\n\t//\n\t//  more\n\tNAMETwo = NAMEOne + \"c\"\n",
        "\t// a\n\tNAMEOne TYPE = \"same\"\n\t// longer\n\tNAMETwo TYPE = \"same\"\n",
        "\tNAMEOne = TYPE(\"converted\")\n\tNAMETwo = \"untyped\"\n",
    ]);
    let name = format!("C{ty}");
    file.write(&format!("const (\n{})\n\n", values.replace("NAME", &name).replace("TYPE", ty)));
}
