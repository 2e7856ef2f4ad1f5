"""Times refusals of a wrong key and an unknown id, which must not tell if a session exists."""

import random
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path

from bench import servers
from bench.server.sessions import Written, fill, session_id
from tests.support.python_phone import OTHER, bearer

STORED = 200
ROUNDS = 200


@dataclass
class Guesses:
    """Milliseconds of each refusal."""

    wrong_key: list[float] = field(default_factory=list)
    unknown_id: list[float] = field(default_factory=list)


def measure() -> Guesses:
    """Ask for sessions that exist and for others, in random order, always with a wrong key."""
    found = Guesses()
    chosen = random.Random(1)  # noqa: S311 - the same ones in every run
    with tempfile.TemporaryDirectory(prefix="andersom-bench-") as folder:
        data = Path(folder)
        fill(data, Written(), range(STORED))
        with servers.app(data) as port, closing(HTTPConnection("127.0.0.1", port)) as connection:
            for number in range(ROUNDS):
                known = (found.wrong_key, chosen.randrange(STORED))
                unknown = (found.unknown_id, STORED + number)
                for took, session in chosen.sample([known, unknown], 2):
                    took.append(_refused(connection, session_id(session)))
    return found


def _refused(connection: HTTPConnection, session: str) -> float:
    start = time.perf_counter()
    connection.request("GET", f"/api/v1/sessions/{session}", headers=bearer(OTHER))
    response = connection.getresponse()
    response.read()
    if response.status != 404:
        raise RuntimeError(f"the server answered {response.status}")
    return (time.perf_counter() - start) * 1000
