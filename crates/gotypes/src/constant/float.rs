//! Numbers that are not integers: exact fractions, and 512-bit floats where fractions would explode.
//!
//! Go's own compiler keeps untyped floats in these two forms, and a value that has once been
//! rounded stays a float, so that the printed form of every constant agrees. There are no
//! infinities here: an operation that would give one gives `None`.

use num_bigint::{BigInt, Sign};
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};

/// Bits of a mantissa.
const PRECISION: u64 = 512;

/// Fractions with longer parts become floats.
const MAX_PART: u64 = 4 << 10;

/// A number that need not be an integer.
#[derive(Clone, Debug, PartialEq)]
pub enum Float {
    /// A fraction.
    Exact(BigRational),
    /// A rounded number.
    Rounded(BigFloat),
}

/// A binary float of 512 bits: `mantissa * 2^exponent`, the mantissa odd or zero.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BigFloat {
    mantissa: BigInt,
    exponent: i64,
}

impl Float {
    /// A fraction, or a float where it is too long.
    #[must_use]
    pub fn new(ratio: BigRational) -> Self {
        if ratio.numer().bits() < MAX_PART && ratio.denom().bits() < MAX_PART {
            return Self::Exact(ratio);
        }
        Self::Rounded(BigFloat::from_ratio(ratio.numer(), ratio.denom()))
    }

    /// The integer as a float.
    #[must_use]
    pub fn from_int(int: &BigInt) -> Self {
        if int.bits() < MAX_PART {
            return Self::Exact(BigRational::from_integer(int.clone()));
        }
        Self::Rounded(BigFloat::round(int.clone(), 0, false, PRECISION))
    }

    /// `mantissa * base^exponent`, for a literal; `None` where the exponent is absurd.
    pub(super) fn scaled(mantissa: BigInt, base: u32, exponent: i64) -> Option<Self> {
        if mantissa.is_zero() {
            return Some(Self::Exact(BigRational::zero()));
        }
        if exponent.abs() > MAX_EXPONENT {
            return None;
        }
        let power = BigInt::from(base).pow(u32::try_from(exponent.unsigned_abs()).ok()?);
        let (numerator, denominator) = if exponent < 0 { (mantissa, power) } else { (mantissa * power, BigInt::one()) };
        let rounded = BigFloat::from_ratio(&numerator, &denominator);
        Some(if rounded.is_small() {
            Self::Exact(BigRational::new(numerator, denominator))
        } else {
            Self::Rounded(rounded)
        })
    }

    /// The number in 512 bits.
    pub(super) fn rounded(&self) -> BigFloat {
        match self {
            Self::Exact(ratio) => BigFloat::from_ratio(ratio.numer(), ratio.denom()),
            Self::Rounded(float) => float.clone(),
        }
    }

