"""What the cluster asks of this machine: programs, root, and patience."""

import os
import shutil
import subprocess
from collections.abc import Callable
from time import monotonic, sleep

from tests.support.stores import postgres

NEEDED = ("ip", "etcd", "patroni", "setpriv")
PATIENCE_S = 120


def missing() -> str:
    """What this machine lacks, in one sentence; "" for nothing."""
    if os.geteuid() != 0:
        return "only root may make network namespaces"
    lacking = [name for name in NEEDED if not shutil.which(name)]
    if lacking or not postgres.programs():
        return "apt install patroni etcd-server postgresql"
    return ""


def run(*command: str) -> str:
    """What a command prints. Raises CalledProcessError."""
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def wait_until(true: Callable[[], bool], what: str) -> None:
    """Return once it is."""
    end = monotonic() + PATIENCE_S
    while not true():
        assert monotonic() < end, f"not within {PATIENCE_S} s: {what}"
        sleep(0.1)
