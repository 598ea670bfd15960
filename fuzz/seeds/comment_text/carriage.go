/* a
b

*/
// c
package p // d
