// Facts about the standard package syscall: see stdlib.rs.

package syscall

type RawConn interface {
	Control(func(fd uintptr)) error
	Read(func(fd uintptr) (done bool)) error
	Write(func(fd uintptr) (done bool)) error
}

type SysProcAttr struct {
	_ *uint8
}