    /// Whether the number is zero.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        match self {
            Self::Exact(ratio) => ratio.is_zero(),
            Self::Rounded(float) => float.mantissa.is_zero(),
        }
    }

    pub(super) fn neg(self) -> Self {
        match self {
            Self::Exact(ratio) => Self::Exact(-ratio),
            Self::Rounded(float) => Self::Rounded(BigFloat { mantissa: -float.mantissa, exponent: float.exponent }),
        }
    }

    /// `self op other` for one of `+ - * /`; the divisor is not zero.
    pub(super) fn arithmetic(&self, op: &str, other: &Self) -> Option<Self> {
        if let (Self::Exact(left), Self::Exact(right)) = (self, other) {
            return Some(Self::new(match op {
                "+" => left + right,
                "-" => left - right,
                "*" => left * right,
                "/" if !right.is_zero() => left / right,
                _ => return None,
            }));
        }
        let (left, right) = (self.rounded(), other.rounded());
        let result = match op {
            "+" => left.add(&right),
            "-" => left.add(&BigFloat { mantissa: -right.mantissa, exponent: right.exponent }),
            "*" => {
                let exponent = left.exponent + right.exponent;
                BigFloat::round(left.mantissa * right.mantissa, exponent, false, PRECISION)
            }
            "/" if !right.mantissa.is_zero() => {
                let mut quotient = BigFloat::from_ratio(&left.mantissa, &right.mantissa);
                quotient.exponent += left.exponent - right.exponent;
                quotient.normal()
            }
            _ => return None,
        };
        result.within_range().map(Self::Rounded)
    }

    pub(super) fn compare(&self, other: &Self) -> std::cmp::Ordering {
        if let (Self::Exact(left), Self::Exact(right)) = (self, other) {
            return left.cmp(right);
        }
        let (left, right) = (self.rounded(), other.rounded());
        let difference = left.add(&BigFloat { mantissa: -right.mantissa, exponent: right.exponent });
        difference.mantissa.sign().cmp(&Sign::NoSign)
    }

    /// The integer that this number is, or that rounding errors have moved it away from.
    pub(super) fn to_int(&self) -> Option<BigInt> {
        match self {
            Self::Exact(ratio) => ratio.is_integer().then(|| ratio.numer().clone()),
            Self::Rounded(float) if float.is_small() => float.integer().or_else(|| {
                // A few bits less make an integer again of what earlier rounding has spoilt.
                let toward_zero = float.truncate(PRECISION - 4);
                let away = toward_zero.next_away(PRECISION - 4);
                toward_zero.integer().or_else(|| away.integer())
            }),
            Self::Rounded(_) => None,
        }
    }

    /// The nearest `float64`, which may be infinite.
    #[must_use]
    pub fn to_f64(&self) -> f64 {
        self.nearest(53, -1074, 1024)
    }

    /// The nearest `float32`, which may be infinite.
    #[must_use]
    pub fn to_f32(&self) -> f64 {
        self.nearest(24, -149, 128)
    }

    /// The nearest number of `bits` bits, the last of which is worth at least `2^lowest`; infinite
    /// from `2^highest` on.
    fn nearest(&self, bits: i64, lowest: i64, highest: i64) -> f64 {
        let (numerator, denominator) = match self {
            Self::Exact(ratio) => (ratio.numer().clone(), ratio.denom().clone()),
            Self::Rounded(float) => {
                let top = float.top();
                if top > highest + 1 {
                    return infinity(&float.mantissa);
                }
                if top < lowest - 1 {
                    return 0.0;
                }
                float.to_ratio()
            }
        };
        let magnitude = numerator.abs();
        let estimate = magnitude.bits() as i64 - denominator.bits() as i64;
        let scale = (estimate - bits).max(lowest) - 2;
        let (quotient, rest) = divide_scaled(&magnitude, &denominator, -scale);
        let last = (scale + quotient.bits() as i64 - bits).max(lowest);
        let rounded = round_off(&quotient, (last - scale) as u64, !rest);
        if last + rounded.bits() as i64 > highest {
            return infinity(&numerator);
        }
        let value = rounded.to_f64().unwrap_or(f64::INFINITY);
        // Two steps, as 2^-1074 is no normal number; both are exact.
        let value = if last < -1_000 { value * power(-1_000) * power(last + 1_000) } else { value * power(last) };
        if numerator.is_negative() { -value } else { value }
    }

    /// The whole number, as go/constant's `ExactString` prints it.
    pub(super) fn exact_string(&self) -> String {
        match self {
            Self::Exact(ratio) if ratio.is_integer() => ratio.numer().to_string(),
            Self::Exact(ratio) => format!("{}/{}", ratio.numer(), ratio.denom()),
            Self::Rounded(float) => float.exact_string(),
        }
    }

    pub(super) fn is_integer(&self) -> bool {
        match self {
            Self::Exact(ratio) => ratio.is_integer(),
            Self::Rounded(float) => float.exponent >= 0,
        }
    }

    /// `(m, e)` with `m` in `0.5..1` and the number `m * 2^e`.
    pub(super) fn parts(&self) -> (f64, i64) {
        let float = self.rounded();
        let top = float.top();
        let fraction = BigFloat { exponent: -(float.mantissa.bits() as i64), mantissa: float.mantissa };
        (Self::Rounded(fraction).to_f64(), top)
    }
}

/// Exponents beyond this are refused in literals: computing them would take forever.
const MAX_EXPONENT: i64 = 30_000;

/// Exponents of Go's own big floats are 32 bits wide.
const EXPONENT_RANGE: i64 = i32::MAX as i64;

impl BigFloat {
    fn from_ratio(numerator: &BigInt, denominator: &BigInt) -> Self {
        let negative = numerator.is_negative() != denominator.is_negative();
        let (numerator, denominator) = (numerator.abs(), denominator.abs());
        let missing = PRECISION as i64 + 2 - (numerator.bits() as i64 - denominator.bits() as i64);
        let shift = missing.max(0);
        let (quotient, exact) = divide_scaled(&numerator, &denominator, shift);
        let quotient = if negative { -quotient } else { quotient };
        Self::round(quotient, -shift, !exact, PRECISION)
    }

    /// To nearest, ties to even; `sticky` says that the mantissa is a little too small.
    fn round(mantissa: BigInt, exponent: i64, sticky: bool, precision: u64) -> Self {
        let magnitude = mantissa.abs();
        let drop = magnitude.bits().saturating_sub(precision);
        let rounded = round_off(&magnitude, drop, sticky);
        let rounded = if mantissa.is_negative() { -rounded } else { rounded };
        Self { mantissa: rounded, exponent: exponent + drop as i64 }.normal()
    }

