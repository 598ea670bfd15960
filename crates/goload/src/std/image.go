// Facts about the standard package image: see stdlib.rs.

package image

import (
	"image/color"
)

const YCbCrSubsampleRatio410 YCbCrSubsampleRatio = 5
const YCbCrSubsampleRatio411 YCbCrSubsampleRatio = 4
const YCbCrSubsampleRatio420 YCbCrSubsampleRatio = 2
const YCbCrSubsampleRatio422 YCbCrSubsampleRatio = 1
const YCbCrSubsampleRatio440 YCbCrSubsampleRatio = 3
const YCbCrSubsampleRatio444 YCbCrSubsampleRatio = 0

type Alpha struct {
	Pix    []uint8
	Stride int
	Rect   Rectangle
}

func (*Alpha) AlphaAt(int, int) color.Alpha
func (*Alpha) At(int, int) color.Color
func (*Alpha) Bounds() Rectangle
func (*Alpha) ColorModel() color.Model
func (*Alpha) Opaque() bool
func (*Alpha) PixOffset(int, int) int
func (*Alpha) RGBA64At(int, int) color.RGBA64
func (*Alpha) Set(int, int, color.Color)
func (*Alpha) SetAlpha(int, int, color.Alpha)
func (*Alpha) SetRGBA64(int, int, color.RGBA64)
func (*Alpha) SubImage(Rectangle) Image

type Alpha16 struct {
	Pix    []uint8
	Stride int
	Rect   Rectangle
}

func (*Alpha16) Alpha16At(int, int) color.Alpha16
func (*Alpha16) At(int, int) color.Color
func (*Alpha16) Bounds() Rectangle
func (*Alpha16) ColorModel() color.Model
func (*Alpha16) Opaque() bool
func (*Alpha16) PixOffset(int, int) int
func (*Alpha16) RGBA64At(int, int) color.RGBA64
func (*Alpha16) Set(int, int, color.Color)
func (*Alpha16) SetAlpha16(int, int, color.Alpha16)
func (*Alpha16) SetRGBA64(int, int, color.RGBA64)
func (*Alpha16) SubImage(Rectangle) Image

type CMYK struct {
	Pix    []uint8
	Stride int
	Rect   Rectangle
}

func (*CMYK) At(int, int) color.Color
func (*CMYK) Bounds() Rectangle
func (*CMYK) CMYKAt(int, int) color.CMYK
func (*CMYK) ColorModel() color.Model
func (*CMYK) Opaque() bool
func (*CMYK) PixOffset(int, int) int
func (*CMYK) RGBA64At(int, int) color.RGBA64
func (*CMYK) Set(int, int, color.Color)
func (*CMYK) SetCMYK(int, int, color.CMYK)
func (*CMYK) SetRGBA64(int, int, color.RGBA64)
func (*CMYK) SubImage(Rectangle) Image

type Config struct {
	ColorModel color.Model
	Width      int
	Height     int
}

type Gray struct {
	Pix    []uint8
	Stride int
	Rect   Rectangle
}

func (*Gray) At(int, int) color.Color
func (*Gray) Bounds() Rectangle
func (*Gray) ColorModel() color.Model
func (*Gray) GrayAt(int, int) color.Gray
func (*Gray) Opaque() bool
func (*Gray) PixOffset(int, int) int
func (*Gray) RGBA64At(int, int) color.RGBA64
func (*Gray) Set(int, int, color.Color)
func (*Gray) SetGray(int, int, color.Gray)
func (*Gray) SetRGBA64(int, int, color.RGBA64)
func (*Gray) SubImage(Rectangle) Image

type Gray16 struct {
	Pix    []uint8
	Stride int
	Rect   Rectangle
}

func (*Gray16) At(int, int) color.Color
func (*Gray16) Bounds() Rectangle
func (*Gray16) ColorModel() color.Model
func (*Gray16) Gray16At(int, int) color.Gray16
func (*Gray16) Opaque() bool
func (*Gray16) PixOffset(int, int) int
func (*Gray16) RGBA64At(int, int) color.RGBA64
func (*Gray16) Set(int, int, color.Color)
func (*Gray16) SetGray16(int, int, color.Gray16)
func (*Gray16) SetRGBA64(int, int, color.RGBA64)
func (*Gray16) SubImage(Rectangle) Image

type Image interface {
	At(int, int) color.Color
	Bounds() Rectangle
	ColorModel() color.Model
}

type NRGBA struct {
	Pix    []uint8
	Stride int
	Rect   Rectangle
}

func (*NRGBA) At(int, int) color.Color
func (*NRGBA) Bounds() Rectangle
func (*NRGBA) ColorModel() color.Model
func (*NRGBA) NRGBAAt(int, int) color.NRGBA
func (*NRGBA) Opaque() bool
func (*NRGBA) PixOffset(int, int) int
func (*NRGBA) RGBA64At(int, int) color.RGBA64
func (*NRGBA) Set(int, int, color.Color)
func (*NRGBA) SetNRGBA(int, int, color.NRGBA)
func (*NRGBA) SetRGBA64(int, int, color.RGBA64)
func (*NRGBA) SubImage(Rectangle) Image

type NRGBA64 struct {
	Pix    []uint8
	Stride int
	Rect   Rectangle
}

func (*NRGBA64) At(int, int) color.Color
func (*NRGBA64) Bounds() Rectangle
func (*NRGBA64) ColorModel() color.Model
func (*NRGBA64) NRGBA64At(int, int) color.NRGBA64
func (*NRGBA64) Opaque() bool
func (*NRGBA64) PixOffset(int, int) int
func (*NRGBA64) RGBA64At(int, int) color.RGBA64
func (*NRGBA64) Set(int, int, color.Color)
func (*NRGBA64) SetNRGBA64(int, int, color.NRGBA64)
func (*NRGBA64) SetRGBA64(int, int, color.RGBA64)
func (*NRGBA64) SubImage(Rectangle) Image

