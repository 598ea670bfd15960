//! The pipeline on small Go projects, with the real go tool and the real git.
//!
//! A machine without them fails these tests: they say nothing there.

mod archives;
mod building;
mod fixture;
mod images;
mod release;
mod skipping;
