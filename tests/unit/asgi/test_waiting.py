"""The queue and the event of a live connection do what asyncio's do."""

import asyncio

from tests.support.asgi_server import run_apart
from webapp.asgi.waiting import Gate, Inbox


def test_what_comes_is_taken_in_order_by_one_who_waits_or_comes_later() -> None:
    async def test() -> None:
        inbox = Inbox()
        waiting = asyncio.ensure_future(inbox.get())
        await asyncio.sleep(0)
        for name in "abc":
            inbox.put_nowait({"type": name})
        assert [(await waiting)["type"], (await inbox.get())["type"]] == ["a", "b"]
        assert not inbox.empty()
        assert (await inbox.get())["type"] == "c"
        assert inbox.empty()

    run_apart(test)


def test_one_who_gives_up_waiting_takes_nothing() -> None:
    async def test() -> None:
        inbox = Inbox()
        waiting = asyncio.ensure_future(inbox.get())
        await asyncio.sleep(0)
        waiting.cancel()
        inbox.put_nowait({"type": "a"})
        await asyncio.wait([waiting])
        assert (await inbox.get())["type"] == "a"

    run_apart(test)


def test_all_wait_at_a_closed_gate_and_pass_when_it_opens() -> None:
    async def test() -> None:
        gate = Gate()
        await gate.wait()
        gate.clear()
        gate.clear()
        several = [asyncio.ensure_future(gate.wait()) for _ in range(3)]
        await asyncio.sleep(0)
        several[0].cancel()
        await asyncio.sleep(0)
        assert [one.done() for one in several] == [True, False, False]
        gate.set()
        gate.set()
        await asyncio.gather(*several[1:])
        await gate.wait()

    run_apart(test)
