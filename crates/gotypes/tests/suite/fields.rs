//! Fields of structs that no compiler takes, as go/types goes on with them.

use gotypes::Type;

use crate::support::World;

#[test]
fn tags_of_repeated_fields_go_to_those_behind() {
    for (fields, wanted) in [
        ("A int `a`; B int; C int `c`", "A:a B: C:c"),
        ("A int `a`; A int `again`; B int `b`; C int", "A:a B:again C:b"),
        ("A int; A int; B int `b`; C int `c`", "A: B:b C:c"),
        ("A, B int `ab`; E `e`; E `again`; C int `c`", "A:ab B:ab E:e C:again"),
    ] {
        let mut world = World::single(&format!("type E int\ntype T struct {{ {fields} }}\n"));
        let named = world.named("T");
        let universe = &world.universe;
        let underlying = universe.underlying(named).expect("nothing is missing");
        let Type::Struct(fields) = universe.ty(underlying) else { panic!("T is a struct") };
        let shown: Vec<String> = fields.iter().map(|field| format!("{}:{}", field.name, field.tag)).collect();
        assert_eq!(shown.join(" "), wanted);
    }
}
