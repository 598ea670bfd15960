package runtime

import (
	"fmt"
	"reflect"

	"k8s.io/apimachinery/pkg/conversion"
)

// Scheme knows how values are defaulted, and how one becomes another.
type Scheme struct {
	conversions map[[2]reflect.Type]conversion.ConversionFunc
	generated   map[[2]reflect.Type]conversion.ConversionFunc
	defaults    map[reflect.Type]func(interface{})
}

// NewScheme returns a scheme that knows nothing.
func NewScheme() *Scheme {
	return &Scheme{
		conversions: map[[2]reflect.Type]conversion.ConversionFunc{},
		generated:   map[[2]reflect.Type]conversion.ConversionFunc{},
		defaults:    map[reflect.Type]func(interface{}){},
	}
}

// AddTypeDefaultingFunc registers a function that fills in defaults.
func (s *Scheme) AddTypeDefaultingFunc(srcType Object, fn func(interface{})) {
	s.defaults[reflect.TypeOf(srcType)] = fn
}

// Default fills in the defaults of an object.
func (s *Scheme) Default(src Object) {
	if fn, ok := s.defaults[reflect.TypeOf(src)]; ok {
		fn(src)
	}
}

// AddConversionFunc registers a conversion that is written by hand.
func (s *Scheme) AddConversionFunc(a, b interface{}, fn conversion.ConversionFunc) error {
	return add(s.conversions, a, b, fn)
}

// AddGeneratedConversionFunc registers a conversion that is generated.
func (s *Scheme) AddGeneratedConversionFunc(a, b interface{}, fn conversion.ConversionFunc) error {
	return add(s.generated, a, b, fn)
}

// Convert converts what in points to into what out points to.
func (s *Scheme) Convert(in, out interface{}) error {
	pair := [2]reflect.Type{reflect.TypeOf(in), reflect.TypeOf(out)}
	for _, known := range []map[[2]reflect.Type]conversion.ConversionFunc{s.conversions, s.generated} {
		if fn, ok := known[pair]; ok {
			return fn(in, out, s)
		}
	}
	return fmt.Errorf("no conversion of %v to %v", pair[0], pair[1])
}

func add(known map[[2]reflect.Type]conversion.ConversionFunc, a, b interface{}, fn conversion.ConversionFunc) error {
	pair := [2]reflect.Type{reflect.TypeOf(a), reflect.TypeOf(b)}
	if _, ok := known[pair]; ok {
		return fmt.Errorf("%v to %v is registered twice", pair[0], pair[1])
	}
	known[pair] = fn
	return nil
}

// SchemeBuilder collects what is to be registered.
type SchemeBuilder []func(*Scheme) error

// Register adds functions.
func (b *SchemeBuilder) Register(funcs ...func(*Scheme) error) {
	*b = append(*b, funcs...)
}

// AddToScheme calls what has been collected.
func (b *SchemeBuilder) AddToScheme(s *Scheme) error {
	for _, fn := range *b {
		if err := fn(s); err != nil {
			return err
		}
	}
	return nil
}
