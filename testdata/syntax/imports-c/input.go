package fixture

// #include <stdio.h>
import "C"
