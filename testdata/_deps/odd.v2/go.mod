module gopkg.in/odd.v2

go 1.24
