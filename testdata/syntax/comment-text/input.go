package fixture

//no space
//  two spaces
//	tab
//
//
// after blank lines   
//go:generate directive
//line x.go:1
//export F
//extern F
// go:generate kept
//Word:x kept
//a: kept
type A int

/*
  block

  text
*/
type B int

/**/
type C int

/*x*/ /*y*/
type D int

//
type E int
