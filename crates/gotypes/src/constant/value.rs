//! The values of constants, and Go's operations on them.
//!
//! Types play no role here: whether a value fits into `int8` is asked elsewhere. An operation that
//! is not defined for its operands gives `None`.

use std::cmp::Ordering;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive, Zero};

use super::float::Float;
use super::quote;

/// An exact constant value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `true` or `false`.
    Bool(bool),
    /// A string: bytes, which need not be UTF-8.
    String(Vec<u8>),
    /// An integer or rune.
    Int(BigInt),
    /// A number that came about as a float; it may still be whole.
    Float(Float),
    /// A complex number; its parts are integers or floats.
    Complex(Box<(Value, Value)>),
}

impl Value {
    /// The value of an integer literal or index.
    #[must_use]
    pub fn int(value: impl Into<BigInt>) -> Self {
        Self::Int(value.into())
    }

    /// The integer, if it is one and fits.
    #[must_use]
    pub fn as_i64(&self) -> Option<i64> {
        match self {
            Self::Int(int) => int.to_i64(),
            _ => None,
        }
    }

    /// The bytes of a string.
    #[must_use]
    pub fn as_bytes(&self) -> Option<&[u8]> {
        match self {
            Self::String(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// The truth value.
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// The nearest `float64` of a number that is not complex.
    #[must_use]
    pub fn as_f64(&self) -> Option<f64> {
        self.to_float().map(|float| float.to_f64())
    }

    /// The value as an integer, if it is whole.
    #[must_use]
    pub fn to_int(&self) -> Option<BigInt> {
        match self {
            Self::Int(int) => Some(int.clone()),
            Self::Float(float) => float.to_int(),
            Self::Complex(parts) if parts.1.is_zero() => parts.0.to_int(),
            Self::Complex(_) | Self::Bool(_) | Self::String(_) => None,
        }
    }

    /// The value as a float, if it has no imaginary part.
    #[must_use]
    pub fn to_float(&self) -> Option<Float> {
        match self {
            Self::Int(int) => Some(Float::from_int(int)),
            Self::Float(float) => Some(float.clone()),
            Self::Complex(parts) if parts.1.is_zero() => parts.0.to_float(),
            Self::Complex(_) | Self::Bool(_) | Self::String(_) => None,
        }
    }

    /// The real and imaginary parts of a number.
    #[must_use]
    pub fn to_complex(&self) -> Option<(Self, Self)> {
        match self {
            Self::Int(_) | Self::Float(_) => Some((self.clone(), Self::int(0))),
            Self::Complex(parts) => Some((**parts).clone()),
            Self::Bool(_) | Self::String(_) => None,
        }
    }

    pub(super) fn complex(re: Self, im: Self) -> Self {
        Self::Complex(Box::new((re, im)))
    }

    /// A finite float as the fraction it is.
    pub(super) fn from_f64(value: f64) -> Option<Self> {
        BigRational::from_float(value).map(|ratio| Self::Float(Float::Exact(ratio)))
    }

    /// Whether this is a number equal to zero.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        match self {
            Self::Int(int) => int.is_zero(),
            Self::Float(float) => float.is_zero(),
            Self::Complex(parts) => parts.0.is_zero() && parts.1.is_zero(),
            Self::Bool(_) | Self::String(_) => false,
        }
    }

    /// `op self`; `unsigned_bits` limits the result of `^` for an unsigned type.
    pub(super) fn unary(self, op: &str, unsigned_bits: Option<u32>) -> Option<Self> {
        Some(match (op, self) {
            ("+", value @ (Self::Int(_) | Self::Float(_) | Self::Complex(_))) => value,
            ("-", Self::Int(int)) => Self::Int(-int),
            ("-", Self::Float(float)) => Self::Float(float.neg()),
            ("-", Self::Complex(parts)) => Self::complex(parts.0.unary("-", None)?, parts.1.unary("-", None)?),
            ("^", Self::Int(int)) => {
                let flipped: BigInt = -int - 1_u32;
                Self::Int(match unsigned_bits {
                    Some(bits) => flipped & ((BigInt::from(1) << bits) - 1_u32),
                    None => flipped,
                })
            }
            ("!", Self::Bool(value)) => Self::Bool(!value),
            _ => return None,
        })
    }

    /// `self op other` for the operators that are neither shifts nor comparisons; `/` of two
    /// integers is a fraction unless `integer` is set.
    pub(super) fn binary(self, op: &str, other: &Self, integer: bool) -> Option<Self> {
        match (self, other) {
            (Self::Bool(left), Self::Bool(right)) => match op {
                "&&" => Some(Self::Bool(left && *right)),
                "||" => Some(Self::Bool(left || *right)),
                _ => None,
            },
            (Self::String(mut left), Self::String(right)) if op == "+" => {
                left.extend_from_slice(right);
                Some(Self::String(left))
            }
            (Self::Int(left), Self::Int(right)) => int_binary(left, op, right, integer),
            (left, right) if left.is_complex() || right.is_complex() => {
                complex_binary(left.to_complex()?, op, right.to_complex()?)
            }
            (left @ (Self::Int(_) | Self::Float(_)), right @ (Self::Int(_) | Self::Float(_))) => {
                left.to_float()?.arithmetic(op, &right.to_float()?).map(Self::Float)
            }
            _ => None,
        }
    }

    fn is_complex(&self) -> bool {
        matches!(self, Self::Complex(_))
    }

    /// The result of `self op other` for a comparison operator.
    pub(super) fn compare(&self, op: &str, other: &Self) -> Option<bool> {
        let ordering = match (self, other) {
            (Self::Bool(left), Self::Bool(right)) if matches!(op, "==" | "!=") => left.cmp(right),
            (Self::String(left), Self::String(right)) => left.cmp(right),
            (Self::Int(left), Self::Int(right)) => left.cmp(right),
            (left, right) if left.is_complex() || right.is_complex() => {
                let (left, right) = (left.to_complex()?, right.to_complex()?);
                let equal = left.0.compare("==", &right.0)? && left.1.compare("==", &right.1)?;
                return match op {
                    "==" => Some(equal),
                    "!=" => Some(!equal),
                    _ => None,
                };
            }
            (left, right) => left.to_float()?.compare(&right.to_float()?),
        };
        Some(match op {
            "==" => ordering == Ordering::Equal,
            "!=" => ordering != Ordering::Equal,
            "<" => ordering == Ordering::Less,
            "<=" => ordering != Ordering::Greater,
            ">" => ordering == Ordering::Greater,
            ">=" => ordering != Ordering::Less,
            _ => return None,
        })
    }

    /// The short form that Go's tools print: strings quoted and cut, floats rounded.
    #[must_use]
    pub fn go_string(&self) -> String {
        match self {
            Self::Bool(value) => value.to_string(),
            Self::String(bytes) => shorten(quote::quote(bytes)),
            Self::Int(int) => int.to_string(),
            Self::Float(float) => float_string(float),
            Self::Complex(parts) => format!("({} + {}i)", parts.0.go_string(), parts.1.go_string()),
        }
    }

    /// The whole value, as go/constant's `ExactString` prints it.
    #[must_use]
    pub fn exact_string(&self) -> String {
        match self {
            Self::Bool(value) => value.to_string(),
            Self::String(bytes) => quote::quote(bytes),
            Self::Int(int) => int.to_string(),
            Self::Float(float) => float.exact_string(),
            Self::Complex(parts) => format!("({} + {}i)", parts.0.exact_string(), parts.1.exact_string()),
        }
    }
}

fn int_binary(left: BigInt, op: &str, right: &BigInt, integer: bool) -> Option<Value> {
    Some(Value::Int(match op {
        "+" => left + right,
        "-" => left - right,
        "*" => left * right,
        // Both truncate toward zero, as Go's do.
        "/" if integer && !right.is_zero() => left / right,
        "/" if !right.is_zero() => return Some(Value::Float(Float::new(BigRational::new(left, right.clone())))),
        "%" if !right.is_zero() => left % right,
        "&" => left & right,
        "|" => left | right,
        "^" => left ^ right,
        "&^" => left & (-right - 1_u32),
        _ => return None,
    }))
}

fn complex_binary((a, b): (Value, Value), op: &str, (c, d): (Value, Value)) -> Option<Value> {
    let go = |left: &Value, op: &str, right: &Value| left.clone().binary(op, right, false);
    Some(match op {
        "+" | "-" => Value::complex(go(&a, op, &c)?, go(&b, op, &d)?),
        "*" => Value::complex(
            go(&go(&a, "*", &c)?, "-", &go(&b, "*", &d)?)?,
            go(&go(&b, "*", &c)?, "+", &go(&a, "*", &d)?)?,
        ),
        "/" => {
            let scale = go(&go(&c, "*", &c)?, "+", &go(&d, "*", &d)?)?;
            if scale.is_zero() {
                return None;
            }
            let re = go(&go(&a, "*", &c)?, "+", &go(&b, "*", &d)?)?;
            let im = go(&go(&b, "*", &c)?, "-", &go(&a, "*", &d)?)?;
            Value::complex(go(&re, "/", &scale)?, go(&im, "/", &scale)?)
        }
        _ => return None,
    })
}

/// Letters that go/constant shows of a string, quotes and dots included.
const MAX_SHOWN: usize = 72;

fn shorten(quoted: String) -> String {
    if quoted.chars().count() <= MAX_SHOWN {
        return quoted;
    }
    let end = quoted.char_indices().nth(MAX_SHOWN - 3).map_or(quoted.len(), |(at, _)| at);
    format!("{}...", &quoted[..end])
}

fn float_string(float: &Float) -> String {
    // go/constant rounds before it asks whether the number is whole.
    let float = &Float::Rounded(float.rounded());
    let value = float.to_f64();
    if float.is_zero() == (value == 0.0) && value.is_finite() {
        let short = quote::general(value, Some(6));
        if !float.is_integer() && !short.contains('.') {
            // It must not look like an integer.
            return quote::general(value, None);
        }
        return short;
    }
    // Beyond float64: a mantissa and a decimal exponent, approximately, as go/constant does it.
    let (mantissa, exponent) = float.parts();
    let decimal = exponent as f64 * std::f64::consts::LOG10_2;
    let mut shown = decimal.trunc() as i64;
    let mut mantissa = mantissa * 10_f64.powf(decimal - decimal.trunc());
    if mantissa.abs() < 1.0 - 0.5e-6 {
        mantissa *= 10.0;
        shown -= 1;
    } else if mantissa.abs() >= 10.0 {
        mantissa /= 10.0;
        shown += 1;
    }
    format!("{}e{shown:+}", quote::general(mantissa, Some(6)))
}

/// The letter with this code, or U+FFFD; what `string(code)` is.
pub(super) fn letter(code: &BigInt) -> Vec<u8> {
    let letter = code.to_u32().and_then(char::from_u32).unwrap_or(char::REPLACEMENT_CHARACTER);
    letter.to_string().into_bytes()
}

/// Whether the integer lies in the range of `bits` bits.
pub(super) fn fits(int: &BigInt, bits: u32, signed: bool) -> bool {
    if !signed {
        return !int.is_negative() && int.bits() <= u64::from(bits);
    }
    if int.is_negative() {
        // -2^(n-1) itself is one bit longer than all others.
        return (int + 1_u32).bits() < u64::from(bits);
    }
    int.bits() < u64::from(bits)
}
