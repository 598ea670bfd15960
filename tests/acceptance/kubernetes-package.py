#!/usr/bin/env python3
"""`kgen package` of Kubernetes 1.20.2 beside the tree's own build/package-tarballs.sh: the same binaries given to both, and what
comes out compared member by member (kind, mode, owner, digest, where links lead), image tars by what is in the images.

The tree is Debian's source package (kubernetes-1.20.2.lib.sh says where from), with a kgen.toml that says what Kubernetes ships.
The binaries are built once, by kgen, in GOPATH mode. Upstream's script needs a container engine, and bases that are there under
its names: dockerd is started here, with stand-ins for them, which kgen then takes from the same engine. Linux on this machine's
architecture only.

  kubernetes-package.py [--kgen FILE] [--tree DIR] [--go FILE] [--work DIR] [--keep]

Needs root, docker and dockerd, and a go of 1.15 to 1.21. Exits with 1 if anything differs that is not among DELIBERATE.
"""

import argparse
import gzip
import hashlib
import io
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tarfile
import time

from engine import start_dockerd

ROOT = pathlib.Path(__file__).resolve().parents[2]
SERVER = ["kube-proxy", "kube-apiserver", "kube-controller-manager", "kubelet", "kubeadm", "kube-scheduler"]
STATIC = "kube-apiserver kube-controller-manager kube-scheduler kube-proxy kubeadm kubectl"
BASES = {
    "k8s.gcr.io/build-image/go-runner:buster-v2.2.2": ["kube-apiserver", "kube-controller-manager", "kube-scheduler"],
    "k8s.gcr.io/build-image/debian-iptables:buster-v1.3.0": ["kube-proxy"],
}

CONFIG = """
[codegen]
compat = "0.20"
header = "hack/boilerplate/boilerplate.generatego.txt"

[[codegen.bindata]]
output = "test/e2e/generated/bindata.go"
package = "generated"
inputs = [
  "test/conformance/testdata/...", "test/e2e/testing-manifests/...", "test/e2e_node/testing-manifests/...", "test/images/...",
  "test/fixtures/...",
]
metadata = false
ignore = ['\.jpg', '\.png', '\.md', 'BUILD(\.bazel)?']

[[build.group]]
name = "server"
targets = [{server}, "vendor/k8s.io/kube-aggregator", "vendor/k8s.io/apiextensions-apiserver", "cluster/gce/gci/mounter"]
platforms = ["linux/ARCH"]

[[build.group]]
name = "node"
targets = ["cmd/kube-proxy", "cmd/kubeadm", "cmd/kubelet"]
platforms = ["linux/ARCH"]

[[build.group]]
name = "client"
targets = ["cmd/kubectl"]
platforms = ["linux/ARCH"]

[[build.group]]
name = "test"
targets = [
  "cmd/gendocs", "cmd/genkubedocs", "cmd/genman", "cmd/genyaml", "cmd/genswaggertypedocs", "cmd/linkcheck",
  "vendor/github.com/onsi/ginkgo/ginkgo", "test/e2e/e2e.test", "cluster/images/conformance/go-runner",
  "cmd/kubemark", "test/e2e_node/e2e_node.test",
]
platforms = ["linux/ARCH"]

{images}
[release]
name = "kubernetes"
formats = ["tar.gz"]

[[release.archive]]
name = "src"
sources = true

[[release.archive]]
name = "client"
group = "client"
directory = "client/bin"

[[release.archive]]
name = "manifests"
files = [
{manifests}
  {{ from = "cluster/addons", to = "gci-trusty", only = ["*.yaml", "*.yaml.in", "*.json"], except = ["*demo*"] }},
  {{ from = "cluster/gce/addons", to = "gci-trusty", only = ["*.yaml", "*.yaml.in", "*.json"], except = ["*demo*"] }},
]

[[release.archive]]
name = "node"
group = "node"
binaries = ["kubectl"]
directory = "node/bin"
files = [{{ from = "LICENSES" }}]
archives = {{ "kubernetes-src.tar.gz" = "src" }}

[[release.archive]]
name = "server"
group = "server"
binaries = ["kubectl"]
directory = "server/bin"
images = true
directories = ["addons"]
files = [{{ from = "LICENSES" }}]
archives = {{ "kubernetes-src.tar.gz" = "src" }}

[[release.archive]]
name = "test"
group = "test"
directory = "test/bin"

[[release.archive]]
name = "test-portable"
files = [{{ from = "test/images" }}, {portable}]

[[release.archive]]
name = ""
files = [{{ from = "cluster" }}, {{ from = "hack/lib" }}, {{ from = "docs" }}, {{ from = "README.md" }}, {{ from = "LICENSES" }}]
texts = {{ "client/README" = {client_readme}, "server/README" = {server_readme}, "version" = "{{version}}\\n" }}
archives = {{ "server/kubernetes-manifests.tar.gz" = "manifests" }}
"""

