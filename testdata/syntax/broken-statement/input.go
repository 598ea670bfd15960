package fixture

x := 1

type T int

if true { y() }
for i := range x { }
func f() {} func g() {}
var a = 1 2
return
var b = 2
