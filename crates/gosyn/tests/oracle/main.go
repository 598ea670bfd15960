// The oracle reads Go files with Go's own packages and prints, one JSON object for each file and
// line, what gosyn has to find in them. File names come from standard input.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/build/constraint"
	"go/parser"
	"go/scanner"
	"go/token"
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync"
)

// Facts is what is compared of one file.
type Facts struct {
	File       string
	Error      string
	ErrorAt    int
	Package    string
	Constraint string
	Imports    []string
	Types      []string
	Funcs      []string
	Consts     []string
	Vars       []string
	Comments   []Group
}

// Group is a comment group.
type Group struct {
	Start, End, StartLine, EndLine int
	Count                          int
	Text                           string
}

func main() {
	var names []string
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		names = append(names, in.Text())
	}
	facts := make([]*Facts, len(names))
	var wait sync.WaitGroup
	work := make(chan int)
	for range runtime.NumCPU() {
		wait.Add(1)
		go func() {
			defer wait.Done()
			for at := range work {
				facts[at] = read(names[at])
			}
		}()
	}
	for at := range names {
		work <- at
	}
	close(work)
	wait.Wait()
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for _, fact := range facts {
		if err := enc.Encode(fact); err != nil {
			panic(err)
		}
	}
}

type reader struct {
	file *token.File
}

func read(name string) *Facts {
	facts := &Facts{File: name}
	source, err := os.ReadFile(name)
	if err != nil {
		facts.Error = err.Error()
		return facts
	}
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, name, source, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		facts.Error = err.Error()
		if list, ok := err.(scanner.ErrorList); ok && len(list) > 0 {
			facts.Error, facts.ErrorAt = list[0].Msg, list[0].Pos.Offset
		}
		return facts
	}
	r := &reader{fset.File(file.FileStart)}
	facts.Package = r.name(file.Name)
	facts.Constraint = buildConstraint(source)
	for _, imp := range file.Imports {
		path, _ := strconv.Unquote(imp.Path.Value)
		text := strconv.Quote(path) + r.at(imp.Path.Pos())
		if imp.Name != nil {
			text = imp.Name.Name + " " + text
		}
		facts.Imports = append(facts.Imports, text)
	}
	for _, decl := range file.Decls {
		switch decl := decl.(type) {
		case *ast.FuncDecl:
			if decl.Recv != nil && len(decl.Recv.List) != 1 {
				// Only the type checker refuses it.
				facts.Error = "not exactly one receiver"
				return facts
			}
			text := r.name(decl.Name) + r.typeParams(decl.Type.TypeParams) + r.signature(decl.Type)
			if decl.Recv != nil {
				text = "(" + r.expr(decl.Recv.List[0].Type) + ") " + text
			}
			facts.Funcs = append(facts.Funcs, text+r.at(decl.Type.Func)+r.at(decl.Type.End()))
		case *ast.GenDecl:
			for _, spec := range decl.Specs {
				switch spec := spec.(type) {
				case *ast.TypeSpec:
					alias := ""
					if spec.Assign.IsValid() {
						alias = "="
					}
					text := r.name(spec.Name) + r.typeParams(spec.TypeParams) + alias + r.expr(spec.Type)
					facts.Types = append(facts.Types, text+r.at(spec.Pos())+r.at(spec.End()))
				case *ast.ValueSpec:
					text := r.names(spec.Names)
					if spec.Type != nil {
						text += " " + r.expr(spec.Type)
					}
					for _, value := range spec.Values {
						text += " = " + r.expr(value)
						if !sum(value) {
							text += r.at(value.Pos()) + r.at(value.End())
						}
					}
					if decl.Tok == token.CONST {
						facts.Consts = append(facts.Consts, text)
					} else {
						facts.Vars = append(facts.Vars, text)
					}
				}
			}
		}
	}
	for _, group := range file.Comments {
		facts.Comments = append(facts.Comments, Group{
			Start: r.file.Offset(group.Pos()), End: r.file.Offset(group.End()),
			StartLine: r.line(group.Pos()), EndLine: r.line(group.End()),
			Count: len(group.List), Text: strings.ToValidUTF8(group.Text(), "\uFFFD"),
		})
	}
	return facts
}

