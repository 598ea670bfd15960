//! Who may run now: places to run in and memory as tokens, the most important first.

use std::{
    cmp::Reverse,
    collections::BTreeSet,
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
};

/// What there is to hand out.
#[derive(Debug)]
pub(super) struct Tokens {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug)]
struct State {
    places: usize,
    memory: u64,
    running: usize,
    /// Who waits: by importance, then by arrival.
    waiting: BTreeSet<(Reverse<u64>, usize)>,
    arrived: usize,
    cancelled: bool,
}

/// What somebody needs who wants to run.
#[derive(Debug, Clone, Copy)]
pub(super) struct Need {
    pub(super) places: usize,
    /// In bytes.
    pub(super) memory: u64,
}

/// Leave to run, given back when it is dropped.
#[derive(Debug)]
pub(super) struct Permit<'a> {
    tokens: &'a Tokens,
    need: Need,
}

impl Tokens {
    pub(super) fn new(places: usize, memory: u64) -> Self {
        let state = State { places, memory, running: 0, waiting: BTreeSet::new(), arrived: 0, cancelled: false };
        Self { state: Mutex::new(state), changed: Condvar::new() }
    }

    /// Waits until `need` is free and nobody more important waits. Who needs more than there is runs alone. Nothing where all
    /// has been cancelled.
    pub(super) fn acquire(&self, need: Need, importance: u64) -> Option<Permit<'_>> {
        let mut state = self.lock();
        let place = (Reverse(importance), state.arrived);
        state.arrived += 1;
        state.waiting.insert(place);
        loop {
            if state.cancelled {
                state.waiting.remove(&place);
                return None;
            }
            let fits = need.places <= state.places && need.memory <= state.memory;
            if state.waiting.first() == Some(&place) && (fits || state.running == 0) {
                state.waiting.remove(&place);
                state.places = state.places.saturating_sub(need.places);
                state.memory = state.memory.saturating_sub(need.memory);
                state.running += 1;
                drop(state);
                // The next one may fit too.
                self.changed.notify_all();
                return Some(Permit { tokens: self, need });
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Nobody gets leave any more.
    pub(super) fn cancel(&self) {
        self.lock().cancelled = true;
        self.changed.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        let mut state = self.tokens.lock();
        state.places += self.need.places;
        state.memory += self.need.memory;
        state.running -= 1;
        drop(state);
        self.tokens.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::{sync::mpsc, thread, time::Duration};

    use super::*;

    const fn need(places: usize, memory: u64) -> Need {
        Need { places, memory }
    }

    #[test]
    fn the_most_important_goes_first_and_nobody_overtakes() {
        let tokens = Tokens::new(2, 100);
        let all = tokens.acquire(need(2, 100), 0).unwrap();
        let (tell, told) = mpsc::channel();
        thread::scope(|scope| {
            for importance in [1, 3, 2] {
                let (tokens, tell) = (&tokens, tell.clone());
                scope.spawn(move || {
                    let _permit = tokens.acquire(need(2, 10), importance).unwrap();
                    tell.send(importance).unwrap();
                });
            }
            while tokens.lock().waiting.len() < 3 {
                thread::sleep(Duration::from_millis(1));
            }
            drop(all);
        });
        assert_eq!(told.try_iter().collect::<Vec<_>>(), [3, 2, 1]);
    }

    #[test]
    fn memory_holds_back_and_too_much_runs_alone() {
        let tokens = Tokens::new(4, 100);
        let first = tokens.acquire(need(1, 60), 0).unwrap();
        thread::scope(|scope| {
            let second = scope.spawn(|| drop(tokens.acquire(need(1, 60), 0).unwrap()));
            while tokens.lock().waiting.is_empty() {
                thread::sleep(Duration::from_millis(1));
            }
            assert!(!second.is_finished());
            drop(first);
        });
        drop(tokens.acquire(need(9, 1000), 0).unwrap());
        assert!(tokens.acquire(need(4, 100), 0).is_some(), "all has been given back");
    }

    #[test]
    fn after_an_end_nobody_runs() {
        let tokens = Tokens::new(1, 1);
        let held = tokens.acquire(need(1, 1), 0).unwrap();
        thread::scope(|scope| {
            let waiting = scope.spawn(|| tokens.acquire(need(1, 1), 0).is_none());
            tokens.cancel();
            assert!(waiting.join().unwrap());
        });
        drop(held);
        assert!(tokens.acquire(need(1, 1), 0).is_none());
    }
}
