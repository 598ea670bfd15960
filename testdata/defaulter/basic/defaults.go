package basic

func SetDefaults_Hull(in *Hull) {
	if in.Planks == nil {
		in.Planks = []Plank{{Length: 1}}
	}
}

func SetDefaults_Mast(mast *Mast) {}

func SetDefaults_Sail(*Sail) {}

func SetDefaults_Sail_Area(in *Sail) {}

func SetDefaults_Boat(in *Boat) {}

func SetDefaults_Pump(in *Pump) {}

// SetDefaults_Ship is called for the root itself, too.
func SetDefaults_Ship(in *Ship) {}

// Not one of these counts.
func SetDefaults_Plank(in Plank)               {}
func SetDefaults_Plank_Length(in *Plank) error { return nil }
func SetDefaults_Plank_Two(a, b *Plank)        {}
func SetDefaults_Plank_Any(in ...*Plank)       {}
func SetDefaults_Planks(in *Plank)             {}
func SetDefaults_()                            {}

type methods struct{}

func (methods) SetDefaults_Plank(in *Plank) {}
