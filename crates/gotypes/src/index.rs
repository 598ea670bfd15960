//! A table that gives each key one id, asked from many threads at once.
//!
//! Nearly every question to a universe ends here, so the table is in parts, each with a lock of its own: with one lock,
//! threads would spend their time waiting for each other.

use std::hash::{BuildHasher as _, Hash};
use std::sync::{PoisonError, RwLock};

use hashbrown::HashTable;
use hashbrown::hash_table::Entry;
use rustc_hash::FxBuildHasher;

/// A power of two, far above the number of cores that resolve types at the same moment.
const PARTS: usize = 64;

/// Keys with their ids.
#[derive(Debug)]
pub(crate) struct Index<K, I> {
    parts: [RwLock<HashTable<(K, I)>>; PARTS],
}

impl<K, I> Default for Index<K, I> {
    fn default() -> Self {
        Self { parts: std::array::from_fn(|_| RwLock::default()) }
    }
}

impl<K: Hash, I: Copy> Index<K, I> {
    /// Makes room for so many more keys.
    pub(crate) fn reserve(&mut self, keys: usize) {
        for part in &mut self.parts {
            let table = part.get_mut().unwrap_or_else(PoisonError::into_inner);
            table.reserve(keys / PARTS, |(key, _)| FxBuildHasher.hash_one(key));
        }
    }

    /// The id of the key that `is` knows and that has the hash of `asked`; `make` is called for a new one, once.
    pub(crate) fn id(&self, asked: &impl Hash, is: impl Fn(&K) -> bool, make: impl FnOnce() -> (K, I)) -> I {
        let hash = |key: &K| FxBuildHasher.hash_one(key);
        let hashed = FxBuildHasher.hash_one(asked);
        // The part's own table takes the lowest and the highest bits.
        let part = &self.parts[(hashed >> 32) as usize % PARTS];
        if let Some(&(_, id)) = part.read().unwrap_or_else(PoisonError::into_inner).find(hashed, |(key, _)| is(key)) {
            return id;
        }
        let mut part = part.write().unwrap_or_else(PoisonError::into_inner);
        match part.entry(hashed, |(key, _)| is(key), |(key, _)| hash(key)) {
            Entry::Occupied(known) => known.get().1,
            Entry::Vacant(free) => free.insert(make()).get().1,
        }
    }
}
