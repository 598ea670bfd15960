// Facts about the standard package path/filepath: see stdlib.rs.

package filepath

import (
	"io/fs"
)

type WalkFunc func(string, fs.FileInfo, error) error
