// Facts about the standard package context: see stdlib.rs.

package context

import (
	"time"
)

type CancelCauseFunc func(error)

type CancelFunc func()

type Context interface {
	Deadline() (time.Time, bool)
	Done() <-chan struct{}
	Err() error
	Value(any) any
}
