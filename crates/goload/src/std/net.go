// Facts about the standard package net: see stdlib.rs.

package net

import (
	"context"
	"io"
	"net/netip"
	"os"
	"syscall"
	"time"
)

const FlagBroadcast Flags = 2
const FlagLoopback Flags = 4
const FlagMulticast Flags = 16
const FlagPointToPoint Flags = 8
const FlagRunning Flags = 32
const FlagUp Flags = 1
const IPv4len = 4
const IPv6len = 16

type Addr interface {
	Network() string
	String() string
}

type AddrError struct {
	Err  string
	Addr string
}

func (*AddrError) Error() string
func (*AddrError) Temporary() bool
func (*AddrError) Timeout() bool

type Buffers [][]byte

func (*Buffers) Read([]byte) (int, error)
func (*Buffers) WriteTo(io.Writer) (int64, error)

type Conn interface {
	Close() error
	LocalAddr() Addr
	Read([]byte) (int, error)
	RemoteAddr() Addr
	SetDeadline(time.Time) error
	SetReadDeadline(time.Time) error
	SetWriteDeadline(time.Time) error
	Write([]byte) (int, error)
}

type DNSConfigError struct {
	Err error
}

func (*DNSConfigError) Error() string
func (*DNSConfigError) Temporary() bool
func (*DNSConfigError) Timeout() bool
func (*DNSConfigError) Unwrap() error

type DNSError struct {
	UnwrapErr   error
	Err         string
	Name        string
	Server      string
	IsTimeout   bool
	IsTemporary bool
	IsNotFound  bool
}

func (*DNSError) Error() string
func (*DNSError) Temporary() bool
func (*DNSError) Timeout() bool
func (*DNSError) Unwrap() error

type Dialer struct {
	Timeout         time.Duration
	Deadline        time.Time
	LocalAddr       Addr
	DualStack       bool
	FallbackDelay   time.Duration
	KeepAlive       time.Duration
	KeepAliveConfig KeepAliveConfig
	Resolver        *Resolver
	Cancel          <-chan struct{}
	Control         func(network string, address string, c syscall.RawConn) error
	ControlContext  func(ctx context.Context, network string, address string, c syscall.RawConn) error
	_               uint8
}

func (*Dialer) Dial(string, string) (Conn, error)
func (*Dialer) DialContext(context.Context, string, string) (Conn, error)
func (*Dialer) DialIP(context.Context, string, netip.Addr, netip.Addr) (*IPConn, error)
func (*Dialer) DialTCP(context.Context, string, netip.AddrPort, netip.AddrPort) (*TCPConn, error)
func (*Dialer) DialUDP(context.Context, string, netip.AddrPort, netip.AddrPort) (*UDPConn, error)
func (*Dialer) DialUnix(context.Context, string, *UnixAddr, *UnixAddr) (*UnixConn, error)
func (*Dialer) MultipathTCP() bool
func (*Dialer) SetMultipathTCP(bool)

type Error interface {
	Error() string
	Temporary() bool
	Timeout() bool
}

type Flags uint

func (Flags) String() string

type HardwareAddr []byte

func (HardwareAddr) String() string

type IP []byte

func (*IP) UnmarshalText([]byte) error
func (IP) AppendText([]byte) ([]byte, error)
func (IP) DefaultMask() IPMask
func (IP) Equal(IP) bool
func (IP) IsGlobalUnicast() bool
func (IP) IsInterfaceLocalMulticast() bool
func (IP) IsLinkLocalMulticast() bool
func (IP) IsLinkLocalUnicast() bool
func (IP) IsLoopback() bool
func (IP) IsMulticast() bool
func (IP) IsPrivate() bool
func (IP) IsUnspecified() bool
func (IP) MarshalText() ([]byte, error)
func (IP) Mask(IPMask) IP
func (IP) String() string
func (IP) To16() IP
func (IP) To4() IP

type IPAddr struct {
	IP   IP
	Zone string
}

func (*IPAddr) Network() string
func (*IPAddr) String() string

type IPConn struct {
	_ *uint8
}

