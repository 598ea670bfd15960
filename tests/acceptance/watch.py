#!/usr/bin/env python3
"""How long after a save `kgen watch` has the bytes on disk.

    tests/acceptance/watch.py TREE FILE TYPE [SAVES]

TREE is a tree that kgen.toml or go.mod makes kgen's (a copy: files in it are changed), FILE one of its Go files and TYPE a
struct in it of which zz_generated.deepcopy.go beside it speaks. A field is added to TYPE at every save, by turns in place
and by an editor's rename, and the time is taken until the generated file copies it. KGEN names the binary, KGEN_WATCH_ARGS
more flags. Exits with 1 if a save was missed or took longer than 100 ms.
"""

import os
import pathlib
import re
import shlex
import statistics
import subprocess
import sys
import tempfile
import time

LIMIT = 0.1


def main() -> int:
    tree, name, kind = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3]
    saves = int(sys.argv[4]) if len(sys.argv) > 4 else 50
    kgen = os.path.abspath(os.environ.get("KGEN", "target/release/kgen"))
    source = tree / name
    generated = source.parent / "zz_generated.deepcopy.go"
    text = source.read_text()
    head = re.search(rf"^type {kind} struct {{$", text, re.M)
    if not head:
        sys.exit(f"{source}: no struct {kind}")
    flags = shlex.split(os.environ.get("KGEN_WATCH_ARGS", ""))
    with tempfile.NamedTemporaryFile() as said, \
         subprocess.Popen([kgen, "watch", *flags], cwd=tree, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                          stderr=said) as watch:
        # Its summary says that the first run is through.
        while b"kgen: " not in pathlib.Path(said.name).read_bytes():
            if watch.poll() is not None:
                sys.exit("kgen watch has ended by itself")
            time.sleep(0.01)
        time.sleep(1)
        took = []
        try:
            for nth in range(saves):
                took.append(save(source, generated, text, head.end(), nth))
                time.sleep(0.05 + 0.013 * (nth % 40))
        finally:
            source.write_text(text)
            time.sleep(2)
            watch.terminate()
    missed = sum(1 for seconds in took if seconds is None)
    known = sorted(seconds for seconds in took if seconds is not None)
    print(f"{saves} saves, {missed} missed; until the bytes were on disk: median {statistics.median(known) * 1e3:.1f} ms, "
          f"longest {known[-1] * 1e3:.1f} ms")
    return int(missed > 0 or known[-1] > LIMIT)


def save(source, generated, text, at, nth) -> float | None:
    field = f"KgenWatch{nth}"
    changed = f"{text[:at]}\n\t{field} []string{text[at:]}"
    start = time.monotonic()
    if nth % 2:
        beside = source.with_name(source.name + "~")
        beside.write_text(changed)
        beside.rename(source)
    else:
        source.write_text(changed)
    wanted = f"in.{field} ".encode()
    before = None
    while time.monotonic() < start + 5:
        state = generated.stat()
        if (state.st_ino, state.st_mtime_ns) != before:
            before = (state.st_ino, state.st_mtime_ns)
            if wanted in generated.read_bytes():
                return time.monotonic() - start
        time.sleep(0.0005)
    return None


if __name__ == "__main__":
    sys.exit(main())