// sum tells whether x is a sum: long ones have another shape in gosyn.
func sum(x ast.Expr) bool {
	binary, ok := x.(*ast.BinaryExpr)
	return ok && binary.Op == token.ADD
}

func (r *reader) at(pos token.Pos) string { return fmt.Sprintf("@%d", r.file.Offset(pos)) }

func (r *reader) line(pos token.Pos) int { return r.file.PositionFor(pos, false).Line }

func (r *reader) name(name *ast.Ident) string { return name.Name + r.at(name.Pos()) }

func (r *reader) names(names []*ast.Ident) string {
	var all []string
	for _, name := range names {
		all = append(all, r.name(name))
	}
	return strings.Join(all, ", ")
}

func (r *reader) typeParams(list *ast.FieldList) string {
	if list == nil {
		return ""
	}
	var all []string
	for _, field := range list.List {
		for _, name := range field.Names {
			all = append(all, r.name(name)+" "+r.expr(field.Type))
		}
	}
	return "[" + strings.Join(all, ", ") + "]"
}

func (r *reader) params(list *ast.FieldList) string {
	if list == nil {
		return "()"
	}
	var all []string
	for _, field := range list.List {
		ty := r.expr(field.Type)
		if len(field.Names) == 0 {
			all = append(all, ty)
		}
		for _, name := range field.Names {
			all = append(all, r.name(name)+" "+ty)
		}
	}
	return "(" + strings.Join(all, ", ") + ")"
}

func (r *reader) signature(ty *ast.FuncType) string {
	return r.params(ty.Params) + r.params(ty.Results)
}

func (r *reader) fields(list *ast.FieldList) string {
	var all []string
	for _, field := range list.List {
		text := r.names(field.Names) + " " + r.expr(field.Type)
		if field.Tag != nil {
			tag, _ := strconv.Unquote(field.Tag.Value)
			text += " " + quote(tag)
		}
		all = append(all, text+r.at(field.Pos())+r.at(field.End()))
	}
	return strings.Join(all, "; ")
}

func quote(text string) string {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(text)
	return strings.TrimSuffix(out.String(), "\n")
}

func (r *reader) elements(list *ast.FieldList) string {
	var all []string
	for _, field := range list.List {
		if fn, ok := field.Type.(*ast.FuncType); ok && len(field.Names) == 1 {
			all = append(all, r.name(field.Names[0])+r.signature(fn))
		} else {
			all = append(all, r.expr(field.Type))
		}
	}
	return strings.Join(all, "; ")
}

func (r *reader) list(list []ast.Expr) string {
	var all []string
	for _, x := range list {
		all = append(all, r.expr(x))
	}
	return strings.Join(all, ", ")
}

func flatten(x ast.Expr, into []ast.Expr) []ast.Expr {
	for {
		binary, ok := x.(*ast.BinaryExpr)
		if !ok || binary.Op != token.ADD {
			return append(into, x)
		}
		into = flatten(binary.X, into)
		x = binary.Y
	}
}

