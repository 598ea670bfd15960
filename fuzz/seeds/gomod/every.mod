// Deprecated: no.
module "example.com/a" // trailing

go 1.21
toolchain go1.22.1

require example.com/one v1.0.0
require (
	example.com/two/v2 v2.1.0 // indirect
	`example.com/three` v0.0.0-20191109021931-daa7c04131f5 // indirect; and more

	// A comment of its own.
	example.com/four v4.0.0+incompatible
)
exclude example.com/one v1.1.0
replace (
	example.com/one => ./one
	example.com/two/v2 v2.1.0 => example.com/fork/v2 v2.1.1
)
retract (
	v1.0.0 // oops
	[v1.1.0, v1.2.0]
)
tool example.com/one/cmd/x
ignore ./node_modules
godebug default=go1.21
