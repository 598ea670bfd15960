// Facts about the standard package sort: see stdlib.rs.

package sort

type Float64Slice []float64

func (Float64Slice) Len() int
func (Float64Slice) Less(int, int) bool
func (Float64Slice) Search(float64) int
func (Float64Slice) Sort()
func (Float64Slice) Swap(int, int)

type IntSlice []int

func (IntSlice) Len() int
func (IntSlice) Less(int, int) bool
func (IntSlice) Search(int) int
func (IntSlice) Sort()
func (IntSlice) Swap(int, int)

type Interface interface {
	Len() int
	Less(int, int) bool
	Swap(int, int)
}

type StringSlice []string

func (StringSlice) Len() int
func (StringSlice) Less(int, int) bool
func (StringSlice) Search(string) int
func (StringSlice) Sort()
func (StringSlice) Swap(int, int)
