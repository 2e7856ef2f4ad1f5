"""Whose turn it is."""

import asyncio

import pytest

from tests.support.asgi_server import run_apart
from webapp.asgi import fair_queue
from webapp.asgi.fair_queue import CrowdedError, FairQueue, Turn

CHEAP = 0.001


async def settled() -> None:
    """Let all that can go on go on."""
    for _ in range(5):
        await asyncio.sleep(0)


class Asking:
    """Requests of several addresses, which are noted in `served` when they have their turn."""

    def __init__(self, threads: int) -> None:
        self.queue = FairQueue(threads)
        self.served: list[str] = []
        self.turns: list[Turn] = []
        self.tasks: list[asyncio.Task[None]] = []

    def ask(self, line: str, session: str = "", estimate: float = CHEAP) -> None:
        self.tasks.append(asyncio.create_task(self._ask(line, session, estimate)))

    async def _ask(self, line: str, session: str, estimate: float) -> None:
        turn = await self.queue.turn(line, session, estimate)
        self.served.append(line)
        self.turns.append(turn)

    async def end(self, cost: float = CHEAP) -> None:
        """End what has run for longest."""
        self.queue.done(self.turns.pop(0), cost)
        await settled()


def test_addresses_take_turns_however_many_requests_one_has_waiting() -> None:
    async def test() -> None:
        asking = Asking(threads=1)
        for _ in range(100):
            asking.ask("many")
        await settled()
        for _ in range(3):
            asking.ask("few")
        await settled()
        for _ in range(6):
            await asking.end()
        assert asking.served[:7].count("few") == 3

    run_apart(test)


def test_who_costs_more_has_fewer_turns() -> None:
    async def test() -> None:
        asking = Asking(threads=1)
        for line in ("expensive", "cheap"):
            for _ in range(40):
                asking.ask(line)
        await settled()
        for _ in range(40):
            await asking.end(10 * CHEAP if asking.turns[0].line == "expensive" else CHEAP)
        assert asking.served.count("expensive") < 8

    run_apart(test)


def test_one_address_leaves_threads_for_others() -> None:
    async def test() -> None:
        asking = Asking(threads=8)
        for _ in range(20):
            asking.ask("many")
        await settled()
        assert len(asking.served) == 8 - fair_queue.SPARE
        asking.ask("few")
        await settled()
        assert asking.served[-1] == "few"

    run_apart(test)


def test_of_what_is_expensive_one_runs_for_each_address_and_half_of_the_threads_in_all() -> None:
    async def test() -> None:
        asking = Asking(threads=8)
        for line in "aabbccddeeff":
            asking.ask(line, estimate=1)
        await settled()
        assert asking.served == ["a", "b", "c", "d"]
        asking.ask("g")
        await settled()
        assert asking.served[-1] == "g"

    run_apart(test)


def test_of_one_session_one_request_runs_and_the_others_hold_up_nobody() -> None:
    async def test() -> None:
        asking = Asking(threads=8)
        for session in ("one", "one", "one", "two", ""):
            asking.ask("a", session)
        await settled()
        assert sorted(turn.session for turn in asking.turns) == ["", "one", "two"]
        await asking.end()
        assert sorted(turn.session for turn in asking.turns) == ["", "one", "two"]

    run_apart(test)


def test_a_session_that_too_many_wait_for_takes_no_more() -> None:
    async def test() -> None:
        asking = Asking(threads=8)
        for _ in range(fair_queue.MOST_OF_SESSION):
            asking.ask("a", "one")
        await settled()
        with pytest.raises(CrowdedError):
            await asking.queue.turn("b", "one", CHEAP)
        asking.ask("b", "two")
        await settled()
        assert asking.served[-1] == "b"

    run_apart(test)


def test_who_hangs_up_while_waiting_leaves_no_trace() -> None:
    async def test() -> None:
        asking = Asking(threads=1)
        for line in ("a", "b", "c"):
            asking.ask(line, "one")
        await settled()
        asking.tasks[1].cancel()
        await settled()
        await asking.end()
        assert asking.served == ["a", "c"]

    run_apart(test)
