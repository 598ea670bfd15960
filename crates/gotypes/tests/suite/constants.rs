//! Constant expressions: values, types, and what is refused.

use gotypes::{ArrayLen, Type};

use crate::facts::Ask as _;
use crate::support::World;

/// Checks lines `name = type value` against the constants of one package.
#[track_caller]
fn check(source: &str, expected: &str) {
    let mut world = World::single(source);
    for line in expected.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (name, wanted) = line.split_once(" = ").expect("a line is `name = …`");
        assert_eq!(world.shown(name), wanted, "{name}");
    }
}

#[test]
fn integers() {
    check(
        "const (
            A = 0x_FF; B = 0b101; C = 0o17; D = 017; E = 1_000_000; F = 0
            G = 7 / 2; H = -7 / 2; I = -7 % 3; J = 7 &^ 5; K = 6 | 1; L = 6 ^ 3; M = 6 & 3
            N = 1 << 100; O = 1<<100 >> 98; P = -1 >> 1; Q = ^0; R = ^5; S = +5; T = -(-3)
            U uint8 = ^uint8(1); V = ^int8(1); W = 1.0 << 3; X = 'a' + 1; Y = 'a'; Z = 1 << 3.0
            AA = 1<<511 - 1 + 1<<511; AB int64 = -1 << 63; AC uint64 = 1<<64 - 1; AD = 8 >> 1 << 3
            AE = uintptr(1) << 63; AF = 5 % -3; AG = int8(-128)
        )",
        "A = untyped int 255
         B = untyped int 5
         C = untyped int 15
         D = untyped int 15
         E = untyped int 1000000
         F = untyped int 0
         G = untyped int 3
         H = untyped int -3
         I = untyped int -1
         J = untyped int 2
         K = untyped int 7
         L = untyped int 5
         M = untyped int 2
         N = untyped int 1267650600228229401496703205376
         O = untyped int 4
         P = untyped int -1
         Q = untyped int -1
         R = untyped int -6
         S = untyped int 5
         T = untyped int 3
         U = uint8 254
         V = int8 -2
         W = untyped int 8
         X = untyped rune 98
         Y = untyped rune 97
         Z = untyped int 8
         AA = untyped int 13407807929942597099574024998205846127479365820592393377723561443721764030073546976801874298166903427690031858186486050853753882811946569946433649006084095
         AB = int64 -9223372036854775808
         AC = uint64 18446744073709551615
         AD = untyped int 32
         AE = uintptr 9223372036854775808
         AF = untyped int 2
         AG = int8 -128",
    );
}

#[test]
fn floats_and_complex_numbers() {
    check(
        "const (
            A = 1.5; B = 1 / 3.0; C = 0x1p-2; D = 1e3; E = .5; F = 5.; G float32 = 0.1; H float64 = 0.1
            I = 2 * 1.5; J int = 3.0; K = 1i; L = (1 + 2i) * (3 - 1i); M = real(L); N = imag(2.5i)
            O = complex(1, 2); P complex64 = 0.1; Q = 5.0 / 2; R = 5 / 2.0; S = 'a' / 2.0
            T = 1e400; U = 1e2000; V = float32(1) / 3; W = 0x1.8p1; X = 4i / 2i; Y = -1.5; Z = 010i
            AF = (0 / 3e2000) * 1; AG = 0i * 1e2000 / 3e2000; AA = int(4i / 2i); AB = 0x1p-1074 / 2; AC float64 = 0x1p-1074; AD float64 = 1e-400; AE = 1_0.2_5
        )",
        "A = untyped float 3/2
         B = untyped float 1/3
         C = untyped float 1/4
         D = untyped float 1000
         E = untyped float 1/2
         F = untyped float 5
         G = float32 13421773/134217728
         H = float64 3602879701896397/36028797018963968
         I = untyped float 3
         J = int 3
         K = untyped complex (0 + 1i)
         L = untyped complex (5 + 5i)
         M = untyped float 5
         N = untyped float 5/2
         O = untyped complex (1 + 2i)
         P = complex64 (13421773/134217728 + 0i)
         Q = untyped float 5/2
         R = untyped float 5/2
         S = untyped float 97/2
         V = float32 11184811/33554432
         W = untyped float 3
         X = untyped complex (2 + 0i)
         Y = untyped float -3/2
         Z = untyped complex (0 + 10i)
         AA = int 2
         AC = float64 1/202402253307310618352495346718917307049556649764142118356901358027430339567995346891960383701437124495187077864316811911389808737385793476867013399940738509921517424276566361364466907742093216341239767678472745068562007483424692698618103355649159556340810056512358769552333414615230502532186327508646006263307707741093494784
         AD = float64 0
         AE = untyped float 41/4
         AF = untyped float 0
         AG = untyped complex (0 + 0i)",
    );
}

