#!/usr/bin/env python3
"""`kgen build` of 12 programs for 4 platforms beside what else one would use: shell loops of plain `go build`, and GoReleaser.

A module of 12 commands over k8s.io/apimachinery is made in a folder of its own. Each way of building it starts with an empty
build cache of Go's ("cold"), and then once more with nothing changed ("warm"), in turns. Printed are wall time, and peak memory
as the largest sum of the resident sets of all processes of a run, sampled every 20 ms. Sampling takes a processor's time, so
memory is measured in a cold run of its own. A last run of kgen is given less memory than the others took.

  matrix.py [--kgen FILE] [--goreleaser FILE] [--work DIR] [--runs N] [--max-memory SIZE]

Needs `go`; GoReleaser is installed with the Go client where no --goreleaser names one. Exits with 1 if kgen is more than 3 %
slower than the fastest loop, not faster than GoReleaser, or not within its memory.
"""

import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
PLATFORMS = ["linux/amd64", "linux/arm64", "darwin/arm64", "windows/amd64"]
PROGRAMS = [f"tool{number:02}" for number in range(1, 13)]
GORELEASER = "github.com/goreleaser/goreleaser/v2@v2.12.0"
LDFLAGS = "-s -w -buildid="
APIMACHINERY = "v0.34.1"

MAIN = """package main

import (
\t"encoding/json"
\t"net/http"
\t"os"

\tmetav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
\t"k8s.io/apimachinery/pkg/runtime"
)

func main() {
\tscheme := runtime.NewScheme()
\tmetav1.AddToGroupVersion(scheme, metav1.Unversioned)
\tjson.NewEncoder(os.Stdout).Encode(metav1.ObjectMeta{Name: "NAME"})
\tif len(os.Args) > 1 {
\t\thttp.ListenAndServe(os.Args[1], nil)
\t}
}
"""


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--kgen", type=pathlib.Path, default=ROOT / "target/release/kgen")
    parser.add_argument("--goreleaser", type=pathlib.Path)
    parser.add_argument("--work", type=pathlib.Path, default=ROOT / "target/acceptance/matrix")
    parser.add_argument("--runs", type=int, default=2)
    parser.add_argument("--max-memory", default="", help="such as 700M; default: two thirds of what the least of the others took")
    arguments = parser.parse_args()
    work = arguments.work.resolve()
    shutil.rmtree(work, ignore_errors=True)
    tree = work / "tree"
    make_module(tree)
    goreleaser = arguments.goreleaser or install_goreleaser(work)
    kgen = arguments.kgen.resolve()

    ways = {
        "go build, platform after platform": ["sh", "-c", loop(at_once=False)],
        "go build, all platforms at once": ["sh", "-c", loop(at_once=True)],
        "goreleaser build": [str(goreleaser), "build", "--snapshot", "--clean", "--skip=validate"],
        "kgen build": [str(kgen), "build", "--skip", "generate", "--platform", ",".join(PLATFORMS)],
    }
    cold = {way: [] for way in ways}
    warm = {way: [] for way in ways}
    for run in range(arguments.runs):
        order = list(ways.items())
        for way, command in order[run % len(order) :] + order[: run % len(order)]:
            remove_outputs(work, tree)
            cold[way].append(timed(command, tree, work))
            check_outputs(way, tree)
            # Time stamps that have just been written are not trusted yet.
            time.sleep(2.5)
            timed(command, tree, work)
            warm[way].append(timed(command, tree, work))
    memory = {}
    for way, command in ways.items():
        remove_outputs(work, tree)
        memory[way] = peak_memory(command, tree, work)
    print(f"12 programs, 4 platforms, {arguments.runs} runs each in turns, {os.cpu_count()} processors, {go('version')}")
    print(f"{'':36}{'cold':>10}{'ratio':>8}{'warm':>10}{'peak memory':>14}")
    base = statistics.median(cold["kgen build"])
    for way in ways:
        seconds = statistics.median(cold[way])
        print(
            f"{way:36}{seconds:>8.1f} s{seconds / base:>7.2f}x{statistics.median(warm[way]):>8.2f} s"
            f"{memory[way] / 2**20:>10.0f} MiB"
        )

    others = [memory[way] for way in ways if way != "kgen build"]
    limit = arguments.max_memory or f"{int(min(others) / 2**20 * 2 / 3)}M"
    remove_outputs(work, tree)
    peak = peak_memory([*ways["kgen build"], "--max-memory", limit], tree, work)
    print(f"kgen build --max-memory {limit}: peak {peak / 2**20:.0f} MiB")

    loops = min(statistics.median(cold[way]) for way in ways if way.startswith("go build"))
    failures = []
    if base > loops * 1.03:
        failures.append(f"kgen is {base / loops:.3f} of the fastest loop, cold")
    if base >= statistics.median(cold["goreleaser build"]):
        failures.append("kgen is not faster than GoReleaser, cold")
    if statistics.median(warm["kgen build"]) >= statistics.median(warm["goreleaser build"]):
        failures.append("kgen is not faster than GoReleaser, warm")
    allowed = int(limit[:-1]) * 2 ** {"M": 20, "G": 30}[limit[-1]]
    if peak > allowed:
        failures.append(f"kgen took {peak / 2**20:.0f} MiB, and was allowed {limit}")
    if min(others) <= allowed:
        failures.append(f"one of the others stayed below {limit} too")
    for failure in failures:
        print(f"matrix: {failure}", file=sys.stderr)
    return 1 if failures else 0


