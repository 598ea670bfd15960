// A
// B

/* C
 * D


 */
package p // E
// F

//go:generate x
//  G
//line x:1
var a = ( // H
/* I */ /* J */ // K
1 /* L
*/ ) // M
