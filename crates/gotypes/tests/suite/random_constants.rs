//! Random constant expressions, right and wrong ones, against go/types.
//!
//! The seed is fixed, so that a failure comes back. What go/types refuses has to be refused.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::{World, ask_oracle};

/// Constants in the package; each may use those before it.
const COUNT: usize = 6_000;

struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % limit
    }

    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }
}

/// What an expression should become; the generator errs now and then, on purpose.
#[derive(Clone, Copy)]
enum Want {
    Int,
    Float,
    Complex,
    String,
    Bool,
}

const WANTS: [Want; 5] = [Want::Int, Want::Float, Want::Complex, Want::String, Want::Bool];

const TYPES: [&[&str]; 5] = [
    &[
        "int", "int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64", "uintptr", "byte", "rune",
        "MyInt", "MyByte",
    ],
    &["float32", "float64", "MyFloat"],
    &["complex64", "complex128", "MyComplex"],
    &["string", "MyString"],
    &["bool", "MyBool"],
];

fn literal(random: &mut Random, want: Want) -> String {
    random
        .one(match want {
            Want::Int => &[
                "0",
                "1",
                "2",
                "3",
                "7",
                "10",
                "63",
                "64",
                "127",
                "128",
                "255",
                "256",
                "65535",
                "0xFFFF_FFFF",
                "1_000",
                "0b101",
                "017",
                "'a'",
                "'\\n'",
                "'\\u4e16'",
                "9223372036854775807",
                "18446744073709551615",
                "340282366920938463463374607431768211456",
                "iota",
                "len(\"abc\")",
            ],
            Want::Float => &[
                "0.0",
                "1.0",
                "1.5",
                ".25",
                "2.",
                "1e10",
                "1e-10",
                "0x1p-10",
                "0x1.8p3",
                "3.14159265358979323846",
                "1e38",
                "1e39",
                "1e308",
                "1e309",
                "1e-45",
                "1e-330",
                "1e1000",
                "1e2000",
                "1e-2000",
                "0.1",
                "16777217.0",
                "9007199254740993.0",
            ],
            Want::Complex => &["1i", "0i", "2.5i", "1e10i", "010i", "0x10i", "1e39i", "1e400i"],
            Want::String => &[
                "\"\"",
                "\"a\"",
                "`raw`",
                "\"\\xff\"",
                "\"\\u00e9x\"",
                "\"long long long long string\"",
                "\"\\a\\\"\"",
            ],
            Want::Bool => &["true", "false"],
        })
        .to_owned()
}

