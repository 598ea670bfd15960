package fixture

var a = 1 +
var b = (2
const c = "open
const d = 'ab'
const e = ''
const f = '\q'
const g = "\x4"
var h = 08
var i = #3
var j int = `never closed
