package maps

// Zone is a key.
type Zone string

// Place is a key of two parts.
type Place struct {
	Zone Zone
	Rack int
}

// Labels is a named map.
type Labels map[string]string

// Hosts is a named slice.
type Hosts []string

// Weight can be copied by assignment.
type Weight struct {
	Value int
}

// Pool cannot be copied by assignment.
type Pool struct {
	Hosts []string
}

// Check copies itself.
type Check interface {
	DeepCopyCheck() Check
}

// Tables has maps.
type Tables struct {
	Strings     map[string]string
	Zones       map[Zone]Zone
	Places      map[Place]int
	Weights     map[string]Weight
	Pools       map[string]Pool
	WeightPtrs  map[string]*Weight
	PoolPtrs    map[Zone]*Pool
	StringPtrs  map[string]*string
	PtrPtrs     map[string]**int
	Checks      map[string]Check
	Set         map[string]struct{}
	Lists       map[string][]string
	Bytes       map[string][]byte
	PoolLists   map[string][]Pool
	Labels      map[string]Labels
	Hosts       map[Place]Hosts
	LabelPtrs   map[string]*Labels
	Nested      map[string]map[string]string
	NestedLists map[string]map[string][]string
	NestedPools map[Zone]map[Zone]map[Place]*Pool
	CheckLists  map[string][]Check
	CheckMaps   map[string]map[string]Check
}