func (*IPConn) ReadFrom([]byte) (int, Addr, error)
func (*IPConn) ReadFromIP([]byte) (int, *IPAddr, error)
func (*IPConn) ReadMsgIP([]byte, []byte) (int, int, int, *IPAddr, error)
func (*IPConn) SyscallConn() (syscall.RawConn, error)
func (*IPConn) WriteMsgIP([]byte, []byte, *IPAddr) (int, int, error)
func (*IPConn) WriteTo([]byte, Addr) (int, error)
func (*IPConn) WriteToIP([]byte, *IPAddr) (int, error)

type IPMask []byte

func (IPMask) Size() (int, int)
func (IPMask) String() string

type IPNet struct {
	IP   IP
	Mask IPMask
}

func (*IPNet) Contains(IP) bool
func (*IPNet) Network() string
func (*IPNet) String() string

type Interface struct {
	Index        int
	MTU          int
	Name         string
	HardwareAddr HardwareAddr
	Flags        Flags
}

func (*Interface) Addrs() ([]Addr, error)
func (*Interface) MulticastAddrs() ([]Addr, error)

type InvalidAddrError string

func (InvalidAddrError) Error() string
func (InvalidAddrError) Temporary() bool
func (InvalidAddrError) Timeout() bool

type KeepAliveConfig struct {
	Enable   bool
	Idle     time.Duration
	Interval time.Duration
	Count    int
}

type ListenConfig struct {
	Control         func(network string, address string, c syscall.RawConn) error
	KeepAlive       time.Duration
	KeepAliveConfig KeepAliveConfig
	_               uint8
}

func (*ListenConfig) Listen(context.Context, string, string) (Listener, error)
func (*ListenConfig) ListenPacket(context.Context, string, string) (PacketConn, error)
func (*ListenConfig) MultipathTCP() bool
func (*ListenConfig) SetMultipathTCP(bool)

type Listener interface {
	Accept() (Conn, error)
	Addr() Addr
	Close() error
}

type MX struct {
	Host string
	Pref uint16
}

type NS struct {
	Host string
}

type OpError struct {
	Op     string
	Net    string
	Source Addr
	Addr   Addr
	Err    error
}

func (*OpError) Error() string
func (*OpError) Temporary() bool
func (*OpError) Timeout() bool
func (*OpError) Unwrap() error

type PacketConn interface {
	Close() error
	LocalAddr() Addr
	ReadFrom([]byte) (int, Addr, error)
	SetDeadline(time.Time) error
	SetReadDeadline(time.Time) error
	SetWriteDeadline(time.Time) error
	WriteTo([]byte, Addr) (int, error)
}

type ParseError struct {
	Type string
	Text string
}

func (*ParseError) Error() string
func (*ParseError) Temporary() bool
func (*ParseError) Timeout() bool

type Resolver struct {
	PreferGo     bool
	StrictErrors bool
	Dial         func(ctx context.Context, network string, address string) (Conn, error)
	_            *uint8
}

func (*Resolver) LookupAddr(context.Context, string) ([]string, error)
func (*Resolver) LookupCNAME(context.Context, string) (string, error)
func (*Resolver) LookupHost(context.Context, string) ([]string, error)
func (*Resolver) LookupIP(context.Context, string, string) ([]IP, error)
func (*Resolver) LookupIPAddr(context.Context, string) ([]IPAddr, error)
func (*Resolver) LookupMX(context.Context, string) ([]*MX, error)
func (*Resolver) LookupNS(context.Context, string) ([]*NS, error)
func (*Resolver) LookupNetIP(context.Context, string, string) ([]netip.Addr, error)
func (*Resolver) LookupPort(context.Context, string, string) (int, error)
func (*Resolver) LookupSRV(context.Context, string, string, string) (string, []*SRV, error)
func (*Resolver) LookupTXT(context.Context, string) ([]string, error)

type SRV struct {
	Target   string
	Port     uint16
	Priority uint16
	Weight   uint16
}

type TCPAddr struct {
	IP   IP
	Port int
	Zone string
}

func (*TCPAddr) AddrPort() netip.AddrPort
func (*TCPAddr) Network() string
func (*TCPAddr) String() string