#[test]
fn strings_and_booleans() {
    check(
        r#"const (
            A = "a\tb\x00\377\u00e9\U0001F600\"" + `raw\n`
            B = "x" + "y" + "z"; C = len("h\u00e9"); D = "a" < "b"; E = !true; F = true && 1 > 2 || "q" == "q"
            G = string('é'); H = string(rune(0x10FFFF+1)); I string = "typed"; J = I + "!"; K bool = 1 == 1.0
            L = '\''; M = '\n'; N = '\xff'; O = '\u4e16'; P = min(3, 1.5, 'a'); Q = max("a", "b"); R = len(J)
        )"#,
        r#"A = untyped string "a\tb\x00\xffé😀\"raw\\n"
         B = untyped string "xyz"
         C = int 3
         D = untyped bool true
         E = untyped bool false
         F = untyped bool true
         G = string "é"
         H = string "�"
         I = string "typed"
         J = string "typed!"
         K = bool true
         L = untyped rune 39
         M = untyped rune 10
         N = untyped rune 255
         O = untyped rune 19990
         P = untyped float 3/2
         Q = untyped string "b"
         R = int 6"#,
    );
}

#[test]
fn groups_repeat_and_count() {
    check(
        "type Weekday int
        const (
            A, B = iota, iota * 10
            C, D
            _, _
            E, F
        )
        const (
            Sunday Weekday = iota
            Monday
            Tuesday
        )
        const (
            _ = 1 << (10 * iota)
            KB
            MB
        )
        const Single = iota
        const (
            P = \"p\"
            Q
            R = iota
        )",
        "A = untyped int 0
         B = untyped int 0
         C = untyped int 1
         D = untyped int 10
         E = untyped int 3
         F = untyped int 30
         Sunday = p.Weekday 0
         Monday = p.Weekday 1
         Tuesday = p.Weekday 2
         KB = untyped int 1024
         MB = untyped int 1048576
         Single = untyped int 0
         Q = untyped string \"p\"
         R = untyped int 2",
    );
}

#[test]
fn names_lead_across_files_and_packages() {
    let mut world = World::of(&[
        (
            "p",
            &[
                "package p
                import (
                    \"example.com/units\"
                    other \"example.com/go-other\"
                    . \"example.com/dot\"
                    \"example.com/hidden-name\"
                )
                const (
                    A = Here + 1
                    B = units.Second * 2
                    C = other.X
                    D = Dotted
                    E units.Duration = 5
                    F = units.Duration(7) + E
                    G = int64(units.Second)
                    H = surprise.Y
                    I = units.small
                    J = units.None
                    K = true
                )",
                "package p\nconst Here = 41\nconst true = false\nconst false = 1 == 2",
            ],
        ),
        ("example.com/units", &["package units\ntype Duration int64\nconst Second Duration = 1e9\nconst small = 1"]),
        ("example.com/go-other", &["package other\nimport \"example.com/units\"\nconst X = units.Second / 3"]),
        ("example.com/dot", &["package dot\nconst Dotted = \"dot\""]),
        ("example.com/hidden-name", &["package surprise\nconst Y = 'y'"]),
    ]);
    assert_eq!(world.shown("A"), "untyped int 42");
    assert_eq!(world.shown("B"), "example.com/units.Duration 2000000000");
    assert_eq!(world.shown("C"), "example.com/units.Duration 333333333");
    assert_eq!(world.shown("D"), "untyped string \"dot\"");
    assert_eq!(world.shown("E"), "example.com/units.Duration 5");
    assert_eq!(world.shown("F"), "example.com/units.Duration 12");
    assert_eq!(world.shown("G"), "int64 1000000000");
    assert_eq!(world.shown("H"), "untyped rune 121");
    assert_eq!(world.shown("I"), "! name small not exported by package units");
    assert_eq!(world.shown("J"), "! undefined: units.None");
    assert_eq!(world.shown("K"), "untyped bool false");
}

