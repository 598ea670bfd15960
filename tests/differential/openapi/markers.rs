//! Comments and markers of types and fields, right and wrong.

use super::{Making, all_fields, text};
use crate::gofile::{Field, Ty};
use crate::shape::resolved;
use crate::unit::MODULE;

/// What references may name.
pub(super) const CONSTANTS: &str = "const Text = \"text\"\n\nconst (\n\tNumber = 7\n\tTruth = true\n)\n\n";

/// What may stand above any field, and be of use or not.
const ANYWHERE: &[&str] = &[
    "+optional",
    "+optional",
    "+nullable",
    "+k8s:openapi-gen=x-kubernetes-foo:bar",
    "+k8s:openapi-gen=x-kubernetes-b:1",
    "+k8s:openapi-gen=x-kubernetes-a:",
    "+k8s:openapi-gen=x-other:bar",
    "+validations=minimum=1",
    "+k8s:validation:enum=[\"a\"]",
    "+k8s:validation:format=\"date\"",
    "+k8s:validation:nullable",
    "+unionDiscriminator",
    "+kubebuilder:validation:Optional",
];

const RARE: &[&str] = &["+required", "+k8s:openapi-gen=false", "+k8s:openapi-gen=true", "+k8s:openapi-gen"];

const LISTS: &[&str] = &[
    "+listType=atomic",
    "+listType=set",
    "+listType=map\n+listMapKey=name",
    "+listType=map\n+listMapKey=name\n+listMapKey=kind",
    "+listType=other",
    "+listType=set\n+listType=atomic",
    "+k8s:validation:minItems=1",
    "+k8s:validation:maxItems=7\n+k8s:validation:uniqueItems",
    "+k8s:validation:items:maxLength=5",
    "+k8s:validation:cel[0]:rule=\"size(self) > 0\"\n+k8s:validation:cel[0]:message=\"none\"",
];

const MAPS: &[&str] = &[
    "+mapType=atomic",
    "+mapType=granular",
    "+k8s:validation:minProperties=1",
    "+k8s:validation:additionalProperties:maxLength=5",
];

const STRUCTS: &[&str] = &[
    "+mapType=atomic",
    "+mapType=granular",
    "+structType=atomic",
    "+structType=granular",
    "+mapType=x",
    "+k8s:validation:minProperties=1",
    "+k8s:validation:maxProperties=3",
    "+k8s:validation:cel[0]:rule>self.a == \"b\"\n+k8s:validation:cel[0]:message>not \"b\"",
    "+k8s:validation:cel[0]:rule=\"true\"\n+k8s:validation:cel[0]:messageExpression=\"'x'\"\n\
     +k8s:validation:cel[0]:reason=\"FieldValueInvalid\"\n+k8s:validation:cel[0]:optionalOldSelf",
];

const TEXTS: &[&str] = &[
    "+k8s:validation:minLength=1",
    "+k8s:validation:maxLength=253\n+k8s:validation:minLength=0",
    "+k8s:validation:pattern=\"^[a-z]+$\"",
    "+k8s:validation:pattern>^\\d+\\.x$",
    "+k8s:validation:cel[0]:rule=\"self != ''\"\n+k8s:validation:cel[0]:message=\"m\"",
];

const NUMBERS: &[&str] = &[
    "+k8s:validation:minimum=1",
    "+k8s:validation:maximum=10.5",
    "+k8s:validation:minimum=0\n+k8s:validation:exclusiveMinimum",
    "+k8s:validation:maximum=1e3\n+k8s:validation:exclusiveMaximum=true",
    "+k8s:validation:multipleOf=2",
];

/// What is refused, or passed over.
const WRONG: &[&str] = &[
    "+k8s:validation:minLength=-1",
    "+k8s:validation:pattern=\"(\"",
    "+k8s:validation:cel[1]:rule=\"x\"",
    "+k8s:validation:cel[0]:message=\"x\"",
    "+k8s:validation:unknown=1",
    "+k8s:validation:minimum=\"a\"",
    "+k8s:validation:minimum=",
    "+k8s:validation:",
    "+default=",
    "+default={",
    "+default=abc",
    "+default=1\n+default=2",
    "+default=ref(Missing)",
    "+default=ref(nowhere.example/x.Text)",
    "+patchStrategy=merge",
    "+unionDeprecated",
];

impl Making {
    /// Gives types and fields their comments.
    pub(super) fn marks(&mut self) {
        for package in 0..self.packages.len() {
            for at in 0..self.packages[package].types.len() {
                let mut declared = self.packages[package].types[at].clone();
                if declared.doc.is_empty() && self.random.chance(80) {
                    let mut lines = text::prose(&mut self.random, self.hazards);
                    self.type_markers(&declared.ty, &mut lines);
                    declared.doc = text::comment(&mut self.random, &lines, "");
                    if self.random.chance(6) {
                        declared.doc.push('\n');
                    }
                }
                if let Ty::Struct(fields) = &mut declared.ty {
                    all_fields(fields, &mut |field| self.mark(package, field));
                }
                let name = self.name(package, &declared);
                self.table.insert(name, declared.ty.clone());
                self.packages[package].types[at] = declared;
            }
        }
    }

