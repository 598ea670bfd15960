// Facts about the standard package text/template/parse: see stdlib.rs.

package parse

type ListNode struct {
	NodeType
	Pos
	_     *uint8
	Nodes []Node
}

func (*ListNode) Copy() Node
func (*ListNode) CopyList() *ListNode
func (*ListNode) String() string

type Mode uint

type Node interface {
	Copy() Node
	Position() Pos
	String() string
	Type() NodeType
}

type NodeType int

func (NodeType) Type() NodeType

type Pos int

func (Pos) Position() Pos

type Tree struct {
	Name      string
	ParseName string
	Root      *ListNode
	Mode      Mode
	_         *uint8
}

func (*Tree) Copy() *Tree
func (*Tree) ErrorContext(Node) (string, string)
func (*Tree) Parse(string, string, string, map[string]*Tree, ...map[string]any) (*Tree, error)
