// Facts about the standard package os: see stdlib.rs.

package os

import (
	"io"
	"io/fs"
	"syscall"
	"time"
)

type DirEntry = fs.DirEntry

type File struct {
	_ *uint8
}

func (*File) Chdir() error
func (*File) Chmod(FileMode) error
func (*File) Chown(int, int) error
func (*File) Close() error
func (*File) Fd() uintptr
func (*File) Name() string
func (*File) Read([]byte) (int, error)
func (*File) ReadAt([]byte, int64) (int, error)
func (*File) ReadDir(int) ([]DirEntry, error)
func (*File) ReadFrom(io.Reader) (int64, error)
func (*File) Readdir(int) ([]FileInfo, error)
func (*File) Readdirnames(int) ([]string, error)
func (*File) Seek(int64, int) (int64, error)
func (*File) SetDeadline(time.Time) error
func (*File) SetReadDeadline(time.Time) error
func (*File) SetWriteDeadline(time.Time) error
func (*File) Stat() (FileInfo, error)
func (*File) Sync() error
func (*File) SyscallConn() (syscall.RawConn, error)
func (*File) Truncate(int64) error
func (*File) Write([]byte) (int, error)
func (*File) WriteAt([]byte, int64) (int, error)
func (*File) WriteString(string) (int, error)
func (*File) WriteTo(io.Writer) (int64, error)

type FileInfo = fs.FileInfo

type FileMode = fs.FileMode

type LinkError struct {
	Op  string
	Old string
	New string
	Err error
}

func (*LinkError) Error() string
func (*LinkError) Unwrap() error

type PathError = fs.PathError

type ProcAttr struct {
	Dir   string
	Env   []string
	Files []*File
	Sys   *syscall.SysProcAttr
}

type Process struct {
	Pid int
	_   *uint8
}

func (*Process) Kill() error
func (*Process) Release() error
func (*Process) Signal(Signal) error
func (*Process) Wait() (*ProcessState, error)
func (*Process) WithHandle(func(handle uintptr)) error

type ProcessState struct {
	_ *uint8
}

func (*ProcessState) ExitCode() int
func (*ProcessState) Exited() bool
func (*ProcessState) Pid() int
func (*ProcessState) String() string
func (*ProcessState) Success() bool
func (*ProcessState) Sys() any
func (*ProcessState) SysUsage() any
func (*ProcessState) SystemTime() time.Duration
func (*ProcessState) UserTime() time.Duration

type Root struct {
	_ *uint8
}

func (*Root) Chmod(string, FileMode) error
func (*Root) Chown(string, int, int) error
func (*Root) Chtimes(string, time.Time, time.Time) error
func (*Root) Close() error
func (*Root) Create(string) (*File, error)
func (*Root) FS() fs.FS
func (*Root) Lchown(string, int, int) error
func (*Root) Link(string, string) error
func (*Root) Lstat(string) (FileInfo, error)
func (*Root) Mkdir(string, FileMode) error
func (*Root) MkdirAll(string, FileMode) error
func (*Root) Name() string
func (*Root) Open(string) (*File, error)
func (*Root) OpenFile(string, int, FileMode) (*File, error)
func (*Root) OpenRoot(string) (*Root, error)
func (*Root) ReadFile(string) ([]byte, error)
func (*Root) Readlink(string) (string, error)
func (*Root) Remove(string) error
func (*Root) RemoveAll(string) error
func (*Root) Rename(string, string) error
func (*Root) Stat(string) (FileInfo, error)
func (*Root) Symlink(string, string) error
func (*Root) WriteFile(string, []byte, FileMode) error

type Signal interface {
	Signal()
	String() string
}

type SyscallError struct {
	Syscall string
	Err     error
}

func (*SyscallError) Error() string
func (*SyscallError) Timeout() bool
func (*SyscallError) Unwrap() error
