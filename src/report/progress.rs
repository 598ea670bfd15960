//! A spinner for work that takes longer than people wait gladly.
//!
//! It appears after half a second, on a terminal's stderr only, and leaves no trace. It knows nothing of what goes on:
//! it says the words it was given.

use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use indicatif::ProgressBar;

/// Work shorter than this shows nothing.
const PATIENCE: Duration = Duration::from_millis(500);
const TICK: Duration = Duration::from_millis(100);

/// Shows that work is going on, until dropped.
pub struct Progress {
    running: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Progress {
    /// Starts waiting; shows `message` once the work has lasted long enough, if `enabled`.
    #[must_use]
    pub fn start(enabled: bool, message: &'static str) -> Self {
        let running = enabled.then(|| {
            let (stop, stopped) = channel::<()>();
            let thread = std::thread::spawn(move || {
                if stopped.recv_timeout(PATIENCE) != Err(RecvTimeoutError::Timeout) {
                    return;
                }
                let bar = ProgressBar::new_spinner();
                bar.set_message(message);
                while stopped.recv_timeout(TICK) == Err(RecvTimeoutError::Timeout) {
                    bar.tick();
                }
                bar.finish_and_clear();
            });
            (stop, thread)
        });
        Self { running }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((stop, thread)) = self.running.take() {
            drop(stop);
            // A spinner that has failed is not worth a word.
            let _ = thread.join();
        }
    }
}
