//! The only place in the workspace that writes to disk.
//!
//! Every other crate hands its bytes to [`atomic`], so that three promises are kept in one place: a reader never
//! sees half a file, a set of changes happens whole or not at all, and what fails names its path and the reason the
//! system gave. [`hash`] is the digest by which contents are compared. [`seen`] reads and remembers what was seen, and
//! [`cas`] keeps what came of it. [`near`] shortens the ways that the system has to go.
//!
//! The crate knows nothing of Go, of diagnostics or of settings, and it never decides *whether* something should be
//! written: its callers compare first and come here with what has to change.

pub mod atomic;
pub mod cas;
pub mod hash;
pub mod near;
pub mod seen;

pub use atomic::StoreError;
