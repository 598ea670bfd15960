// Package version says which build this is. The linker fills it in:
//
//	go build -ldflags "-X example.com/fleet/pkg/version.gitVersion=v1.2.3"
package version

import (
	"fmt"
	"runtime"
)

var (
	gitMajor     = ""
	gitMinor     = ""
	gitVersion   = "v0.0.0-unset"
	gitCommit    = ""
	gitTreeState = ""
	buildDate    = "1970-01-01T00:00:00Z"
)

// Info says which build this is.
type Info struct {
	Major        string `json:"major"`
	Minor        string `json:"minor"`
	GitVersion   string `json:"gitVersion"`
	GitCommit    string `json:"gitCommit"`
	GitTreeState string `json:"gitTreeState"`
	BuildDate    string `json:"buildDate"`
	GoVersion    string `json:"goVersion"`
	Platform     string `json:"platform"`
}

// Get returns what the linker filled in.
func Get() Info {
	return Info{
		Major:        gitMajor,
		Minor:        gitMinor,
		GitVersion:   gitVersion,
		GitCommit:    gitCommit,
		GitTreeState: gitTreeState,
		BuildDate:    buildDate,
		GoVersion:    runtime.Version(),
		Platform:     runtime.GOOS + "/" + runtime.GOARCH,
	}
}

// String returns the version.
func (info Info) String() string {
	if info.GitCommit == "" {
		return info.GitVersion
	}
	return fmt.Sprintf("%s (%s, %s)", info.GitVersion, info.GitCommit, info.GitTreeState)
}
