package builtins

// Plain has one field of each builtin type.
type Plain struct {
	Bool    bool
	String  string
	Int     int
	Int8    int8
	Int16   int16
	Int32   int32
	Int64   int64
	Uint    uint
	Uint8   uint8
	Uint16  uint16
	Uint32  uint32
	Uint64  uint64
	Uintptr uintptr
	Float32 float32
	Float64 float64
	Byte    byte
}

// Phase is named after a builtin type. No function is made for it.
type Phase string

// Stage is named after Phase; its underlying type is string all the same.
type Stage Phase

// Replicas is a number.
type Replicas int32

// Ratio is a number with a fraction.
type Ratio float64

// Enabled is a truth value.
type Enabled bool

// Named has fields of types named after builtin types.
type Named struct {
	Phase    Phase
	Stage    Stage
	Replicas Replicas
	Ratio    Ratio
	Enabled  Enabled
}

// Empty has no fields.
type Empty struct{}
