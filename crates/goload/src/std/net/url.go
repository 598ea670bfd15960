// Facts about the standard package net/url: see stdlib.rs.

package url

type Error struct {
	Op  string
	URL string
	Err error
}

func (*Error) Error() string
func (*Error) Temporary() bool
func (*Error) Timeout() bool
func (*Error) Unwrap() error

type EscapeError string

func (EscapeError) Error() string

type InvalidHostError string

func (InvalidHostError) Error() string

type URL struct {
	Scheme      string
	Opaque      string
	User        *Userinfo
	Host        string
	Path        string
	Fragment    string
	RawQuery    string
	RawPath     string
	RawFragment string
	ForceQuery  bool
	OmitHost    bool
}

func (*URL) AppendBinary([]byte) ([]byte, error)
func (*URL) EscapedFragment() string
func (*URL) EscapedPath() string
func (*URL) Hostname() string
func (*URL) IsAbs() bool
func (*URL) JoinPath(...string) *URL
func (*URL) MarshalBinary() ([]byte, error)
func (*URL) Parse(string) (*URL, error)
func (*URL) Port() string
func (*URL) Query() Values
func (*URL) Redacted() string
func (*URL) RequestURI() string
func (*URL) ResolveReference(*URL) *URL
func (*URL) String() string
func (*URL) UnmarshalBinary([]byte) error

type Userinfo struct {
	_ uint8
}

func (*Userinfo) Password() (string, bool)
func (*Userinfo) String() string
func (*Userinfo) Username() string

type Values map[string][]string

func (Values) Add(string, string)
func (Values) Del(string)
func (Values) Encode() string
func (Values) Get(string) string
func (Values) Has(string) bool
func (Values) Set(string, string)
