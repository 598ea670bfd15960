// Copyright

//go:build a || b && !c

/* block
//go:build no
*/ package p

import "C"
