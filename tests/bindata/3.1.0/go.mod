module example.com/bindata/v3.1.0

go 1.21

require github.com/jteeuwen/go-bindata v3.0.8-0.20151023091102-a0ff2567cfb7+incompatible
