//! Which constants a basic type can hold, and as what value it holds them.

use super::value::{self, Value};
use crate::types::Basic;

impl Basic {
    /// Whether this is an integer type, untyped ones included.
    #[must_use]
    pub const fn is_integer(self) -> bool {
        self.bits().is_some() || matches!(self, Self::UntypedInt | Self::UntypedRune)
    }

    /// Whether this is an integer type without negative values.
    #[must_use]
    pub const fn is_unsigned(self) -> bool {
        matches!(self.bits(), Some((_, false)))
    }

    /// Whether this is a float type.
    #[must_use]
    pub const fn is_float(self) -> bool {
        matches!(self, Self::Float32 | Self::Float64 | Self::UntypedFloat)
    }

    /// Whether this is a complex type.
    #[must_use]
    pub const fn is_complex(self) -> bool {
        matches!(self, Self::Complex64 | Self::Complex128 | Self::UntypedComplex)
    }

    /// Whether this is a type of numbers.
    #[must_use]
    pub const fn is_numeric(self) -> bool {
        self.is_integer() || self.is_float() || self.is_complex()
    }

    /// Whether this is a string type.
    #[must_use]
    pub const fn is_string(self) -> bool {
        matches!(self, Self::String | Self::UntypedString)
    }

    /// Whether this is a boolean type.
    #[must_use]
    pub const fn is_bool(self) -> bool {
        matches!(self, Self::Bool | Self::UntypedBool)
    }

    /// Whether this is the type of a constant that has none yet.
    #[must_use]
    pub const fn is_untyped(self) -> bool {
        self.rank().is_some() || matches!(self, Self::UntypedBool | Self::UntypedString | Self::UntypedNil)
    }

    /// The type that an untyped constant takes where nothing else says.
    #[must_use]
    pub const fn default_type(self) -> Self {
        match self {
            Self::UntypedBool => Self::Bool,
            Self::UntypedInt => Self::Int,
            Self::UntypedRune => Self::Rune,
            Self::UntypedFloat => Self::Float64,
            Self::UntypedComplex => Self::Complex128,
            Self::UntypedString => Self::String,
            other => other,
        }
    }

    /// Of two untyped numbers the one with the higher rank decides.
    pub(super) const fn rank(self) -> Option<u8> {
        match self {
            Self::UntypedInt => Some(0),
            Self::UntypedRune => Some(1),
            Self::UntypedFloat => Some(2),
            Self::UntypedComplex => Some(3),
            _ => None,
        }
    }

    /// Width of a typed integer on amd64, and whether it has a sign.
    pub(super) const fn bits(self) -> Option<(u32, bool)> {
        match self {
            Self::Int | Self::Int64 => Some((64, true)),
            Self::Int8 => Some((8, true)),
            Self::Int16 => Some((16, true)),
            Self::Int32 | Self::Rune => Some((32, true)),
            Self::Uint | Self::Uint64 | Self::Uintptr => Some((64, false)),
            Self::Uint8 | Self::Byte => Some((8, false)),
            Self::Uint16 => Some((16, false)),
            Self::Uint32 => Some((32, false)),
            _ => None,
        }
    }
}

/// The value as `basic` holds it: integers whole, floats rounded to their width; `None` where it
/// does not fit.
pub(super) fn represent(value: &Value, basic: Basic) -> Option<Value> {
    match basic.canonical() {
        Basic::UntypedBool | Basic::Bool => value.as_bool().map(Value::Bool),
        Basic::UntypedString | Basic::String => value.as_bytes().map(|bytes| Value::String(bytes.to_vec())),
        Basic::UntypedInt | Basic::UntypedRune => value.to_int().map(Value::Int),
        Basic::UntypedFloat | Basic::Float32 | Basic::Float64 => part(value, basic),
        Basic::UntypedComplex => {
            let (re, im) = value.to_complex()?;
            Some(Value::complex(re, im))
        }
        Basic::Complex64 | Basic::Complex128 => {
            let width = if basic == Basic::Complex64 { Basic::Float32 } else { Basic::Float64 };
            let (re, im) = value.to_complex()?;
            Some(Value::complex(part(&re, width)?, part(&im, width)?))
        }
        Basic::UnsafePointer | Basic::UntypedNil => None,
        integer => {
            let (bits, signed) = integer.bits()?;
            let int = value.to_int()?;
            value::fits(&int, bits, signed).then_some(Value::Int(int))
        }
    }
}

fn part(value: &Value, width: Basic) -> Option<Value> {
    let float = value.to_float()?;
    let rounded = match width {
        Basic::Float32 => float.to_f32(),
        Basic::Float64 => float.to_f64(),
        _ => return Some(Value::Float(float)),
    };
    if rounded.is_finite() { Value::from_f64(rounded) } else { None }
}
