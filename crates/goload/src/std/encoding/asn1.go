// Facts about the standard package encoding/asn1: see stdlib.rs.

package asn1

const ClassApplication = 1
const ClassContextSpecific = 2
const ClassPrivate = 3
const ClassUniversal = 0
const TagBMPString = 30
const TagBitString = 3
const TagBoolean = 1
const TagEnum = 10
const TagGeneralString = 27
const TagGeneralizedTime = 24
const TagIA5String = 22
const TagInteger = 2
const TagNull = 5
const TagNumericString = 18
const TagOID = 6
const TagOctetString = 4
const TagPrintableString = 19
const TagSequence = 16
const TagSet = 17
const TagT61String = 20
const TagUTCTime = 23
const TagUTF8String = 12

type BitString struct {
	Bytes     []byte
	BitLength int
}

func (BitString) At(int) int
func (BitString) RightAlign() []byte

type Enumerated int

type Flag bool

type ObjectIdentifier []int

func (ObjectIdentifier) Equal(ObjectIdentifier) bool
func (ObjectIdentifier) String() string

type RawContent []byte

type RawValue struct {
	Class      int
	Tag        int
	IsCompound bool
	Bytes      []byte
	FullBytes  []byte
}

type StructuralError struct {
	Msg string
}

func (StructuralError) Error() string

type SyntaxError struct {
	Msg string
}

func (SyntaxError) Error() string
