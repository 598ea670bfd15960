// Facts about the standard package net/textproto: see stdlib.rs.

package textproto

import (
	"bufio"
	"io"
)

type Conn struct {
	Reader
	Writer
	Pipeline
	_ *uint8
}

func (*Conn) Close() error
func (*Conn) Cmd(string, ...any) (uint, error)

type Error struct {
	Code int
	Msg  string
}

func (*Error) Error() string

type MIMEHeader map[string][]string

func (MIMEHeader) Add(string, string)
func (MIMEHeader) Del(string)
func (MIMEHeader) Get(string) string
func (MIMEHeader) Set(string, string)
func (MIMEHeader) Values(string) []string

type Pipeline struct {
	_ *uint8
}

func (*Pipeline) EndRequest(uint)
func (*Pipeline) EndResponse(uint)
func (*Pipeline) Next() uint
func (*Pipeline) StartRequest(uint)
func (*Pipeline) StartResponse(uint)

type ProtocolError string

func (ProtocolError) Error() string

type Reader struct {
	R *bufio.Reader
	_ *uint8
}

func (*Reader) DotReader() io.Reader
func (*Reader) ReadCodeLine(int) (int, string, error)
func (*Reader) ReadContinuedLine() (string, error)
func (*Reader) ReadContinuedLineBytes() ([]byte, error)
func (*Reader) ReadDotBytes() ([]byte, error)
func (*Reader) ReadDotLines() ([]string, error)
func (*Reader) ReadLine() (string, error)
func (*Reader) ReadLineBytes() ([]byte, error)
func (*Reader) ReadMIMEHeader() (MIMEHeader, error)
func (*Reader) ReadResponse(int) (int, string, error)

type Writer struct {
	W *bufio.Writer
	_ *uint8
}

func (*Writer) DotWriter() io.WriteCloser
func (*Writer) PrintfLine(string, ...any) error
