// Facts about the standard package math/big: see stdlib.rs.

package big

import (
	"fmt"
	"math/rand"
)

const Above Accuracy = 1
const AwayFromZero RoundingMode = 3
const Below Accuracy = -1
const Exact Accuracy = 0
const MaxBase = '>'
const MaxExp = 2147483647
const MaxPrec = 4294967295
const MinExp = -2147483648
const ToNearestAway RoundingMode = 1
const ToNearestEven RoundingMode = 0
const ToNegativeInf RoundingMode = 4
const ToPositiveInf RoundingMode = 5
const ToZero RoundingMode = 2

type Accuracy int8

func (Accuracy) String() string

type ErrNaN struct {
	_ uint8
}

func (ErrNaN) Error() string

type Float struct {
	_ *uint8
}

func (*Float) Abs(*Float) *Float
func (*Float) Acc() Accuracy
func (*Float) Add(*Float, *Float) *Float
func (*Float) Append([]byte, byte, int) []byte
func (*Float) AppendText([]byte) ([]byte, error)
func (*Float) Cmp(*Float) int
func (*Float) Copy(*Float) *Float
func (*Float) Float32() (float32, Accuracy)
func (*Float) Float64() (float64, Accuracy)
func (*Float) Format(fmt.State, rune)
func (*Float) GobDecode([]byte) error
func (*Float) GobEncode() ([]byte, error)
func (*Float) Int(*Int) (*Int, Accuracy)
func (*Float) Int64() (int64, Accuracy)
func (*Float) IsInf() bool
func (*Float) IsInt() bool
func (*Float) MantExp(*Float) int
func (*Float) MarshalText() ([]byte, error)
func (*Float) MinPrec() uint
func (*Float) Mode() RoundingMode
func (*Float) Mul(*Float, *Float) *Float
func (*Float) Neg(*Float) *Float
func (*Float) Parse(string, int) (*Float, int, error)
func (*Float) Prec() uint
func (*Float) Quo(*Float, *Float) *Float
func (*Float) Rat(*Rat) (*Rat, Accuracy)
func (*Float) Scan(fmt.ScanState, rune) error
func (*Float) Set(*Float) *Float
func (*Float) SetFloat64(float64) *Float
func (*Float) SetInf(bool) *Float
func (*Float) SetInt(*Int) *Float
func (*Float) SetInt64(int64) *Float
func (*Float) SetMantExp(*Float, int) *Float
func (*Float) SetMode(RoundingMode) *Float
func (*Float) SetPrec(uint) *Float
func (*Float) SetRat(*Rat) *Float
func (*Float) SetString(string) (*Float, bool)
func (*Float) SetUint64(uint64) *Float
func (*Float) Sign() int
func (*Float) Signbit() bool
func (*Float) Sqrt(*Float) *Float
func (*Float) String() string
func (*Float) Sub(*Float, *Float) *Float
func (*Float) Text(byte, int) string
func (*Float) Uint64() (uint64, Accuracy)
func (*Float) UnmarshalText([]byte) error

type Int struct {
	_ *uint8
}

