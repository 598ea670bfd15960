// Command stdfacts keeps the built-in table of the standard library true.
//
//	go run main.go check DIR    compares every declaration below DIR with GOROOT
//	go run main.go write DIR    writes the declarations of all packages of the table
//
// The table states facts about exported types and constants. Fields that are not exported are summed up in one
// blank field: of type uint8 where all of them are plain values, else of type *uint8.
package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/build"
	"go/constant"
	"go/format"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path"
	"path/filepath"
	"sort"
	"strings"
	"unicode"
)

// Packages whose exported types and constants are all in the table. Those that their declarations lead to are
// there as far as they are needed.
var roots = strings.Fields(`
	bufio bytes cmp container/heap container/list container/ring context
	crypto crypto/ecdsa crypto/ed25519 crypto/elliptic crypto/md5 crypto/rand crypto/rsa crypto/sha1 crypto/sha256
	crypto/sha512 crypto/tls crypto/x509 crypto/x509/pkix
	database/sql database/sql/driver embed
	encoding encoding/asn1 encoding/base64 encoding/binary encoding/csv encoding/hex encoding/json encoding/pem
	encoding/xml errors flag fmt hash hash/fnv html html/template image image/color io io/fs iter
	log log/slog maps math math/big math/bits math/cmplx math/rand mime mime/multipart
	net net/http net/mail net/netip net/textproto net/url os os/exec os/signal
	path path/filepath reflect regexp regexp/syntax runtime/debug slices sort strconv strings sync sync/atomic
	text/tabwriter text/template time unicode unicode/utf16 unicode/utf8 unique
`)

// What differs between platforms is not stated.
var platform = map[string]bool{
	"math.MaxInt": true, "math.MinInt": true, "math.MaxUint": true, "math/bits.UintSize": true,
	"strconv.IntSize": true,
}

func hidden(pkg *types.Package) bool {
	p := pkg.Path()
	return p == "syscall" || p == "runtime" || strings.HasPrefix(p, "internal/") || strings.Contains(p, "/internal/")
}

// Packages whose constants are of the platform.
func skipConsts(p string) bool { return p == "os" || p == "syscall" || p == "path/filepath" }

var source types.Importer

func real(p string) *types.Package {
	pkg, err := source.Import(p)
	if err != nil {
		fatal("import %s: %v", p, err)
	}
	return pkg
}

func fatal(form string, args ...any) {
	fmt.Fprintf(os.Stderr, form+"\n", args...)
	os.Exit(1)
}

func main() {
	build.Default.CgoEnabled = false
	source = importer.ForCompiler(token.NewFileSet(), "source", nil)
	if len(os.Args) != 3 {
		fatal("usage: stdfacts check|write DIR")
	}
	switch os.Args[1] {
	case "check":
		check(os.Args[2])
	case "write":
		write(os.Args[2])
	default:
		fatal("usage: stdfacts check|write DIR")
	}
}

// Whether a value can be copied by assignment as generators see it: basic types and structs of them.
func plain(t types.Type) bool {
	switch u := t.Underlying().(type) {
	case *types.Basic:
		return u.Kind() != types.UnsafePointer
	case *types.Struct:
		for i := range u.NumFields() {
			if !plain(u.Field(i).Type()) {
				return false
			}
		}
		return true
	}
	return false
}

// ---- write

type writer struct {
	queue []types.Object
	seen  map[types.Object]bool
	decls map[string]map[string]string // package, name -> text
	uses  map[string]map[string]bool   // package -> imports
	pkg   *types.Package
}

