// Package secondclosest has markers at several distances from the type.
package secondclosest
