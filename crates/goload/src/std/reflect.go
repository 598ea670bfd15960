// Facts about the standard package reflect: see stdlib.rs.

package reflect

import (
	"iter"
	"unsafe"
)

const Array Kind = 17
const Bool Kind = 1
const BothDir ChanDir = 3
const Chan Kind = 18
const Complex128 Kind = 16
const Complex64 Kind = 15
const Float32 Kind = 13
const Float64 Kind = 14
const Func Kind = 19
const Int Kind = 2
const Int16 Kind = 4
const Int32 Kind = 5
const Int64 Kind = 6
const Int8 Kind = 3
const Interface Kind = 20
const Invalid Kind = 0
const Map Kind = 21
const Pointer Kind = 22
const Ptr Kind = 22
const RecvDir ChanDir = 1
const SelectDefault SelectDir = 3
const SelectRecv SelectDir = 2
const SelectSend SelectDir = 1
const SendDir ChanDir = 2
const Slice Kind = 23
const String Kind = 24
const Struct Kind = 25
const Uint Kind = 7
const Uint16 Kind = 9
const Uint32 Kind = 10
const Uint64 Kind = 11
const Uint8 Kind = 8
const Uintptr Kind = 12
const UnsafePointer Kind = 26

type ChanDir int

func (ChanDir) String() string

type Kind uint

func (Kind) String() string

type MapIter struct {
	_ *uint8
}

func (*MapIter) Key() Value
func (*MapIter) Next() bool
func (*MapIter) Reset(Value)
func (*MapIter) Value() Value

type Method struct {
	Name    string
	PkgPath string
	Type    Type
	Func    Value
	Index   int
}

func (Method) IsExported() bool

type SelectCase struct {
	Dir  SelectDir
	Chan Value
	Send Value
}

type SelectDir int

type SliceHeader struct {
	Data uintptr
	Len  int
	Cap  int
}

type StringHeader struct {
	Data uintptr
	Len  int
}

type StructField struct {
	Name      string
	PkgPath   string
	Type      Type
	Tag       StructTag
	Offset    uintptr
	Index     []int
	Anonymous bool
}

func (StructField) IsExported() bool

type StructTag string

func (StructTag) Get(string) string
func (StructTag) Lookup(string) (string, bool)

type Type interface {
	Align() int
	AssignableTo(Type) bool
	Bits() int
	CanSeq() bool
	CanSeq2() bool
	ChanDir() ChanDir
	Comparable() bool
	ConvertibleTo(Type) bool
	Elem() Type
	Field(int) StructField
	FieldAlign() int
	FieldByIndex([]int) StructField
	FieldByName(string) (StructField, bool)
	FieldByNameFunc(func(string) bool) (StructField, bool)
	Fields() iter.Seq[StructField]
	Implements(Type) bool
	In(int) Type
	Ins() iter.Seq[Type]
	IsVariadic() bool
	Key() Type
	Kind() Kind
	Len() int
	Method(int) Method
	MethodByName(string) (Method, bool)
	Methods() iter.Seq[Method]
	Name() string
	NumField() int
	NumIn() int
	NumMethod() int
	NumOut() int
	Out(int) Type
	Outs() iter.Seq[Type]
	OverflowComplex(complex128) bool
	OverflowFloat(float64) bool
	OverflowInt(int64) bool
	OverflowUint(uint64) bool
	PkgPath() string
	Size() uintptr
	String() string
}

type Value struct {
	_ *uint8
}

func (Value) Addr() Value
func (Value) Bool() bool
func (Value) Bytes() []byte
func (Value) Call([]Value) []Value
func (Value) CallSlice([]Value) []Value
func (Value) CanAddr() bool
func (Value) CanComplex() bool
func (Value) CanConvert(Type) bool
func (Value) CanFloat() bool
func (Value) CanInt() bool
func (Value) CanInterface() bool
func (Value) CanSet() bool
func (Value) CanUint() bool
func (Value) Cap() int
func (Value) Clear()
func (Value) Close()
func (Value) Comparable() bool
func (Value) Complex() complex128
func (Value) Convert(Type) Value
func (Value) Elem() Value
func (Value) Equal(Value) bool
func (Value) Field(int) Value
func (Value) FieldByIndex([]int) Value
func (Value) FieldByIndexErr([]int) (Value, error)
func (Value) FieldByName(string) Value
func (Value) FieldByNameFunc(func(string) bool) Value
func (Value) Fields() iter.Seq2[StructField, Value]
func (Value) Float() float64
func (Value) Grow(int)
func (Value) Index(int) Value
func (Value) Int() int64
func (Value) Interface() any
func (Value) InterfaceData() [2]uintptr
func (Value) IsNil() bool
func (Value) IsValid() bool
func (Value) IsZero() bool
func (Value) Kind() Kind
func (Value) Len() int
func (Value) MapIndex(Value) Value
func (Value) MapKeys() []Value
func (Value) MapRange() *MapIter
func (Value) Method(int) Value
func (Value) MethodByName(string) Value
func (Value) Methods() iter.Seq2[Method, Value]
func (Value) NumField() int
func (Value) NumMethod() int
func (Value) OverflowComplex(complex128) bool
func (Value) OverflowFloat(float64) bool
func (Value) OverflowInt(int64) bool
func (Value) OverflowUint(uint64) bool
func (Value) Pointer() uintptr
func (Value) Recv() (Value, bool)
func (Value) Send(Value)
func (Value) Seq() iter.Seq[Value]
func (Value) Seq2() iter.Seq2[Value, Value]
func (Value) Set(Value)
func (Value) SetBool(bool)
func (Value) SetBytes([]byte)
func (Value) SetCap(int)
func (Value) SetComplex(complex128)
func (Value) SetFloat(float64)
func (Value) SetInt(int64)
func (Value) SetIterKey(*MapIter)
func (Value) SetIterValue(*MapIter)
func (Value) SetLen(int)
func (Value) SetMapIndex(Value, Value)
func (Value) SetPointer(unsafe.Pointer)
func (Value) SetString(string)
func (Value) SetUint(uint64)
func (Value) SetZero()
func (Value) Slice(int, int) Value
func (Value) Slice3(int, int, int) Value
func (Value) String() string
func (Value) TryRecv() (Value, bool)
func (Value) TrySend(Value) bool
func (Value) Type() Type
func (Value) Uint() uint64
func (Value) UnsafeAddr() uintptr
func (Value) UnsafePointer() unsafe.Pointer

type ValueError struct {
	Method string
	Kind   Kind
}

func (*ValueError) Error() string
