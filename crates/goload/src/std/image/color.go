// Facts about the standard package image/color: see stdlib.rs.

package color

type Alpha struct {
	A uint8
}

func (Alpha) RGBA() (uint32, uint32, uint32, uint32)

type Alpha16 struct {
	A uint16
}

func (Alpha16) RGBA() (uint32, uint32, uint32, uint32)

type CMYK struct {
	C uint8
	M uint8
	Y uint8
	K uint8
}

func (CMYK) RGBA() (uint32, uint32, uint32, uint32)

type Color interface {
	RGBA() (uint32, uint32, uint32, uint32)
}

type Gray struct {
	Y uint8
}

func (Gray) RGBA() (uint32, uint32, uint32, uint32)

type Gray16 struct {
	Y uint16
}

func (Gray16) RGBA() (uint32, uint32, uint32, uint32)

type Model interface {
	Convert(Color) Color
}

type NRGBA struct {
	R uint8
	G uint8
	B uint8
	A uint8
}

func (NRGBA) RGBA() (uint32, uint32, uint32, uint32)

type NRGBA64 struct {
	R uint16
	G uint16
	B uint16
	A uint16
}

func (NRGBA64) RGBA() (uint32, uint32, uint32, uint32)

type NYCbCrA struct {
	YCbCr
	A uint8
}

func (NYCbCrA) RGBA() (uint32, uint32, uint32, uint32)

type Palette []Color

func (Palette) Convert(Color) Color
func (Palette) Index(Color) int

type RGBA struct {
	R uint8
	G uint8
	B uint8
	A uint8
}

func (RGBA) RGBA() (uint32, uint32, uint32, uint32)

type RGBA64 struct {
	R uint16
	G uint16
	B uint16
	A uint16
}

func (RGBA64) RGBA() (uint32, uint32, uint32, uint32)

type YCbCr struct {
	Y  uint8
	Cb uint8
	Cr uint8
}

func (YCbCr) RGBA() (uint32, uint32, uint32, uint32)
