// Facts about the standard package crypto/ecdh: see stdlib.rs.

package ecdh

import (
	"crypto"
	"io"
)

type Curve interface {
	GenerateKey(io.Reader) (*PrivateKey, error)
	NewPrivateKey([]byte) (*PrivateKey, error)
	NewPublicKey([]byte) (*PublicKey, error)
}

type PrivateKey struct {
	_ *uint8
}

func (*PrivateKey) Bytes() []byte
func (*PrivateKey) Curve() Curve
func (*PrivateKey) ECDH(*PublicKey) ([]byte, error)
func (*PrivateKey) Equal(crypto.PrivateKey) bool
func (*PrivateKey) Public() crypto.PublicKey
func (*PrivateKey) PublicKey() *PublicKey

type PublicKey struct {
	_ *uint8
}

func (*PublicKey) Bytes() []byte
func (*PublicKey) Curve() Curve
func (*PublicKey) Equal(crypto.PublicKey) bool