func write(dir string) {
	w := &writer{seen: map[types.Object]bool{}, decls: map[string]map[string]string{}, uses: map[string]map[string]bool{}}
	for _, p := range roots {
		pkg := real(p)
		w.decls[p] = map[string]string{}
		for _, name := range pkg.Scope().Names() {
			obj := pkg.Scope().Lookup(name)
			if !obj.Exported() {
				continue
			}
			switch obj.(type) {
			case *types.TypeName:
				w.need(obj)
			case *types.Const:
				if !skipConsts(p) && !platform[p+"."+name] {
					w.need(obj)
				}
			}
		}
	}
	for len(w.queue) > 0 {
		obj := w.queue[0]
		w.queue = w.queue[1:]
		w.declare(obj)
	}
	for p, decls := range w.decls {
		var out bytes.Buffer
		fmt.Fprintf(&out, "// Facts about the standard package %s: see stdlib.rs.\n\npackage %s\n\n", p, path.Base(p))
		var imports []string
		for use := range w.uses[p] {
			imports = append(imports, use)
		}
		sort.Strings(imports)
		if len(imports) > 0 {
			fmt.Fprintf(&out, "import (\n")
			for _, use := range imports {
				fmt.Fprintf(&out, "\t%q\n", use)
			}
			fmt.Fprintf(&out, ")\n\n")
		}
		var names []string
		for name := range decls {
			names = append(names, name)
		}
		sort.Strings(names)
		for _, name := range names {
			out.WriteString(decls[name] + "\n")
		}
		text, err := format.Source(out.Bytes())
		if err != nil {
			fatal("%s: %v\n%s", p, err, out.String())
		}
		file := filepath.Join(dir, filepath.FromSlash(p)+".go")
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			fatal("%v", err)
		}
		if err := os.WriteFile(file, text, 0o644); err != nil {
			fatal("%v", err)
		}
	}
}

func (w *writer) need(obj types.Object) {
	if obj.Pkg() == nil || obj.Pkg().Path() == "unsafe" || w.seen[obj] {
		return
	}
	w.seen[obj] = true
	w.queue = append(w.queue, obj)
}

// Type text in the package being declared; notes what it leads to.
func (w *writer) text(t types.Type) string {
	w.reach(t)
	return types.TypeString(t, func(p *types.Package) string {
		if p == w.pkg {
			return ""
		}
		w.use(p.Path())
		return p.Name()
	})
}

func (w *writer) use(p string) {
	from := w.pkg.Path()
	if w.uses[from] == nil {
		w.uses[from] = map[string]bool{}
	}
	w.uses[from][p] = true
}

func (w *writer) reach(t types.Type) {
	switch t := t.(type) {
	case *types.Alias:
		w.need(t.Obj())
		for i := range t.TypeArgs().Len() {
			w.reach(t.TypeArgs().At(i))
		}
	case *types.Named:
		w.need(t.Obj())
		for i := range t.TypeArgs().Len() {
			w.reach(t.TypeArgs().At(i))
		}
	case *types.Pointer:
		w.reach(t.Elem())
	case *types.Slice:
		w.reach(t.Elem())
	case *types.Array:
		w.reach(t.Elem())
	case *types.Chan:
		w.reach(t.Elem())
	case *types.Map:
		w.reach(t.Key())
		w.reach(t.Elem())
	case *types.Signature:
		w.reach(t.Params())
		w.reach(t.Results())
	case *types.Tuple:
		for i := range t.Len() {
			w.reach(t.At(i).Type())
		}
	case *types.Struct:
		for i := range t.NumFields() {
			w.reach(t.Field(i).Type())
		}
	case *types.Interface:
		for i := range t.NumExplicitMethods() {
			w.reach(t.ExplicitMethod(i).Type())
		}
		for i := range t.NumEmbeddeds() {
			w.reach(t.EmbeddedType(i))
		}
	case *types.Union:
		for i := range t.Len() {
			w.reach(t.Term(i).Type())
		}
	}
}

// A signature without names of parameters.
func bare(s *types.Signature) *types.Signature {
	strip := func(t *types.Tuple) *types.Tuple {
		var vars []*types.Var
		for i := range t.Len() {
			vars = append(vars, types.NewParam(token.NoPos, nil, "", t.At(i).Type()))
		}
		return types.NewTuple(vars...)
	}
	return types.NewSignatureType(nil, nil, nil, strip(s.Params()), strip(s.Results()), s.Variadic())
}

func (w *writer) signature(s *types.Signature) string {
	return strings.TrimPrefix(w.text(bare(s)), "func")
}

