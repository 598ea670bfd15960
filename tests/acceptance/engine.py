"""A container engine for the scripts beside this one, of its own and without a network."""

import pathlib
import subprocess
import sys
import time


def start_dockerd(work: pathlib.Path, environment: dict) -> subprocess.Popen:
    """Starts dockerd with its data in `work`, and makes `environment` one in which `docker` speaks to it."""
    environment["DOCKER_HOST"] = f"unix://{work}/docker.sock"
    # The classic builder needs no plugin.
    environment["DOCKER_BUILDKIT"] = "0"
    # The driver that engines use, where the kernel lets it be used here.
    for driver in ("overlay2", "vfs"):
        log = (work / "dockerd.log").open("wb")
        daemon = subprocess.Popen(
            [
                "dockerd", "--host", environment["DOCKER_HOST"], "--data-root", work / f"docker-{driver}",
                "--exec-root", work / "docker-exec", "--pidfile", work / "docker.pid", "--storage-driver", driver,
                "--iptables=false", "--ip6tables=false", "--bridge", "none",
            ],
            env=environment, stdout=log, stderr=log,
        )  # fmt: skip
        for _ in range(150):
            if subprocess.run(["docker", "version"], env=environment, capture_output=True).returncode == 0:
                print(f"dockerd with {driver}")
                return daemon
            if daemon.poll() is not None:
                break
            time.sleep(0.2)
        daemon.terminate()
        daemon.wait()
    sys.exit(f"dockerd does not start:\n{(work / 'dockerd.log').read_text(errors='replace')[-3000:]}")
