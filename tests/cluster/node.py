"""A machine in small: a network namespace with etcd, Patroni and PostgreSQL."""

import json
import os
import pwd
import signal
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from tests.cluster.machine import run, wait_until
from tests.cluster.settings import BRIDGE, address_of, etcd, name_of, patroni


class Node:
    """One machine."""

    def __init__(self, number: int, folder: Path) -> None:
        self._number = number
        self.name = name_of(number)
        self.address = address_of(number)
        self._folder = folder / self.name
        self._started: list[subprocess.Popen[bytes]] = []
        user = pwd.getpwnam("postgres")
        ids = (f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}")
        self._in = ("ip", "netns", "exec", self.name)
        self._as_user = (*self._in, "setpriv", *ids, "--clear-groups")
        self._folder.mkdir()
        os.chown(self._folder, user.pw_uid, user.pw_gid)

    def connect(self) -> None:
        """Put it on the bridge."""
        run("ip", "netns", "add", self.name)
        run("ip", "link", "add", self.name, "type", "veth", "peer", "eth0", "netns", self.name)
        run("ip", "link", "set", self.name, "master", BRIDGE, "up")
        self.run("ip", "link", "set", "lo", "up")
        self.run("ip", "address", "add", f"{self.address}/24", "dev", "eth0")
        self.run("ip", "link", "set", "eth0", "up")

    def start(self) -> None:
        """Start what runs on it; it goes on with the data that it had."""
        settings = self._folder / "patroni.json"
        settings.write_text(json.dumps(patroni(self._number, self._folder)), "utf-8")
        self._start("etcd", *etcd(self._number, self._folder))
        self._start("patroni", str(settings))

    def kill(self) -> None:
        """Kill all that runs on it at once, as when its power goes."""
        for pid in run("ip", "netns", "pids", self.name).split():
            with suppress(ProcessLookupError):
                os.kill(int(pid), signal.SIGKILL)
        for process in self._started:
            process.wait()
        self._started.clear()
        # PostgreSQL's own processes aren't ours to wait for.
        wait_until(lambda: not run("ip", "netns", "pids", self.name).split(), f"{self.name} ended")

    def cut_off(self, other: "Node") -> None:
        """Let nothing pass between the two any more; neither is told."""
        for one, two in ((self, other), (other, self)):
            one.run("ip", "route", "add", "blackhole", f"{two.address}/32")

    def reach_again(self, other: "Node") -> None:
        for one, two in ((self, other), (other, self)):
            one.run("ip", "route", "del", "blackhole", f"{two.address}/32")

    def members(self) -> list[dict[str, Any]]:
        """All nodes and their roles, as this one knows them; none if it doesn't answer."""
        try:
            with urlopen(f"http://{self.address}:8008/cluster", timeout=2) as answer:
                found: list[dict[str, Any]] = json.load(answer)["members"]
                return found
        except (URLError, OSError, ValueError, KeyError):
            return []

    def run(self, *command: str) -> str:
        """Run a command on it, as root."""
        return run(*self._in, *command)

    def _start(self, *command: str) -> None:
        with (self._folder / f"{command[0]}.log").open("ab") as log:
            self._started.append(
                subprocess.Popen(
                    (*self._as_user, *command),
                    cwd=self._folder,
                    stdout=log,
                    stderr=log,
                    start_new_session=True,
                )
            )
