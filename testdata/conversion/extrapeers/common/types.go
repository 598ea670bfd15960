// Package common is no peer; before 0.30 its functions count where --extra-dirs names it.
package common

import "k8s.io/apimachinery/pkg/conversion"

// Note is a text with a date.
type Note struct {
	Text string
}

// Code is a number.
type Code int32

// Convert_common_Note_To_string forgets the date.
func Convert_common_Note_To_string(in *Note, out *string, s conversion.Scope) error {
	*out = in.Text
	return nil
}

// Convert_string_To_common_Note has no date.
func Convert_string_To_common_Note(in *string, out *Note, s conversion.Scope) error {
	out.Text = *in
	return nil
}
