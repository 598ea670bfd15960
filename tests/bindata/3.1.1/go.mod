module example.com/bindata/v3.1.1

go 1.21

require github.com/go-bindata/go-bindata v3.1.1+incompatible
