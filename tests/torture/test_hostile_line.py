"""A thousand connections from one address do what harm they can, and the others go on."""

import os
import signal
from contextlib import ExitStack
from pathlib import Path
from time import monotonic

import pytest

from bench.server.process import cpu_seconds, memory_mb
from tests.browser.support.server import Server
from tests.support.harmful_updates import typed
from tests.support.raw_line import RawLine
from tests.torture.honest import live, p95
from tests.torture.hostile import HOSTILE_KINDS, IDS, sync, under_attack
from tests.torture.run_length import LONG, report, times
from webapp.config import NUMBERS

CONNECTIONS = times(200, 1000)
SECONDS = times(5, 20)
# As a server has them by default, and not as the other tests here.
LIMITS = {f"ANDERSOM_{name}": str(number.default) for name, number in NUMBERS.items()}
IN_SHORT = ["one heavy session"]
# Milliseconds; what is promised is 250 and 1,000, on two cores that do nothing else.
LONGEST_SYNC, LONGEST_VISIT = 1000, 3000


@pytest.mark.parametrize("kind", HOSTILE_KINDS if LONG else IN_SHORT)
def test_others_sync_and_come_for_the_first_time(tmp_path: Path, kind: str) -> None:
    with Server(tmp_path / "data", **LIMITS) as server:
        quiet = live(server.port, SECONDS / 5)
        with under_attack(server.port, kind, CONNECTIONS) as attack:
            live(server.port, SECONDS / 2)
            used = cpu_seconds(server.pid)
            amid = live(server.port, SECONDS)
            used = cpu_seconds(server.pid) - used
        memory = memory_mb(server.pid, most=True)
    report(f"{CONNECTIONS} connections, {kind}: {attack.statuses}")
    report(f"  the others amid it: {amid}; without it: {quiet}")
    report(f"  the server: {used / SECONDS:.2f} cores, {memory:.0f} MB at most")
    assert amid.statuses == {200}
    assert amid.syncs
    assert amid.visits
    if "heavy" in kind:
        assert "429" in attack.statuses
    assert memory < 400
    if LONG:
        assert p95(amid.syncs) < LONGEST_SYNC
        assert p95(amid.visits) < LONGEST_VISIT


def test_a_stop_amid_syncs_answers_each(tmp_path: Path) -> None:
    rounds, longest = times(1, 20), 0.0
    for number in range(rounds):
        server = Server(tmp_path / str(number), **LIMITS)
        with server, ExitStack() as opened:
            lines = [
                opened.enter_context(RawLine(server.port, f"127.0.0.{n}")) for n in range(2, 10)
            ]
            for line, session in zip(lines, IDS, strict=False):
                line.send(sync(session, typed(3000)))
            with RawLine(server.port) as last:  # Once it is answered, the others have begun.
                last.send("GET /healthz HTTP/1.1\nHost: x\n\n")
                last.until(b"ok\n")
            begun = monotonic()
            os.kill(server.pid, signal.SIGTERM)
            answers = [line.rest() for line in lines]
            server.stop()
            longest = max(longest, monotonic() - begun)
        assert {answer.split()[1] for answer in answers} <= {b"200", b"503"}
    report(f"{rounds} stops amid eight syncs: all answered, ended within {longest:.1f} s")
