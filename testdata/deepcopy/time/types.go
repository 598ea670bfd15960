package time

import "time"

// Item needs the import by its name.
type Item struct {
	Waits []*time.Duration
}
