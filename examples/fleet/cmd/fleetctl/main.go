// Command fleetctl reads manifests of the fleet API.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"

	"k8s.io/apimachinery/pkg/api/meta"

	"example.com/fleet/pkg/manifest"
	"example.com/fleet/pkg/version"
)

const usage = `fleetctl reads manifests of the fleet API.

  fleetctl version      which build this is
  fleetctl show FILE    a manifest with its defaults filled in
  fleetctl check DIR    reads every .yaml file of a folder
`

func main() {
	flag.Usage = func() { fmt.Fprint(os.Stderr, usage) }
	flag.Parse()
	if err := run(flag.Args(), os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "fleetctl:", err)
		os.Exit(1)
	}
}

func run(args []string, out io.Writer) error {
	switch {
	case len(args) == 1 && args[0] == "version":
		_, err := fmt.Fprintln(out, "fleetctl", version.Get())
		return err
	case len(args) == 2 && args[0] == "show":
		return show(args[1], out)
	case len(args) == 2 && args[0] == "check":
		return check(args[1], out)
	}
	flag.Usage()
	return fmt.Errorf("expected version, show FILE or check DIR")
}

func show(path string, out io.Writer) error {
	object, err := manifest.Load(path)
	if err != nil {
		return err
	}
	text, err := manifest.Encode(object)
	if err != nil {
		return err
	}
	_, err = out.Write(text)
	return err
}

func check(dir string, out io.Writer) error {
	objects, err := manifest.LoadDir(dir)
	if err != nil {
		return err
	}
	for _, object := range objects {
		accessor, err := meta.Accessor(object)
		if err != nil {
			return err
		}
		kind := object.GetObjectKind().GroupVersionKind()
		fmt.Fprintf(out, "%s %s %s\n", kind.GroupVersion(), kind.Kind, accessor.GetName())
	}
	return nil
}
