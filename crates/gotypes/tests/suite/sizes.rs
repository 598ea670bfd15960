//! `unsafe.Sizeof`, `Alignof` and `Offsetof`, as Go's compiler answers for amd64.

use crate::support::World;

#[test]
fn layouts() {
    let source = "package p
        import \"unsafe\"
        type Mixed struct { a bool; b int64; c bool }
        type Tail struct { a int32; b struct{} }
        type Embeds struct { x byte; Mixed; *Tail }
        type Empty struct{}
        type List [3]Mixed
        type Generic[T any] struct { v T; n int8 }
        var m Mixed
        var e Embeds
        var i interface{ M() }
        var f func()
        var g Generic[int32]
        const (
            A = unsafe.Sizeof(m); B = unsafe.Sizeof(Tail{}); C = unsafe.Sizeof(e); D = unsafe.Sizeof(Empty{})
            E = unsafe.Sizeof(List{}); F = unsafe.Sizeof(i); G = unsafe.Sizeof(f); H = unsafe.Sizeof(\"s\")
            I = unsafe.Sizeof([]int(nil)); J = unsafe.Sizeof(map[string]int{}); K = unsafe.Sizeof(1 + 2i)
            L = unsafe.Sizeof('a'); M = unsafe.Sizeof(m.a); N = unsafe.Alignof(m); O = unsafe.Alignof(m.c)
            P = unsafe.Offsetof(m.b); Q = unsafe.Offsetof(m.c); R = unsafe.Offsetof(e.Mixed); S = unsafe.Offsetof(e.c)
            T = unsafe.Sizeof(uintptr(0)); U = unsafe.Sizeof(unsafe.Pointer(nil)); V = unsafe.Sizeof(&m)
            W = unsafe.Sizeof(g); X = unsafe.Sizeof(complex64(1)); Y = unsafe.Alignof(complex128(1))
            Z = unsafe.Sizeof(e.Tail.a); AA = 8 * unsafe.Sizeof(m); AB = unsafe.Sizeof(f2()); AC = unsafe.Sizeof(1 == 2)
        )
        func f2() [4]int16
        ";
    let mut world = World::of(&[("p", &[source]), ("unsafe", &["package unsafe\ntype Pointer *int"])]);
    for (name, wanted) in [
        ("A", 24),
        ("B", 8),
        ("C", 40),
        ("D", 0),
        ("E", 72),
        ("F", 16),
        ("G", 8),
        ("H", 16),
        ("I", 24),
        ("J", 8),
        ("K", 16),
        ("L", 4),
        ("M", 1),
        ("N", 8),
        ("O", 1),
        ("P", 8),
        ("Q", 16),
        ("R", 8),
        ("S", 24),
        ("T", 8),
        ("U", 8),
        ("V", 8),
        ("W", 8),
        ("X", 8),
        ("Y", 8),
        ("Z", 4),
        ("AA", 192),
        ("AB", 8),
        ("AC", 1),
    ] {
        assert_eq!(world.shown(name), format!("uintptr {wanted}"), "{name}");
    }
}
