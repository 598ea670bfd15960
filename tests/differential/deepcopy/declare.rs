//! Writes declarations: types with their comments, hand-written methods, constants.

use std::collections::BTreeMap;

use super::Making;
use super::names::{BAD_MARKERS, BASIC, FIELDS, FOREIGN, HAZARDS, HEAVY, INTERFACES};
use super::types::{Form, Place};
use crate::comments;
use crate::random::Random;
use crate::unit::MODULE;

/// A file in the making.
#[derive(Clone, Debug, Default)]
pub(crate) struct File {
    pub body: String,
    /// By import path: the name in the file, and whether the import says it.
    imports: BTreeMap<String, (String, bool)>,
}

impl File {
    /// What stands before the names of a package: `v1.`, nothing for a dot import.
    fn qualifier(&mut self, random: &mut Random, path: &str, clause: &str) -> String {
        if !self.imports.contains_key(path) {
            let taken = |name: &str| self.imports.values().any(|(other, _)| other == name);
            let import = if random.chance(2) {
                (".".to_owned(), true)
            } else if taken(clause) || random.chance(25) {
                let mut name = random.pick(&["alias", "metav1", "v1", "x", "T", "_p", "string2", "käse"]).to_owned();
                while taken(&name) {
                    name.push('1');
                }
                (name, true)
            } else {
                (clause.to_owned(), false)
            };
            self.imports.insert(path.to_owned(), import);
        }
        match self.imports[path].0.as_str() {
            "." => String::new(),
            name => format!("{name}."),
        }
    }

    fn has_dot_import(&self) -> bool {
        self.imports.values().any(|(name, _)| name == ".")
    }

    /// The import declarations, in one of the forms that Go allows.
    pub(crate) fn import_lines(&self, random: &mut Random) -> String {
        let mut lines: Vec<String> = self
            .imports
            .iter()
            .map(|(path, (name, said))| if *said { format!("{name} \"{path}\"") } else { format!("\"{path}\"") })
            .collect();
        if random.chance(5) {
            lines.push("_ \"embed\"".to_owned());
        }
        match random.below(5) {
            _ if lines.is_empty() => String::new(),
            0 => lines.iter().map(|line| format!("import {line}\n")).collect::<String>() + "\n",
            1 => format!("import ({})\n\n", lines.join("; ")),
            2 => format!("import (\n\t{} // why\n)\n\n", lines.join("\n\n\t// for\n\t").replace('"', "`")),
            _ => format!("import (\n\t{}\n)\n\n", lines.join("\n\t")),
        }
    }
}

/// Where a declaration stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Layout {
    /// With a `type` of its own.
    Alone,
    /// Between the parentheses of a `type` that others share.
    InGroup,
}

/// A declared type that may be named: package, index in it.
type Known = (usize, usize);

impl Making {
    /// One type declaration with its comments.
    pub(crate) fn declaration(&mut self, file: &mut File, package: usize, at: usize, layout: Layout) -> String {
        let own = self.packages[package].declared[at].clone();
        let spec = if own.alias {
            let target = self.alias_target(file, package, at, own.form);
            format!("{} = {}", own.name, self.endless(file, package, at, &target).unwrap_or(&target))
        } else {
            let params = match own.params {
                0 => String::new(),
                1 => self
                    .random
                    .pick(&["[T any]", "[T comparable]", "[T int | string]", "[T interface{ ~[]byte }]"])
                    .to_owned(),
                _ => self.random.pick(&["[K comparable, V any]", "[K ~string, V any]", "[K, V any]"]).to_owned(),
            };
            let right = self.right_side(file, package, at);
            format!("{}{params} {}", own.name, self.endless(file, package, at, &right).unwrap_or(&right))
        };
        let before = comments::between(&mut self.random);
        let doc = self.doc_of_type(package, at);
        let behind = if own.alias && !self.packages[package].tagged {
            // kgen reads packages in which the marker stands: upstream takes an alias's comment for that of its type
            // wherever the alias is.
            " // NOTE: +k8s:deepcopy-gen is not here".to_owned()
        } else {
            comments::trailing(&mut self.random)
        };
        // The marker of the type before must not become this one's second closest comment, where that means chance.
        let close = self.packages[package].tagged || self.abilities.uncopyable_listed;
        let end = if close && self.random.chance(12) { "\n" } else { "\n\n" };
        if layout == Layout::InGroup {
            return format!("{before}{doc}\t{spec}{behind}{end}");
        }
        match self.random.below(12) {
            0 => format!("{before}type (\n{doc}\t{spec}{behind}\n){end}"),
            1 => format!("{before}type ({doc}{spec});{end}"),
            2 => format!("{before}{doc}type   {spec};{behind}{end}"),
            _ => format!("{before}{doc}type {spec}{behind}{end}"),
        }
    }