// expr writes types and expressions in one notation: Go's own tree does not tell them apart.
func (r *reader) expr(x ast.Expr) string {
	switch x := x.(type) {
	case *ast.Ident:
		return x.Name
	case *ast.BasicLit:
		return x.Value
	case *ast.SelectorExpr:
		return r.expr(x.X) + "." + x.Sel.Name
	case *ast.StarExpr:
		return "*" + r.expr(x.X)
	case *ast.ParenExpr:
		return "(" + r.expr(x.X) + ")"
	case *ast.UnaryExpr:
		return x.Op.String() + r.expr(x.X)
	case *ast.BinaryExpr:
		if x.Op == token.ADD {
			var all []string
			for _, part := range flatten(x, nil) {
				all = append(all, r.expr(part))
			}
			return "{" + strings.Join(all, " + ") + "}"
		}
		return "{" + r.expr(x.X) + " " + x.Op.String() + " " + r.expr(x.Y) + "}"
	case *ast.CallExpr:
		if x.Ellipsis.IsValid() {
			args := append([]ast.Expr{}, x.Args...)
			last := len(args) - 1
			text := r.list(args[:last])
			if last > 0 {
				text += ", "
			}
			return r.expr(x.Fun) + "(" + text + "?)"
		}
		return r.expr(x.Fun) + "(" + r.list(x.Args) + ")"
	case *ast.IndexExpr:
		return r.expr(x.X) + "[" + r.expr(x.Index) + "]"
	case *ast.IndexListExpr:
		return r.expr(x.X) + "[" + r.list(x.Indices) + "]"
	case *ast.CompositeLit:
		text := r.expr(x.Type) + "{"
		if array, ok := x.Type.(*ast.ArrayType); ok {
			if _, ok := array.Len.(*ast.Ellipsis); ok {
				for _, elt := range x.Elts {
					if pair, ok := elt.(*ast.KeyValueExpr); ok {
						text += r.expr(pair.Key)
					}
					text += ","
				}
			}
		}
		return text + "}"
	case *ast.Ellipsis:
		if x.Elt == nil {
			return "..."
		}
		return "..." + r.expr(x.Elt)
	case *ast.ArrayType:
		if x.Len == nil {
			return "[]" + r.expr(x.Elt)
		}
		return "[" + r.expr(x.Len) + "]" + r.expr(x.Elt)
	case *ast.MapType:
		return "map[" + r.expr(x.Key) + "]" + r.expr(x.Value)
	case *ast.ChanType:
		switch x.Dir {
		case ast.SEND:
			return "chan<- " + r.expr(x.Value)
		case ast.RECV:
			return "<-chan " + r.expr(x.Value)
		}
		return "chan " + r.expr(x.Value)
	case *ast.FuncType:
		return "func" + r.signature(x)
	case *ast.StructType:
		return "struct{" + r.fields(x.Fields) + "}"
	case *ast.InterfaceType:
		return "interface{" + r.elements(x.Methods) + "}"
	}
	return "?"
}

// buildConstraint repeats what go/build does with the head of a file.
func buildConstraint(source []byte) string {
	var goBuild string
	end, ended, inComment := 0, false, false
	rest := source
Lines:
	for len(rest) > 0 {
		line := rest
		if at := bytes.IndexByte(line, '\n'); at >= 0 {
			line, rest = line[:at], rest[at+1:]
		} else {
			rest = nil
		}
		line = bytes.TrimSpace(line)
		if len(line) == 0 && !ended {
			end = len(source) - len(rest)
			continue
		}
		if !bytes.HasPrefix(line, []byte("//")) {
			ended = true
		}
		if !inComment && constraint.IsGoBuild(string(line)) {
			if goBuild != "" {
				return "never"
			}
			goBuild = string(line)
		}
		for len(line) > 0 {
			if inComment {
				at := bytes.Index(line, []byte("*/"))
				if at < 0 {
					continue Lines
				}
				inComment = false
				line = bytes.TrimSpace(line[at+2:])
				continue
			}
			if bytes.HasPrefix(line, []byte("//")) {
				continue Lines
			}
			if bytes.HasPrefix(line, []byte("/*")) {
				inComment = true
				line = bytes.TrimSpace(line[2:])
				continue
			}
			break Lines
		}
	}
	if goBuild != "" {
		x, err := constraint.Parse(goBuild)
		if err != nil {
			return "never"
		}
		return x.String()
	}
	var all constraint.Expr
	for _, line := range strings.Split(string(source[:end]), "\n") {
		line = strings.TrimSpace(line)
		if !constraint.IsPlusBuild(line) {
			continue
		}
		if x, err := constraint.Parse(line); err == nil {
			if all == nil {
				all = x
			} else {
				all = &constraint.AndExpr{X: all, Y: x}
			}
		}
	}
	if all == nil {
		return ""
	}
	return all.String()
}
