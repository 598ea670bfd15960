// Facts about the standard package encoding/pem: see stdlib.rs.

package pem

type Block struct {
	Type    string
	Headers map[string]string
	Bytes   []byte
}