    fn normal(self) -> Self {
        match self.mantissa.trailing_zeros() {
            None => Self { mantissa: self.mantissa, exponent: 0 },
            Some(0) => self,
            Some(zeros) => Self { mantissa: self.mantissa >> zeros, exponent: self.exponent + zeros as i64 },
        }
    }

    fn within_range(self) -> Option<Self> {
        let top = self.top();
        if top > EXPONENT_RANGE {
            return None;
        }
        if top < -EXPONENT_RANGE {
            return Some(Self { mantissa: BigInt::zero(), exponent: 0 });
        }
        Some(self)
    }

    /// The exponent of the first power of two that is larger.
    fn top(&self) -> i64 {
        self.exponent + self.mantissa.bits() as i64
    }

    fn is_small(&self) -> bool {
        self.top().unsigned_abs() < MAX_PART
    }

    fn add(&self, other: &Self) -> Self {
        if self.mantissa.is_zero() {
            return other.clone();
        }
        if other.mantissa.is_zero() {
            return self.clone();
        }
        let (high, low) = if self.top() >= other.top() { (self, other) } else { (other, self) };
        if high.top() - low.top() > 2 * PRECISION as i64 {
            // So small a summand does not reach the last bit.
            return high.clone();
        }
        let exponent = high.exponent.min(low.exponent);
        let shifted = |float: &Self| float.mantissa.clone() << (float.exponent - exponent);
        Self::round(shifted(high) + shifted(low), exponent, false, PRECISION)
    }

    fn integer(&self) -> Option<BigInt> {
        (self.exponent >= 0).then(|| self.mantissa.clone() << self.exponent)
    }

    fn truncate(&self, precision: u64) -> Self {
        let drop = self.mantissa.bits().saturating_sub(precision);
        let magnitude: BigInt = self.mantissa.abs() >> drop;
        let mantissa = if self.mantissa.is_negative() { -magnitude } else { magnitude };
        Self { mantissa, exponent: self.exponent + drop as i64 }.normal()
    }

    /// The next number of `precision` bits farther from zero.
    fn next_away(&self, precision: u64) -> Self {
        let widen = precision.saturating_sub(self.mantissa.bits());
        let magnitude: BigInt = (self.mantissa.abs() << widen) + 1_u32;
        let mantissa = if self.mantissa.is_negative() { -magnitude } else { magnitude };
        Self { mantissa, exponent: self.exponent - widen as i64 }.normal()
    }

    fn to_ratio(&self) -> (BigInt, BigInt) {
        if self.exponent < 0 {
            (self.mantissa.clone(), BigInt::one() << self.exponent.unsigned_abs())
        } else {
            (self.mantissa.clone() << self.exponent, BigInt::one())
        }
    }

    /// As `big.Float` prints with format `p`.
    fn exact_string(&self) -> String {
        if self.mantissa.is_zero() {
            return "0".to_owned();
        }
        let sign = if self.mantissa.is_negative() { "-" } else { "" };
        let bits = self.mantissa.bits();
        let digits = (self.mantissa.abs() << ((4 - bits % 4) % 4)).to_str_radix(16);
        format!("{sign}0x.{}p{:+}", digits.trim_end_matches('0'), self.top())
    }
}

/// `(numerator * 2^shift / denominator, whether nothing is left over)`, both positive.
fn divide_scaled(numerator: &BigInt, denominator: &BigInt, shift: i64) -> (BigInt, bool) {
    let (numerator, denominator) = if shift >= 0 {
        (numerator.clone() << shift, denominator.clone())
    } else {
        (numerator.clone(), denominator.clone() << shift.unsigned_abs())
    };
    let quotient = &numerator / &denominator;
    let rest = numerator - &quotient * denominator;
    (quotient, rest.is_zero())
}

/// A positive number without its last `drop` bits, to nearest, ties to even.
fn round_off(magnitude: &BigInt, drop: u64, sticky: bool) -> BigInt {
    if drop == 0 {
        return magnitude.clone();
    }
    let kept: BigInt = magnitude >> drop;
    let half = magnitude.bit(drop - 1);
    let beyond = sticky || magnitude.trailing_zeros().is_some_and(|zeros| zeros < drop - 1);
    if half && (beyond || kept.bit(0)) { kept + 1_u32 } else { kept }
}

/// `2^exponent`, for the exponents of normal numbers.
fn power(exponent: i64) -> f64 {
    f64::from_bits(((exponent + 1_023).clamp(0, 2_047) as u64) << 52)
}

fn infinity(sign: &BigInt) -> f64 {
    if sign.is_negative() { f64::NEG_INFINITY } else { f64::INFINITY }
}
