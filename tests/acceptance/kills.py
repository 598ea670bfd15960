#!/usr/bin/env python3
"""Ends kgen at many moments of a run that changes many files, and looks at what is left.

    tests/acceptance/kills.py [--kills 500] [--signal KILL|INT|TERM] [--packages 200]

Every run changes all generated files, since the header changes; the moments are spread evenly over a run's length.
After a SIGKILL, each file must be the old or the new one, byte for byte, and nothing else may have changed but for
temporary files, which the next run must remove. After SIGINT or SIGTERM the whole tree must be the old or the new one
without any temporary file, and the exit code 130 (or 0, if the run was done; or the signal, if it had not begun).

KGEN is the binary; default: the release build of this repository, made if need be. Needs Python 3 and nothing else.
Exits with 1 if anything is not so.
"""

import argparse
import collections
import os
import pathlib
import signal
import statistics
import subprocess
import sys
import tempfile
import time

GENERATED = "zz_generated.deepcopy.go"
TEMPORARY = (".kgen-", ".tmp")
TYPES = """package p{n}

// +k8s:deepcopy-gen=true
type First struct {{
	Names  []string
	Labels map[string][]string
	Next   *Second
}}

// +k8s:deepcopy-gen=true
type Second struct {{
	Deep   map[string]map[string]*First
	Others []*Second
}}
"""


def binary(root):
    if "KGEN" in os.environ:
        return str(pathlib.Path(os.environ["KGEN"]).resolve())
    subprocess.run(["cargo", "build", "--release", "--bin", "kgen"], cwd=root, check=True)
    target = pathlib.Path(os.environ.get("CARGO_TARGET_DIR", root / "target"))
    return str(target / "release" / "kgen")


def contents(tree):
    """Every file below `tree`, with its bytes."""
    return {path.relative_to(tree): path.read_bytes() for path in tree.rglob("*") if path.is_file()}


def is_temporary(path):
    return path.name.startswith(TEMPORARY[0]) and path.name.endswith(TEMPORARY[1])


class Fixture:
    def __init__(self, kgen, folder, packages):
        self.tree = folder / "tree"
        self.headers = [folder / "first.txt", folder / "second.txt"]
        self.kgen = kgen
        (self.tree / ".git").mkdir(parents=True)
        (self.tree / "go.mod").write_text("module example.com/kills\n\ngo 1.24\n")
        for n in range(packages):
            package = self.tree / f"p{n}"
            package.mkdir()
            (package / "types.go").write_text(TYPES.format(n=n))
        for header in self.headers:
            header.write_text(f"// {header.stem} {'x' * 60}\n" * 20)

    def start(self, header):
        command = [self.kgen, "all", "--go-header-file", str(self.headers[header])]
        return subprocess.Popen(command, cwd=self.tree, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def finish(self, header):
        """A run that nobody disturbs; how long it took."""
        start = time.monotonic()
        process = self.start(header)
        _, said = process.communicate()
        if process.returncode != 0:
            sys.exit(f"an undisturbed run failed: {said.decode()}")
        return time.monotonic() - start


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--signal", choices=["KILL", "INT", "TERM"], default="KILL")
    parser.add_argument("--packages", type=int, default=200)
    options = parser.parse_args()
    number = getattr(signal, f"SIG{options.signal}")
    kgen = binary(pathlib.Path(__file__).resolve().parents[2])

    with tempfile.TemporaryDirectory(prefix="kgen-kills-") as folder:
        fixture = Fixture(kgen, pathlib.Path(folder), options.packages)
        states, lengths = [], []
        for header in (0, 1, 0, 1, 0):
            lengths.append(fixture.finish(header))
            states = [states[-1] if states else None, contents(fixture.tree)]
        # The last run but one was made with the second header, the last with the first.
        wanted = [states[1], states[0]]
        changing = [path for path in wanted[0] if wanted[0][path] != wanted[1][path]]
        if len(changing) != options.packages:
            sys.exit(f"{len(changing)} files change, not {options.packages}")

        seen, wrong, killed, runs = collections.Counter(), [], 0, 0
        temporary = early = 0
        while killed < options.kills:
            old, new = wanted[runs % 2], wanted[1 - runs % 2]
            process = fixture.start(1 - runs % 2)
            length = statistics.median(lengths[-5:])
            time.sleep(length * (killed + 0.5) / options.kills)
            process.send_signal(number)
            _, said = process.communicate()
            code = process.returncode

            left = contents(fixture.tree)
            litter = [path for path in left if is_temporary(path)]
            files = {path: text for path, text in left.items() if path not in litter}
            broken = [path for path in old.keys() | files.keys() if files.get(path) not in (old.get(path), new.get(path))]
            changed = sum(files.get(path) == new[path] for path in changing)
            state = {0: "all old", len(changing): "all new"}.get(changed, "some old, some new")
            if broken:
                wrong.append(f"{broken[0]} and {len(broken) - 1} more are neither old nor new")
            if options.signal != "KILL":
                if litter or state == "some old, some new":
                    wrong.append(f"{state}, {len(litter)} temporary files")
                if not (code in (0, 130) or (code == -number and state == "all old")):
                    wrong.append(f"exit code {code}: {said.decode()}")
            if code == 0:
                # Quicker than expected: the same moment, as a share of a run, is tried again.
                early += 1
            else:
                killed += 1
                temporary += len(litter)
                seen[f"{state}{', temporary files' if litter else ''}, exit {code}"] += 1

            # How long a run takes depends on what else the machine does at the time.
            lengths.append(fixture.finish(1 - runs % 2))
            if contents(fixture.tree) != new:
                wrong.append("the next run has not brought the tree in order, or has left temporary files")
            runs += 1

        print(f"{killed} times SIG{options.signal}, {len(changing)} files changing, a run takes {min(lengths):.3f} to {max(lengths):.3f} s")
        for what, times in sorted(seen.items()):
            print(f"{times:5}  {what}")
        print(f"{early:5}  more runs were done before the signal came")
        print(f"{temporary:5}  temporary files in all; the next run has to remove them")
        for line in wrong:
            print(f"WRONG {line}")
        print("as required" if not wrong else f"{len(wrong)} times not as required")
        sys.exit(bool(wrong))


main()