#[test]
fn refusals() {
    check(
        "type S struct{}
        type Celsius float64
        type Meters float64
        var v int
        func f() int { return 1 }
        const (
            A int8 = 128
            B = uint8(256)
            C = int(1.5)
            D = 1 / 0
            E = \"a\" + 1
            F = Celsius(1) + Meters(1)
            G = undefinedName
            H = v
            I = f()
            J S = 1
            K = 1 << -1
            L = 1 << 2000
            M = -uint(1)
            N = int64(1) << 63
            O = 1<<512 << 1
            P = !1
            Q = \"a\" - \"b\"
            R = 1.5 % 1
            S1 string = 1
            T = nosuch.X
            U = nil
            V = 1.5 << 1
            W float32 = 1e39
            X Celsius = Meters(1)
            Y = len(f())
            Z = 5.0 &^ 1
            AA = 1.0 / 0.0
            AB, AC = 1
            AD = iota + []int{}
            AE = true + true
            AF = int8(1) == int16(1)
            AG = unsafe.Sizeof(1)
        )",
        "A = ! constant 128 overflows int8
         B = ! constant 256 overflows uint8
         C = ! constant 1.5 truncated to int
         D = ! invalid operation: division by zero
         E = ! invalid operation: \"a\" + 1 (mismatched types untyped string and untyped int)
         F = ! invalid operation: Celsius(1) + Meters(1) (mismatched types p.Celsius and p.Meters)
         G = ! undefined: undefinedName
         H = ! v is not constant
         I = ! f() is not constant
         J = ! invalid constant type p.S
         K = ! invalid shift count -1
         L = ! invalid shift count 2000
         M = ! constant -1 overflows uint
         N = ! constant 9223372036854775808 overflows int64
         O = ! constant overflow
         P = ! operator ! not defined on !1
         Q = ! operator - not defined on \"a\" - \"b\"
         R = ! operator % not defined on 1.5 % 1
         S1 = ! cannot convert constant 1 to type string
         T = ! undefined: nosuch
         U = ! nil is not constant
         V = ! shifted operand in 1.5 << 1 must be integer
         W = ! constant 1e+39 overflows float32
         X = ! cannot use Meters(1) (constant of type p.Meters) as p.Celsius value in constant declaration
         Y = ! len(f()) is not constant
         Z = ! operator &^ not defined on 5.0 &^ 1
         AA = ! invalid operation: division by zero
         AB = untyped int 1
         AC = ! missing init expr for AC
         AD = ! []int{} is not constant
         AE = ! operator + not defined on true + true
         AF = ! invalid operation: int8(1) == int16(1) (mismatched types int8 and int16)
         AG = ! undefined: unsafe",
    );
}

