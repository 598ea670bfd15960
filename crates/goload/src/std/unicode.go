// Facts about the standard package unicode: see stdlib.rs.

package unicode

const LowerCase = 1
const MaxASCII = '\x7f'
const MaxCase = 3
const MaxLatin1 = 'ÿ'
const MaxRune = '\U0010ffff'
const ReplacementChar = '�'
const TitleCase = 2
const UpperCase = 0
const UpperLower = '\x00' + 1114112
const Version = "15.0.0"

type CaseRange struct {
	Lo    uint32
	Hi    uint32
	Delta d
}

type Range16 struct {
	Lo     uint16
	Hi     uint16
	Stride uint16
}

type Range32 struct {
	Lo     uint32
	Hi     uint32
	Stride uint32
}

type RangeTable struct {
	R16         []Range16
	R32         []Range32
	LatinOffset int
}

type SpecialCase []CaseRange

func (SpecialCase) ToLower(rune) rune
func (SpecialCase) ToTitle(rune) rune
func (SpecialCase) ToUpper(rune) rune

type d [3]rune
