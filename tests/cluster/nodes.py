"""Three machines in small: each a network namespace with etcd, Patroni and PostgreSQL."""

import json
import os
import pwd
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from tests.support.stores import postgres

BRIDGE = "andersom"
NETWORK = "10.77.0"
COUNT = 3
NEEDED = ("ip", "etcd", "patroni", "setpriv")
# As quick as Patroni allows: a leader that is silent for so long (seconds) is one no more.
TTL, LOOP_WAIT, RETRY = 20, 2, 5
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


class Node:
    """One machine."""

    def __init__(self, number: int, folder: Path) -> None:
        self.name = f"{BRIDGE}{number}"
        self.address = f"{NETWORK}.{10 + number}"
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
        settings.write_text(json.dumps(self._settings()), "utf-8")
        self._start("etcd", *self._etcd())
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

    def _etcd(self) -> Iterator[str]:
        here, local = f"http://{self.address}", "http://127.0.0.1:2379"
        yield from ("--name", self.name, "--data-dir", str(self._folder / "etcd"))
        yield from ("--listen-peer-urls", f"{here}:2380")
        yield from ("--initial-advertise-peer-urls", f"{here}:2380")
        yield from ("--listen-client-urls", f"{here}:2379,{local}")
        yield from ("--advertise-client-urls", f"{here}:2379")
        all_nodes = (f"{BRIDGE}{n}=http://{NETWORK}.{10 + n}:2380" for n in range(1, COUNT + 1))
        yield from ("--initial-cluster", ",".join(all_nodes), "--initial-cluster-token", BRIDGE)

    def _settings(self) -> dict[str, Any]:
        """Patroni's settings: what is committed is on two machines, or isn't committed."""
        # Nobody is asked for it here, but without one it can't be set up.
        anybody = {"username": postgres.USER, "password": "none"}
        return {
            "scope": BRIDGE,
            "name": self.name,
            "restapi": self._place(8008),
            "etcd3": {"hosts": [f"{NETWORK}.{10 + n}:2379" for n in range(1, COUNT + 1)]},
            "bootstrap": {
                "initdb": [{"encoding": "UTF8"}, {"locale": "C"}, "data-checksums"],
                "dcs": {
                    "ttl": TTL,
                    "loop_wait": LOOP_WAIT,
                    "retry_timeout": RETRY,
                    "synchronous_mode": True,
                    "synchronous_mode_strict": True,
                    "postgresql": {"use_pg_rewind": True, "parameters": PARAMETERS},
                },
            },
            "postgresql": {
                **self._place(5432),
                "data_dir": str(self._folder / "data"),
                "bin_dir": str(postgres.programs()),
                "pgpass": str(self._folder / "pgpass"),
                "authentication": dict.fromkeys(("superuser", "replication", "rewind"), anybody),
                "parameters": {"unix_socket_directories": ""},
                "pg_hba": [
                    f"host {what} all {network} trust"
                    for what in ("all", "replication")
                    for network in (f"{NETWORK}.0/24", "127.0.0.1/32")
                ],
            },
        }

    def _place(self, port: int) -> dict[str, str]:
        place = f"{self.address}:{port}"
        return {"listen": place, "connect_address": place}


# A standby that is cut off is noticed by these, and finds who leads without a pause.
PARAMETERS = {
    "wal_sender_timeout": "5s",
    "wal_receiver_timeout": "5s",
    "wal_retrieve_retry_interval": "500ms",
    "max_connections": 100,
    "shared_buffers": "32MB",
    "wal_keep_size": "256MB",
}


class Cluster:
    """All of them, from an address that leads to whichever takes writes."""

    def __init__(self, nodes: list[Node]) -> None:
        self.nodes = nodes
        hosts = ",".join(f"{node.address}:5432" for node in nodes)
        self.url = f"postgresql://{postgres.USER}@{hosts}/{postgres.USER}"

    def leader(self) -> Node:
        """The node that takes writes, once all are well: one leads, and the others follow it."""
        found: list[Node] = []

        def is_well() -> bool:
            roles = self._roles()
            leading = [node for node in self.nodes if roles.get(node.name) == "leader"]
            found[:] = leading
            return len(roles) == COUNT and len(leading) == 1 and "sync_standby" in roles.values()

        wait_until(is_well, "one leads and two follow")
        return found[0]

    def standby(self) -> Node:
        """The node that has all that is committed, beside the leader."""
        roles = self._roles()
        return next(node for node in self.nodes if roles.get(node.name) == "sync_standby")

    def _roles(self) -> dict[str, str]:
        """The roles of those that run, by their names, as most nodes know them."""
        for node in self.nodes:
            members = [one for one in node.members() if one["state"] in {"running", "streaming"}]
            if len(members) == COUNT:
                return {one["name"]: one["role"] for one in members}
        return {}


@contextmanager
def three_nodes(folder: Path) -> Iterator[Cluster]:
    """Make the network, start all, and take all away at the end."""
    nodes = [Node(number, folder) for number in range(1, COUNT + 1)]
    try:
        run("ip", "link", "add", BRIDGE, "type", "bridge")
        run("ip", "address", "add", f"{NETWORK}.1/24", "dev", BRIDGE)
        run("ip", "link", "set", BRIDGE, "up")
        for node in nodes:
            node.connect()
        for node in nodes:
            node.start()
        cluster = Cluster(nodes)
        cluster.leader()
        yield cluster
    finally:
        for node in nodes:
            with suppress(subprocess.CalledProcessError):
                node.kill()
                run("ip", "link", "del", node.name)
                run("ip", "netns", "del", node.name)
        with suppress(subprocess.CalledProcessError):
            run("ip", "link", "del", BRIDGE)


def wait_until(true: Any, what: str) -> None:  # noqa: ANN401
    """Return once it is."""
    end = monotonic() + PATIENCE_S
    while not true():
        assert monotonic() < end, f"not within {PATIENCE_S} s: {what}"
        sleep(0.1)
