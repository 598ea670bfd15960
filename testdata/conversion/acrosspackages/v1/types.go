package v1

// Room has doors.
type Room struct {
	Doors []Door
}

// Door is alike.
type Door struct {
	Wide bool
}