DELIBERATE = """\
Left out of account: members of kgen's archives are in order and dated by the project, upstream's are as the directory was read;
the source archive always has its prefix; what the group may write in the tree it may in upstream's archives, and not in kgen's;
image archives can be read by all in kgen's, and by their owner alone in upstream's.
"""


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--kgen", type=pathlib.Path, default=ROOT / "target/release/kgen")
    parser.add_argument("--tree", type=pathlib.Path, required=True, help="an unpacked tree; it is only read")
    parser.add_argument("--go", type=pathlib.Path, required=True)
    parser.add_argument("--work", type=pathlib.Path, default=ROOT / "target/acceptance/package")
    parser.add_argument("--keep", action="store_true", help="take what an earlier run has built")
    arguments = parser.parse_args()
    work = arguments.work.resolve()
    tree = work / "tree"
    arch = subprocess.run([arguments.go, "env", "GOARCH"], capture_output=True, text=True, check=True).stdout.strip()
    environment = {
        **os.environ,
        "PATH": f"{arguments.go.resolve().parent}:{os.environ['PATH']}:/usr/sbin",
        "GOTOOLCHAIN": "local",
        "GOFLAGS": "",
        "GOCACHE": str(work / "gocache"),
        "SOURCE_DATE_EPOCH": "1610569081",
        "GIT_CEILING_DIRECTORIES": str(work),
        "KUBE_STATIC_OVERRIDES": STATIC,
        "KGEN_CACHE_DIR": str(work / "kgen-cache"),
    }
    if not arguments.keep:
        shutil.rmtree(work, ignore_errors=True)
    if not tree.is_dir():
        tree.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["cp", "-a", arguments.tree, tree], check=True)
    kgen = arguments.kgen.resolve()
    (tree / "kgen.toml").write_text(settings(arguments.tree) + config(tree, arch))

    run([kgen, "cross"], tree, environment)
    binaries = tree / "_output/dockerized/bin/linux" / arch
    shutil.rmtree(binaries, ignore_errors=True)
    shutil.copytree(tree / "_output/local/bin/linux" / arch, binaries)

    daemon = start_dockerd(work, environment)
    try:
        for base in BASES:
            import_stand_in(base, environment)
        # What was made before is not to be there.
        for made in ("local/pieces", "local/blobs", "release-tars", "release-images"):
            shutil.rmtree(tree / "_output" / made, ignore_errors=True)
        shutil.rmtree(work / "ours", ignore_errors=True)
        started = time.monotonic()
        run([kgen, "package", "--offline"], tree, environment)
        ours_took = time.monotonic() - started
        shutil.copytree(tree / "_output/release-tars", work / "ours")
        for made in ("release-tars", "release-images"):
            shutil.rmtree(tree / "_output" / made)
        started = time.monotonic()
        theirs_environment = {
            **environment,
            "KUBE_BUILD_PULL_LATEST_IMAGES": "n",
            "KUBE_BUILD_CONFORMANCE": "n",
            "KUBE_BUILD_PLATFORMS": f"linux/{arch}",
        }
        run(["build/package-tarballs.sh"], tree, theirs_environment)
        theirs_took = time.monotonic() - started
    finally:
        daemon.terminate()
        daemon.wait()
    print(f"package-tarballs.sh {theirs_took:.1f} s, kgen package {ours_took:.1f} s: {theirs_took / ours_took:.1f} times")
    return compare(work / "ours", tree / "_output/release-tars")


def settings(tree: pathlib.Path) -> str:
    """What a run over the whole tree needs besides; the other scripts need it too."""
    lib = ROOT / "tests/acceptance/kubernetes-1.20.2.lib.sh"
    command = f'. "{lib}"; settings "{tree}"'
    return subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True).stdout


def config(tree: pathlib.Path, arch: str) -> str:
    """kgen.toml for what upstream's script ships; lists and texts that it holds are read from it."""
    release = (tree / "build/lib/release.sh").read_text()
    golang = (tree / "hack/lib/golang.sh").read_text()
    quoted = lambda names: ", ".join(json.dumps(name) for name in names)
    images = "".join(
        f'[[image]]\nbinary = "{binary}"\nbase = "{base}"\nname = "k8s.gcr.io/{binary}"\nentrypoint = []\n\n'
        for base, binaries in BASES.items()
        for binary in binaries
    )
    manifests = []
    for name in re.findall(r'cp "\$\{src_dir\}/([^"]+)"', release):
        manifests.append(f'  {{ from = "cluster/gce/manifests/{name}", to = "gci-trusty/{name}" }},')
    for source, name in re.findall(r'cp "\$\{KUBE_ROOT\}/(cluster/gce/gci/[^"]+)" "\$\{dst_dir\}/([^"]+)"', release):
        manifests.append(f'  {{ from = "{source}", to = "gci-trusty/{name}" }},')
    portable = re.search(r"KUBE_TEST_PORTABLE=\((.*?)\)", golang, re.DOTALL).group(1).split()
    text = lambda which: json.dumps(re.search(rf'/{which}/README"\n(.*?)EOF\n', release, re.DOTALL).group(1))
    return CONFIG.format(
        server=quoted(f"cmd/{name}" for name in SERVER),
        images=images,
        manifests="\n".join(manifests),
        portable=", ".join(f'{{ from = "{path}" }}' for path in portable),
        client_readme=text("client"),
        server_readme=text("server"),
    ).replace("ARCH", arch)


