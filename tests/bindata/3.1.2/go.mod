module example.com/bindata/v3.1.2

go 1.21

require github.com/go-bindata/go-bindata v3.1.2+incompatible