def make_module(tree: pathlib.Path) -> None:
    for name in PROGRAMS:
        directory = tree / "cmd" / name
        directory.mkdir(parents=True)
        (directory / "main.go").write_text(MAIN.replace("NAME", name))
    (tree / "go.mod").write_text(f"module example.com/matrix\n\ngo 1.24.0\n\nrequire k8s.io/apimachinery {APIMACHINERY}\n")
    subprocess.run(["go", "mod", "tidy"], cwd=tree, check=True, stderr=subprocess.DEVNULL)
    builds = "".join(
        f"  - id: {name}\n    main: ./cmd/{name}\n    binary: {name}\n    flags: [-trimpath, -buildvcs=false]\n"
        f'    ldflags: ["{LDFLAGS}"]\n    targets: [{", ".join(target(one) for one in PLATFORMS)}]\n'
        for name in PROGRAMS
    )
    (tree / ".goreleaser.yaml").write_text(f"version: 2\nproject_name: matrix\nbuilds:\n{builds}")
    (tree / ".gitignore").write_text("/out/\n/dist/\n/_output/\n")
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.com"]
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "all"], ["tag", "v1.0.0"]):
        subprocess.run([*git, *words], cwd=tree, check=True)


def target(platform: str) -> str:
    return platform.replace("/", "_")


def install_goreleaser(work: pathlib.Path) -> pathlib.Path:
    environment = {**os.environ, "GOBIN": str(work / "bin")}
    subprocess.run(["go", "install", GORELEASER], env=environment, check=True)
    return work / "bin/goreleaser"


def loop(at_once: bool) -> str:
    calls = []
    for platform in PLATFORMS:
        system, processor = platform.split("/")
        calls.append(
            f"GOOS={system} GOARCH={processor} go build -trimpath -buildvcs=false -ldflags '{LDFLAGS}' -o out/{platform}/ ./cmd/..."
        )
    if at_once:
        return " &\n".join(calls) + " &\nwait"
    return "set -e\n" + "\n".join(calls)


def remove_outputs(work: pathlib.Path, tree: pathlib.Path) -> None:
    for path in (work / "gocache", tree / "out", tree / "dist", tree / "_output"):
        shutil.rmtree(path, ignore_errors=True)


def check_outputs(way: str, tree: pathlib.Path) -> None:
    folder = {"kgen": "_output/local", "goreleaser": "dist"}.get(way.split()[0], "out")
    made = [path for path in (tree / folder).rglob("tool*") if path.is_file()]
    if len(made) != len(PROGRAMS) * len(PLATFORMS):
        sys.exit(f"{way} has made {len(made)} files")


def timed(command: list[str], tree: pathlib.Path, work: pathlib.Path) -> float:
    """Wall time of a command in seconds."""
    start = time.monotonic()
    ended(command, started(command, tree, work), work)
    return time.monotonic() - start


def peak_memory(command: list[str], tree: pathlib.Path, work: pathlib.Path) -> int:
    """Peak memory in bytes of a command and all that it starts."""
    process = started(command, tree, work)
    peak = [0]
    done = threading.Event()
    sampler = threading.Thread(target=sample, args=(process.pid, peak, done))
    sampler.start()
    try:
        ended(command, process, work)
    finally:
        done.set()
        sampler.join()
    return peak[0]


def started(command: list[str], tree: pathlib.Path, work: pathlib.Path) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "GOCACHE": str(work / "gocache"), "CGO_ENABLED": "0", "GOFLAGS": "-mod=mod", "GOWORK": "off"}
    with (work / "log").open("wb") as output:
        return subprocess.Popen(
            command, cwd=tree, env=environment, stdout=output, stderr=subprocess.STDOUT, start_new_session=True
        )


def ended(command: list[str], process: subprocess.Popen[bytes], work: pathlib.Path) -> None:
    if code := process.wait():
        sys.exit(f"{' '.join(command)} ended with {code}:\n{(work / 'log').read_text(errors='replace')}")


def sample(session: int, peak: list[int], done: threading.Event) -> None:
    page = os.sysconf("SC_PAGE_SIZE")
    while not done.wait(0.02):
        total = 0
        for name in os.listdir("/proc"):
            if not name.isdigit():
                continue
            try:
                stat = pathlib.Path(f"/proc/{name}/stat").read_text()
            except OSError:
                continue
            fields = stat.rpartition(")")[2].split()
            # After the name: state, parent, group, session; the resident set is the 22nd.
            if int(fields[3]) == session:
                total += int(fields[21]) * page
        peak[0] = max(peak[0], total)


def go(*words: str) -> str:
    return subprocess.run(["go", *words], capture_output=True, text=True, check=True).stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
