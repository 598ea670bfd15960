package money

// DeepCopy is written by hand.
func (r Rates) DeepCopy() Rates {
	out := make(Rates, len(r))
	for key, value := range r {
		out[key] = value
	}
	return out
}