type TCPConn struct {
	_ *uint8
}

func (*TCPConn) CloseRead() error
func (*TCPConn) CloseWrite() error
func (*TCPConn) MultipathTCP() (bool, error)
func (*TCPConn) ReadFrom(io.Reader) (int64, error)
func (*TCPConn) SetKeepAlive(bool) error
func (*TCPConn) SetKeepAliveConfig(KeepAliveConfig) error
func (*TCPConn) SetKeepAlivePeriod(time.Duration) error
func (*TCPConn) SetLinger(int) error
func (*TCPConn) SetNoDelay(bool) error
func (*TCPConn) SyscallConn() (syscall.RawConn, error)
func (*TCPConn) WriteTo(io.Writer) (int64, error)

type TCPListener struct {
	_ *uint8
}

func (*TCPListener) Accept() (Conn, error)
func (*TCPListener) AcceptTCP() (*TCPConn, error)
func (*TCPListener) Addr() Addr
func (*TCPListener) Close() error
func (*TCPListener) File() (*os.File, error)
func (*TCPListener) SetDeadline(time.Time) error
func (*TCPListener) SyscallConn() (syscall.RawConn, error)

type UDPAddr struct {
	IP   IP
	Port int
	Zone string
}

func (*UDPAddr) AddrPort() netip.AddrPort
func (*UDPAddr) Network() string
func (*UDPAddr) String() string

type UDPConn struct {
	_ *uint8
}

func (*UDPConn) ReadFrom([]byte) (int, Addr, error)
func (*UDPConn) ReadFromUDP([]byte) (int, *UDPAddr, error)
func (*UDPConn) ReadFromUDPAddrPort([]byte) (int, netip.AddrPort, error)
func (*UDPConn) ReadMsgUDP([]byte, []byte) (int, int, int, *UDPAddr, error)
func (*UDPConn) ReadMsgUDPAddrPort([]byte, []byte) (int, int, int, netip.AddrPort, error)
func (*UDPConn) SyscallConn() (syscall.RawConn, error)
func (*UDPConn) WriteMsgUDP([]byte, []byte, *UDPAddr) (int, int, error)
func (*UDPConn) WriteMsgUDPAddrPort([]byte, []byte, netip.AddrPort) (int, int, error)
func (*UDPConn) WriteTo([]byte, Addr) (int, error)
func (*UDPConn) WriteToUDP([]byte, *UDPAddr) (int, error)
func (*UDPConn) WriteToUDPAddrPort([]byte, netip.AddrPort) (int, error)

type UnixAddr struct {
	Name string
	Net  string
}

func (*UnixAddr) Network() string
func (*UnixAddr) String() string

type UnixConn struct {
	_ *uint8
}

func (*UnixConn) CloseRead() error
func (*UnixConn) CloseWrite() error
func (*UnixConn) ReadFrom([]byte) (int, Addr, error)
func (*UnixConn) ReadFromUnix([]byte) (int, *UnixAddr, error)
func (*UnixConn) ReadMsgUnix([]byte, []byte) (int, int, int, *UnixAddr, error)
func (*UnixConn) SyscallConn() (syscall.RawConn, error)
func (*UnixConn) WriteMsgUnix([]byte, []byte, *UnixAddr) (int, int, error)
func (*UnixConn) WriteTo([]byte, Addr) (int, error)
func (*UnixConn) WriteToUnix([]byte, *UnixAddr) (int, error)

type UnixListener struct {
	_ *uint8
}

func (*UnixListener) Accept() (Conn, error)
func (*UnixListener) AcceptUnix() (*UnixConn, error)
func (*UnixListener) Addr() Addr
func (*UnixListener) Close() error
func (*UnixListener) File() (*os.File, error)
func (*UnixListener) SetDeadline(time.Time) error
func (*UnixListener) SetUnlinkOnClose(bool)
func (*UnixListener) SyscallConn() (syscall.RawConn, error)

type UnknownNetworkError string

func (UnknownNetworkError) Error() string
func (UnknownNetworkError) Temporary() bool
func (UnknownNetworkError) Timeout() bool
