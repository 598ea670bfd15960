package /* a */ fixture /* b */

import /* c */ f /* d */ "fmt" /* e */

type /* f */ T /* g */ struct /* h */ { /* i */
	A /* j */, B /* k */ int /* l */ `tag` /* m */
	C map /* n */ [ /* o */ string /* p */ ] /* q */ int
}

func /* r */ ( /* s */ t T) /* t */ M /* u */ ( /* v
*/ a int) /* w */ int /* x */ { return 0 }

var v = /* y */ 1 + // z
	2 /*
*/
var w = 3
