"""The measuring half of side-by-side.sh and whole-tree.sh: runs the programs in turns, prints medians and ratios.

Standard library only. For each generator the work folder holds NAME.packages (import paths), NAME.upstream and NAME.kgen
(further flags, one a line). Several generators are measured one by one, and then one after the other as a user runs them.

Peak memory is the largest resident set of a program itself and of any single child it waits for (upstream starts
`go list`): the figure that the kernel hands out with the exit status. Of several runs it is the median.
"""

import argparse
import dataclasses
import itertools
import os
import pathlib
import statistics
import subprocess
import sys
import time

# kgen's name, upstream's tool, the file in each package.
GENERATORS = {
    "deepcopy": ("deepcopy-gen", "zz_generated.deepcopy.go"),
    "defaulter": ("defaulter-gen", "zz_generated.defaults.go"),
    "conversion": ("conversion-gen", "zz_generated.conversion.go"),
    "prerelease-lifecycle": ("prerelease-lifecycle-gen", "zz_generated.prerelease-lifecycle.go"),
    "openapi": ("openapi-gen", "zz_generated.openapi.go"),
}


# Numbers for the names of what was taken away.
taken = itertools.count()


@dataclasses.dataclass
class Generator:
    name: str
    tool: str
    packages: list[str]
    goldens: dict[pathlib.Path, bytes]
    upstream: list[str]
    # kgen on the same packages; the same with what it keeps from run to run; and where it has to find them.
    fresh: list[str]
    again: list[str]
    found: list[str]


@dataclasses.dataclass
class Program:
    label: str
    # Run one after the other, as one.
    commands: list[list[str]]
    # Whether the goldens are taken away before each run.
    writes: bool
    # A file that gets one more line before each run.
    edits: pathlib.Path | None = None
    # Whether what was kept from an earlier run is to be found.
    settles: bool = False


def main() -> int:
    arguments = parse()
    os.environ["KGEN_CACHE_DIR"] = str(arguments.work / "cache")
    generators = [generator(arguments, name) for name in arguments.generators]
    for one in generators:
        check_bytes(arguments, one)
    for one in generators:
        compare(arguments, [one])
    if len(generators) > 1:
        compare(arguments, generators)
        together(arguments, generators)
    print("Ratios are to the line `kgen`; above 1 is slower or larger than it.")
    return 0


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--work", required=True, type=pathlib.Path)
    parser.add_argument("--version", required=True)
    parser.add_argument("--runs", type=int, default=10)
    parser.add_argument("--kgen", required=True)
    parser.add_argument("--floor")
    parser.add_argument("--whole-tree", action="store_true")
    parser.add_argument("generators", nargs="+", choices=GENERATORS)
    return parser.parse_args()


def generator(arguments, name) -> Generator:
    work = arguments.work
    tool, golden = GENERATORS[name]
    packages = (work / f"{name}.packages").read_text().split()
    goldens = {path: path.read_bytes() for path in sorted((work / "tree").rglob(golden))}
    header = ["--go-header-file", str(work / "boilerplate.go.txt")]

    upstream = [str(work / "bin" / tool), *header, *flags(work / f"{name}.upstream")]
    again = [arguments.kgen, name, "--compat", arguments.version, *header, *flags(work / f"{name}.kgen")]
    if arguments.whole_tree:
        # The flags of gengo's first generation.
        upstream += ["--output-file-base", golden.removesuffix(".go"), "--input-dirs", ",".join(packages)]
    else:
        upstream += ["--output-file", golden, *packages]
    uncached = ["--no-cache"] if "--no-cache" in said([arguments.kgen, name, "--help"]) else []
    found = again + uncached
    again += packages
    return Generator(name, tool, packages, goldens, upstream, again + uncached, again, found)


def flags(path) -> list[str]:
    return path.read_text().split("\n")[:-1] if path.exists() else []


