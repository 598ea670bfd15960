// Facts about the standard package os/signal: see stdlib.rs.

package signal
