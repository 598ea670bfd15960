// The oracle prints what go/types knows about packages, one fact per line, for the tests of gotypes
// to compare. Arguments are import paths below GOROOT/src, or directories that start with a dot. The
// argument "-" stands for one file on the standard input, whose errors do not matter: of it only the
// constants are printed. The argument "list" stands for the packages that `go list -deps -json` writes to
// the standard input, with the comments of their files.
// Only the standard library is used, and only from GOROOT.

//go:debug gotypesalias=1
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/build"
	"go/constant"
	"go/parser"
	"go/token"
	"go/types"
	"hash/fnv"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"sort"
	"strings"
)

var (
	context = build.Default
	fset    = token.NewFileSet()
	loaded  = map[string]*types.Package{"unsafe": types.Unsafe}
	files   = map[string][]string{}
	sizes   = types.SizesFor("gc", "amd64")
	out     = bufio.NewWriter(os.Stdout)
)

type loader struct{}

func (loader) Import(path string) (*types.Package, error) {
	if known := loaded[path]; known != nil {
		return known, nil
	}
	dir := filepath.Join(runtime.GOROOT(), "src", path)
	if strings.HasPrefix(path, ".") {
		dir = path
	} else if strings.HasPrefix(path, "golang.org/") {
		dir = filepath.Join(runtime.GOROOT(), "src", "vendor", path)
	}
	found, err := context.ImportDir(dir, 0)
	if err != nil {
		return nil, err
	}
	var syntax []*ast.File
	for _, name := range found.GoFiles {
		file, err := parser.ParseFile(fset, filepath.Join(dir, name), nil, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		syntax = append(syntax, file)
	}
	files[path] = found.GoFiles
	config := types.Config{Importer: loader{}, IgnoreFuncBodies: true, Sizes: sizes}
	pkg, err := config.Check(path, fset, syntax, nil)
	if err != nil {
		return nil, err
	}
	loaded[path] = pkg
	return pkg, nil
}

// show leaves out the blank behind commas: gotypes puts none between type arguments.
func show(t types.Type) string { return strings.ReplaceAll(types.TypeString(t, nil), ", ", ",") }

func set(owner string, t types.Type) {
	methods := types.NewMethodSet(t)
	for i := range methods.Len() {
		m := methods.At(i)
		fmt.Fprintf(out, "set\t%s\t%s\t%s\t%v\t%v\n", owner, m.Obj().Id(), show(m.Type()), m.Indirect(), m.Index()[:len(m.Index())-1])
	}
}

// fields prints every field that can be selected, promoted ones included.
func fields(owner string, t types.Type) {
	names := map[string]*types.Package{}
	seen := map[types.Type]bool{}
	var collect func(t types.Type)
	collect = func(t types.Type) {
		if p, ok := t.Underlying().(*types.Pointer); ok {
			t = p.Elem()
		}
		if seen[t] {
			return
		}
		seen[t] = true
		if s, ok := t.Underlying().(*types.Struct); ok {
			for i := range s.NumFields() {
				if f := s.Field(i); f.Name() != "_" && f.Exported() {
					names[f.Name()] = f.Pkg()
					if f.Embedded() {
						collect(f.Type())
					}
				}
			}
		}
	}
	collect(t)
	var sorted []string
	for name := range names {
		sorted = append(sorted, name)
	}
	sort.Strings(sorted)
	for _, name := range sorted {
		obj, index, indirect := types.LookupFieldOrMethod(t, true, names[name], name)
		if f, ok := obj.(*types.Var); ok {
			fmt.Fprintf(out, "field\t%s\t%s\t%s\t%v\t%v\n", owner, name, show(f.Type()), indirect, index)
		} else {
			fmt.Fprintf(out, "field\t%s\t%s\tnone\n", owner, name)
		}
	}
}

// own gives a generic type its own parameters as arguments: methods may call them by other names, and gotypes
// shows the names of the declaration.
func own(named *types.Named) *types.Named {
	var args []types.Type
	for i := range named.TypeParams().Len() {
		args = append(args, named.TypeParams().At(i))
	}
	if args == nil {
		return named
	}
	instance, err := types.Instantiate(nil, named, args, false)
	if err != nil {
		panic(err)
	}
	return instance.(*types.Named)
}

func generic(t types.Type) bool {
	switch t := t.(type) {
	case *types.Named:
		return t.TypeParams().Len() > 0
	case *types.Alias:
		return t.TypeParams().Len() > 0
	}
	return false
}

func print(path string, names []string, scope *types.Scope, interfaces []*types.TypeName) {
	fmt.Fprintf(out, "files\t%s\t%s\n", path, strings.Join(names, " "))
	for _, name := range scope.Names() {
		full := path + "." + name
		switch obj := scope.Lookup(name).(type) {
		case *types.Const:
			fmt.Fprintf(out, "const\t%s\t%s\t%s\t%s\n", full, show(obj.Type()), obj.Val().ExactString(), obj.Val().String())
		case *types.Func:
			if signature := obj.Type().(*types.Signature); signature.TypeParams().Len() == 0 {
				fmt.Fprintf(out, "func\t%s\t%s\n", full, show(signature))
			}
		case *types.Var:
			fmt.Fprintf(out, "var\t%s\n", full)
		case *types.TypeName:
			if alias, ok := obj.Type().(*types.Alias); ok {
				fmt.Fprintf(out, "alias\t%s\t%s\n", full, show(alias.Rhs()))
				continue
			}
			named := obj.Type().(*types.Named)
			under := show(named.Underlying())
			// What any stands for is the empty interface; go/types cannot tell the two apart here.
			if under == "any" {
				under = "interface{}"
			}
			fmt.Fprintf(out, "type\t%s\t%s\n", full, under)
			named = own(named)
			for i := range named.NumMethods() {
				m := named.Method(i)
				signature := m.Type().(*types.Signature)
				_, pointer := signature.Recv().Type().(*types.Pointer)
				fmt.Fprintf(out, "method\t%s\t%s\t%v\t%s\n", full, m.Name(), pointer, show(signature))
			}
			set(full, named)
			set("*"+full, types.NewPointer(named))
			fields(full, named)
			if iface, ok := named.Underlying().(*types.Interface); ok {
				for i := range iface.NumMethods() {
					m := iface.Method(i)
					fmt.Fprintf(out, "asks\t%s\t%s\t%s\n", full, m.Id(), show(m.Type()))
				}
			}
			if generic(named) {
				continue
			}
			fmt.Fprintf(out, "comparable\t%s\t%v\n", full, types.Comparable(named))
			for _, i := range interfaces {
				iface := i.Type().Underlying().(*types.Interface)
				value, pointer := types.Implements(named, iface), types.Implements(types.NewPointer(named), iface)
				if value || pointer {
					fmt.Fprintf(out, "implements\t%s\t%s.%s\t%v\t%v\n", full, i.Pkg().Path(), i.Name(), value, pointer)
				}
			}
		}
	}
}

func constants() {
	file, err := parser.ParseFile(fset, "stdin.go", os.Stdin, parser.SkipObjectResolution)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	// go/types goes on with a wrong expression and may give its constant a value all the same.
	wrong := map[int]bool{}
	note := func(err error) {
		if err, ok := err.(types.Error); ok {
			wrong[fset.Position(err.Pos).Line] = true
		}
	}
	config := types.Config{Importer: loader{}, Sizes: sizes, Error: note}
	pkg, _ := config.Check("p", fset, []*ast.File{file}, nil)
	for _, name := range pkg.Scope().Names() {
		if obj, ok := pkg.Scope().Lookup(name).(*types.Const); ok {
			if obj.Val().Kind() == constant.Unknown || wrong[fset.Position(obj.Pos()).Line] {
				fmt.Fprintf(out, "%s\t!\n", name)
			} else {
				fmt.Fprintf(out, "%s\t%s\t%s\t%s\n", name, show(obj.Type()), obj.Val().ExactString(), obj.Val().String())
			}
		}
	}
	out.Flush()
}

// listed is what `go list -json` says of a package.
type listed struct {
	ImportPath, Dir   string
	Standard, DepOnly bool
	GoFiles           []string
	ImportMap         map[string]string
	Error             *struct{ Err string }
}

// Import finds what a listed package imports: its dependencies stand before it in the list.
func (l *listed) Import(path string) (*types.Package, error) {
	if full := l.ImportMap[path]; full != "" {
		path = full
	}
	if known := loaded[path]; known != nil {
		return known, nil
	}
	return nil, errors.New(path + " is not in the list")
}

// check reads a listed package, as far as that goes; the first error is returned with it.
func (l *listed) check() (*types.Package, []*ast.File, error) {
	var first error
	note := func(err error) {
		if first == nil && err != nil {
			first = err
		}
	}
	if l.Error != nil {
		note(errors.New(l.Error.Err))
	}
	var syntax []*ast.File
	for _, name := range l.GoFiles {
		file, err := parser.ParseFile(fset, filepath.Join(l.Dir, name), nil, parser.SkipObjectResolution|parser.ParseComments)
		note(err)
		if file != nil {
			syntax = append(syntax, file)
		}
	}
	config := types.Config{Importer: l, IgnoreFuncBodies: true, Sizes: sizes, Error: note}
	pkg, err := config.Check(l.ImportPath, fset, syntax, nil)
	note(err)
	return pkg, syntax, first
}

// comments prints every comment group of a file, with a hash of its text.
func comments(path string, file *ast.File) {
	handle := fset.File(file.FileStart)
	source, err := os.ReadFile(handle.Name())
	if err != nil {
		panic(err)
	}
	carriage := bytes.IndexByte(source, '\r') >= 0
	for _, group := range file.Comments {
		end := handle.Offset(group.End())
		if carriage {
			// Go's end is short by the carriage returns that it dropped.
			end = 0
		}
		hash := fnv.New64a()
		io.WriteString(hash, strings.ToValidUTF8(group.Text(), "\uFFFD"))
		line := func(pos token.Pos) int { return handle.PositionFor(pos, false).Line }
		fmt.Fprintf(out, "comment\t%s/%s\t%d-%d\t%d-%d\t%d\t%x\n", path, filepath.Base(handle.Name()),
			handle.Offset(group.Pos()), end, line(group.Pos()), line(group.End()), len(group.List), hash.Sum64())
	}
}

// list prints the listed packages, but of the standard library only those that were asked for.
func list() {
	for decoder := json.NewDecoder(os.Stdin); ; {
		var next listed
		if err := decoder.Decode(&next); err == io.EOF {
			break
		} else if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		if next.ImportPath == "unsafe" {
			continue
		}
		pkg, syntax, err := next.check()
		loaded[next.ImportPath] = pkg
		if next.Standard && next.DepOnly {
			continue
		}
		if err != nil {
			fmt.Fprintf(out, "broken\t%s\t%s\n", next.ImportPath, strings.ReplaceAll(err.Error(), "\n", " "))
			continue
		}
		fmt.Fprintf(out, "package\t%s\t%s\n", next.ImportPath, next.Dir)
		print(pkg.Path(), next.GoFiles, pkg.Scope(), nil)
		for _, file := range syntax {
			comments(pkg.Path(), file)
		}
	}
	out.Flush()
}

func main() {
	if len(os.Args) == 2 && os.Args[1] == "-" {
		constants()
		return
	}
	if len(os.Args) == 2 && os.Args[1] == "list" {
		list()
		return
	}
	context.CgoEnabled = false
	context.GOOS, context.GOARCH = "linux", "amd64"
	for _, tag := range append(append([]string{}, context.ToolTags...), context.ReleaseTags...) {
		fmt.Fprintf(out, "tag\t%s\n", tag)
	}
	fmt.Fprintf(out, "root\t%s\n", runtime.GOROOT())
	for _, path := range os.Args[1:] {
		if _, err := (loader{}).Import(path); err != nil {
			fmt.Fprintln(os.Stderr, path+":", err)
			os.Exit(1)
		}
	}
	var interfaces []*types.TypeName
	for _, name := range []string{"fmt.Stringer", "io.Reader", "io.WriteCloser", "encoding/json.Marshaler", "sort.Interface", "image.Image", "net.Conn"} {
		dot := strings.LastIndex(name, ".")
		pkg, err := loader{}.Import(name[:dot])
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		interfaces = append(interfaces, pkg.Scope().Lookup(name[dot+1:]).(*types.TypeName))
	}
	for _, path := range os.Args[1:] {
		print(path, files[path], loaded[path].Scope(), interfaces)
	}
	if err := out.Flush(); err != nil {
		os.Exit(1)
	}
}
