package v2

// Room is smaller.
type Room struct {
	Area int32
}
