//! The pipeline on small Go projects, with the real go tool and the real git.
//!
//! A machine without them fails these tests: they say nothing there.

mod building;
mod fixture;
mod release;
mod skipping;
