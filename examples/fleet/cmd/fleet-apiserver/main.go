// Command fleet-apiserver shows the manifests of a folder over HTTP.
package main

import (
	"flag"
	"fmt"
	"net"
	"net/http"
	"os"
	"time"

	"sigs.k8s.io/yaml"

	"example.com/fleet/pkg/manifest"
	"example.com/fleet/pkg/server"
	"example.com/fleet/pkg/version"
)

func main() {
	var (
		showVersion = flag.Bool("version", false, "print the version and leave")
		manifests   = flag.String("manifests", "", "the folder with the manifests")
		listen      = flag.String("listen", ":8080", "where to listen")
		once        = flag.String("once", "", "print the objects at this path and leave")
	)
	flag.Parse()
	if *showVersion {
		fmt.Println("fleet-apiserver", version.Get())
		return
	}
	if err := run(*manifests, *listen, *once); err != nil {
		fmt.Fprintln(os.Stderr, "fleet-apiserver:", err)
		os.Exit(1)
	}
}

func run(manifests, listen, once string) error {
	objects, err := manifest.LoadDir(manifests)
	if err != nil {
		return err
	}
	fleet, err := server.New(objects)
	if err != nil {
		return err
	}
	if once != "" {
		text, err := yaml.Marshal(fleet.Lookup(once))
		if err != nil {
			return err
		}
		_, err = os.Stdout.Write(text)
		return err
	}
	listener, err := net.Listen("tcp", listen)
	if err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "fleet-apiserver %s: %d objects on %s\n", version.Get(), len(objects), listener.Addr())
	return (&http.Server{Handler: fleet, ReadHeaderTimeout: 10 * time.Second}).Serve(listener)
}
