//! Interfaces: embedded methods, unions, and who implements them.

use gotypes::type_string;

use crate::facts::Ask as _;
use crate::support::World;

const SOURCE: &str = "
    type Number interface { ~int | ~int64 | float64 }
    type Small interface { Number; ~int | string }
    type Printable interface { String() string; Number }
    type Reader interface { Read(p []byte) (int, error) }
    type Closer interface { Close() error }
    type ReadCloser interface { Closer; Reader; Close() error }
    type Keys interface { comparable; Closer }
    type MyInt int
    func (MyInt) String() string
    type File struct{ buf []byte }
    func (*File) Read(data []byte) (n int, err error)
    func (*File) Close() error
    type Wrong struct{}
    func (Wrong) Close()
    type Handle int
    func (Handle) Close() error
    type Funcs struct { f func() }
    func (Funcs) Close() error
    type Anything = interface{ int | any }
    ";

#[test]
fn methods_of_interfaces() {
    let mut world = World::single(SOURCE);
    let ty = world.named("ReadCloser");
    let methods = world.ask(|universe| universe.interface_methods(ty)).expect("methods");
    let shown: Vec<String> = methods
        .iter()
        .map(|method| format!("{} {}", method.name, type_string(&world.universe, method.signature)))
        .collect();
    assert_eq!(shown, ["Close func() error", "Read func(p []byte) (int, error)"]);
    let file = world.named("File");
    assert_eq!(world.ask(|universe| universe.interface_methods(file)), Ok(Vec::new()));
}

#[test]
fn terms() {
    let mut world = World::single(SOURCE);
    let mut terms = |name: &str| {
        let ty = world.named(name);
        let set = world.ask(|universe| universe.type_set(ty)).expect("a type set");
        set.terms.map(|terms| {
            let shown = terms.iter().map(|term| {
                let tilde = if term.tilde { "~" } else { "" };
                format!("{tilde}{}", type_string(&world.universe, term.ty))
            });
            shown.collect::<Vec<_>>().join(" | ")
        })
    };
    assert_eq!(terms("Number").as_deref(), Some("~int | ~int64 | float64"));
    assert_eq!(terms("Small").as_deref(), Some("~int"));
    assert_eq!(terms("Printable").as_deref(), Some("~int | ~int64 | float64"));
    assert_eq!(terms("Reader"), None);
    assert_eq!(terms("MyInt").as_deref(), Some("p.MyInt"));
    assert_eq!(terms("Anything"), None);
}

#[test]
fn implementations() {
    let mut world = World::single(SOURCE);
    let mut check = |ty: &str, pointer: bool, interface: &str| {
        let mut ty = world.named(ty);
        if pointer {
            ty = world.pointer_to(ty);
        }
        let interface = world.named(interface);
        world.ask(|universe| universe.implements(ty, interface)).expect("an answer")
    };
    assert!(check("MyInt", false, "Number"));
    assert!(check("MyInt", false, "Printable"));
    assert!(!check("MyInt", true, "Printable"));
    assert!(check("File", true, "ReadCloser"));
    assert!(!check("File", false, "ReadCloser"));
    assert!(!check("Wrong", false, "Closer"));
    assert!(check("ReadCloser", false, "Closer"));
    assert!(!check("Closer", false, "ReadCloser"));
    assert!(check("Handle", false, "Keys"));
    assert!(!check("Funcs", false, "Keys"));
    assert!(check("Small", false, "Number"));
    assert!(!check("Number", false, "Small"));
    assert!(!check("MyInt", false, "File"));
}

#[test]
fn absurd_types_end() {
    let mut source = String::from(
        "type Grow[P any] struct { *Grow[[]P]; *Wide[P] }
        type Wide[P any] struct { *Grow[[]P]; *Grow[map[int]P] }
        type Self interface { Self }
        type Left interface { Right }
        type Right interface { Left | Left }
        type S struct { S }
        type Use Grow[int]\n",
    );
    for nth in 0..60 {
        let next = nth + 1;
        source.push_str(&format!("type I{nth} interface {{ I{next}; J{next} }}\n"));
        source.push_str(&format!("type J{nth} interface {{ I{next} | J{next} }}\n"));
        source.push_str(&format!("type C{nth} struct {{ a, b C{next} }}\n"));
    }
    source.push_str("type I60 interface { ~int }\ntype J60 interface { ~int }\ntype C60 int\n");
    let mut world = World::single(&source);
    let deep = world.named("C0");
    assert_eq!(world.ask(|universe| universe.comparable(deep)), Ok(true));
    for name in ["Use", "Self", "Left", "S", "I0"] {
        let ty = world.named(name);
        // What they answer does not matter, only that they do.
        let _ = world.ask(|universe| universe.method_set(ty));
        let _ = world.ask(|universe| universe.type_set(ty));
        let _ = world.ask(|universe| universe.implements(ty, ty));
        let _ = world.ask(|universe| universe.comparable(ty));
        let _ = world.ask(|universe| universe.lookup_field_or_method(ty, "nothing"));
    }
}