def run(command: list, tree: pathlib.Path, environment: dict) -> None:
    done = subprocess.run(command, cwd=tree, env=environment, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))} ended with {done.returncode}:\n{done.stdout[-4000:]}\n{done.stderr[-4000:]}")


def import_stand_in(name: str, environment: dict) -> None:
    """An image with one file, under the name of a base."""
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w") as tar:
        text = f"in place of {name}\n".encode()
        member = tarfile.TarInfo("stand-in")
        member.size = len(text)
        tar.addfile(member, io.BytesIO(text))
    subprocess.run(["docker", "import", "-", name], input=archive.getvalue(), env=environment, check=True, capture_output=True)


def compare(ours: pathlib.Path, theirs: pathlib.Path) -> int:
    print(DELIBERATE)
    of = lambda folder: {path.name for path in folder.glob("*.tar.gz")}
    failed = 0
    for name in sorted(of(ours) ^ of(theirs)):
        print(f"{name}: only in {'ours' if name in of(ours) else 'theirs'}")
        failed = 1
    for name in sorted(of(ours) & of(theirs)):
        a, b = members((ours / name).read_bytes()), members((theirs / name).read_bytes())
        differences = [path for path in sorted(a.keys() | b.keys()) if a.get(path) != b.get(path)]
        print(f"{name}: {len(a)} members, {len(differences)} differ")
        for path in differences[:20]:
            print(f"  {path}: ours {a.get(path)}, theirs {b.get(path)}")
            failed = 1
    return failed


def members(archive: bytes) -> dict:
    """What an archive holds, by path: of files their digests, of images and archives in it what they hold."""
    found = {}
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        for member in tar:
            name = member.name.rstrip("/")
            if name in ("", "."):
                continue
            name = name if name.split("/")[0] == "kubernetes" else f"kubernetes/{name}"
            content: object = member.linkname
            mode = member.mode
            if member.isfile():
                data = tar.extractfile(member).read()
                if name.endswith(".tar.gz") and "/server/bin/" not in name:
                    content = hash_of(members(data))
                elif name.endswith(".tar") and "/server/bin/" in name:
                    content = image(data)
                else:
                    content = hashlib.sha256(data).hexdigest()
            elif member.islnk():
                # The second name of a file: its bytes are under the first.
                data = tar.extractfile(member).read()
                content = hashlib.sha256(data).hexdigest()
            if member.issym():
                mode = 0o777
            elif name.endswith(".tar") and "/server/bin/" in name:
                mode = 0o644
            else:
                mode &= ~0o022
            if name == "kubernetes":
                continue
            kind = "file" if member.isfile() or member.islnk() else "dir" if member.isdir() else "link"
            found[name] = (kind, oct(mode), member.uid, member.gid, content)
    return found


def hash_of(contents: dict) -> str:
    return hashlib.sha256(json.dumps(contents, sort_keys=True).encode()).hexdigest()


def image(data: bytes) -> tuple:
    """What an image is called, how it is started, and the files that it comes to."""
    with tarfile.open(fileobj=io.BytesIO(data)) as tar:
        read = lambda name: tar.extractfile(name).read()
        (entry,) = json.loads(read("manifest.json"))
        config = json.loads(read(entry["Config"]))
        files = {}
        for layer in entry["Layers"]:
            layer = read(layer)
            if layer[:2] == b"\x1f\x8b":
                layer = gzip.decompress(layer)
            with tarfile.open(fileobj=io.BytesIO(layer)) as inner:
                for member in inner:
                    if member.isfile():
                        content = hashlib.sha256(inner.extractfile(member).read()).hexdigest()
                        files[member.name.lstrip("./")] = (oct(member.mode & 0o7777), member.uid, member.gid, content)
    started = {key: (config.get("config") or {}).get(key) for key in ("Entrypoint", "Cmd", "User", "WorkingDir")}
    started = {key: value for key, value in started.items() if value}
    return (entry["RepoTags"], config["os"], config["architecture"], started, hash_of(files), len(files))


if __name__ == "__main__":
    sys.exit(main())
