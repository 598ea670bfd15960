package importforms

// Other files do not see the dot import.
import odd "example.com/testdata/deepcopy/importforms/dot"

// Other gives the name odd another meaning than its neighbour.
type Other struct {
	Deep []odd.Deep
}
