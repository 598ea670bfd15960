//! From an existing repository to the kgen.toml under which nothing in it is stale.
//!
//! ```text
//! tree ─► Facts (what is committed, what scripts say) ─► Draft (one kgen.toml) ─► tried, and tried differently ─► Draft
//! ```
//!
//! Nothing is believed because a script says so: a setting stays if more of the committed files come out as they are. This
//! decides by running the engine in memory; it writes nothing.

mod draft;
mod facts;
mod search;

pub use draft::Draft;
pub use facts::{Committed, Facts, gather};
pub use search::{Found, LEFT_OUT, Trial, search};