func (w *writer) declare(obj types.Object) {
	w.pkg = obj.Pkg()
	p := w.pkg.Path()
	if w.decls[p] == nil {
		w.decls[p] = map[string]string{}
	}
	name := obj.Name()
	switch obj := obj.(type) {
	case *types.Const:
		typ := ""
		if basic, ok := obj.Type().(*types.Basic); !ok || basic.Info()&types.IsUntyped == 0 {
			typ = " " + w.text(obj.Type())
		}
		w.decls[p]["0"+name] = fmt.Sprintf("const %s%s = %s", name, typ, literal(obj))
	case *types.TypeName:
		if alias, ok := obj.Type().(*types.Alias); ok {
			w.decls[p]["1"+name] = fmt.Sprintf("\ntype %s%s = %s\n", name, w.params(alias.TypeParams()), w.text(alias.Rhs()))
			return
		}
		named := obj.Type().(*types.Named)
		var out strings.Builder
		fmt.Fprintf(&out, "\ntype %s%s ", name, w.params(named.TypeParams()))
		switch u := named.Underlying().(type) {
		case *types.Struct:
			out.WriteString(w.fields(u))
		case *types.Interface:
			out.WriteString(w.methods(u))
		case *types.Signature:
			out.WriteString("func" + w.signature(u))
		default:
			out.WriteString(w.text(u))
		}
		out.WriteString("\n")
		if !hidden(w.pkg) {
			var methods []string
			for i := range named.NumMethods() {
				m := named.Method(i)
				if !m.Exported() {
					continue
				}
				s := m.Signature()
				recv := name
				if n := named.TypeParams().Len(); n > 0 {
					var args []string
					for i := range n {
						args = append(args, s.RecvTypeParams().At(i).Obj().Name())
					}
					recv += "[" + strings.Join(args, ", ") + "]"
				}
				if _, ok := s.Recv().Type().(*types.Pointer); ok {
					recv = "*" + recv
				}
				methods = append(methods, fmt.Sprintf("func (%s) %s%s\n", recv, m.Name(), w.signature(s)))
			}
			sort.Strings(methods)
			out.WriteString(strings.Join(methods, ""))
		}
		w.decls[p]["1"+name] = out.String()
	}
}

func (w *writer) params(list *types.TypeParamList) string {
	if list.Len() == 0 {
		return ""
	}
	var out []string
	for i := range list.Len() {
		param := list.At(i)
		out = append(out, param.Obj().Name()+" "+w.text(param.Constraint()))
	}
	return "[" + strings.Join(out, ", ") + "]"
}

func (w *writer) fields(s *types.Struct) string {
	if s.NumFields() == 0 {
		return "struct{}"
	}
	var out strings.Builder
	out.WriteString("struct {\n")
	summed := false
	for i := range s.NumFields() {
		f := s.Field(i)
		if !f.Exported() || hidden(w.pkg) {
			if !summed {
				summed = true
				fmt.Fprintf(&out, "_ %s\n", sum(s, hidden(w.pkg)))
			}
			continue
		}
		if !f.Embedded() {
			out.WriteString(f.Name() + " ")
		}
		out.WriteString(w.text(f.Type()))
		if tag := s.Tag(i); tag != "" {
			out.WriteString(" `" + tag + "`")
		}
		out.WriteString("\n")
	}
	out.WriteString("}")
	return out.String()
}

// The type that stands for the fields that are not exported.
func sum(s *types.Struct, all bool) string {
	for i := range s.NumFields() {
		if f := s.Field(i); (all || !f.Exported()) && !plain(f.Type()) {
			return "*uint8"
		}
	}
	return "uint8"
}

func (w *writer) methods(u *types.Interface) string {
	if !u.IsMethodSet() || u.NumMethods() == 0 {
		return w.text(u)
	}
	var out strings.Builder
	out.WriteString("interface {\n")
	for i := range u.NumMethods() {
		if m := u.Method(i); m.Exported() {
			out.WriteString(m.Name() + w.signature(m.Signature()) + "\n")
		}
	}
	out.WriteString("}")
	return out.String()
}