func (*Int) Abs(*Int) *Int
func (*Int) Add(*Int, *Int) *Int
func (*Int) And(*Int, *Int) *Int
func (*Int) AndNot(*Int, *Int) *Int
func (*Int) Append([]byte, int) []byte
func (*Int) AppendText([]byte) ([]byte, error)
func (*Int) Binomial(int64, int64) *Int
func (*Int) Bit(int) uint
func (*Int) BitLen() int
func (*Int) Bits() []Word
func (*Int) Bytes() []byte
func (*Int) Cmp(*Int) int
func (*Int) CmpAbs(*Int) int
func (*Int) Div(*Int, *Int) *Int
func (*Int) DivMod(*Int, *Int, *Int) (*Int, *Int)
func (*Int) Exp(*Int, *Int, *Int) *Int
func (*Int) FillBytes([]byte) []byte
func (*Int) Float64() (float64, Accuracy)
func (*Int) Format(fmt.State, rune)
func (*Int) GCD(*Int, *Int, *Int, *Int) *Int
func (*Int) GobDecode([]byte) error
func (*Int) GobEncode() ([]byte, error)
func (*Int) Int64() int64
func (*Int) IsInt64() bool
func (*Int) IsUint64() bool
func (*Int) Lsh(*Int, uint) *Int
func (*Int) MarshalJSON() ([]byte, error)
func (*Int) MarshalText() ([]byte, error)
func (*Int) Mod(*Int, *Int) *Int
func (*Int) ModInverse(*Int, *Int) *Int
func (*Int) ModSqrt(*Int, *Int) *Int
func (*Int) Mul(*Int, *Int) *Int
func (*Int) MulRange(int64, int64) *Int
func (*Int) Neg(*Int) *Int
func (*Int) Not(*Int) *Int
func (*Int) Or(*Int, *Int) *Int
func (*Int) ProbablyPrime(int) bool
func (*Int) Quo(*Int, *Int) *Int
func (*Int) QuoRem(*Int, *Int, *Int) (*Int, *Int)
func (*Int) Rand(*rand.Rand, *Int) *Int
func (*Int) Rem(*Int, *Int) *Int
func (*Int) Rsh(*Int, uint) *Int
func (*Int) Scan(fmt.ScanState, rune) error
func (*Int) Set(*Int) *Int
func (*Int) SetBit(*Int, int, uint) *Int
func (*Int) SetBits([]Word) *Int
func (*Int) SetBytes([]byte) *Int
func (*Int) SetInt64(int64) *Int
func (*Int) SetString(string, int) (*Int, bool)
func (*Int) SetUint64(uint64) *Int
func (*Int) Sign() int
func (*Int) Sqrt(*Int) *Int
func (*Int) String() string
func (*Int) Sub(*Int, *Int) *Int
func (*Int) Text(int) string
func (*Int) TrailingZeroBits() uint
func (*Int) Uint64() uint64
func (*Int) UnmarshalJSON([]byte) error
func (*Int) UnmarshalText([]byte) error
func (*Int) Xor(*Int, *Int) *Int

type Rat struct {
	_ *uint8
}

func (*Rat) Abs(*Rat) *Rat
func (*Rat) Add(*Rat, *Rat) *Rat
func (*Rat) AppendText([]byte) ([]byte, error)
func (*Rat) Cmp(*Rat) int
func (*Rat) Denom() *Int
func (*Rat) Float32() (float32, bool)
func (*Rat) Float64() (float64, bool)
func (*Rat) FloatPrec() (int, bool)
func (*Rat) FloatString(int) string
func (*Rat) GobDecode([]byte) error
func (*Rat) GobEncode() ([]byte, error)
func (*Rat) Inv(*Rat) *Rat
func (*Rat) IsInt() bool
func (*Rat) MarshalText() ([]byte, error)
func (*Rat) Mul(*Rat, *Rat) *Rat
func (*Rat) Neg(*Rat) *Rat
func (*Rat) Num() *Int
func (*Rat) Quo(*Rat, *Rat) *Rat
func (*Rat) RatString() string
func (*Rat) Scan(fmt.ScanState, rune) error
func (*Rat) Set(*Rat) *Rat
func (*Rat) SetFloat64(float64) *Rat
func (*Rat) SetFrac(*Int, *Int) *Rat
func (*Rat) SetFrac64(int64, int64) *Rat
func (*Rat) SetInt(*Int) *Rat
func (*Rat) SetInt64(int64) *Rat
func (*Rat) SetString(string) (*Rat, bool)
func (*Rat) SetUint64(uint64) *Rat
func (*Rat) Sign() int
func (*Rat) String() string
func (*Rat) Sub(*Rat, *Rat) *Rat
func (*Rat) UnmarshalText([]byte) error

type RoundingMode byte

func (RoundingMode) String() string

type Word uint
