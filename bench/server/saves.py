"""What a save costs on the server as its store grows, beside sqlite3 as the floor."""

import json
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from functools import partial
from http.client import HTTPConnection
from os import sync
from pathlib import Path

from bench import servers
from bench.server.sessions import Written, fill, session_id, some
from tests.support.python_phone import KEY, bearer
from webapp.store.document import to_document

SIZES = (100, 10_000, 100_000)
ROUNDS = 25
SAVES = 20
AT_ONCE = 4
HEADERS = bearer(KEY) | {"Content-Type": "application/json"}


@dataclass
class Saves:
    """With some number of sessions stored: milliseconds of each save and of each upsert.

    `per_second` holds one figure a round, with several phones at once.
    """

    took: list[float] = field(default_factory=list)
    per_second: list[float] = field(default_factory=list)
    upserts: list[float] = field(default_factory=list)


def measure() -> dict[int, Saves]:
    """Measure saves for each number of stored sessions, in turns: a slow moment hits all."""
    written = Written()
    found = {size: Saves() for size in SIZES}
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="andersom-bench-")))
        doors: dict[int, tuple[Iterator[int], int, sqlite3.Connection]] = {}
        for size in SIZES:
            data = folder / str(size)
            fill(data, written, range(size))
            numbers = some(size, ROUNDS * SAVES * 3)
            database = stack.enter_context(closing(_database(folder / f"{size}.db", written, size)))
            doors[size] = numbers, stack.enter_context(servers.app(data)), database
        sync()  # What was stored beforehand must not be written out while we measure.
        for _ in range(ROUNDS):
            for size, (numbers, port, database) in doors.items():
                _round(found[size], written, numbers, port, database)
    return found


def _round(
    saves: Saves, written: Written, numbers: Iterator[int], port: int, database: sqlite3.Connection
) -> None:
    with closing(HTTPConnection("127.0.0.1", port)) as connection:
        bodies = _bodies(written, numbers, SAVES)
        saves.took += [_timed(partial(_save, connection, *body)) for body in bodies]
    shares = [_bodies(written, numbers, SAVES // AT_ONCE) for _ in range(AT_ONCE)]
    with ThreadPoolExecutor(AT_ONCE) as phones:
        took = _timed(lambda: list(phones.map(lambda share: _save_all(port, share), shares)))
    saves.per_second.append(sum(map(len, shares)) / took * 1000)
    # Each text is new, since sqlite3 writes nothing where nothing changes.
    rows = [(next(numbers), _text(written, len(saves.upserts) + n)) for n in range(SAVES)]
    saves.upserts += [_timed(partial(_upsert, database, *row)) for row in rows]


def _bodies(written: Written, numbers: Iterator[int], times: int) -> list[tuple[int, bytes]]:
    return [(next(numbers), json.dumps(written.change()).encode()) for _ in range(times)]


def _save_all(port: int, bodies: list[tuple[int, bytes]]) -> None:
    with closing(HTTPConnection("127.0.0.1", port)) as connection:
        for number, body in bodies:
            _save(connection, number, body)


def _save(connection: HTTPConnection, number: int, body: bytes) -> None:
    connection.request("POST", f"/api/v1/sessions/{session_id(number)}/sync", body, HEADERS)
    response = connection.getresponse()
    answer = response.read()
    if response.status != 200:
        raise RuntimeError(f"the server did not save: {answer!r}")


def _database(path: Path, written: Written, size: int) -> sqlite3.Connection:
    database = sqlite3.connect(path)
    database.execute("pragma journal_mode=wal")
    database.execute("pragma synchronous=full")
    database.execute("create table sessions (id text primary key, body text)")
    text = _text(written, 0)
    rows = ((session_id(number), text) for number in range(size))
    database.executemany("insert into sessions values (?, ?)", rows)
    database.commit()
    return database


def _text(written: Written, change: int) -> str:
    return json.dumps(to_document(written.record()) | {"change": change})


def _upsert(database: sqlite3.Connection, number: int, text: str) -> None:
    database.execute(
        "insert into sessions values (?, ?) on conflict (id) do update set body = excluded.body",
        (session_id(number), text),
    )
    database.commit()


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000
