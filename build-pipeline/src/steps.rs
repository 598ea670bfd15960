//! The steps, one file each. Their order is [`PIPELINE`](crate::PIPELINE)'s business, not theirs.

mod archive;
mod checksums;
mod compile;
mod fetch;
mod platforms;

pub use archive::Archive;
pub use checksums::Checksums;
pub use compile::Compile;
pub use fetch::Fetch;
pub use platforms::Platforms;
