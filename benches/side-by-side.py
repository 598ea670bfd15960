"""The measuring half of side-by-side.sh and whole-tree.sh: runs the programs in turns, prints medians and ratios.

Standard library only. Peak memory is the largest resident set of the program itself and of any single child it waits
for (upstream starts `go list`): the figure that the kernel hands out with the exit status.
"""

import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import time

GOLDEN = "zz_generated.deepcopy.go"


def main() -> int:
    arguments = parse()
    work = pathlib.Path(arguments.work)
    tree = work / "tree"
    packages = (work / "packages").read_text().split()
    goldens = {path: path.read_bytes() for path in sorted(tree.rglob(GOLDEN))}
    header = ["--go-header-file", str(work / "boilerplate.go.txt")]

    upstream = [str(work / "bin/deepcopy-gen"), *header]
    kgen = [arguments.kgen, "deepcopy", "--compat", arguments.version, *header]
    if arguments.whole_tree:
        # The flags of gengo's first generation; kgen finds the packages by itself.
        upstream += ["--output-file-base", GOLDEN.removesuffix(".go"), "--input-dirs", ",".join(packages)]
        upstream += ["--bounding-dirs", "k8s.io/kubernetes,k8s.io/api"]
    else:
        upstream += ["--output-file", GOLDEN, *packages]
        kgen += packages
    fresh = kgen + (["--no-cache"] if "--no-cache" in said([arguments.kgen, "deepcopy", "--help"]) else [])

    # (label, command, whether the goldens are taken away before each run)
    programs = [
        ("upstream deepcopy-gen", upstream, True),
        ("kgen", fresh, True),
        ("kgen, nothing to do", kgen, False),
    ]
    floor = floor_program(arguments, work, fresh, tree)
    if floor:
        programs.append(("floor (read and parse only)", floor, False))

    for label, command, writes in programs:
        if writes:
            # A formatter newer than the first generation's tool adds a line above `// +build`; kgen's bytes are the committed ones.
            newer = arguments.whole_tree and command is upstream
            check_bytes(label, command, tree, goldens, without_go_build if newer else bytes)

    seconds = {label: [] for label, _, _ in programs}
    memory = {label: [] for label, _, _ in programs}
    for _ in range(arguments.runs):
        for label, command, writes in programs:
            for path, content in goldens.items():
                if writes:
                    path.unlink(missing_ok=True)
                elif not path.exists():
                    path.write_bytes(content)
            wall, peak = measure(label, command, tree)
            seconds[label].append(wall)
            memory[label].append(peak)

    print(f"Kubernetes {arguments.version}: {len(packages)} packages, {len(goldens)} files, "
          f"{arguments.runs} runs each in turns, {os.cpu_count()} cores")
    print(f"{'':28}  {'wall, median':>12}  {'fastest':>9}  {'slowest':>9}  {'ratio':>7}  {'peak memory':>11}  {'ratio':>7}")
    base_time = statistics.median(seconds["kgen"])
    base_memory = statistics.median(memory["kgen"])
    for label, _, _ in programs:
        wall, peak = statistics.median(seconds[label]), statistics.median(memory[label])
        print(f"{label:28}  {wall:10.3f} s  {min(seconds[label]):7.3f} s  {max(seconds[label]):7.3f} s  "
              f"{wall / base_time:6.2f}x  {peak / 1024:7.1f} MiB  {peak / base_memory:6.2f}x")
    print("Ratios are to the line `kgen`; above 1 is slower or larger than it.")
    return 0


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", required=True)
    parser.add_argument("--version", required=True)
    parser.add_argument("--runs", type=int, default=10)
    parser.add_argument("--kgen", required=True)
    parser.add_argument("--floor")
    parser.add_argument("--whole-tree", action="store_true")
    return parser.parse_args()


def said(command: list[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def floor_program(arguments, work, kgen, tree) -> list[str] | None:
    """The floor's command, once kgen has written down which files it reads and parses."""
    if not arguments.floor:
        return None
    files = work / "files.txt"
    subprocess.run(kgen, cwd=tree, check=True, capture_output=True,
                   env={**os.environ, "KGEN_PARSED_FILES": str(files)})
    if not files.exists():
        sys.exit("kgen wrote no list of the files that it parsed: the floor has nothing to read")
    return [arguments.floor, str(files)]


def check_bytes(label, command, tree, goldens, strip) -> None:
    """Who does not write the committed bytes is not worth measuring."""
    for path in goldens:
        path.unlink(missing_ok=True)
    measure(label, command, tree)
    wrong = [path for path, content in goldens.items() if not path.exists() or strip(path.read_bytes()) != content]
    extra = [path for path in tree.rglob(GOLDEN) if path not in goldens]
    if wrong or extra:
        sys.exit(f"{label}: {len(wrong)} of {len(goldens)} files are not as committed, {len(extra)} are too many")


def without_go_build(text: bytes) -> bytes:
    return text.removeprefix(b"//go:build !ignore_autogenerated\n")


def measure(label, command, directory) -> tuple[float, int]:
    """Wall time in seconds and peak memory in KiB of one run."""
    with open(os.devnull, "r+b") as null:
        start = time.monotonic()
        child = subprocess.Popen(command, cwd=directory, stdin=null, stdout=null, stderr=null)
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.monotonic() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit(f"{label} ended with {child.returncode}: {' '.join(command[:6])} …")
    return wall, usage.ru_maxrss


if __name__ == "__main__":
    sys.exit(main())
