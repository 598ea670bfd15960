//! The steps, one file each. Their order is [`PIPELINE`](crate::PIPELINE)'s business, not theirs.

mod archive;
mod built;
mod checksums;
mod compile;
mod fetch;
mod hooks;
mod image;
mod push;
mod test;
mod toolchain;

pub use archive::Archive;
pub use built::Built;
pub use checksums::Checksums;
pub use compile::Compile;
pub use fetch::Fetch;
pub use hooks::{AFTER, BEFORE, Hooks};
pub use image::Image;
pub use push::Push;
pub use test::Test;
pub use toolchain::Toolchain;
