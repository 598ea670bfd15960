// Facts about the standard package embed: see stdlib.rs.

package embed

import (
	"io/fs"
)

type FS struct {
	_ *uint8
}

func (FS) Open(string) (fs.File, error)
func (FS) ReadDir(string) ([]fs.DirEntry, error)
func (FS) ReadFile(string) ([]byte, error)
