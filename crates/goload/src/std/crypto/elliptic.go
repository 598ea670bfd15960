// Facts about the standard package crypto/elliptic: see stdlib.rs.

package elliptic

import (
	"math/big"
)

type Curve interface {
	Add(*big.Int, *big.Int, *big.Int, *big.Int) (*big.Int, *big.Int)
	Double(*big.Int, *big.Int) (*big.Int, *big.Int)
	IsOnCurve(*big.Int, *big.Int) bool
	Params() *CurveParams
	ScalarBaseMult([]byte) (*big.Int, *big.Int)
	ScalarMult(*big.Int, *big.Int, []byte) (*big.Int, *big.Int)
}

type CurveParams struct {
	P       *big.Int
	N       *big.Int
	B       *big.Int
	Gx      *big.Int
	Gy      *big.Int
	BitSize int
	Name    string
}

func (*CurveParams) Add(*big.Int, *big.Int, *big.Int, *big.Int) (*big.Int, *big.Int)
func (*CurveParams) Double(*big.Int, *big.Int) (*big.Int, *big.Int)
func (*CurveParams) IsOnCurve(*big.Int, *big.Int) bool
func (*CurveParams) Params() *CurveParams
func (*CurveParams) ScalarBaseMult([]byte) (*big.Int, *big.Int)
func (*CurveParams) ScalarMult(*big.Int, *big.Int, []byte) (*big.Int, *big.Int)
