package v1

// Kind is a name.
type Kind string

// Item needs a conversion: its number is a text.
type Item struct {
	Text string
}

// Holder holds items in every way.
type Holder struct {
	One    Item
	Ref    *Item
	List   []Item
	Named  map[string]Item
	ByKind map[Kind]Item
	Kinds  []Kind
	Inner  map[string]Inner
	Wide   []Inner
	Deep   *Inner
}

// Inner holds an item, so it is not alike either.
type Inner struct {
	Item Item
}
