// Facts about the standard package net/mail: see stdlib.rs.

package mail

import (
	"io"
	"mime"
	"time"
)

type Address struct {
	Name    string
	Address string
}

func (*Address) String() string

type AddressParser struct {
	WordDecoder *mime.WordDecoder
}

func (*AddressParser) Parse(string) (*Address, error)
func (*AddressParser) ParseList(string) ([]*Address, error)

type Header map[string][]string

func (Header) AddressList(string) ([]*Address, error)
func (Header) Date() (time.Time, error)
func (Header) Get(string) string

type Message struct {
	Header Header
	Body   io.Reader
}
