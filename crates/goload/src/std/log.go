// Facts about the standard package log: see stdlib.rs.

package log

import (
	"io"
)

const LUTC = 32
const Ldate = 1
const Llongfile = 8
const Lmicroseconds = 4
const Lmsgprefix = 64
const Lshortfile = 16
const LstdFlags = 3
const Ltime = 2

type Logger struct {
	_ *uint8
}

func (*Logger) Fatal(...any)
func (*Logger) Fatalf(string, ...any)
func (*Logger) Fatalln(...any)
func (*Logger) Flags() int
func (*Logger) Output(int, string) error
func (*Logger) Panic(...any)
func (*Logger) Panicf(string, ...any)
func (*Logger) Panicln(...any)
func (*Logger) Prefix() string
func (*Logger) Print(...any)
func (*Logger) Printf(string, ...any)
func (*Logger) Println(...any)
func (*Logger) SetFlags(int)
func (*Logger) SetOutput(io.Writer)
func (*Logger) SetPrefix(string)
func (*Logger) Writer() io.Writer
