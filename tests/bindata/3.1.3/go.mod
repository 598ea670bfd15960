module example.com/bindata/v3.1.3

go 1.21

require github.com/go-bindata/go-bindata/v3 v3.1.3
