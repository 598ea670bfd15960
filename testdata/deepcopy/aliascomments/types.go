package aliascomments

type Item struct {
	Names []string
}

type Mute = Item

// Silent is Item, and leaves it out.
//
// +k8s:deepcopy-gen=false
type Silent = Item

// Talkative is Item, and would take it in.
//
// +k8s:deepcopy-gen=true
type Talkative = Item

// Kept stays.
type Kept struct {
	Names []string
}
