package arraycycle

// Ring holds itself.
type Ring [2]Ring
