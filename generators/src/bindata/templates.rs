//! The Go that is the same for all assets, as go-bindata 3.1.0 to 3.1.3 write it; its mistakes are theirs.

/// What is said of the methods of `bindataFileInfo`, how they are declared, and what they give.
pub(super) const FILE_INFO_METHODS: [[&str; 3]; 6] = [
    ["Name return file name", "Name() string", "fi.name"],
    ["Size return file size", "Size() int64", "fi.size"],
    ["Mode return file mode", "Mode() os.FileMode", "fi.mode"],
    ["ModTime return file modify time", "ModTime() time.Time", "fi.modTime"],
    ["IsDir return file whether a directory", "IsDir() bool", "fi.mode&os.ModeDir != 0"],
    ["Sys return file is sys mode", "Sys() interface{}", "nil"],
];

pub(super) fn method_of_info(method: &str, gives: &str) -> String {
    format!("func (fi bindataFileInfo) {method} {{\n\treturn {gives}\n}}\n")
}

pub(super) fn read_packed(parameters: &str, source: &str, read: &str) -> String {
    format!(
        "
func bindataRead({parameters}) ([]byte, error) {{
	gz, err := gzip.NewReader({source})
	if err != nil {{
		return nil, fmt.Errorf(\"{read} %q: %v\", name, err)
	}}

	var buf bytes.Buffer
	_, err = io.Copy(&buf, gz)
	clErr := gz.Close()

	if err != nil {{
		return nil, fmt.Errorf(\"{read} %q: %v\", name, err)
	}}
	if clErr != nil {{
		return nil, err
	}}

	return buf.Bytes(), nil
}}

"
    )
}

pub(super) const READ_SHARED: &str = "
func bindataRead(data, name string) ([]byte, error) {
	var empty [0]byte
	sx := (*reflect.StringHeader)(unsafe.Pointer(&data))
	b := empty[:]
	bx := (*reflect.SliceHeader)(unsafe.Pointer(&b))
	bx.Data = sx.Data
	bx.Len = len(data)
	bx.Cap = bx.Len
	return b, nil
}

";

pub(super) const READ_FROM_DISK: &str = "
// bindataRead reads the given file from disk. It returns an error on failure.
func bindataRead(path, name string) ([]byte, error) {
	buf, err := ioutil.ReadFile(path)
	if err != nil {
		err = fmt.Errorf(\"Error reading asset %s at %s: %v\", name, path, err)
	}
	return buf, err
}

";

pub(super) const ASSET: &str = "type asset struct {
	bytes []byte
	info  os.FileInfo
}
";

pub(super) const FILE_INFO: &str = "
type bindataFileInfo struct {
	name    string
	size    int64
	mode    os.FileMode
	modTime time.Time
}

";

pub(super) const READER: &str = "	bytes, err := bindataRead(path, name)
	if err != nil {
		return nil, err
	}

	fi, err := os.Stat(path)
	if err != nil {
		err = fmt.Errorf(\"Error reading asset info %s at %s: %v\", name, path, err)
	}

	a := &asset{bytes: bytes, info: fi}
	return a, err
}

";

pub(super) const FILE_SYSTEM: &str = "
type assetFile struct {
	*bytes.Reader
	name            string
	childInfos      []os.FileInfo
	childInfoOffset int
}

type assetOperator struct{}

// Open implement http.FileSystem interface
func (f *assetOperator) Open(name string) (http.File, error) {
	var err error
	if len(name) > 0 && name[0] == '/' {
		name = name[1:]
	}
	content, err := Asset(name)
	if err == nil {
		return &assetFile{name: name, Reader: bytes.NewReader(content)}, nil
	}
	children, err := AssetDir(name)
	if err == nil {
		childInfos := make([]os.FileInfo, 0, len(children))
		for _, child := range children {
			childPath := filepath.Join(name, child)
			info, errInfo := AssetInfo(filepath.Join(name, child))
			if errInfo == nil {
				childInfos = append(childInfos, info)
			} else {
				childInfos = append(childInfos, newDirFileInfo(childPath))
			}
		}
		return &assetFile{name: name, childInfos: childInfos}, nil
	} else {
		// If the error is not found, return an error that will
		// result in a 404 error. Otherwise the server returns
		// a 500 error for files not found.
		if strings.Contains(err.Error(), \"not found\") {
			return nil, os.ErrNotExist
		}
		return nil, err
	}
}

// Close no need do anything
func (f *assetFile) Close() error {
	return nil
}

// Readdir read dir's children file info
func (f *assetFile) Readdir(count int) ([]os.FileInfo, error) {
	if len(f.childInfos) == 0 {
		return nil, os.ErrNotExist
	}
	if count <= 0 {
		return f.childInfos, nil
	}
	if f.childInfoOffset+count > len(f.childInfos) {
		count = len(f.childInfos) - f.childInfoOffset
	}
	offset := f.childInfoOffset
	f.childInfoOffset += count
	return f.childInfos[offset : offset+count], nil
}

// Stat read file info from asset item
func (f *assetFile) Stat() (os.FileInfo, error) {
	if len(f.childInfos) != 0 {
		return newDirFileInfo(f.name), nil
	}
	return AssetInfo(f.name)
}

// newDirFileInfo return default dir file info
func newDirFileInfo(name string) os.FileInfo {
	return &bindataFileInfo{
		name:    name,
		size:    0,
		mode:    os.FileMode(2147484068), // equal os.FileMode(0644)|os.ModeDir
		modTime: time.Time{}}
}

// AssetFile return a http.FileSystem instance that data backend by asset
func AssetFile() http.FileSystem {
	return &assetOperator{}
}

";

pub(super) const ACCESS: &str = "// Asset loads and returns the asset for the given name.
// It returns an error if the asset could not be found or
// could not be loaded.
func Asset(name string) ([]byte, error) {
	cannonicalName := strings.Replace(name, \"\\\\\", \"/\", -1)
	if f, ok := _bindata[cannonicalName]; ok {
		a, err := f()
		if err != nil {
			return nil, fmt.Errorf(\"Asset %s can't read by error: %v\", name, err)
		}
		return a.bytes, nil
	}
	return nil, fmt.Errorf(\"Asset %s not found\", name)
}

// MustAsset is like Asset but panics when Asset would return an error.
// It simplifies safe initialization of global variables.
func MustAsset(name string) []byte {
	a, err := Asset(name)
	if err != nil {
		panic(\"asset: Asset(\" + name + \"): \" + err.Error())
	}

	return a
}

// AssetInfo loads and returns the asset info for the given name.
// It returns an error if the asset could not be found or
// could not be loaded.
func AssetInfo(name string) (os.FileInfo, error) {
	cannonicalName := strings.Replace(name, \"\\\\\", \"/\", -1)
	if f, ok := _bindata[cannonicalName]; ok {
		a, err := f()
		if err != nil {
			return nil, fmt.Errorf(\"AssetInfo %s can't read by error: %v\", name, err)
		}
		return a.info, nil
	}
	return nil, fmt.Errorf(\"AssetInfo %s not found\", name)
}

// AssetNames returns the names of the assets.
func AssetNames() []string {
	names := make([]string, 0, len(_bindata))
	for name := range _bindata {
		names = append(names, name)
	}
	return names
}

// _bindata is a table, holding each asset generator, mapped to its name.
";

pub(super) const TABLE: &str = "var _bindata = map[string]func() (*asset, error){";

pub(super) const DIRECTORY: &str = "// AssetDir returns the file names below a certain
// directory embedded in the file by go-bindata.
// For example if you run go-bindata on data/... and data contains the
// following hierarchy:
//     data/
//       foo.txt
//       img/
//         a.png
//         b.png
// then AssetDir(\"data\") would return []string{\"foo.txt\", \"img\"}
// AssetDir(\"data/img\") would return []string{\"a.png\", \"b.png\"}
// AssetDir(\"foo.txt\") and AssetDir(\"notexist\") would return an error
// AssetDir(\"\") will return []string{\"data\"}.
func AssetDir(name string) ([]string, error) {
	node := _bintree
	if len(name) != 0 {
		cannonicalName := strings.Replace(name, \"\\\\\", \"/\", -1)
		pathList := strings.Split(cannonicalName, \"/\")
		for _, p := range pathList {
			node = node.Children[p]
			if node == nil {
				return nil, fmt.Errorf(\"Asset %s not found\", name)
			}
		}
	}
	if node.Func != nil {
		return nil, fmt.Errorf(\"Asset %s not found\", name)
	}
	rv := make([]string, 0, len(node.Children))
	for childName := range node.Children {
		rv = append(rv, childName)
	}
	return rv, nil
}

type bintree struct {
	Func     func() (*asset, error)
	Children map[string]*bintree
}
";

pub(super) const RESTORE: &str = "
// RestoreAsset restores an asset under the given directory
func RestoreAsset(dir, name string) error {
	data, err := Asset(name)
	if err != nil {
		return err
	}
	info, err := AssetInfo(name)
	if err != nil {
		return err
	}
	err = os.MkdirAll(_filePath(dir, filepath.Dir(name)), os.FileMode(0755))
	if err != nil {
		return err
	}
	err = ioutil.WriteFile(_filePath(dir, name), data, info.Mode())
	if err != nil {
		return err
	}
	err = os.Chtimes(_filePath(dir, name), info.ModTime(), info.ModTime())
	if err != nil {
		return err
	}
	return nil
}

// RestoreAssets restores an asset under the given directory recursively
func RestoreAssets(dir, name string) error {
	children, err := AssetDir(name)
	// File
	if err != nil {
		return RestoreAsset(dir, name)
	}
	// Dir
	for _, child := range children {
		err = RestoreAssets(dir, filepath.Join(name, child))
		if err != nil {
			return err
		}
	}
	return nil
}

func _filePath(dir, name string) string {
	cannonicalName := strings.Replace(name, \"\\\\\", \"/\", -1)
	return filepath.Join(append([]string{dir}, strings.Split(cannonicalName, \"/\")...)...)
}
";
