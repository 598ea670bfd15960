// Facts about the standard package sync: see stdlib.rs.

package sync

type Cond struct {
	_ *uint8
	L Locker
}

func (*Cond) Broadcast()
func (*Cond) Signal()
func (*Cond) Wait()

type Locker interface {
	Lock()
	Unlock()
}

type Map struct {
	_ *uint8
}

func (*Map) Clear()
func (*Map) CompareAndDelete(any, any) bool
func (*Map) CompareAndSwap(any, any, any) bool
func (*Map) Delete(any)
func (*Map) Load(any) (any, bool)
func (*Map) LoadAndDelete(any) (any, bool)
func (*Map) LoadOrStore(any, any) (any, bool)
func (*Map) Range(func(key any, value any) bool)
func (*Map) Store(any, any)
func (*Map) Swap(any, any) (any, bool)

type Mutex struct {
	_ uint8
}

func (*Mutex) Lock()
func (*Mutex) TryLock() bool
func (*Mutex) Unlock()

type Once struct {
	_ uint8
}

func (*Once) Do(func())

type Pool struct {
	_   *uint8
	New func() any
}

func (*Pool) Get() any
func (*Pool) Put(any)

type RWMutex struct {
	_ uint8
}

func (*RWMutex) Lock()
func (*RWMutex) RLock()
func (*RWMutex) RLocker() Locker
func (*RWMutex) RUnlock()
func (*RWMutex) TryLock() bool
func (*RWMutex) TryRLock() bool
func (*RWMutex) Unlock()

type WaitGroup struct {
	_ uint8
}

func (*WaitGroup) Add(int)
func (*WaitGroup) Done()
func (*WaitGroup) Go(func())
func (*WaitGroup) Wait()