#[test]
fn cycles_end() {
    let mut world = World::single("const A = B + 1\nconst B = C\nconst C = A\nconst D = D\nconst E = len([E]int{})");
    for name in ["A", "B", "C", "D"] {
        let shown = world.shown(name);
        assert!(shown.starts_with("! initialization cycle or refers to itself"), "{name}: {shown}");
    }
    assert!(world.shown("E").starts_with("! "), "{}", world.shown("E"));
    let mut world = World::single("var x T\ntype T [len(x)]int\nconst A = len(x)\nconst B = len(y)\nvar y = y");
    assert!(world.shown("A").starts_with("! "), "{}", world.shown("A"));
    assert!(world.shown("B").starts_with("! "), "{}", world.shown("B"));
}

#[test]
fn chains_of_any_length_cost_no_stack() {
    let mut source = String::from("const C0 = 1\n");
    for nth in 1..5_000 {
        source.push_str(&format!("const C{nth} = C{} + 1\n", nth - 1));
    }
    source.push_str(&format!("const Sum = \"a\"{}\n", " + \"b\"".repeat(3_000)));
    let mut world = World::single(&source);
    assert_eq!(world.shown("C4999"), "untyped int 5000");
    let sum = world.constant("Sum").expect("a long sum is a constant");
    assert_eq!(sum.value.as_bytes().map(<[u8]>::len), Some(3_001));
}

#[test]
fn many_threads_get_one_answer() {
    let mut source = String::from("const C0 = 1\n");
    for nth in 1..300 {
        source.push_str(&format!("const C{nth} = C{} * 3 + C{}\n", nth - 1, nth / 2));
    }
    let mut world = World::single(&source);
    let package = world.package("p");
    let universe = &world.universe;
    let answers: Vec<_> = std::thread::scope(|scope| {
        let ask = || scope.spawn(move || universe.constant(package, "C299"));
        let threads: Vec<_> = (0..8).map(|_| ask()).collect();
        threads.into_iter().map(|thread| thread.join().expect("no thread panics")).collect()
    });
    assert!(answers.iter().all(|answer| answer.is_ok() && *answer == answers[0]));
}

#[test]
fn absurd_input_is_refused() {
    let mut source = String::from("var v struct{}\nconst S0 = \"0123456789abcdef\"\n");
    for nth in 1..60 {
        source.push_str(&format!("const S{nth} = S{0} + S{0}\n", nth - 1));
    }
    source.push_str(&format!("const Len = {}v{}\n", "len(".repeat(150), ")".repeat(150)));
    source.push_str(&format!("const Parens = {}1{}\n", "(".repeat(190), ")".repeat(190)));
    source.push_str(&format!("const Digits = {}\n", "9".repeat(20_000)));
    source.push_str("const Float = 1e999999999\nconst Tiny = 1e-999999999\nconst Zero = 0e999999999\n");
    source.push_str("const Hex = 0x1p2000000000\nconst Power = 1e20000 * 1e20000 * 1e20000\n");
    source.push_str("type L0 struct { a, b L1 }\n");
    for nth in 1..60 {
        source.push_str(&format!("type L{nth} struct {{ a, b L{} }}\n", nth + 1));
    }
    source.push_str("type L60 byte\nconst Size = unsafe.Sizeof(L0{})\nconst Rec = unsafe.Sizeof(R{})\n");
    source.push_str("type R struct { a, b R }\n");
    let source = format!("package p\nimport \"unsafe\"\n{source}");
    let mut world = World::of(&[("p", &[&source]), ("unsafe", &["package unsafe"])]);
    assert_eq!(world.shown("S59"), "! constant string is too long");
    assert!(world.shown("Len").starts_with("! "));
    assert_eq!(world.shown("Parens"), "untyped int 1");
    assert!(world.shown("Digits").starts_with("! excessively long constant: 999"));
    assert!(world.shown("Float").starts_with("! 1e999999999 is not a valid literal"));
    assert!(world.shown("Tiny").starts_with("! "));
    assert_eq!(world.shown("Zero"), "untyped float 0");
    assert!(world.shown("Hex").starts_with("! "));
    assert!(world.shown("Power").starts_with("untyped float 0x."));
    assert_eq!(world.shown("Size"), "uintptr 1152921504606846976");
    assert!(world.shown("Rec").starts_with("! this expression refers to itself"));
}

