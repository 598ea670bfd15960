// Facts about the standard package io/fs: see stdlib.rs.

package fs

import (
	"time"
)

const ModeAppend FileMode = 1073741824
const ModeCharDevice FileMode = 2097152
const ModeDevice FileMode = 67108864
const ModeDir FileMode = 2147483648
const ModeExclusive FileMode = 536870912
const ModeIrregular FileMode = 524288
const ModeNamedPipe FileMode = 33554432
const ModePerm FileMode = 511
const ModeSetgid FileMode = 4194304
const ModeSetuid FileMode = 8388608
const ModeSocket FileMode = 16777216
const ModeSticky FileMode = 1048576
const ModeSymlink FileMode = 134217728
const ModeTemporary FileMode = 268435456
const ModeType FileMode = 2401763328

type DirEntry interface {
	Info() (FileInfo, error)
	IsDir() bool
	Name() string
	Type() FileMode
}

type FS interface {
	Open(string) (File, error)
}

type File interface {
	Close() error
	Read([]byte) (int, error)
	Stat() (FileInfo, error)
}

type FileInfo interface {
	IsDir() bool
	ModTime() time.Time
	Mode() FileMode
	Name() string
	Size() int64
	Sys() any
}

type FileMode uint32

func (FileMode) IsDir() bool
func (FileMode) IsRegular() bool
func (FileMode) Perm() FileMode
func (FileMode) String() string
func (FileMode) Type() FileMode

type GlobFS interface {
	Glob(string) ([]string, error)
	Open(string) (File, error)
}

type PathError struct {
	Op   string
	Path string
	Err  error
}

func (*PathError) Error() string
func (*PathError) Timeout() bool
func (*PathError) Unwrap() error

type ReadDirFS interface {
	Open(string) (File, error)
	ReadDir(string) ([]DirEntry, error)
}

type ReadDirFile interface {
	Close() error
	Read([]byte) (int, error)
	ReadDir(int) ([]DirEntry, error)
	Stat() (FileInfo, error)
}

type ReadFileFS interface {
	Open(string) (File, error)
	ReadFile(string) ([]byte, error)
}

type ReadLinkFS interface {
	Lstat(string) (FileInfo, error)
	Open(string) (File, error)
	ReadLink(string) (string, error)
}

type StatFS interface {
	Open(string) (File, error)
	Stat(string) (FileInfo, error)
}

type SubFS interface {
	Open(string) (File, error)
	Sub(string) (FS, error)
}

type WalkDirFunc func(string, DirEntry, error) error
