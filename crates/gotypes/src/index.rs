//! A table that gives each key one id, asked from many threads at once.
//!
//! Nearly every question to a universe ends here, so the table is in parts, each with a lock of its own: with one lock,
//! threads would spend their time waiting for each other.

use std::hash::{BuildHasher as _, Hash};
use std::sync::{PoisonError, RwLock};

use rustc_hash::{FxBuildHasher, FxHashMap};

/// A power of two, far above the number of cores that resolve types at the same moment.
const PARTS: usize = 64;

/// Keys with their ids.
#[derive(Debug)]
pub(crate) struct Index<K, I> {
    parts: [RwLock<FxHashMap<K, I>>; PARTS],
}

impl<K, I> Default for Index<K, I> {
    fn default() -> Self {
        Self { parts: std::array::from_fn(|_| RwLock::default()) }
    }
}

impl<K: Eq + Hash, I: Copy> Index<K, I> {
    /// The id of `key`; `make` is called for a new one, once.
    pub(crate) fn id(&self, key: K, make: impl FnOnce(&K) -> I) -> I {
        // The part's own table takes the lowest and the highest bits.
        let part = &self.parts[(FxBuildHasher.hash_one(&key) >> 32) as usize % PARTS];
        if let Some(&id) = part.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return id;
        }
        *part.write().unwrap_or_else(PoisonError::into_inner).entry(key).or_insert_with_key(make)
    }
}
