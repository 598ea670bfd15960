//! The tests that look at kgen as a whole, in one binary.
//!
//! What one crate does alone is tested in that crate; what the generators write, by the goldens in `testdata/`.

#[cfg(unix)]
mod bad_input; // the table of what users get wrong: message, exit code, and a tree left as it was
mod cache; // what is kept from run to run: found again, and never where anything has changed
mod cli; // what people type and see: help pages, exit codes, output formats
mod config; // kgen.toml, environment and flags: what wins, and how mistakes are reported
mod definitions; // which tables of definitions run, and where their files go
mod determinism; // the same bytes whatever the threads, the directory and the order
mod documents; // OpenAPI documents in place of Go code
mod fleet; // the example project as a user has it
mod inputs; // which packages a generator takes, where several run or packages are named
#[cfg(unix)]
mod interrupt; // Ctrl-C and what killed runs leave: children, temporary files, exit code
#[cfg(unix)]
mod stubs; // what is printed to be written by hand compiles
mod support; // how the others run kgen
mod tidy; // the rules of the house: who may import whom, what files may hold and be called
#[cfg(unix)]
mod upstream; // the names of upstream's tools: their flags, places, file names and exit codes
mod violations;
#[cfg(unix)]
mod watch; // saves are answered, mistakes said, and nothing goes round in circles // API rules: the report, its comparison with the exceptions, their update
