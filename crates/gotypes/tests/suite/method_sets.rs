//! Method sets, promotion and the lookup of fields.

use gotypes::{Selection, type_string};

use crate::facts::Ask as _;
use crate::support::World;

fn names(world: &mut World, name: &str, pointer: bool) -> Vec<String> {
    let mut ty = world.named(name);
    if pointer {
        ty = world.pointer_to(ty);
    }
    let methods = world.ask(|universe| universe.method_set(ty)).expect("a method set");
    methods.iter().map(|method| method.name.to_string()).collect()
}

fn lookup(world: &mut World, ty: &str, name: &str) -> Option<Selection> {
    let ty = world.named(ty);
    world.ask(|universe| universe.lookup_field_or_method(ty, name)).expect("a lookup")
}

#[test]
fn receivers_decide() {
    let mut world = World::single(
        "type T struct{}
        func (T) Value() int
        func (*T) Pointer(x string)
        func (_ T) hidden()
        func (T) _()
        type D T
        type P *T
        type I interface { Z(); A() }
        type A = T",
    );
    assert_eq!(names(&mut world, "T", false), ["Value", "p.hidden"].map(|key| key.trim_start_matches("p.")));
    assert_eq!(names(&mut world, "T", true), ["Pointer", "Value", "hidden"]);
    assert_eq!(names(&mut world, "A", true), ["Pointer", "Value", "hidden"]);
    assert!(names(&mut world, "D", true).is_empty());
    assert!(names(&mut world, "P", false).is_empty());
    assert_eq!(names(&mut world, "I", false), ["A", "Z"]);
    assert!(names(&mut world, "I", true).is_empty());
}

#[test]
fn embedding_promotes() {
    let mut world = World::of(&[
        (
            "p",
            &["package p
            import \"q\"
            type Inner struct{ Deep int }
            func (Inner) V()
            func (*Inner) P()
            type ByValue struct { Inner }
            type ByPointer struct { *Inner }
            type Outer struct { ByPointer; Own string }
            func (Outer) V() string
            type Two struct { ByValue; ByPointer }
            type Hides struct { Inner; V int }
            type Iface struct { q.Reader; error }
            type Loop struct { *Loop; Inner }
            type Aliased struct { Alias }
            type Alias = *Inner
            "],
        ),
        (
            "q",
            &[
                "package q\ntype Reader interface { Read(p []byte) (n int, err error); Closer }\ntype Closer interface { Close() error }",
            ],
        ),
    ]);
    assert_eq!(names(&mut world, "ByValue", false), ["V"]);
    assert_eq!(names(&mut world, "ByValue", true), ["P", "V"]);
    assert_eq!(names(&mut world, "ByPointer", false), ["P", "V"]);
    assert_eq!(names(&mut world, "Outer", false), ["P", "V"]);
    assert!(names(&mut world, "Two", true).is_empty(), "two ways of equal depth");
    assert_eq!(names(&mut world, "Hides", true), ["P"]);
    assert_eq!(names(&mut world, "Iface", false), ["Close", "Error", "Read"]);
    assert_eq!(names(&mut world, "Loop", false), ["V"]);
    assert_eq!(names(&mut world, "Aliased", false), ["P", "V"]);

    let deep = lookup(&mut world, "Outer", "Deep").expect("a promoted field");
    assert_eq!((&*deep.path, deep.indirect, deep.method), (&[0, 0, 0][..], true, None));
    assert_eq!(type_string(&world.universe, deep.ty), "int");
    let method = lookup(&mut world, "Outer", "V").expect("its own method");
    assert_eq!(type_string(&world.universe, method.ty), "func() string");
    assert!(method.path.is_empty());
    assert!(lookup(&mut world, "ByValue", "P").is_some_and(|method| method.needs_address()));
    assert!(lookup(&mut world, "ByPointer", "P").is_some_and(|method| !method.needs_address()));
    assert_eq!(lookup(&mut world, "Two", "Deep"), None);
    assert!(lookup(&mut world, "Hides", "V").is_some_and(|field| field.method.is_none()));
    assert_eq!(lookup(&mut world, "Hides", "Nothing"), None);
}

#[test]
fn instances_put_their_arguments_in() {
    let mut world = World::single(
        "type List[T any] struct { items []T }
        func (l *List[E]) Push(e E, rest ...E) *List[E]
        type Pair[K comparable, V any] struct { List[V]; Key K }
        func (Pair[A, B]) Both() (A, B)
        type Use struct { *Pair[string, int] }",
    );
    let ty = world.named("Use");
    let methods = world.ask(|universe| universe.method_set(ty)).expect("a method set");
    let shown: Vec<String> =
        methods.iter().map(|method| format!("{} {}", method.name, type_string(&world.universe, method.ty))).collect();
    assert_eq!(shown, ["Both func() (string, int)", "Push func(e int, rest ...int) *p.List[int]"]);
    let items = lookup(&mut world, "Use", "items").expect("a promoted field");
    assert_eq!(type_string(&world.universe, items.ty), "[]int");
}
