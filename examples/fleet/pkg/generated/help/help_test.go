package help

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// What is held is what stands in assets/help.
func TestHelp(t *testing.T) {
	const texts = "../../../assets/help"
	entries, err := os.ReadDir(texts)
	if err != nil || len(entries) == 0 {
		t.Fatal(len(entries), err)
	}
	if len(AssetNames()) != len(entries) {
		t.Errorf("%d assets of %d files", len(AssetNames()), len(entries))
	}
	for _, entry := range entries {
		want, err := os.ReadFile(filepath.Join(texts, entry.Name()))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(MustAsset(entry.Name()), want) {
			t.Errorf("%s differs", entry.Name())
		}
	}
}