def said(command: list[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def check_bytes(arguments, one) -> None:
    """Who does not write the committed bytes is not worth measuring."""
    tree = arguments.work / "tree"
    # A formatter newer than the first generation's tool adds a line above `// +build`; kgen's bytes are the committed ones.
    for label, command, strip in [
        (f"upstream {one.tool}", one.upstream, without_go_build if arguments.whole_tree else bytes),
        (f"kgen {one.name}", one.fresh, bytes),
    ]:
        take_away(arguments, one)
        measure(label, command, tree)
        wrong = [path for path, content in one.goldens.items() if not path.exists() or strip(path.read_bytes()) != content]
        extra = [path for path in tree.rglob(GENERATORS[one.name][1]) if path not in one.goldens]
        if wrong or extra:
            sys.exit(f"{label}: {len(wrong)} of {len(one.goldens)} files are not as committed, {len(extra)} are too many")
        put_back(one)


def without_go_build(text: bytes) -> bytes:
    return text.removeprefix(b"//go:build !ignore_autogenerated\n")


def take_away(arguments, one) -> None:
    """Moves the generator's files out of the tree. They are not deleted while anything is measured: ext4 passes over the
    inodes of files that were deleted within the last minutes, so that every new file would take the longer the more runs
    there have been."""
    aside = arguments.work / "aside"
    aside.mkdir(exist_ok=True)
    for path in one.goldens:
        if path.exists():
            path.rename(aside / str(next(taken)))


def put_back(one) -> None:
    for path, content in one.goldens.items():
        if not path.exists() or path.read_bytes() != content:
            path.write_bytes(content)


def compare(arguments, generators) -> None:
    tree = arguments.work / "tree"
    programs = [
        Program(f"upstream {' + '.join(one.tool for one in generators)}", [one.upstream for one in generators], True),
        Program("kgen", [one.fresh for one in generators], True),
        Program("kgen, nothing to do", [one.again for one in generators], False),
    ]
    # Which packages one file speaks of has to be said.
    if arguments.whole_tree and all(one.name != "openapi" for one in generators):
        programs.append(Program("kgen, finding the packages", [one.found for one in generators], True))
    floor = floor_program(arguments, generators, tree)
    if floor:
        programs.append(Program("floor (read and parse only)", [floor], False))

    seconds, memory = run_in_turns(arguments, generators, programs, tree)
    for one in generators:
        put_back(one)

    packages, files = sum(len(one.packages) for one in generators), sum(len(one.goldens) for one in generators)
    print(f"Kubernetes {arguments.version}, {' and then '.join(one.name for one in generators)}: {packages} packages, "
          f"{files} files, {arguments.runs} runs each in turns, {os.cpu_count()} cores")
    show(programs, seconds, memory)


def run_in_turns(arguments, generators, programs, tree):
    """Wall times and peak memory of each program's runs."""
    seconds = {program.label: [] for program in programs}
    memory = {program.label: [] for program in programs}
    orders = balanced(programs)
    for turn in range(arguments.runs):
        for program in orders[turn % len(orders)]:
            for one in generators:
                if program.writes:
                    take_away(arguments, one)
                else:
                    put_back(one)
            if program.settles:
                # Until what was put back is old enough to be known without being read.
                measure(program.label, program.commands[0], tree)
                time.sleep(2.5)
                measure(program.label, program.commands[0], tree)
            text = program.edits.read_text() if program.edits else ""
            if program.edits:
                program.edits.write_text(f"{text}\n// Changed.\n")
            measured = [measure(program.label, command, tree) for command in program.commands]
            if program.edits:
                program.edits.write_text(text)
            seconds[program.label].append(sum(wall for wall, _ in measured))
            memory[program.label].append(max(peak for _, peak in measured))
    return seconds, memory


def show(programs, seconds, memory) -> None:
    print(f"{'':40}  {'wall, median':>12}  {'fastest':>9}  {'slowest':>9}  {'ratio':>7}  {'peak memory':>11}  {'ratio':>7}")
    base_time = statistics.median(seconds["kgen"])
    base_memory = statistics.median(memory["kgen"])
    for program in programs:
        walls = seconds[program.label]
        wall, peak = statistics.median(walls), statistics.median(memory[program.label])
        print(f"{program.label:40}  {wall:10.4f} s  {min(walls):7.4f} s  {max(walls):7.4f} s  "
              f"{wall / base_time:6.2f}x  {peak / 1024:7.1f} MiB  {peak / base_memory:6.2f}x", flush=True)
    print()


def together(arguments, generators) -> None:
    """The generators one after the other against one `kgen all` with the settings that `kgen init` finds: with nothing kept,
    with nothing to do, and after a change of one line."""
    tree = arguments.work / "tree"
    said = subprocess.run([arguments.kgen, "init", "--stdout"], cwd=tree, check=True, capture_output=True, text=True).stdout
    (tree / "kgen.toml").write_text(said)
    header = ["--go-header-file", str(arguments.work / "boilerplate.go.txt")]
    every = [arguments.kgen, "all", "--compat", arguments.version, *header]
    goldens = {path for one in generators for path in one.goldens}
    edited = max((path for path in tree.rglob("types.go") if path.parent / "zz_generated.deepcopy.go" in goldens),
                 key=lambda path: path.stat().st_size)
    listed = arguments.work / "all.files"
    subprocess.run([*every, "--no-cache"], cwd=tree, check=True, capture_output=True,
                   env={**os.environ, "KGEN_PARSED_FILES": str(listed)})
    programs = [
        Program(f"upstream {' + '.join(one.tool for one in generators)}", [one.upstream for one in generators], True),
        Program("kgen", [[*every, "--no-cache"]], True),
        Program("kgen all, nothing to do", [every], False, settles=True),
        Program("kgen all, a changed line", [every], False, edited, settles=True),
    ]
    if arguments.floor:
        rest = [str(listed), str(tree)]
        programs.append(Program("floor (walk, read and parse only)", [[arguments.floor, *rest]], False))
        programs.append(Program("floor, parsing with tree-sitter", [[arguments.floor, "--tree-sitter", *rest]], False))
    for one in generators:
        put_back(one)
    seconds, memory = run_in_turns(arguments, generators, programs, tree)
    for one in generators:
        put_back(one)
    print(f"Kubernetes {arguments.version}, all in one run (`kgen all` also makes what the others here do not): "
          f"{len(goldens)} files, {arguments.runs} runs each in turns, {os.cpu_count()} cores")
    show(programs, seconds, memory)


def balanced(programs) -> list[list[Program]]:
    """Orders in which each program runs behind each other one equally often: a Williams square, and for an odd number of
    programs its mirror image, too. Who always ran behind upstream's tool would always find the caches emptied by it."""
    count = len(programs)
    first = [turn // 2 if turn % 2 == 0 else count - (turn + 1) // 2 for turn in range(count)]
    square = [[programs[(place + shift) % count] for place in first] for shift in range(count)]
    return square + [row[::-1] for row in square] if count % 2 else square


def floor_program(arguments, generators, tree) -> list[str] | None:
    """The floor's command, once kgen has written down which files it reads and parses; one generator has one floor."""
    if not arguments.floor or len(generators) > 1:
        return None
    files = arguments.work / f"{generators[0].name}.files"
    subprocess.run(generators[0].fresh, cwd=tree, check=True, capture_output=True,
                   env={**os.environ, "KGEN_PARSED_FILES": str(files)})
    if not files.exists():
        sys.exit("kgen wrote no list of the files that it parsed: the floor has nothing to read")
    return [arguments.floor, str(files)]


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
