// Facts about the standard package log/slog: see stdlib.rs.

package slog

import (
	"context"
	"time"
)

const KindAny Kind = 0
const KindBool Kind = 1
const KindDuration Kind = 2
const KindFloat64 Kind = 3
const KindGroup Kind = 8
const KindInt64 Kind = 4
const KindLogValuer Kind = 9
const KindString Kind = 5
const KindTime Kind = 6
const KindUint64 Kind = 7
const LevelDebug Level = -4
const LevelError Level = 8
const LevelInfo Level = 0
const LevelKey = "level"
const LevelWarn Level = 4
const MessageKey = "msg"
const SourceKey = "source"
const TimeKey = "time"

type Attr struct {
	Key   string
	Value Value
}

func (Attr) Equal(Attr) bool
func (Attr) String() string

type Handler interface {
	Enabled(context.Context, Level) bool
	Handle(context.Context, Record) error
	WithAttrs([]Attr) Handler
	WithGroup(string) Handler
}

type HandlerOptions struct {
	AddSource   bool
	Level       Leveler
	ReplaceAttr func(groups []string, a Attr) Attr
}

type JSONHandler struct {
	_ *uint8
}

func (*JSONHandler) Enabled(context.Context, Level) bool
func (*JSONHandler) Handle(context.Context, Record) error
func (*JSONHandler) WithAttrs([]Attr) Handler
func (*JSONHandler) WithGroup(string) Handler

type Kind int

func (Kind) String() string

type Level int

func (*Level) UnmarshalJSON([]byte) error
func (*Level) UnmarshalText([]byte) error
func (Level) AppendText([]byte) ([]byte, error)
func (Level) Level() Level
func (Level) MarshalJSON() ([]byte, error)
func (Level) MarshalText() ([]byte, error)
func (Level) String() string

type LevelVar struct {
	_ uint8
}

func (*LevelVar) AppendText([]byte) ([]byte, error)
func (*LevelVar) Level() Level
func (*LevelVar) MarshalText() ([]byte, error)
func (*LevelVar) Set(Level)
func (*LevelVar) String() string
func (*LevelVar) UnmarshalText([]byte) error

type Leveler interface {
	Level() Level
}

type LogValuer interface {
	LogValue() Value
}

type Logger struct {
	_ *uint8
}

func (*Logger) Debug(string, ...any)
func (*Logger) DebugContext(context.Context, string, ...any)
func (*Logger) Enabled(context.Context, Level) bool
func (*Logger) Error(string, ...any)
func (*Logger) ErrorContext(context.Context, string, ...any)
func (*Logger) Handler() Handler
func (*Logger) Info(string, ...any)
func (*Logger) InfoContext(context.Context, string, ...any)
func (*Logger) Log(context.Context, Level, string, ...any)
func (*Logger) LogAttrs(context.Context, Level, string, ...Attr)
func (*Logger) Warn(string, ...any)
func (*Logger) WarnContext(context.Context, string, ...any)
func (*Logger) With(...any) *Logger
func (*Logger) WithGroup(string) *Logger

type MultiHandler struct {
	_ *uint8
}

func (*MultiHandler) Enabled(context.Context, Level) bool
func (*MultiHandler) Handle(context.Context, Record) error
func (*MultiHandler) WithAttrs([]Attr) Handler
func (*MultiHandler) WithGroup(string) Handler

type Record struct {
	Time    time.Time
	Message string
	Level   Level
	PC      uintptr
	_       *uint8
}

func (*Record) Add(...any)
func (*Record) AddAttrs(...Attr)
func (Record) Attrs(func(Attr) bool)
func (Record) Clone() Record
func (Record) NumAttrs() int
func (Record) Source() *Source

type Source struct {
	Function string `json:"function"`
	File     string `json:"file"`
	Line     int    `json:"line"`
}

type TextHandler struct {
	_ *uint8
}

func (*TextHandler) Enabled(context.Context, Level) bool
func (*TextHandler) Handle(context.Context, Record) error
func (*TextHandler) WithAttrs([]Attr) Handler
func (*TextHandler) WithGroup(string) Handler

type Value struct {
	_ *uint8
}

func (Value) Any() any
func (Value) Bool() bool
func (Value) Duration() time.Duration
func (Value) Equal(Value) bool
func (Value) Float64() float64
func (Value) Group() []Attr
func (Value) Int64() int64
func (Value) Kind() Kind
func (Value) LogValuer() LogValuer
func (Value) Resolve() Value
func (Value) String() string
func (Value) Time() time.Time
func (Value) Uint64() uint64
