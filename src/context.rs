//! What every command may look at.

use crate::cli::Global;
use crate::settings::{Presentation, Settings, Surroundings, Wish};

/// What every command may look at.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The flags of every command.
    pub global: &'a Global,
    /// What the process was started in.
    pub surroundings: &'a Surroundings,
    /// How results are shown.
    pub presentation: Presentation,
}

impl Context<'_> {
    /// The settings of a run that wishes for `wish`.
    ///
    /// # Errors
    /// As [`Settings::resolve`].
    pub fn settings(&self, wish: &Wish<'_>) -> anyhow::Result<Settings> {
        Settings::resolve(wish, self.global, self.surroundings)
    }
}