    fn type_markers(&mut self, ty: &Ty, lines: &mut Vec<String>) {
        let marker = match self.random.weighed(&[60, 4, 6, 12, 6, 3, if self.hazards { 8 } else { 0 }]) {
            1 => self.random.pick(&["+k8s:openapi-gen=false", "+k8s:openapi-gen=true"]).to_owned(),
            2 => format!("+k8s:openapi-gen=x-kubernetes-{}", self.random.pick(&["a:b", "kind:[a, 1]", "z:"])),
            3 => self.fitting(ty),
            4 if matches!(ty, Ty::Struct(_)) => "+union".to_owned(),
            4 => self.default(0, ty, true),
            5 => "+k8s:openapi-model-package=com.example.own".to_owned(),
            6 => self.random.pick(WRONG).to_owned(),
            _ => return,
        };
        let at = self.random.below(lines.len() + 1);
        lines.splice(at..at, marker.lines().map(str::to_owned));
    }

    fn mark(&mut self, package: usize, field: &mut Field) {
        let mut lines = if self.random.chance(65) { text::prose(&mut self.random, self.hazards) } else { Vec::new() };
        for _ in 0..self.random.weighed(&[45, 40, 15]) {
            let marker = match self.random.weighed(&[30, 3, 30, 25, 6, if self.hazards { 10 } else { 0 }]) {
                0 => self.random.pick(ANYWHERE).to_owned(),
                1 => self.random.pick(RARE).to_owned(),
                2 => self.fitting(&field.ty.clone()),
                3 => self.default(package, &field.ty.clone(), field.tag.contains("omitempty")),
                4 => match patched(&field.tag) {
                    Some((tag, marker)) => {
                        field.tag = tag;
                        marker
                    }
                    None => continue,
                },
                _ => self.random.pick(WRONG).to_owned(),
            };
            let once = marker.starts_with("+default") && lines.iter().any(|line| line.starts_with("+default"));
            let both = ["+optional", "+required"].map(|word| marker == word || lines.iter().any(|line| line == word));
            let odd = lines.contains(&marker) || both == [true, true];
            if once || marker.is_empty() || odd && !self.hazards {
                continue;
            }
            let at = self.random.below(lines.len() + 1);
            lines.splice(at..at, marker.lines().map(str::to_owned));
        }
        field.comment = text::comment(&mut self.random, &lines, "\t");
    }

    /// A marker for what a type is.
    fn fitting(&mut self, ty: &Ty) -> String {
        let (base, _) = resolved(&self.table, ty);
        let from = match base {
            Ty::Slice(_) | Ty::Array(..) => LISTS,
            Ty::Map(..) => MAPS,
            Ty::Struct(_) => STRUCTS,
            Ty::Plain(text) if text == "string" => TEXTS,
            Ty::Plain(text) if is_number(text) => NUMBERS,
            _ => ANYWHERE,
        };
        self.random.pick(from).to_owned()
    }

    /// A default that upstream takes, mostly.
    fn default(&mut self, package: usize, ty: &Ty, omits: bool) -> String {
        let (base, pointers) = resolved(&self.table, ty);
        let free = omits || pointers > 0;
        let values: &[&str] = match base {
            Ty::Plain(text) if text == "string" && free => &["\"a\"", "\"\"", "\"a \\\"b\\\"\"", "\"ä\\u0041\""],
            Ty::Plain(text) if text == "string" => &["\"\""],
            Ty::Plain(text) if text == "bool" && free => &["true", "false"],
            Ty::Plain(text) if text == "bool" => &["false"],
            Ty::Plain(text) if text.starts_with("int") && !text.starts_with("interface") && free => {
                &["7", "-1", "1e10"]
            }
            Ty::Plain(text) if text.starts_with("float") && free => &["0.5", "1e-7", "100000000000000000000000"],
            Ty::Plain(text) if is_number(text) => &["0"],
            Ty::Slice(_) | Ty::Array(..) => &["[]", "[\"a\", \"b\"]", "[1, {\"x\": null}]"],
            Ty::Map(..) => &["{}", "{\"b\": 1, \"a\": {\"c\": [true, null]}}"],
            Ty::Struct(_) if pointers > 0 => &["{}", "{\"a\": \"b\"}"],
            Ty::Struct(_) => &["{}"],
            _ => return String::new(),
        };
        if free && self.abilities.reference_defaults && self.random.chance(15) && *base == Ty::default() {
            let other = self.random.below(package + 1);
            return match self.random.below(3) {
                0 => "+default=ref(Text)".to_owned(),
                1 => format!("+default=ref({}.Text)", self.packages[other].path),
                _ => format!("+default=ref({MODULE}/elsewhere/v1.Text)"),
            };
        }
        format!("+default={}", self.random.pick(values))
    }
}

fn is_number(text: &str) -> bool {
    text == "byte"
        || ["int", "uint", "float"].iter().any(|start| text.starts_with(start))
            && text != "uintptr"
            && !text.starts_with("interface")
}

/// A struct tag with a patch strategy, and the markers that have to go with it.
fn patched(tag: &str) -> Option<(String, String)> {
    let inner = tag.strip_prefix('`')?.strip_suffix('`')?;
    let tag = format!("`{inner} patchStrategy:\"merge\" patchMergeKey:\"name\"`");
    (!inner.contains("patch")).then(|| (tag, "+patchStrategy=merge\n+patchMergeKey=name".to_owned()))
}
