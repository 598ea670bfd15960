// Package spec has no type with methods, so nothing of it is imported.
//
// +k8s:openapi-gen=true
package spec

// Type is one.
type Type struct {
	// AVeryLongFieldNameThatIsLongerThanTheOthers is long.
	Name string `json:"aVeryLongFieldNameThatIsLongerThanTheOthers"`
}

// AVeryLongTypeNameThatMakesTheKeyOfTheMapMuchLongerThanTheOthersAreSoThatTheColumnsBreakSomewhereInBetweenHereAndThereAndEverywhereAndNowhereAtAllInTheWorldOfOpenAPI is long.
type AVeryLongTypeNameThatMakesTheKeyOfTheMapMuchLongerThanTheOthersAreSoThatTheColumnsBreakSomewhereInBetweenHereAndThereAndEverywhereAndNowhereAtAllInTheWorldOfOpenAPI struct{}

// Z is short.
type Z struct{}
