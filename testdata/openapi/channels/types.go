package channels

// Type is one.
type Type struct {
	Channel chan int `json:"channel"`
	Function func() `json:"function,omitempty"`
	Rune *rune `json:"rune"`
	Complex []complex128 `json:"complex"`
	Pointer uintptr `json:"pointer"`
	Interfaces []error `json:"interfaces"`
}