    /// The comments above a type: markers closest, second closest or too far away.
    fn doc_of_type(&mut self, package: usize, at: usize) -> String {
        let Some(own) = self.packages.get(package) else { return String::new() };
        let (tagged, odd, form) = (own.tagged, own.odd, own.declared[at].form);
        let (params, alias) = (own.declared[at].params, own.declared[at].alias);
        let structure = matches!(form, Form::Struct | Form::Plain);
        let copyable = matches!(form, Form::Struct | Form::Plain | Form::Collection)
            && params == 0
            && !alias
            && (own.declared[at].name.starts_with(char::is_uppercase)
                || self.abilities.uncopyable_listed && self.hazards);
        let path = own.path.clone();
        let own_interfaces = self.own_interfaces;
        let interfaces: Vec<String> = own
            .declared
            .iter()
            .filter(|own| own_interfaces && own.form == Form::Interface && !own.alias)
            .map(|own| own.name.clone())
            .collect();
        let random = &mut self.random;
        let mut groups = Vec::new();
        let switch = match () {
            () if odd => None,
            () if params > 0 && random.chance(if self.hazards { 50 } else { 93 }) => Some("+k8s:deepcopy-gen=false"),
            () if alias => random.chance(6).then_some("+k8s:deepcopy-gen=false"),
            () if tagged => match random.weighed(&[90, 6, 4]) {
                1 => Some("+k8s:deepcopy-gen=false"),
                2 if copyable => Some("+k8s:deepcopy-gen=true"),
                _ => None,
            },
            () if copyable => random.chance(60).then_some("+k8s:deepcopy-gen=true"),
            () => None,
        };
        let hazards = self.hazards;
        groups.extend(switch.map(|switch| comments::marker(random, switch, hazards)));
        if structure && !odd && random.chance(12) {
            let value = if let [first, ..] = interfaces.as_slice()
                && random.chance(50)
            {
                format!("{path}.{first}")
            } else {
                random.pick(INTERFACES).to_owned()
            };
            groups.push(comments::marker(random, &format!("+k8s:deepcopy-gen:interfaces={value}"), hazards));
            if random.chance(15) {
                let value = random.pick(&["true", "true", "false"]);
                let text = format!("+k8s:deepcopy-gen:nonpointer-interfaces={value}");
                groups.push(comments::marker(random, &text, hazards));
            }
        }
        if self.hazards && !odd && random.chance(7) {
            groups.push(comments::marker(random, random.clone().pick(BAD_MARKERS), hazards));
        }
        let marked = groups.iter().map(|group| format!("{group}\n")).collect::<String>();
        let prose = if random.chance(50) { format!("{}\n", comments::prose(random)) } else { String::new() };
        match random.weighed(&[50, 20, 10, 6, 4, 4]) {
            1 => format!("{marked}{}{prose}", if marked.is_empty() { "" } else { "\n" }),
            2 => format!("{marked}{prose}"),
            3 if !marked.is_empty() => format!("{prose}{marked}\n"),
            4 if !marked.is_empty() => format!("{marked}\n\n{prose}"),
            5 if !marked.is_empty() => format!("{marked}\n//nolint:all\n"),
            _ => format!("{prose}{marked}"),
        }
    }

