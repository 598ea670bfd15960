// Facts about the standard package crypto/ed25519: see stdlib.rs.

package ed25519

import (
	"crypto"
	"io"
)

const PrivateKeySize = 64
const PublicKeySize = 32
const SeedSize = 32
const SignatureSize = 64

type Options struct {
	Hash    crypto.Hash
	Context string
}

func (*Options) HashFunc() crypto.Hash

type PrivateKey []byte

func (PrivateKey) Equal(crypto.PrivateKey) bool
func (PrivateKey) Public() crypto.PublicKey
func (PrivateKey) Seed() []byte
func (PrivateKey) Sign(io.Reader, []byte, crypto.SignerOpts) ([]byte, error)

type PublicKey []byte

func (PublicKey) Equal(crypto.PublicKey) bool
