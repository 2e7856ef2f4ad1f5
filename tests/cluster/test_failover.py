"""When machines, workers and networks go, each acknowledged word stays, and writing goes on."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random
from statistics import median
from threading import Event
from time import monotonic

from tests.cluster.cluster import Cluster
from tests.support.stores.workers import Several
from tests.torture.run_length import report, times
from tests.torture.writers import PHONES, Crowd
from webapp.store.postgres.address import Address

LONGEST_S = 30


class Stops:
    """How long nobody's word was taken, each time."""

    def __init__(self, crowd: Crowd) -> None:
        self._crowd = crowd
        self._seconds: list[float] = []

    @contextmanager
    def counting(self) -> Iterator[None]:
        """Count from what is done now until more words are acknowledged than were on their way."""
        began = monotonic()
        yield
        self._crowd.wait_acknowledged(PHONES + 1)
        self._seconds.append(monotonic() - began)

    def report(self, what: str) -> None:
        """Say how long they were. None may be too long."""
        middle, longest = median(self._seconds), max(self._seconds)
        report(
            f"{len(self._seconds)} {what}: {self._crowd.words} words there; writing stood still"
            f" for {middle:.1f} s (middle), {longest:.1f} s (longest)"
        )
        assert longest <= LONGEST_S


def test_the_first_machine_is_killed(cluster: Cluster, server: Several, chance: Random) -> None:
    place = Address(cluster.url)
    with Crowd([server.port], chance) as crowd:
        stops = Stops(crowd)
        for _ in range(times(2, 30)):
            leader = cluster.leader()
            crowd.wait_acknowledged(chance.randrange(1, 40))
            with stops.counting():
                leader.kill()
            crowd.check(place)
            leader.start()
        cluster.leader()
        crowd.settle()
    crowd.check_whole(place)
    stops.report("kills of the machine that led")


def test_workers_are_killed(cluster: Cluster, server: Several, chance: Random) -> None:
    place = Address(cluster.url)
    cluster.leader()
    with Crowd([server.port], chance) as crowd:
        stops = Stops(crowd)
        for _ in range(times(3, 30)):
            crowd.wait_acknowledged(chance.randrange(1, 40))
            Event().wait(chance.uniform(0, 0.02))
            worker = chance.choice(server.workers)
            with stops.counting():
                os.kill(worker, signal.SIGKILL)
            crowd.check(place)
            server.wait_replaced(worker)
        crowd.settle()
    crowd.check_whole(place)
    stops.report("kills of a worker")


def test_two_machines_lose_each_other(cluster: Cluster, server: Several, chance: Random) -> None:
    place = Address(cluster.url)
    with Crowd([server.port], chance) as crowd:
        stops = Stops(crowd)
        for number in range(times(2, 10)):
            leader, standby = cluster.leader(), cluster.standby()
            third = next(node for node in cluster.nodes if node not in {leader, standby})
            other = (standby, third)[number % 2]
            crowd.wait_acknowledged(chance.randrange(1, 40))
            with stops.counting():
                leader.cut_off(other)
            crowd.check(place)
            leader.reach_again(other)
        cluster.leader()
        crowd.settle()
    crowd.check_whole(place)
    stops.report("cuts between two machines")
