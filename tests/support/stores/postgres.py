"""A PostgreSQL of the tests' own, where the system has one: started once, ended at the end."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import psycopg
import pytest

from webapp.store.postgres.address import Address

MISSING = "PostgreSQL isn't here: apt install postgresql"
# A crash of the machine is nothing that these tests bring about, and all else holds without it.
FAST: tuple[str, ...] = (
    "fsync=off",
    "full_page_writes=off",
    "autovacuum=off",
    "shared_buffers=16MB",
    "wal_writer_delay=10s",
)
USER = "postgres"


@cache
def programs() -> Path | None:
    """The folder with `initdb` and `postgres`, the newest if there are several."""
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else []
    folders += Path("/usr/lib/postgresql").glob("*/bin")
    usable = [folder for folder in folders if (folder / "initdb").exists()]
    return max(usable, key=lambda folder: folder.parent.name) if usable else None


class Server:
    """One server, which listens on a socket in its own folder and nowhere else."""

    def __init__(self, folder: Path) -> None:
        found = programs()
        assert found
        self._programs = found
        self._folder = folder
        self._schemas = 0
        self._process: subprocess.Popen[bytes] | None = None
        # It refuses to run as root, and every system has this one.
        self._user = pwd.getpwnam("nobody").pw_uid if os.geteuid() == 0 else None
        if self._user is not None:
            os.chown(folder, self._user, -1)
        command = [f"{found}/initdb", "--no-sync", "--auth=trust", f"--username={USER}"]
        command += ["--encoding=UTF8", "--no-locale", "-D", f"{folder}/data"]
        subprocess.run(command, check=True, user=self._user, cwd=folder, stdout=subprocess.DEVNULL)
        self.start()

    @property
    def url(self) -> str:
        return f"postgresql://{USER}@/{USER}?host={self._folder}"

    @property
    def pid(self) -> int:
        """Its first process."""
        assert self._process
        return self._process.pid

    def start(self) -> None:
        """Start it, and wait until it answers."""
        command = [f"{self._programs}/postgres", "-D", f"{self._folder}/data"]
        command += ["-c", "listen_addresses=", "-c", f"unix_socket_directories={self._folder}"]
        command += [part for setting in FAST for part in ("-c", setting)]
        with (self._folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                command, user=self._user, cwd=self._folder, stdout=log, stderr=log
            )
        ready = [f"{self._programs}/pg_isready", "-h", str(self._folder), "-q"]
        while subprocess.run(ready, check=False).returncode:
            assert self._process.poll() is None, (self._folder / "log").read_text()

    def stop(self) -> None:
        """End it at once: what was committed is there after the next start."""
        if self._process:
            self._process.send_signal(3)  # PostgreSQL's "immediate": it recovers as after a crash.
            self._process.wait()
            self._process = None

    def empty(self) -> Address:
        """A place in it for one test, with no tables yet."""
        self._schemas += 1
        name = f"test_{self._schemas}"
        ask(self.url, f"CREATE SCHEMA {name}")
        return Address(f"{self.url}&application_name={name}&options=-csearch_path%3D{name}")


def ask(url: str, sql: str, *values: object) -> list[tuple[Any, ...]]:
    """Say something to a database as its keeper would, and hear the answer."""
    with psycopg.connect(url, autocommit=True) as connection:
        cursor = connection.execute(sql.encode(), values or None)
        return cursor.fetchall() if cursor.description else []


@contextmanager
def server() -> Iterator[Server]:
    """A server in a temporary folder; the test is skipped where there is no PostgreSQL."""
    if programs() is None:
        pytest.skip(MISSING)
    # A socket's path has to be short, so it isn't under pytest's own folder.
    with tempfile.TemporaryDirectory(prefix="pg") as name:
        one = Server(Path(name))
        try:
            yield one
        finally:
            one.stop()
