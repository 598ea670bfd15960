// Package internal holds the types that v1 is converted to.
package internal

// Kind is a name.
type Kind string

// Item needs a conversion: its number is a number.
type Item struct {
	Number int
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

// Inner holds an item.
type Inner struct {
	Item Item
}