fn expression(random: &mut Random, want: Want, depth: usize, known: &[(String, usize)]) -> String {
    let want = if random.below(40) == 0 { WANTS[random.below(5)] } else { want };
    let kind = want as usize;
    if depth == 0 || random.below(6) == 0 {
        let fitting: Vec<_> = known.iter().rev().take(400).filter(|(_, known)| *known == kind).collect();
        if !fitting.is_empty() && random.below(3) == 0 {
            return fitting[random.below(fitting.len())].0.clone();
        }
        return literal(random, want);
    }
    if random.below(8) == 0 {
        // A conversion, sometimes from another kind.
        let ty = random.one(TYPES[kind]);
        let from = if random.below(3) == 0 { WANTS[random.below(3)] } else { want };
        return format!("{ty}({})", expression(random, from, depth - 1, known));
    }
    let go = |random: &mut Random, want| expression(random, want, depth - 1, known);
    match want {
        Want::Int => match random.below(9) {
            0 => format!("{}({})", random.one(&["-", "+", "^", "^", "-"]), go(random, want)),
            1 => {
                let count = if random.below(4) == 0 { go(random, Want::Int) } else { random.below(70).to_string() };
                format!("({} {} {count})", go(random, want), random.one(&["<<", ">>"]))
            }
            2 => format!("len({})", go(random, Want::String)),
            3 => format!("{}({}, {})", random.one(&["min", "max"]), go(random, want), go(random, want)),
            _ => {
                let op = random.one(&["+", "-", "*", "/", "%", "&", "|", "^", "&^"]);
                format!("({} {op} {})", go(random, want), go(random, want))
            }
        },
        Want::Float => match random.below(8) {
            0 => format!("-({})", go(random, want)),
            1 => format!("{}({})", random.one(&["real", "imag"]), go(random, Want::Complex)),
            2 => format!("{}({}, {})", random.one(&["min", "max"]), go(random, want), go(random, Want::Int)),
            3 => format!("({} {} {})", go(random, want), random.one(&["+", "-", "*", "/"]), go(random, Want::Int)),
            _ => format!("({} {} {})", go(random, want), random.one(&["+", "-", "*", "/"]), go(random, want)),
        },
        Want::Complex => match random.below(6) {
            0 => format!("complex({}, {})", go(random, Want::Float), go(random, Want::Float)),
            1 => format!("-({})", go(random, want)),
            2 => format!("({} {} {})", go(random, want), random.one(&["+", "-", "*", "/"]), go(random, Want::Float)),
            _ => format!("({} {} {})", go(random, want), random.one(&["+", "-", "*", "/"]), go(random, want)),
        },
        Want::String => match random.below(4) {
            0 => format!("string(rune({}))", go(random, Want::Int)),
            1 => format!("{}({}, {})", random.one(&["min", "max"]), go(random, want), go(random, want)),
            _ => format!("({} + {})", go(random, want), go(random, want)),
        },
        Want::Bool => match random.below(4) {
            0 => format!("!({})", go(random, want)),
            1 => format!("({} {} {})", go(random, want), random.one(&["&&", "||", "==", "!="]), go(random, want)),
            _ => {
                let of = WANTS[random.below(4)];
                let op = random.one(&["==", "!=", "<", "<=", ">", ">="]);
                format!("({} {op} {})", go(random, of), go(random, of))
            }
        },
    }
}

#[test]
fn agree_with_go_types() {
    let mut random = Random(20_201_220);
    let mut source = String::from(
        "package p
        type MyInt int32\ntype MyByte byte\ntype MyFloat float32\ntype MyComplex complex128
        type MyString string\ntype MyBool bool\n",
    );
    let mut known: Vec<(String, usize)> = Vec::new();
    for nth in 0..COUNT {
        let want = WANTS[random.below(5)];
        let depth = 1 + random.below(4);
        let value = expression(&mut random, want, depth, &known);
        let ty = if random.below(6) == 0 { random.one(TYPES[want as usize]) } else { "" };
        source.push_str(&format!("const C{nth} {ty} = {value}\n"));
        known.push((format!("C{nth}"), want as usize));
    }
    let answers = ask_oracle(&["-"], &source);
    let wanted: BTreeMap<&str, &str> = answers.lines().filter_map(|line| line.split_once('\t')).collect();
    let mut world = World::of(&[("p", &[&source])]);
    let mut wrong = String::new();
    let (mut right, mut refused) = (0, 0);
    let mut spoilt: BTreeSet<&str> = BTreeSet::new();
    for declaration in source.lines().filter_map(|line| line.strip_prefix("const ")) {
        let (name, rest) = declaration.split_once(' ').expect("a constant has a name");
        let wanted = wanted[name];
        let mut words = rest.split(|letter: char| !letter.is_ascii_alphanumeric());
        if words.any(|word| spoilt.contains(word)) {
            // go/types goes on with what it has refused, and may come to any value.
            spoilt.insert(name);
            continue;
        }
        let known = match world.constant(name) {
            Ok(constant) => {
                right += 1;
                let (ty, value) = (gotypes::type_string(&world.universe, constant.ty), constant.value);
                format!("{ty}\t{}\t{}", value.exact_string(), value.go_string())
            }
            Err(_) => {
                refused += 1;
                spoilt.insert(name);
                "!".to_owned()
            }
        };
        // The oracle puts no blanks behind commas.
        if known.replace(", ", ",") != wanted {
            wrong.push_str(&format!("{declaration}\n- {wanted}\n+ {known} {:?}\n", world.constant(name).err()));
        }
    }
    assert!(wrong.is_empty(), "go/types (-) and gotypes (+) differ:\n{wrong}");
    assert!(right > COUNT / 4 && refused > COUNT / 20, "{right} right ones and {refused} wrong ones are no test");
}
