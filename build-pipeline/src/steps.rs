//! The steps, one file each. Their order is [`PIPELINE`](crate::PIPELINE)'s business, not theirs.

mod archive;
mod checksums;
mod compile;
mod fetch;
mod toolchain;

pub use archive::Archive;
pub use checksums::Checksums;
pub use compile::Compile;
pub use fetch::Fetch;
pub use toolchain::Toolchain;