func literal(c *types.Const) string {
	v := c.Val()
	basic := c.Type().Underlying().(*types.Basic)
	switch v.Kind() {
	case constant.Float:
		if num, den := constant.Num(v), constant.Denom(v); constant.Compare(den, token.NEQ, constant.MakeInt64(1)) {
			return num.ExactString() + ".0 / " + den.ExactString() + ".0"
		}
		return v.ExactString() + ".0"
	case constant.Int:
		if basic.Kind() == types.UntypedRune {
			n, _ := constant.Int64Val(v)
			if n > unicode.MaxRune {
				return fmt.Sprintf("'\\x00' + %d", n)
			}
			return fmt.Sprintf("%q", rune(n))
		}
		if basic.Info()&types.IsFloat != 0 {
			return v.ExactString() + ".0"
		}
	}
	return v.ExactString()
}

// ---- check

type stubs struct {
	dir  string
	fset *token.FileSet
	done map[string]*types.Package
}

func (s *stubs) Import(p string) (*types.Package, error) {
	if p == "unsafe" {
		return types.Unsafe, nil
	}
	if pkg := s.done[p]; pkg != nil {
		return pkg, nil
	}
	file, err := parser.ParseFile(s.fset, filepath.Join(s.dir, filepath.FromSlash(p)+".go"), nil, 0)
	if err != nil {
		return nil, err
	}
	config := types.Config{Importer: s, IgnoreFuncBodies: true}
	pkg, err := config.Check(p, s.fset, []*ast.File{file}, nil)
	if err != nil {
		return nil, err
	}
	s.done[p] = pkg
	return pkg, nil
}

var (
	wrong  int
	counts struct{ packages, types, fields, methods, consts int }
)

func differ(form string, args ...any) {
	wrong++
	fmt.Printf(form+"\n", args...)
}

func check(dir string) {
	s := &stubs{dir: dir, fset: token.NewFileSet(), done: map[string]*types.Package{}}
	err := filepath.WalkDir(dir, func(file string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(file, ".go") {
			return err
		}
		rel, err := filepath.Rel(dir, file)
		if err != nil {
			return err
		}
		p := strings.TrimSuffix(filepath.ToSlash(rel), ".go")
		stub, err := s.Import(p)
		if err != nil {
			differ("%s: %v", p, err)
			return nil
		}
		counts.packages++
		compare(stub, real(p))
		return nil
	})
	if err != nil {
		fatal("%v", err)
	}
	for _, p := range roots {
		if s.done[p] == nil {
			differ("%s: not in the table", p)
			continue
		}
		for _, name := range real(p).Scope().Names() {
			obj := real(p).Scope().Lookup(name)
			if _, ok := obj.(*types.TypeName); ok && obj.Exported() && s.done[p].Scope().Lookup(name) == nil {
				// A newer Go may have more types; the table then grows with `write`.
				fmt.Printf("note: %s.%s is not in the table\n", p, name)
			}
		}
	}
	fmt.Printf("%d packages, %d types, %d fields, %d methods, %d constants; %d wrong\n",
		counts.packages, counts.types, counts.fields, counts.methods, counts.consts, wrong)
	if wrong > 0 {
		os.Exit(1)
	}
}

func full(p *types.Package) string { return p.Path() }

func text(t types.Type) string {
	if s, ok := t.(*types.Signature); ok {
		t = bare(s)
	}
	return types.TypeString(t, full)
}

// Parameter names are no facts, wherever they stand.
func same(a, b types.Type) bool {
	return text(a) == text(b) || erase(a) == erase(b)
}

func erase(t types.Type) string {
	switch t := t.(type) {
	case *types.Signature:
		return "func" + tuple(t.Params(), t.Variadic()) + tuple(t.Results(), false)
	case *types.Pointer:
		return "*" + erase(t.Elem())
	case *types.Slice:
		return "[]" + erase(t.Elem())
	case *types.Map:
		return "map[" + erase(t.Key()) + "]" + erase(t.Elem())
	case *types.Interface:
		var out []string
		for i := range t.NumMethods() {
			if m := t.Method(i); m.Exported() {
				out = append(out, m.Name()+erase(m.Signature()))
			}
		}
		if !t.IsMethodSet() {
			out = append(out, text(t))
		}
		return "interface{" + strings.Join(out, ";") + "}"
	}
	return text(t)
}

func tuple(t *types.Tuple, variadic bool) string {
	var out []string
	for i := range t.Len() {
		out = append(out, erase(t.At(i).Type()))
	}
	return fmt.Sprintf("(%s,%v)", strings.Join(out, ","), variadic)
}

