package fixture

import "fmt"
import f "fmt"
import (
	"net/url" // trailing

	. "strings"
	_ "embed"
	`raw/path`
	meta "k8s.io/apimachinery/pkg/apis/meta/v1"; "os"
)
import ()
import ("io")
