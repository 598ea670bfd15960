package anonymous

// Root has fields of such types.
type Root struct {
	TypeMeta int
	Names    []string
	Labels   map[string]string
	Pointer  *int32
	Byte     byte
	Inner    struct {
		Part  Part
		Names []string
	}
	Twice **Part
	Parts []Part
	Array [3]Part
	Chan  chan Part
}

// Part has no function, but slices of it have.
type Part struct {
	Count int
}

func SetDefaults_Slice_string(in *[]string) {}

func SetDefaults_Slice_Part(in *[]Part) {}

func SetDefaults_Slice_Part_Again(in *[]Part) {}

func SetDefaults_Map_string_To_string(in *map[string]string) {}

func SetDefaults_int32(in *int32) {}

func SetDefaults_byte(in *uint8) {}

func SetDefaults_Pointer_Part(in **Part) {}

func SetDefaults_Array_3_Part(in *[3]Part) {}

func SetDefaults_Chan_Part(in *chan Part) {}

func SetDefaults_Struct_Part_Slice_string(in *struct {
	Part  Part
	Names []string
}) {
}
