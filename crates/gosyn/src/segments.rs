//! The way from the condensed text back to the original.
//!
//! A table of pieces, ordered in both texts. It does not know why something was left out.

use std::cell::Cell;
use std::ops::Range;

/// One piece of condensed text. Where it was copied, it is as long as the original; where it stands
/// for something else, `end` says how far that reached.
#[derive(Clone, Copy, Debug)]
struct Segment {
    condensed: u32,
    start: u32,
    end: u32,
}

/// All pieces, with a place to start looking: lowering asks in nearly ascending order.
#[derive(Debug, Default)]
pub(crate) struct Segments {
    list: Vec<Segment>,
    length: u32,
    last: Cell<usize>,
}

impl Segments {
    /// Adds a piece of `length` condensed bytes for the original `start..end`.
    pub(crate) fn push(&mut self, length: usize, start: usize, end: usize) {
        if length > 0 {
            self.list.push(Segment { condensed: self.length, start: start as u32, end: end as u32 });
            self.length += length as u32;
        }
    }

    /// All pieces: the bytes of the condensed text and those of the original, in order.
    pub(crate) fn pieces(&self) -> impl Iterator<Item = (Range<u32>, Range<u32>)> {
        self.list
            .iter()
            .enumerate()
            .map(|(nth, segment)| (segment.condensed..self.behind(nth), segment.start..segment.end))
    }

    fn behind(&self, nth: usize) -> u32 {
        self.list.get(nth + 1).map_or(self.length, |next| next.condensed)
    }

    /// The piece that holds the condensed byte `at`.
    fn holding(&self, at: u32) -> Option<(usize, &Segment)> {
        let last = self.last.get();
        for nth in last..last + 4 {
            if let Some(segment) = self.list.get(nth)
                && segment.condensed <= at
                && at < self.behind(nth)
            {
                self.last.set(nth);
                return Some((nth, segment));
            }
        }
        let nth = self.list.partition_point(|segment| segment.condensed <= at).checked_sub(1)?;
        self.last.set(nth);
        Some((nth, &self.list[nth]))
    }

    /// The original offset of the condensed byte `at`.
    pub(crate) fn start(&self, at: usize) -> u32 {
        match self.holding(at as u32) {
            Some((_, segment)) => (segment.start + (at as u32 - segment.condensed)).min(segment.end),
            None => 0,
        }
    }

    /// The original offset behind the condensed byte that ends at `at`.
    pub(crate) fn end(&self, at: usize) -> u32 {
        let Some(before) = (at as u32).checked_sub(1) else {
            return self.start(0);
        };
        match self.holding(before) {
            Some((nth, segment)) if self.behind(nth) == at as u32 => segment.end,
            Some((_, segment)) => (segment.start + (at as u32 - segment.condensed)).min(segment.end),
            None => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        // "aa" + 10 bytes left out + "\"\"" for 6 bytes + "bb"
        let mut segments = Segments::default();
        segments.push(2, 0, 2);
        segments.push(0, 2, 12);
        segments.push(2, 12, 18);
        segments.push(2, 18, 20);
        assert_eq!((segments.start(0), segments.end(2)), (0, 2));
        assert_eq!((segments.start(2), segments.end(4)), (12, 18));
        assert_eq!((segments.start(4), segments.end(6)), (18, 20));
        assert_eq!((segments.start(1), segments.end(5)), (1, 19));
        assert_eq!(segments.end(0), 0);
    }
}
