package importforms

import (
	_ "embed"

	"gopkg.in/odd.v2"

	"example.com/testdata/deepcopy/importforms/client-go"
	. "example.com/testdata/deepcopy/importforms/dot"
)

// Holder uses names of four scopes.
type Holder struct {
	Setting  odd.Setting
	Settings odd.Settings
	Tree     odd.Tree
	TreePtr  *odd.Tree
	ByName   map[string]odd.Setting
	Client   *client.Config
	Clients  []client.Config
	Dotted   Dotted
	Dots     []Dotted
	Deep     *Deep
}
