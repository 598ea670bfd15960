// Package optin is not taken whole: only the types that opt in get functions.
package optin