func compare(stub, pkg *types.Package) {
	if stub.Name() != pkg.Name() {
		differ("%s: package %s, really %s", stub.Path(), stub.Name(), pkg.Name())
	}
	for _, name := range stub.Scope().Names() {
		a, b := stub.Scope().Lookup(name), pkg.Scope().Lookup(name)
		where := stub.Path() + "." + name
		switch a := a.(type) {
		case *types.Const:
			counts.consts++
			b, ok := b.(*types.Const)
			if !ok {
				differ("%s: no such constant", where)
			} else if text(a.Type()) != text(b.Type()) || !constant.Compare(constant.ToFloat(a.Val()), token.EQL, constant.ToFloat(b.Val())) && a.Val().ExactString() != b.Val().ExactString() {
				differ("%s: %s %s, really %s %s", where, a.Type(), a.Val(), b.Type(), b.Val())
			}
		case *types.TypeName:
			counts.types++
			b, ok := b.(*types.TypeName)
			if !ok {
				differ("%s: no such type", where)
				continue
			}
			compareTypes(where, a, b)
		default:
			differ("%s: the table holds types and constants only", where)
		}
	}
}

func compareTypes(where string, a, b *types.TypeName) {
	if a.IsAlias() != b.IsAlias() {
		differ("%s: alias %v, really %v", where, a.IsAlias(), b.IsAlias())
		return
	}
	if a.IsAlias() {
		if !same(types.Unalias(a.Type()), types.Unalias(b.Type())) {
			differ("%s: = %s, really %s", where, types.Unalias(a.Type()), types.Unalias(b.Type()))
		}
		return
	}
	if plain(a.Type()) != plain(b.Type()) {
		differ("%s: assignable %v, really %v", where, plain(a.Type()), plain(b.Type()))
	}
	x, y := a.Type().(*types.Named), b.Type().(*types.Named)
	if x.TypeParams().Len() != y.TypeParams().Len() {
		differ("%s: %d type parameters, really %d", where, x.TypeParams().Len(), y.TypeParams().Len())
		return
	}
	opaque := hidden(b.Pkg())
	switch u := x.Underlying().(type) {
	case *types.Struct:
		v, ok := y.Underlying().(*types.Struct)
		if !ok {
			differ("%s: struct, really %s", where, y.Underlying())
			return
		}
		var left, right []int
		for i := range u.NumFields() {
			if u.Field(i).Exported() {
				left = append(left, i)
			} else if u.Field(i).Name() != "_" {
				differ("%s: field %s is not exported", where, u.Field(i).Name())
			}
		}
		for i := range v.NumFields() {
			if v.Field(i).Exported() && !opaque {
				right = append(right, i)
			}
		}
		if (u.NumFields() > len(left)) != (v.NumFields() > len(right)) {
			differ("%s: hidden fields %v, really %v", where, u.NumFields() > len(left), v.NumFields() > len(right))
		}
		if len(left) != len(right) {
			differ("%s: %d exported fields, really %d", where, len(left), len(right))
			return
		}
		for n, i := range left {
			counts.fields++
			f, g := u.Field(i), v.Field(right[n])
			if f.Name() != g.Name() || f.Embedded() != g.Embedded() || u.Tag(i) != v.Tag(right[n]) || !same(f.Type(), g.Type()) {
				differ("%s: field %s %s, really %s %s", where, f.Name(), f.Type(), g.Name(), g.Type())
			}
		}
	default:
		if !same(u, y.Underlying()) {
			differ("%s: %s, really %s", where, u, y.Underlying())
		}
	}
	for i := range x.NumMethods() {
		counts.methods++
		m := x.Method(i)
		obj, _, _ := types.LookupFieldOrMethod(types.NewPointer(y), false, b.Pkg(), m.Name())
		r, ok := obj.(*types.Func)
		if !ok {
			differ("%s.%s: no such method", where, m.Name())
			continue
		}
		_, p := m.Signature().Recv().Type().(*types.Pointer)
		_, q := r.Signature().Recv().Type().(*types.Pointer)
		if p != q || erase(m.Signature()) != erase(r.Signature()) {
			differ("%s.%s: %s, really %s", where, m.Name(), m.Signature(), r.Signature())
		}
	}
}
