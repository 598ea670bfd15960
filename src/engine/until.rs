//! Until when a run is worth going on.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Ends a run that something newer has made worthless, before it writes. Of a clone, the other clones know, too.
#[derive(Clone, Debug, Default)]
pub struct Until(Arc<Mutex<Stage>>);

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Stage {
    /// On its way.
    #[default]
    Going,
    /// Beyond the point where it could be ended: what it has to write is written.
    Through,
    /// Ended.
    Superseded,
}

/// The run was ended, and has written nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the run was superseded by a newer one")]
pub struct Superseded;

impl Until {
    /// Ends the run; false where it is through already. Who is writing at this moment is waited for.
    #[must_use]
    pub fn supersede(&self) -> bool {
        let mut stage = self.lock();
        let ended = *stage != Stage::Through;
        if ended {
            *stage = Stage::Superseded;
        }
        ended
    }

    /// Whether the run has written what it has to write.
    #[must_use]
    pub fn is_through(&self) -> bool {
        *self.lock() == Stage::Through
    }

    /// Whether to go on.
    pub(super) fn check(&self) -> Result<(), Superseded> {
        if *self.lock() == Stage::Superseded { Err(Superseded) } else { Ok(()) }
    }

    /// Does what cannot be ended half way, unless the run has been ended.
    pub(super) fn write<T>(&self, write: impl FnOnce() -> T) -> Result<T, Superseded> {
        let mut stage = self.lock();
        if *stage == Stage::Superseded {
            return Err(Superseded);
        }
        let written = write();
        *stage = Stage::Through;
        Ok(written)
    }

    fn lock(&self) -> MutexGuard<'_, Stage> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