#[test]
fn short_forms() {
    let mut world = World::single(&format!(
        "const (
            A = 1.0 / 3; B = 1e100; C = 1e20; D = 123456789.0; E = 1e-7; F = \"{}\"; G = 1.5 + 2i; H = 1e400
            I = 100000000.5; J = -0.25; K = 0x1p+2000; L = 100000.0; M = 1e5000; N = 12
        )",
        "ä".repeat(80)
    ));
    let mut short = |name: &str| world.constant(name).map(|constant| constant.value.go_string());
    assert_eq!(short("A").as_deref(), Ok("0.333333"));
    assert_eq!(short("B").as_deref(), Ok("1e+100"));
    assert_eq!(short("C").as_deref(), Ok("1e+20"));
    assert_eq!(short("D").as_deref(), Ok("1.23457e+08"));
    assert_eq!(short("E").as_deref(), Ok("1e-07"));
    assert_eq!(short("F"), Ok(format!("\"{}...", "ä".repeat(68))));
    assert_eq!(short("G").as_deref(), Ok("(1.5 + 2i)"));
    assert_eq!(short("H").as_deref(), Ok("1e+400"));
    assert_eq!(short("I").as_deref(), Ok("1.000000005e+08"));
    assert_eq!(short("J").as_deref(), Ok("-0.25"));
    assert_eq!(short("K").as_deref(), Ok("1.14813e+602"));
    assert_eq!(short("L").as_deref(), Ok("100000"));
    assert_eq!(short("M").as_deref(), Ok("1e+5000"));
    assert_eq!(short("N").as_deref(), Ok("12"));
}

#[test]
fn array_lengths() {
    let mut world = World::of(&[
        (
            "p",
            &["package p
            import \"example.com/q\"
            const N = 4
            type A [N]int
            type B [N * q.M]byte
            type C [len(\"abc\")]int
            type D [len(A{})]int
            type E [len(v)]int
            type F [3.0]int
            type G ['a']int
            type H [-1]int
            type I [1.5]int
            type J [w]int
            type K [len(table)]int
            type L [cap(p)]int
            type M [0x10]int
            type O [017]int
            type P [\"x\"]int
            var v [7]string
            var w int
            var table = [...]string{2: \"a\", \"b\", 9: \"c\", \"d\"}
            var p *[5]int
            type Q [len([...]int{1, 2, 3})]int
            type R [len(s.inner.list)]int
            var s struct { inner struct { list [6]int } }
            "],
        ),
        ("example.com/q", &["package q\nconst M = 1 << 3"]),
    ]);
    let mut len = |name: &str| {
        let ty = world.named(name);
        world.ask(|universe| {
            let under = universe.underlying(ty)?;
            let Type::Array(len, _) = universe.ty(under) else { panic!("{name} is an array") };
            universe.array_len(len)
        })
    };
    for (name, wanted) in [
        ("A", 4),
        ("B", 32),
        ("C", 3),
        ("D", 4),
        ("E", 7),
        ("F", 3),
        ("G", 97),
        ("K", 11),
        ("L", 5),
        ("M", 16),
        ("O", 15),
        ("Q", 3),
        ("R", 6),
    ] {
        assert_eq!(len(name), Ok(Some(wanted)), "{name}");
    }
    assert_eq!(len("H"), Err("invalid array length -1".to_owned()));
    assert_eq!(len("I"), Err("array length 1.5 must be integer".to_owned()));
    assert_eq!(len("J"), Err("w is not constant".to_owned()));
    assert_eq!(len("P"), Err("array length \"x\" must be integer".to_owned()));
    assert_eq!(world.universe.array_len(&ArrayLen::Unknown), Ok(None));
}
