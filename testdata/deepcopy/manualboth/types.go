package manualboth

// Amount has both methods.
type Amount struct {
	digits []byte
}

// DeepCopyInto is written by hand.
func (a *Amount) DeepCopyInto(out *Amount) {
	out.digits = append([]byte(nil), a.digits...)
}

// DeepCopy is written by hand.
func (a *Amount) DeepCopy() *Amount {
	if a == nil {
		return nil
	}
	out := new(Amount)
	a.DeepCopyInto(out)
	return out
}

// Price has both methods, and DeepCopy returns a value.
type Price struct {
	amount Amount
}

// DeepCopyInto is written by hand.
func (p *Price) DeepCopyInto(out *Price) {
	p.amount.DeepCopyInto(&out.amount)
}

// DeepCopy is written by hand.
func (p Price) DeepCopy() Price {
	var out Price
	p.DeepCopyInto(&out)
	return out
}

// Valued copies itself.
type Valued interface {
	DeepCopyValued() Valued
}

// Token has both methods and asks for an interface method.
//
// +k8s:deepcopy-gen:interfaces=example.com/testdata/deepcopy/manualboth.Valued
type Token struct {
	Text string
}

// DeepCopyInto is written by hand.
func (t *Token) DeepCopyInto(out *Token) { *out = *t }

// DeepCopy is written by hand.
func (t *Token) DeepCopy() *Token {
	out := *t
	return &out
}

// Bill uses them.
type Bill struct {
	Amount   Amount
	Price    Price
	Total    *Amount
	Best     *Price
	Amounts  []Amount
	Prices   []Price
	ByName   map[string]Amount
	PriceOf  map[string]Price
	TokenPtr *Token
}
