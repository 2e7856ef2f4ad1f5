"""A disk that can be filled and made read-only: a small one, or something that acts like it."""

import errno
import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from tests.browser.support.server import Server

SIZE = "1m"
PIECE = 4096


class Disk(Protocol):
    """Where a server's data is; phones must pause while the disk changes."""

    folder: Path

    def fill(self, server: Server) -> None:
        """Leave no room."""

    def make_room(self, server: Server) -> None:
        """Make room again."""

    def protect(self, *, read_only: bool) -> None:
        """Forbid writing, or allow it again."""


class SmallDisk:
    """A file system in memory, for those who may mount one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._ballast = folder / "ballast"

    def fill(self, _server: Server) -> None:
        try:
            with self._ballast.open("wb", buffering=0) as ballast:
                while True:
                    ballast.write(bytes(PIECE))
        except OSError as error:
            assert error.errno == errno.ENOSPC  # noqa: PT017 - this is the purpose

    def make_room(self, _server: Server) -> None:
        self._ballast.unlink()

    def protect(self, *, read_only: bool) -> None:
        mode = "ro" if read_only else "rw"
        subprocess.run(["mount", "-o", f"remount,{mode}", str(self.folder)], check=True)  # noqa: S607


class LimitedProcess:
    """For those who may not mount: limits the server's process, or the folders' permissions."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def fill(self, server: Server) -> None:
        self._limit(server, 0)

    def make_room(self, server: Server) -> None:
        self._limit(server, resource.RLIM_INFINITY)

    def protect(self, *, read_only: bool) -> None:
        for path in [self.folder, *self.folder.rglob("*")]:
            path.chmod((0o500 if read_only else 0o700) if path.is_dir() else 0o600)

    def _limit(self, server: Server, size: int) -> None:
        _, most = resource.prlimit(server.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(server.pid, resource.RLIMIT_FSIZE, (size, most))


@contextmanager
def a_disk(folder: Path) -> Iterator[Disk]:
    """A disk, for as long as it is needed."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "none", str(folder)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        yield LimitedProcess(folder)
        return
    try:
        yield SmallDisk(folder)
    finally:
        subprocess.run(["umount", str(folder)], check=True)  # noqa: S607
