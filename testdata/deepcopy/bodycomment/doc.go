// Package bodycomment shows the trap of comments in function bodies: one that
// ends two lines above a type's comment is its second-closest comment.
//
// +k8s:deepcopy-gen=package
package bodycomment
