// Facts about the standard package crypto/rsa: see stdlib.rs.

package rsa

import (
	"crypto"
	"io"
	"math/big"
)

const PSSSaltLengthAuto = 0
const PSSSaltLengthEqualsHash = -1

type CRTValue struct {
	Exp   *big.Int
	Coeff *big.Int
	R     *big.Int
}

type OAEPOptions struct {
	Hash    crypto.Hash
	MGFHash crypto.Hash
	Label   []byte
}

type PKCS1v15DecryptOptions struct {
	SessionKeyLen int
}

type PSSOptions struct {
	SaltLength int
	Hash       crypto.Hash
}

func (*PSSOptions) HashFunc() crypto.Hash

type PrecomputedValues struct {
	Dp        *big.Int
	Dq        *big.Int
	Qinv      *big.Int
	CRTValues []CRTValue
	_         *uint8
}

type PrivateKey struct {
	PublicKey
	D           *big.Int
	Primes      []*big.Int
	Precomputed PrecomputedValues
}

func (*PrivateKey) Decrypt(io.Reader, []byte, crypto.DecrypterOpts) ([]byte, error)
func (*PrivateKey) Equal(crypto.PrivateKey) bool
func (*PrivateKey) Precompute()
func (*PrivateKey) Public() crypto.PublicKey
func (*PrivateKey) Sign(io.Reader, []byte, crypto.SignerOpts) ([]byte, error)
func (*PrivateKey) Validate() error

type PublicKey struct {
	N *big.Int
	E int
}

func (*PublicKey) Equal(crypto.PublicKey) bool
func (*PublicKey) Size() int
