"""The measuring half of bindata.sh: makes the assets, runs both programs in turns, prints medians and ratios.

Standard library only. Peak memory is the largest resident set, as the kernel hands it out with the exit status.
"""

import argparse
import filecmp
import os
import pathlib
import random
import statistics
import subprocess
import sys
import time

MODES = [[], ["nomemcopy"], ["nocompress"], ["nocompress", "nomemcopy"], ["debug"]]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", required=True, type=pathlib.Path)
    parser.add_argument("--layout", required=True)
    parser.add_argument("--kgen", required=True)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--size", type=int, default=500)
    arguments = parser.parse_args()
    make(arguments.work / "data", arguments.size << 20)
    print(f"go-bindata {arguments.layout}, {arguments.size} MB, {arguments.runs} runs each in turns, {os.cpu_count()} cores")
    print(f"{'mode':24}  {'go-bindata':>12}  {'kgen':>12}  {'ratio':>7}  {'go-bindata':>12}  {'kgen':>12}")
    for mode in MODES:
        compare(arguments, mode)
    return 0


def make(data, size) -> None:
    """Text that can be compressed, and bytes that cannot; the same in every run."""
    if data.exists():
        return
    chance = random.Random(1)
    data.mkdir(parents=True)
    words = [chance.randbytes(chance.randint(2, 9)).hex() for _ in range(4000)]

    def text(length):
        piece = " ".join(chance.choice(words) for _ in range(20000)).encode()
        return (piece * (length // len(piece) + 1))[:length]

    with open(data / "long.txt", "wb") as out:
        left = size // 2
        while left > 0:
            piece = text(min(left, 1 << 20)) if chance.random() < 0.7 else chance.randbytes(min(left, 1 << 20))
            out.write(piece)
            left -= len(piece)
    left, number = size - size // 2, 0
    while left > 0:
        length = min(left, int(1024 * 4096 ** chance.random()))
        name = data / f"d{number % 40}" / f"f{number}"
        name.parent.mkdir(exist_ok=True)
        name.write_bytes(text(length) if chance.random() < 0.7 else chance.randbytes(length))
        left, number = left - length, number + 1


def compare(arguments, mode) -> None:
    theirs, ours = arguments.work / "theirs.go", arguments.work / "ours.go"
    upstream = [str(arguments.work / "go-bindata"), *[f"-{flag}" for flag in mode], "-o", str(theirs), "data/..."]
    kgen = [arguments.kgen, "bindata", "-q", "--layout", arguments.layout, *[f"--{flag}" for flag in mode], "-o", str(ours), "data/..."]
    figures = {"upstream": [], "kgen": []}
    for turn in range(arguments.runs + 1):
        pair = [("upstream", upstream, theirs), ("kgen", kgen, ours)]
        for name, command, output in pair if turn % 2 == 0 else pair[::-1]:
            output.unlink(missing_ok=True)
            figure = measure(command, arguments.work)
            # The first turn is for the bytes.
            if turn > 0:
                figures[name].append(figure)
        if turn == 0 and not filecmp.cmp(theirs, ours, shallow=False):
            sys.exit(f"{' '.join(mode) or 'compressed'}: kgen writes something else than go-bindata")
    theirs.unlink()
    ours.unlink()
    (their_wall, their_memory), (wall, memory) = (
        tuple(statistics.median(values) for values in zip(*figures[name])) for name in ("upstream", "kgen"))
    print(f"{' '.join(mode) or 'compressed':24}  {their_wall:10.2f} s  {wall:10.2f} s  {their_wall / wall:6.2f}x  "
          f"{their_memory / 1024:8.0f} MiB  {memory / 1024:8.0f} MiB", flush=True)


def measure(command, directory) -> tuple[float, int]:
    """Wall time in seconds and peak memory in KiB."""
    start = time.monotonic()
    child = subprocess.Popen(command, cwd=directory)
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.monotonic() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with {child.returncode}")
    return wall, usage.ru_maxrss


if __name__ == "__main__":
    sys.exit(main())
