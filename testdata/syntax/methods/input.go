package fixture

func (T) Value()                   {}
func (t T) Named()                 {}
func (t *T) Pointer() *T           { return t }
func (_ *T) Blank()                {}
func (*T) Unnamed(x interface{})   {}
func (t *(T)) Paren()              {}
func (l *List[K, _]) Generic(k K)  {}
func (t T) DeepCopyInto(out *T) { *out = t }