    /// What a type is declared as.
    fn right_side(&mut self, file: &mut File, package: usize, at: usize) -> String {
        let own = self.packages[package].declared[at].clone();
        let here = (package, at);
        let of_named =
            matches!(own.form, Form::Struct | Form::Plain | Form::Interface | Form::Pointer | Form::Func | Form::Array);
        if of_named
            && own.params == 0
            && self.random.chance(6)
            && let Some(named) = self.named(file, here, Place::Field, &[own.form])
        {
            return named;
        }
        match own.form {
            Form::Struct => self.structure(file, here, own.params, 0),
            Form::Plain => {
                let fields: Vec<String> =
                    (0..self.random.below(4)).map(|field| format!("F{field} {}", self.random.pick(BASIC))).collect();
                if fields.is_empty() { "struct{}".to_owned() } else { format!("struct {{ {} }}", fields.join("; ")) }
            }
            Form::Collection => match own.params {
                0 if self.random.chance(15) => {
                    self.named(file, here, Place::Field, &[Form::Collection]).unwrap_or_else(|| "[]string".to_owned())
                }
                0 => self.collection(file, here, 0),
                1 => self.random.pick(&["[]T", "map[string]T", "[]*T", "map[string][]T"]).to_owned(),
                _ => self.random.pick(&["map[K]V", "map[K][]V", "[]map[K]V"]).to_owned(),
            },
            Form::Basic => match self.named(file, here, Place::Key, &[Form::Basic]) {
                Some(name) if self.random.chance(20) => name,
                _ => self.random.pick(BASIC).to_owned(),
            },
            Form::Pointer => format!("*{}", self.ty(file, here, Place::Pointee, 1)),
            Form::Array => format!("[{}]{}", self.length(file, package), self.ty(file, here, Place::Field, 1)),
            Form::Interface => match self.random.below(5) {
                0 => format!(
                    "interface {{\n\tDeepCopy{0}() {0}\n\tOther(a, b int) (string, error) // +k8s:deepcopy-gen=false\n}}",
                    own.name
                ),
                1 => "interface{}".to_owned(),
                2 => format!("interface {{ {}fmt.Stringer; M() }}", "")
                    .replace("fmt.", &file.qualifier(&mut self.random, "fmt", "fmt")),
                _ => format!("interface {{\n\t// DeepCopy{0} copies.\n\tDeepCopy{0}() {0}\n}}", own.name),
            },
            Form::Func => "func(in, out *string, rest ...interface{}) (func() error, chan<- int)".to_owned(),
        }
    }

    fn alias_target(&mut self, file: &mut File, package: usize, at: usize, form: Form) -> String {
        let between = self.aliases_between;
        let named = if between || self.random.chance(30) {
            let here = (package, at);
            if between { self.named(file, here, Place::Field, &[form]) } else { self.foreign(file, &[form]) }
        } else {
            None
        };
        if let Some(named) = named {
            return named;
        }
        simplest(form).to_owned()
    }

