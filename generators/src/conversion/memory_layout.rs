//! Whether two types lie in memory alike, by upstream's rules and with upstream's memory of earlier answers.
//!
//! Up to 0.33 a type that is met again while two are compared counts as equal to anything, and that answer is kept, so that
//! what comes of a pair depends on what has been asked before in the whole run; from 0.34 on (code-generator 26fcc63f)
//! such answers are not kept, and the order does not matter.

use diag::Span;
use genkit::view::Kind;
use gotypes::{Stop, TypeId, Unresolved};
use rustc_hash::{FxHashMap, FxHashSet};

use super::subject::{Pair, Types};

/// What is known of pairs of types.
#[derive(Debug)]
pub(super) struct Memory {
    known: FxHashMap<(TypeId, TypeId), bool>,
    keeps_cycles: bool,
}

/// The types that have been entered on the way to the present one.
enum Way {
    /// All that were met since the question was asked (up to 0.33).
    All(FxHashSet<TypeId>),
    /// Those that hold the present one.
    Above(Vec<TypeId>),
}

/// An answer, and whether it holds whatever was entered before.
#[derive(Clone, Copy)]
struct Answer {
    equal: bool,
    lasting: bool,
}

const EQUAL: Answer = Answer { equal: true, lasting: true };
const DIFFERENT: Answer = Answer { equal: false, lasting: true };

/// Types within each other before a pair is called endless; each takes some of a thread's stack.
const MAX_DEPTH: usize = 400;

impl Memory {
    /// `apart` are the pairs that have functions of their own: they are different, whatever they are made of.
    pub(super) fn new(apart: impl IntoIterator<Item = (TypeId, TypeId)>, keeps_cycles: bool) -> Self {
        let mut known = FxHashMap::default();
        for (from, to) in apart {
            known.insert((from, to), false);
            known.insert((to, from), false);
        }
        Self { known, keeps_cycles }
    }

    /// Whether the two are alike.
    pub(super) fn alike(&mut self, types: &Types<'_>, pair: Pair) -> Result<bool, Stop> {
        let mut way = if self.keeps_cycles { Way::All(FxHashSet::default()) } else { Way::Above(Vec::new()) };
        if pair.from.is_copy() || pair.to.is_copy() {
            // A copy is new to upstream each time: nothing is known of it, and nothing is kept.
            let (from, to) = (pair.from.ty, pair.to.ty);
            return Ok(self.structure(types, from, to, &mut way, MAX_DEPTH, !pair.from.is_copy())?.equal);
        }
        Ok(self.compare(types, pair.from.ty, pair.to.ty, &mut way, MAX_DEPTH)?.equal)
    }

    fn compare(
        &mut self,
        types: &Types<'_>,
        from: TypeId,
        to: TypeId,
        way: &mut Way,
        depth: usize,
    ) -> Result<Answer, Stop> {
        if from == to {
            return Ok(EQUAL);
        }
        if let Some(&equal) = self.known.get(&(from, to)).or_else(|| self.known.get(&(to, from))) {
            return Ok(Answer { equal, lasting: true });
        }
        let (inner_from, inner_to) = (types.resolved(from)?, types.resolved(to)?);
        let answer =
            if inner_from == inner_to { EQUAL } else { self.structure(types, inner_from, inner_to, way, depth, true)? };
        if answer.lasting || self.keeps_cycles {
            self.known.insert((from, to), answer.equal);
            self.known.insert((to, from), answer.equal);
        }
        Ok(answer)
    }

    /// Compares two types that are not the same and no aliases. `entered` says whether `from` can be met again.
    fn structure(
        &mut self,
        types: &Types<'_>,
        from: TypeId,
        to: TypeId,
        way: &mut Way,
        depth: usize,
        entered: bool,
    ) -> Result<Answer, Stop> {
        let kind = types.view.kind(from)?;
        if kind != types.view.kind(to)? {
            return Ok(DIFFERENT);
        }
        let Some(depth) = depth.checked_sub(1) else { return Err(endless(types, from)) };
        if entered {
            match way {
                Way::All(met) => {
                    if !met.insert(from) {
                        return Ok(EQUAL);
                    }
                }
                Way::Above(above) if above.contains(&from) => return Ok(Answer { equal: true, lasting: false }),
                Way::Above(above) => above.push(from),
            }
        }
        let answer = self.parts(types, kind, from, to, way, depth);
        if let (Way::Above(above), true) = (way, entered) {
            above.pop();
        }
        answer
    }

    fn parts(
        &mut self,
        types: &Types<'_>,
        kind: Kind,
        from: TypeId,
        to: TypeId,
        way: &mut Way,
        depth: usize,
    ) -> Result<Answer, Stop> {
        let mut pairs = Vec::new();
        match kind {
            Kind::Struct => {
                let (left, right) = (types.members(from)?, types.members(to)?);
                if left.len() != right.len() {
                    return Ok(DIFFERENT);
                }
                pairs.extend(left.iter().zip(right).map(|(left, right)| (left.ty, right.ty)));
            }
            Kind::Map => {
                pairs.extend(types.view.key(from)?.zip(types.view.key(to)?));
                pairs.extend(types.view.elem(from)?.zip(types.view.elem(to)?));
            }
            Kind::Pointer | Kind::Slice => pairs.extend(types.view.elem(from)?.zip(types.view.elem(to)?)),
            Kind::Builtin => {
                let equal = types.view.name(from)?.name == types.view.name(to)?.name;
                return Ok(Answer { equal, lasting: true });
            }
            Kind::Alias
            | Kind::Interface
            | Kind::Array
            | Kind::Chan
            | Kind::Func
            | Kind::TypeParam
            | Kind::Unsupported => return Ok(DIFFERENT),
        }
        let mut lasting = true;
        for (left, right) in pairs {
            let answer = self.compare(types, types.one(left)?, types.one(right)?, way, depth)?;
            if !answer.equal {
                return Ok(DIFFERENT);
            }
            lasting &= answer.lasting;
        }
        Ok(Answer { equal: true, lasting })
    }
}

fn endless(types: &Types<'_>, ty: TypeId) -> Stop {
    let span: Option<Span> = types.view.members(ty).ok().and_then(|members| members.first()).map(|field| field.span);
    Stop::Unresolved(Box::new(Unresolved {
        message: "types are nested too deeply to be compared".to_owned(),
        span,
        help: Some("write the conversion of the outermost type by hand".to_owned()),
    }))
}
