//! `kgen bindata` against go-bindata itself, in each of its four layouts: fixtures, trees made by chance, and what a Go
//! program gets back through every function.
//!
//! The tools are built by the Go on PATH from the modules in this folder. What they write depends on the Go that built them:
//! 1.17 to 1.26 give what is meant; with another one the tests fail and say so.

#![expect(clippy::disallowed_methods, reason = "the tests run go and the tools, and write what these read")]

mod fixtures;
#[path = "../differential/random.rs"]
#[expect(dead_code, reason = "its other half is about Go source")]
mod random;
mod read_back;
mod tools;
mod trees;