    /// What to write instead of a bare name that a dot import brings and the package declares, too: whether such a
    /// declaration stands for itself depends on the Go that upstream was built with.
    fn endless(&self, file: &File, package: usize, at: usize, right: &str) -> Option<&'static str> {
        let declared = &self.packages[package].declared[at..];
        let clash = file.has_dot_import() && declared.iter().any(|other| other.name == right);
        clash.then(|| simplest(declared[0].form))
    }

    /// A struct type with fields in every form.
    fn structure(&mut self, file: &mut File, here: Known, params: usize, depth: usize) -> String {
        let count = self.random.below(if depth == 0 { 8 } else { 4 });
        let one_line = depth > 0 && self.random.chance(60) || self.random.chance(6);
        let mut names: Vec<&str> = Vec::new();
        let mut out = String::from(if one_line { "struct{ " } else { "struct {\n" });
        for field in 0..count {
            let mut line = String::new();
            if !one_line {
                line.push_str(&self.field_comment());
                line.push_str(if self.random.chance(95) { "\t" } else { "  \t " });
            }
            let embedded = if self.random.chance(14) { self.embedded(file, here) } else { None };
            if let Some(embedded) = embedded {
                line.push_str(&embedded);
            } else {
                let many = self.random.weighed(&[88, 8, 4]) + 1;
                let mut own: Vec<&str> = Vec::new();
                for _ in 0..many {
                    let name = if self.random.chance(3) { "_" } else { self.random.pick(FIELDS) };
                    if name == "_" || !names.contains(&name) {
                        own.push(name);
                        names.push(name);
                    }
                }
                if own.is_empty() {
                    continue;
                }
                let ty = match params {
                    1 if self.random.chance(50) => self.random.pick(&["T", "*T", "[]T", "map[string]T"]).to_owned(),
                    2 if self.random.chance(50) => self.random.pick(&["V", "map[K]V", "[]V", "*V"]).to_owned(),
                    _ => self.ty(file, here, Place::Field, depth),
                };
                line.push_str(&format!("{} {ty}", own.join(if self.random.chance(80) { ", " } else { "," })));
            }
            match self.random.below(5) {
                0 => line.push_str(&format!(" `json:\"f{field},omitempty\"`")),
                1 if self.random.chance(20) => line.push_str(" \"quoted:\\\"tag\\\"\""),
                _ => {}
            }
            if one_line {
                line.push_str(if field + 1 == count { " " } else { "; " });
            } else {
                line.push_str(&comments::trailing(&mut self.random));
                line.push('\n');
            }
            out.push_str(&line);
        }
        out.push('}');
        out
    }

    fn field_comment(&mut self) -> String {
        match self.random.weighed(&[70, 14, 4, 4, 4, 2]) {
            1 => format!("\t// {}\n", comments::words(&mut self.random)),
            2 => "\t// +k8s:deepcopy-gen=false\n".to_owned(),
            3 => format!("\n\t{}\n\n", comments::prose(&mut self.random)),
            4 => "\n".to_owned(),
            5 => "\t/* before */".to_owned(),
            _ => String::new(),
        }
    }

    /// An embedded field. Those that are pointers may be of types that come later.
    fn embedded(&mut self, file: &mut File, here: Known) -> Option<String> {
        let pointer = self.random.chance(30);
        let forms: &[Form] = if pointer {
            &[Form::Struct, Form::Plain]
        } else {
            &[Form::Struct, Form::Plain, Form::Collection, Form::Basic, Form::Interface]
        };
        let name = self.named(file, here, if pointer { Place::Pointee } else { Place::Field }, forms)?;
        Some(format!("{}{name}", if pointer { "*" } else { "" }))
    }

    fn collection(&mut self, file: &mut File, here: Known, depth: usize) -> String {
        if self.random.chance(50) {
            format!("[]{}", self.ty(file, here, Place::Element, depth + 1))
        } else {
            format!(
                "map[{}]{}",
                self.ty(file, here, Place::Key, depth + 1),
                self.ty(file, here, Place::Element, depth + 1)
            )
        }
    }

    /// A type expression for this place.
    pub(crate) fn ty(&mut self, file: &mut File, here: Known, place: Place, depth: usize) -> String {
        if self.hazards && self.random.chance(3) {
            return self.random.pick(HAZARDS).to_owned();
        }
        if self.random.chance(1) {
            return format!(
                "/* {} */ {}",
                comments::words(&mut self.random).replace("*/", ""),
                self.ty(file, here, place, depth)
            );
        }
        let deep = depth > 3;
        let weights: [usize; 9] = match place {
            Place::Key => [70, 30, 0, 0, 0, 0, 1, 0, 0],
            _ if deep => [60, 40, 0, 0, 0, 0, 0, 0, 0],
            Place::Field if self.abilities.arrays => [28, 34, 12, 12, 10, 4, 3, 1, 1],
            Place::Field => [28, 34, 12, 12, 10, 0, 3, 1, 1],
            Place::Element => [28, 34, 12, 12, 10, 0, 3, 0, 1],
            Place::Pointee => [30, 34, 6, 10, 8, 0, 3, 0, 1],
        };
        match self.random.weighed(&weights) {
            1 => {
                let all = [
                    Form::Struct,
                    Form::Plain,
                    Form::Collection,
                    Form::Basic,
                    Form::Pointer,
                    Form::Array,
                    Form::Interface,
                ];
                self.named(file, here, place, &all).unwrap_or_else(|| "string".to_owned())
            }
            2 => format!("*{}", self.ty(file, here, Place::Pointee, depth + 1)),
            3 => format!("[]{}", self.ty(file, here, Place::Element, depth + 1)),
            4 => {
                let key = self.ty(file, here, Place::Key, depth + 1);
                format!("map[{key}]{}", self.ty(file, here, Place::Element, depth + 1))
            }
            5 => format!("[{}]{}", self.length(file, here.0), self.ty(file, here, Place::Field, depth + 1)),
            6 if place == Place::Key => "struct{ A string; B int8 }".to_owned(),
            6 => self.structure(file, here, 0, depth + 1),
            7 => "error".to_owned(),
            8 => format!("({})", self.ty(file, here, place, depth + 1)),
            _ => self.random.pick(BASIC).to_owned(),
        }
    }

    /// The name of a type of one of these forms that may stand here, of this package, an earlier one or elsewhere.
    fn named(&mut self, file: &mut File, here: Known, place: Place, forms: &[Form]) -> Option<String> {
        if self.random.chance(22) {
            let forms: Vec<Form> =
                forms.iter().copied().filter(|form| place.allows(*form, self.abilities.arrays)).collect();
            return self.foreign(file, &forms);
        }
        let (package, at) = here;
        let arrays = self.abilities.arrays;
        let mut known: Vec<Known> = Vec::new();
        for (index, other) in self.packages[..=package].iter().enumerate() {
            for (number, declared) in other.declared.iter().enumerate() {
                let exported = declared.name.chars().next().is_some_and(char::is_uppercase);
                let reachable = if index == package {
                    // By value only what came before, or the types would contain themselves.
                    number < at
                        || (place != Place::Field
                            && place != Place::Key
                            && matches!(declared.form, Form::Struct | Form::Plain)
                            && matches!(
                                self.packages[package].declared[at].form,
                                Form::Struct | Form::Collection | Form::Pointer
                            )
                            && !declared.alias)
                } else {
                    // A program cannot be imported.
                    exported && other.clause != "main"
                };
                if reachable && forms.contains(&declared.form) && place.allows(declared.form, arrays) {
                    known.push((index, number));
                }
            }
        }
        if known.is_empty() {
            return None;
        }
        let (index, number) = known[self.random.below(known.len())];
        let declared = self.packages[index].declared[number].clone();
        let args = match declared.params {
            0 => String::new(),
            1 if self.random.chance(20) => format!("[{}]", self.ty(file, here, Place::Element, 3)),
            1 => self.random.pick(&["[string]", "[int]", "[*string]", "[[]string]"]).to_owned(),
            _ if self.random.chance(20) => format!("[string, {}]", self.ty(file, here, Place::Element, 3)),
            _ => self.random.pick(&["[string, int]", "[string, *string]", "[int,[]byte]"]).to_owned(),
        };
        let qualifier = if index == package {
            String::new()
        } else {
            let (path, clause) = (self.packages[index].path.clone(), self.packages[index].clause.clone());
            file.qualifier(&mut self.random, &path, &clause)
        };
        Some(format!("{qualifier}{}{args}", declared.name))
    }

    fn foreign(&mut self, file: &mut File, forms: &[Form]) -> Option<String> {
        // Units that may be refused go through upstream one by one, which reads all of the standard library that they
        // need: most of them shall need none.
        let light = self.hazards && self.random.chance(90);
        let fitting: Vec<_> = FOREIGN
            .iter()
            .filter(|(path, .., form)| forms.contains(form) && !(light && HEAVY.contains(path)))
            .collect();
        if fitting.is_empty() {
            return None;
        }
        let (path, clause, name, _) = fitting[self.random.below(fitting.len())];
        Some(format!("{}{name}", file.qualifier(&mut self.random, path, clause)))
    }

    /// The length of an array: a number, or something that has to be computed.
    fn length(&mut self, file: &mut File, package: usize) -> String {
        let other = self.random.below(package);
        let foreign = if package > 0 && self.packages[other].clause != "main" && self.random.chance(20) {
            let (path, clause) = (self.packages[other].path.clone(), self.packages[other].clause.clone());
            Some(format!("{}Size", file.qualifier(&mut self.random, &path, &clause)))
        } else {
            None
        };
        foreign.unwrap_or_else(|| {
            let simple = ["2", "0", "0x10", "0b11", "1_0", "0o17", "Size", "Second", "size"];
            let computed = [
                "Size*2+1",
                "1<<2",
                "len(Text)",
                "'a' - 90",
                "(Second)",
                "Size % 2",
                "int(Typed)",
                "1e1",
                "+3",
                "^-4",
                "7 &^ 2",
                "len([3]int{})",
            ];
            self.random.pick(if self.random.clone().chance(60) { &simple } else { &computed }).to_owned()
        })
    }

    /// The constants that lengths are made of.
    pub(crate) fn constants(&mut self) -> String {
        let size = self.random.pick(&["3", "1 + 1", "iota + 1", "len(Text)", "int(4.0)", "Second * 2"]);
        format!(
            "const Size, size = {size}, 5\n\nconst (\n\tFirst = iota\n\tSecond\n\t_\n\tFourth\n)\n\nconst Text = \"ab\" + `c`\n\ntype Counter uint8\n\nconst Typed Counter = 6\n\n"
        )
    }

    /// Hand-written methods: right ones, or, where the unit may be refused, any.
    pub(crate) fn methods(&mut self, package: usize, at: usize) -> String {
        let own = self.packages[package].declared[at].clone();
        let args = ["", "[T]", "[K, V]"][own.params];
        let ty = format!("{}{args}", own.name);
        let right: &[&str] = &[
            "func (in *T) DeepCopy() *T { return nil }",
            "func (in T) DeepCopy() T { return in }",
            "func (in *T) DeepCopyInto(out *T) { *out = *in }",
            "func (in T) DeepCopyInto(out *T) { *out = in }",
            "func (in *T) DeepCopy() *T {\n\t// }\n\treturn nil\n}\n\nfunc (in *T) DeepCopyInto(out *T) {}",
            "func (T) DeepCopy() (out T) { return }\n\nfunc (T) DeepCopyInto(*T) {}",
            "func (in *T) DeepCopyOther() *T { return nil }",
        ];
        let wrong: &[&str] = &[
            "func (in *T) DeepCopy() T { return *in }",
            "func (in T) DeepCopy() *T { return nil }",
            "func (in *T) DeepCopy(deep bool) *T { return nil }",
            "func (in *T) DeepCopy() (*T, error) { return nil, nil }",
            "func (in *T) DeepCopy() {}",
            "func (in *T) DeepCopy() interface{} { return nil }",
            "func (in *T) DeepCopyInto(out T) {}",
            "func (in *T) DeepCopyInto(out *T) error { return nil }",
            "func (in *T) DeepCopyInto() {}",
            "func (in *T) DeepCopyInto(out, other *T) {}",
            "func (in *T) DeepCopyInto(out *string) {}",
            "func (in *T) DeepCopyInto(out **T) {}",
            "func (in *T) DeepCopy() *T { return nil }\n\nfunc (in *T) DeepCopy() *T { return nil }",
            "func (in *T) DeepCopy() *Missing { return nil }",
            "func (in *T) DeepCopyInto(out ...*T) {}",
        ];
        let wrong_here = self.hazards && self.random.chance(35);
        let text = self.random.pick(if wrong_here { wrong } else { right });
        let text = text
            .replace("(T)", &format!("({ty})"))
            .replace("*T", &format!("*{ty}"))
            .replace(" T)", &format!(" {ty})"))
            .replace(" T {", &format!(" {ty} {{"));
        format!("{text}{}\n\n", comments::trailing(&mut self.random)).replace(MODULE, MODULE)
    }
}

/// A type of this form that needs no other.
const fn simplest(form: Form) -> &'static str {
    match form {
        Form::Struct => "struct{ A []string }",
        Form::Plain => "struct{ A string; B int }",
        Form::Collection => "map[string][]string",
        Form::Basic => "string",
        Form::Pointer => "*string",
        Form::Array => "[2]string",
        Form::Interface => "interface{ M() }",
        Form::Func => "func()",
    }
}
