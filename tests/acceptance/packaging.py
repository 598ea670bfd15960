#!/usr/bin/env python3
"""Packing programs beside what else one would use: `tar czf` and `gzip -9` for archives, `docker build` and `docker save` for images.

Given are real programs, about 350 MB of them (those of Kubernetes, say). All ways pack the same files, one after the other, in
turns; kgen starts each time without what it keeps from run to run ("from nothing"), and then once more with nothing changed. The
floor is a program that reads the files, takes their SHA-256 and writes them once, on one processor.

  packaging.py [--kgen FILE] [--work DIR] [--runs N] PROGRAM...

Needs GNU tar, gzip, git, docker and dockerd (as root). Exits with 1 if archives are not 3 times as fast as `tar czf` or larger than
its, images not 5 times as fast as the engine's, or either not 20 times with nothing changed.
"""

import argparse
import hashlib
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import time

from engine import start_dockerd

ROOT = pathlib.Path(__file__).resolve().parents[2]
ARCH = {"x86_64": "amd64", "aarch64": "arm64"}[os.uname().machine]


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--kgen", type=pathlib.Path, default=ROOT / "target/release/kgen")
    parser.add_argument("--work", type=pathlib.Path, default=ROOT / "target/acceptance/packaging")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("programs", nargs="+", type=pathlib.Path)
    arguments = parser.parse_args()
    work = arguments.work.resolve()
    shutil.rmtree(work, ignore_errors=True)
    project, names = make_project(work, arguments.programs)
    kgen = arguments.kgen.resolve()
    bin = project / "_output/local/bin/linux" / ARCH
    environment = {**os.environ, "PATH": f"{os.environ['PATH']}:/usr/sbin", "GIT_CEILING_DIRECTORIES": str(work)}
    out = work / "out"
    out.mkdir()
    daemon = start_dockerd(work, environment)

    def archives(*more: str) -> list[str]:
        return [str(kgen), "package", "--quiet", "--only", "built", "--only", "archive", *more]

    images = [str(kgen), "package", "--quiet", "--only", "built", "--only", "image"]
    engine = "set -e; " + "; ".join(
        f"mkdir -p {out}/{name}; ln -f {bin}/{name} {out}/{name}/{name}; "
        f"printf 'FROM scratch\\nCOPY {name} /usr/local/bin/{name}\\n' >{out}/{name}/Dockerfile; "
        f"docker build --no-cache --quiet --tag {name}:v1 {out}/{name} >/dev/null; docker save --output {out}/{name}.tar {name}:v1"
        for name in names
    )
    ways = {
        "archive: tar czf": ["tar", "czf", f"{out}/a.tar.gz", "-C", str(bin.parent), ARCH],
        "archive: tar, gzip -9": ["sh", "-c", f"tar c -C {bin.parent} {ARCH} | gzip -9 >{out}/b.tar.gz"],
        "archive: kgen": archives(),
        "images: docker build, save": ["sh", "-c", engine],
        "images: kgen": images,
        "floor": ["sh", "-c", f"cat {bin}/* | tee {out}/floor | sha256sum"],
    }
    took = {way: [] for way in ways}
    again = {way: [] for way in ways if way.endswith("kgen")}
    try:
        for run in range(arguments.runs):
            order = list(ways.items())
            for way, command in order[run % len(order) :] + order[: run % len(order)]:
                clean(project, out)
                subprocess.run("docker rmi --force $(docker images --quiet)", shell=True, env=environment, capture_output=True)
                took[way].append(timed(command, project, environment))
                if way in again:
                    # Time stamps that have just been written are not trusted yet.
                    time.sleep(0.5)
                    again[way].append(timed(command, project, environment))
        clean(project, out)
        for way in ("archive: tar czf", "archive: tar, gzip -9", "archive: kgen"):
            timed(ways[way], project, environment)
    finally:
        daemon.terminate()
        daemon.wait()
    total = sum((bin / name).stat().st_size for name in names)
    print(f"{len(names)} programs, {total / 1e6:.0f} MB, {arguments.runs} runs each in turns, {os.cpu_count()} processors")
    median = {way: statistics.median(seconds) for way, seconds in took.items()}
    for way, seconds in median.items():
        print(f"{way:28}{seconds:>8.2f} s")
    for way, seconds in again.items():
        print(f"{way + ', nothing changed':40}{statistics.median(seconds):>8.3f} s")
    size = lambda path: path.stat().st_size / 1e6
    own = size(next((project / "_output/release-tars").glob("*.tar.gz")))
    print(f"sizes: tar czf {size(out / 'a.tar.gz'):.2f} MB, gzip -9 {size(out / 'b.tar.gz'):.2f} MB, kgen {own:.2f} MB")
    ratios = {
        "archives": median["archive: tar czf"] / median["archive: kgen"],
        "images": median["images: docker build, save"] / median["images: kgen"],
        "archives, nothing changed": median["archive: tar czf"] / statistics.median(again["archive: kgen"]),
        "images, nothing changed": median["images: docker build, save"] / statistics.median(again["images: kgen"]),
    }
    needed = {"archives": 3, "images": 5, "archives, nothing changed": 20, "images, nothing changed": 20}
    failed = 0
    for what, ratio in ratios.items():
        fails = ratio < needed[what]
        print(f"{what}: {ratio:.1f} times{f', not {needed[what]}' if fails else ''}")
        failed |= fails
    print(f"archives over the floor: {median['archive: kgen'] / median['floor']:.2f}, images: {median['images: kgen'] / median['floor']:.2f}")
    if own > size(out / "a.tar.gz"):
        print("kgen's archive is larger than that of tar czf")
        failed = 1
    return int(failed)


def make_project(work: pathlib.Path, programs: list[pathlib.Path]) -> tuple[pathlib.Path, list[str]]:
    """A project of which these are the programs that were built."""
    project = work / "project"
    bin = project / "_output/local/bin/linux" / ARCH
    bin.mkdir(parents=True)
    (project / "go.mod").write_text("module example.com/packed\n\ngo 1.21\n")
    names = []
    binaries = []
    for program in programs:
        shutil.copy(program, bin / program.name)
        names.append(program.name)
        digest = hashlib.sha256(program.read_bytes()).hexdigest()
        path = f"_output/local/bin/linux/{ARCH}/{program.name}"
        binaries.append({"path": path, "platform": f"linux/{ARCH}", "groups": [], "digest": f"sha256:{digest}"})
    (project / "_output/build.json").write_text(json.dumps({"version": "v1.0.0", "binaries": binaries}))
    tables = "".join(f'[[image]]\nbinary = "{name}"\n\n' for name in names)
    (project / "kgen.toml").write_text(f'{tables}[release]\nimages = ["docker-archive"]\n')
    (project / ".gitignore").write_text("/_output/\n")
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.com"]
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "all"], ["tag", "v1.0.0"]):
        subprocess.run([*git, *words], cwd=project, check=True)
    return project, names


def clean(project: pathlib.Path, out: pathlib.Path) -> None:
    """Removes what was made, and what kgen keeps."""
    for folder in ("release-tars", "release-images", "local/pieces", "local/blobs"):
        shutil.rmtree(project / "_output" / folder, ignore_errors=True)
    for path in out.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    os.sync()


def timed(command: list[str], project: pathlib.Path, environment: dict) -> float:
    start = time.monotonic()
    done = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True)
    seconds = time.monotonic() - start
    if done.returncode:
        sys.exit(f"{' '.join(command)[:200]} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    return seconds


if __name__ == "__main__":
    sys.exit(main())
