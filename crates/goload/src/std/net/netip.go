// Facts about the standard package net/netip: see stdlib.rs.

package netip

type Addr struct {
	_ *uint8
}

func (*Addr) UnmarshalBinary([]byte) error
func (*Addr) UnmarshalText([]byte) error
func (Addr) AppendBinary([]byte) ([]byte, error)
func (Addr) AppendText([]byte) ([]byte, error)
func (Addr) AppendTo([]byte) []byte
func (Addr) As16() [16]byte
func (Addr) As4() [4]byte
func (Addr) AsSlice() []byte
func (Addr) BitLen() int
func (Addr) Compare(Addr) int
func (Addr) Is4() bool
func (Addr) Is4In6() bool
func (Addr) Is6() bool
func (Addr) IsGlobalUnicast() bool
func (Addr) IsInterfaceLocalMulticast() bool
func (Addr) IsLinkLocalMulticast() bool
func (Addr) IsLinkLocalUnicast() bool
func (Addr) IsLoopback() bool
func (Addr) IsMulticast() bool
func (Addr) IsPrivate() bool
func (Addr) IsUnspecified() bool
func (Addr) IsValid() bool
func (Addr) Less(Addr) bool
func (Addr) MarshalBinary() ([]byte, error)
func (Addr) MarshalText() ([]byte, error)
func (Addr) Next() Addr
func (Addr) Prefix(int) (Prefix, error)
func (Addr) Prev() Addr
func (Addr) String() string
func (Addr) StringExpanded() string
func (Addr) Unmap() Addr
func (Addr) WithZone(string) Addr
func (Addr) Zone() string

type AddrPort struct {
	_ *uint8
}

func (*AddrPort) UnmarshalBinary([]byte) error
func (*AddrPort) UnmarshalText([]byte) error
func (AddrPort) Addr() Addr
func (AddrPort) AppendBinary([]byte) ([]byte, error)
func (AddrPort) AppendText([]byte) ([]byte, error)
func (AddrPort) AppendTo([]byte) []byte
func (AddrPort) Compare(AddrPort) int
func (AddrPort) IsValid() bool
func (AddrPort) MarshalBinary() ([]byte, error)
func (AddrPort) MarshalText() ([]byte, error)
func (AddrPort) Port() uint16
func (AddrPort) String() string

type Prefix struct {
	_ *uint8
}

func (*Prefix) UnmarshalBinary([]byte) error
func (*Prefix) UnmarshalText([]byte) error
func (Prefix) Addr() Addr
func (Prefix) AppendBinary([]byte) ([]byte, error)
func (Prefix) AppendText([]byte) ([]byte, error)
func (Prefix) AppendTo([]byte) []byte
func (Prefix) Bits() int
func (Prefix) Compare(Prefix) int
func (Prefix) Contains(Addr) bool
func (Prefix) IsSingleIP() bool
func (Prefix) IsValid() bool
func (Prefix) MarshalBinary() ([]byte, error)
func (Prefix) MarshalText() ([]byte, error)
func (Prefix) Masked() Prefix
func (Prefix) Overlaps(Prefix) bool
func (Prefix) String() string
