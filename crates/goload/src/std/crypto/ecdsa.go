// Facts about the standard package crypto/ecdsa: see stdlib.rs.

package ecdsa

import (
	"crypto"
	"crypto/ecdh"
	"crypto/elliptic"
	"io"
	"math/big"
)

type PrivateKey struct {
	PublicKey
	D *big.Int
}

func (*PrivateKey) Bytes() ([]byte, error)
func (*PrivateKey) ECDH() (*ecdh.PrivateKey, error)
func (*PrivateKey) Equal(crypto.PrivateKey) bool
func (*PrivateKey) Public() crypto.PublicKey
func (*PrivateKey) Sign(io.Reader, []byte, crypto.SignerOpts) ([]byte, error)

type PublicKey struct {
	elliptic.Curve
	X *big.Int
	Y *big.Int
}

func (*PublicKey) Bytes() ([]byte, error)
func (*PublicKey) ECDH() (*ecdh.PublicKey, error)
func (*PublicKey) Equal(crypto.PublicKey) bool