type NYCbCrA struct {
	YCbCr
	A       []uint8
	AStride int
}

func (*NYCbCrA) AOffset(int, int) int
func (*NYCbCrA) At(int, int) color.Color
func (*NYCbCrA) ColorModel() color.Model
func (*NYCbCrA) NYCbCrAAt(int, int) color.NYCbCrA
func (*NYCbCrA) Opaque() bool
func (*NYCbCrA) RGBA64At(int, int) color.RGBA64
func (*NYCbCrA) SubImage(Rectangle) Image

type Paletted struct {
	Pix     []uint8
	Stride  int
	Rect    Rectangle
	Palette color.Palette
}

func (*Paletted) At(int, int) color.Color
func (*Paletted) Bounds() Rectangle
func (*Paletted) ColorIndexAt(int, int) uint8
func (*Paletted) ColorModel() color.Model
func (*Paletted) Opaque() bool
func (*Paletted) PixOffset(int, int) int
func (*Paletted) RGBA64At(int, int) color.RGBA64
func (*Paletted) Set(int, int, color.Color)
func (*Paletted) SetColorIndex(int, int, uint8)
func (*Paletted) SetRGBA64(int, int, color.RGBA64)
func (*Paletted) SubImage(Rectangle) Image

type PalettedImage interface {
	At(int, int) color.Color
	Bounds() Rectangle
	ColorIndexAt(int, int) uint8
	ColorModel() color.Model
}

type Point struct {
	X int
	Y int
}

func (Point) Add(Point) Point
func (Point) Div(int) Point
func (Point) Eq(Point) bool
func (Point) In(Rectangle) bool
func (Point) Mod(Rectangle) Point
func (Point) Mul(int) Point
func (Point) String() string
func (Point) Sub(Point) Point

type RGBA struct {
	Pix    []uint8
	Stride int
	Rect   Rectangle
}

func (*RGBA) At(int, int) color.Color
func (*RGBA) Bounds() Rectangle
func (*RGBA) ColorModel() color.Model
func (*RGBA) Opaque() bool
func (*RGBA) PixOffset(int, int) int
func (*RGBA) RGBA64At(int, int) color.RGBA64
func (*RGBA) RGBAAt(int, int) color.RGBA
func (*RGBA) Set(int, int, color.Color)
func (*RGBA) SetRGBA(int, int, color.RGBA)
func (*RGBA) SetRGBA64(int, int, color.RGBA64)
func (*RGBA) SubImage(Rectangle) Image

type RGBA64 struct {
	Pix    []uint8
	Stride int
	Rect   Rectangle
}

func (*RGBA64) At(int, int) color.Color
func (*RGBA64) Bounds() Rectangle
func (*RGBA64) ColorModel() color.Model
func (*RGBA64) Opaque() bool
func (*RGBA64) PixOffset(int, int) int
func (*RGBA64) RGBA64At(int, int) color.RGBA64
func (*RGBA64) Set(int, int, color.Color)
func (*RGBA64) SetRGBA64(int, int, color.RGBA64)
func (*RGBA64) SubImage(Rectangle) Image

type RGBA64Image interface {
	At(int, int) color.Color
	Bounds() Rectangle
	ColorModel() color.Model
	RGBA64At(int, int) color.RGBA64
}

type Rectangle struct {
	Min Point
	Max Point
}

func (Rectangle) Add(Point) Rectangle
func (Rectangle) At(int, int) color.Color
func (Rectangle) Bounds() Rectangle
func (Rectangle) Canon() Rectangle
func (Rectangle) ColorModel() color.Model
func (Rectangle) Dx() int
func (Rectangle) Dy() int
func (Rectangle) Empty() bool
func (Rectangle) Eq(Rectangle) bool
func (Rectangle) In(Rectangle) bool
func (Rectangle) Inset(int) Rectangle
func (Rectangle) Intersect(Rectangle) Rectangle
func (Rectangle) Overlaps(Rectangle) bool
func (Rectangle) RGBA64At(int, int) color.RGBA64
func (Rectangle) Size() Point
func (Rectangle) String() string
func (Rectangle) Sub(Point) Rectangle
func (Rectangle) Union(Rectangle) Rectangle

type Uniform struct {
	C color.Color
}

func (*Uniform) At(int, int) color.Color
func (*Uniform) Bounds() Rectangle
func (*Uniform) ColorModel() color.Model
func (*Uniform) Convert(color.Color) color.Color
func (*Uniform) Opaque() bool
func (*Uniform) RGBA() (uint32, uint32, uint32, uint32)
func (*Uniform) RGBA64At(int, int) color.RGBA64

type YCbCr struct {
	Y              []uint8
	Cb             []uint8
	Cr             []uint8
	YStride        int
	CStride        int
	SubsampleRatio YCbCrSubsampleRatio
	Rect           Rectangle
}

func (*YCbCr) At(int, int) color.Color
func (*YCbCr) Bounds() Rectangle
func (*YCbCr) COffset(int, int) int
func (*YCbCr) ColorModel() color.Model
func (*YCbCr) Opaque() bool
func (*YCbCr) RGBA64At(int, int) color.RGBA64
func (*YCbCr) SubImage(Rectangle) Image
func (*YCbCr) YCbCrAt(int, int) color.YCbCr
func (*YCbCr) YOffset(int, int) int

type YCbCrSubsampleRatio int

func (YCbCrSubsampleRatio) String() string
