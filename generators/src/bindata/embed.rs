//! The way from bindata to `//go:embed`: a file with the same functions that holds nothing itself.

use std::fmt::Write as _;

use diag::Diagnostic;
use gotypes::quote;

use super::path::{directory, relative};
use super::plan::Plan;
use super::{Disk, Kind, codes};

impl Plan {
    /// A Go file that embeds the assets and gives them by the functions that bindata's file has, to stand in the directory
    /// that it names.
    ///
    /// # Errors
    ///
    /// What keeps assets from being embedded.
    pub fn embedded(&self, disk: &dyn Disk) -> Result<String, Vec<Diagnostic>> {
        let top = self.common_directory();
        let mut findings = Vec::new();
        let (mut directives, mut table) = (String::new(), String::new());
        for asset in &self.assets {
            let path = relative(&top, &asset.path);
            let refuse = |why: &str| {
                let finding = Diagnostic::error(&codes::NOT_EMBEDDABLE, format!("{} {why}", asset.path));
                finding.help("rename the file or put a copy in its place, or leave it out with `ignore`")
            };
            if path.contains(['"', '*', '<', '>', '?', '`', '\'', '|', '\\', ':']) {
                findings.push(refuse("has a name that go:embed does not take"));
            }
            // Nothing on the way may be a link, either.
            if disk.real(&asset.path).is_ok_and(|real| real.as_os_str() != asset.path.as_str())
                && disk.stat(&asset.path).is_ok_and(|meta| meta.kind == Kind::File)
            {
                findings.push(refuse("is reached by a link, which go:embed does not follow"));
            }
            let _ = writeln!(directives, "//go:embed {}", quote(path.as_bytes()));
            let _ = writeln!(table, "\t{}: {},", quote(asset.name.as_bytes()), quote(path.as_bytes()));
        }
        if !findings.is_empty() {
            return Err(findings);
        }
        let place = relative(&self.options.base.to_string_lossy(), &top);
        let system = if self.options.fs { FILE_SYSTEM } else { "" };
        let mut imports = vec!["embed", "fmt", "io/fs", "os", "path", "path/filepath", "strings"];
        if self.options.fs {
            imports.extend(["io", "net/http", "sort", "time"]);
        }
        imports.sort_unstable();
        let imports: String = imports.iter().map(|path| format!("\t\"{path}\"\n")).collect();
        Ok(format!(
            "// Put this file into the directory {place}: go:embed reaches what is below its own file only.\n\n\
             package {}\n\nimport (\n{imports})\n\n{directives}var embedded embed.FS\n\n\
             // assets holds the place of each asset, by its name.\nvar assets = map[string]string{{\n{table}}}\n{FUNCTIONS}{system}",
            self.options.package
        ))
    }

    /// The deepest directory that holds all assets; that of the output where there are none.
    fn common_directory(&self) -> String {
        let mut directories = self.assets.iter().map(|asset| directory(&asset.path));
        let Some(mut common) = directories.next() else {
            return directory(&self.options.output_path().to_string_lossy());
        };
        for other in directories {
            while other != common && !other.starts_with(&format!("{}/", common.trim_end_matches('/'))) {
                common = directory(&common);
            }
        }
        common
    }
}

const FUNCTIONS: &str = r#"
// Asset returns the content of an asset.
func Asset(name string) ([]byte, error) {
	place, ok := assets[clean(name)]
	if !ok {
		return nil, fmt.Errorf("Asset %s not found", name)
	}
	return embedded.ReadFile(place)
}

// MustAsset is like Asset, and panics where there is none.
func MustAsset(name string) []byte {
	content, err := Asset(name)
	if err != nil {
		panic("asset: Asset(" + name + "): " + err.Error())
	}
	return content
}

// AssetInfo returns the name and size of an asset; embedded files have no times, and one mode.
func AssetInfo(name string) (os.FileInfo, error) {
	place, ok := assets[clean(name)]
	if !ok {
		return nil, fmt.Errorf("AssetInfo %s not found", name)
	}
	return fs.Stat(embedded, place)
}

// AssetNames returns the names of all assets.
func AssetNames() []string {
	names := make([]string, 0, len(assets))
	for name := range assets {
		names = append(names, name)
	}
	return names
}

// AssetDir returns what is directly below a directory of assets.
func AssetDir(name string) ([]string, error) {
	prefix := clean(name)
	if prefix != "" {
		prefix += "/"
	}
	children := []string{}
	seen := map[string]bool{}
	for asset := range assets {
		rest, below := strings.CutPrefix(asset, prefix)
		child, _, _ := strings.Cut(rest, "/")
		if below && !seen[child] {
			seen[child] = true
			children = append(children, child)
		}
	}
	if len(children) == 0 && prefix != "" {
		return nil, fmt.Errorf("Asset %s not found", name)
	}
	return children, nil
}

// RestoreAsset writes an asset below a directory.
func RestoreAsset(dir, name string) error {
	content, err := Asset(name)
	if err != nil {
		return err
	}
	place := filepath.Join(dir, filepath.FromSlash(clean(name)))
	if err := os.MkdirAll(filepath.Dir(place), 0755); err != nil {
		return err
	}
	return os.WriteFile(place, content, 0644)
}

// RestoreAssets writes an asset, or all below a directory of assets.
func RestoreAssets(dir, name string) error {
	children, err := AssetDir(name)
	if err != nil {
		return RestoreAsset(dir, name)
	}
	for _, child := range children {
		if err := RestoreAssets(dir, path.Join(name, child)); err != nil {
			return err
		}
	}
	return nil
}

func clean(name string) string {
	return strings.ReplaceAll(name, "\\", "/")
}
"#;

const FILE_SYSTEM: &str = r#"
// AssetFile returns the assets as an http.FileSystem.
func AssetFile() http.FileSystem {
	return http.FS(byName{})
}

// byName gives the assets by their names, and the directories of these.
type byName struct{}

func (byName) Open(name string) (fs.File, error) {
	if place, ok := assets[name]; ok {
		return embedded.Open(place)
	}
	below := name
	if below == "." {
		below = ""
	}
	children, err := AssetDir(below)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	sort.Strings(children)
	return &directory{name: name, children: children}, nil
}

// directory is a directory of assets.
type directory struct {
	name     string
	children []string
}

func (d *directory) Stat() (fs.FileInfo, error) { return d, nil }
func (d *directory) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: d.name, Err: fs.ErrInvalid}
}
func (d *directory) Close() error       { return nil }
func (d *directory) Name() string       { return path.Base(d.name) }
func (d *directory) Size() int64        { return 0 }
func (d *directory) Mode() fs.FileMode  { return fs.ModeDir | 0555 }
func (d *directory) ModTime() time.Time { return time.Time{} }
func (d *directory) IsDir() bool        { return true }
func (d *directory) Sys() any           { return nil }

func (d *directory) ReadDir(n int) ([]fs.DirEntry, error) {
	entries := []fs.DirEntry{}
	for len(d.children) > 0 && (n <= 0 || len(entries) < n) {
		file, err := byName{}.Open(path.Join(d.name, d.children[0]))
		if err != nil {
			return entries, err
		}
		info, err := file.Stat()
		file.Close()
		if err != nil {
			return entries, err
		}
		entries = append(entries, fs.FileInfoToDirEntry(info))
		d.children = d.children[1:]
	}
	if n > 0 && len(entries) == 0 {
		return nil, io.EOF
	}
	return entries, nil
}
"#;
