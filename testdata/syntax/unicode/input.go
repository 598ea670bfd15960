package fixture

type Größe struct {
	Länge int `json:"länge"`
	名前    string
}

func (g Größe) Ändern() {}

const π = 3.14
