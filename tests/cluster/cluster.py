"""Three machines on one bridge, and which of them leads."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.cluster.machine import run, wait_until
from tests.cluster.node import Node
from tests.cluster.settings import BRIDGE, NETWORK, NUMBERS
from tests.support.stores import postgres


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
            return (
                len(roles) == len(NUMBERS)
                and len(leading) == 1
                and "sync_standby" in roles.values()
            )

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
            if len(members) == len(NUMBERS):
                return {one["name"]: one["role"] for one in members}
        return {}


@contextmanager
def three_nodes(folder: Path) -> Iterator[Cluster]:
    """Make the network, start all, and take all away at the end."""
    nodes = [Node(number, folder) for number in NUMBERS]
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
