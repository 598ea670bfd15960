package stdtypes

import (
	"encoding/json"
	"math/big"
	"net"
	"net/url"
	"sync"
	"time"
)

// Holder has them in every position.
type Holder struct {
	Time      time.Time
	TimePtr   *time.Time
	Times     []time.Time
	TimeOf    map[string]time.Time
	Duration  time.Duration
	Month     *time.Month
	IP        net.IP
	IPs       []net.IP
	Net       *net.IPNet
	URL       url.URL
	URLPtr    *url.URL
	Values    url.Values
	Raw       json.RawMessage
	Raws      map[string]json.RawMessage
	Number    json.Number
	NumberPtr *json.Number
	Big       *big.Int
	Mutex     sync.Mutex
}
