//! The programs that run at this moment, so that an interrupt ends them, and what they have started, too.
//!
//! Each is the leader of a process group of its own: a terminal's Ctrl-C reaches this process alone, which passes it
//! on and waits, so that nothing writes any more when the caller cleans up.

use std::{
    collections::BTreeSet,
    io,
    process::{Command, Output},
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
    thread,
    time::Duration,
};

/// How long a program may take to end by itself. The go tool uses it to remove its work directory.
const PATIENCE: Duration = Duration::from_secs(5);

static CHILDREN: Mutex<Children> = Mutex::new(Children { ended: false, running: BTreeSet::new() });
static ONE_LESS: Condvar = Condvar::new();

struct Children {
    /// Whether nothing is to be started any more.
    ended: bool,
    /// Process ids.
    running: BTreeSet<u32>,
}

/// A word to programs that are not to go on, because others have failed.
#[derive(Debug, Default)]
pub struct Cancel(Mutex<Cancelled>);

#[derive(Debug, Default)]
struct Cancelled {
    said: bool,
    /// Process ids of those that would hear it.
    listening: BTreeSet<u32>,
}

impl Cancel {
    /// Interrupts all programs that listen, and those that start later.
    pub fn cancel(&self) {
        let mut state = self.state();
        state.said = true;
        for &id in &state.listening {
            signal(id, false);
        }
    }

    /// Whether it was said.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.state().said
    }

    fn state(&self) -> MutexGuard<'_, Cancelled> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Runs a program to its end. After [`end_children`] it does not return: the process is about to end, and what the
/// program has failed with is not worth saying.
pub(super) fn output(mut command: Command, cancel: &Cancel) -> io::Result<Output> {
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    let mut children = lock();
    if children.ended {
        drop(children);
        wait_for_the_end();
    }
    let child = command.spawn()?;
    let id = child.id();
    children.running.insert(id);
    drop(children);
    let mut state = cancel.state();
    state.listening.insert(id);
    if state.said {
        signal(id, false);
    }
    drop(state);
    let output = child.wait_with_output();
    cancel.state().listening.remove(&id);
    let mut children = lock();
    children.running.remove(&id);
    let ended = children.ended;
    drop(children);
    ONE_LESS.notify_all();
    if ended {
        wait_for_the_end();
    }
    output
}

/// For a process that is about to end: interrupts all programs that run, waits for them, and kills those that take
/// too long. None is started after this.
pub fn end_children() {
    let mut children = lock();
    children.ended = true;
    for harder in [false, true] {
        for &id in &children.running {
            signal(id, harder);
        }
        let waited = ONE_LESS.wait_timeout_while(children, PATIENCE, |children| !children.running.is_empty());
        children = waited.unwrap_or_else(PoisonError::into_inner).0;
    }
}

/// Asks a process group to end. That it has ended already is no failure.
#[cfg(unix)]
fn signal(id: u32, harder: bool) {
    use rustix::process::{Pid, Signal, kill_process_group};
    if let Some(group) = i32::try_from(id).ok().and_then(Pid::from_raw) {
        let _ = kill_process_group(group, if harder { Signal::KILL } else { Signal::INT });
    }
}

/// Elsewhere the console tells them itself.
#[cfg(not(unix))]
fn signal(_id: u32, _harder: bool) {}

fn wait_for_the_end() -> ! {
    loop {
        thread::park();
    }
}

fn lock() -> MutexGuard<'static, Children> {
    CHILDREN.lock().unwrap_or_else(PoisonError::into_inner)
}
