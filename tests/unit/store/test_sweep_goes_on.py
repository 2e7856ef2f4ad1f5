"""One bad file, or one bad sweep, stops no other."""

import json
import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from tinydb import TinyDB
from tinydb.table import Document

from tests.support.disk_failures import forbid
from tests.support.sweeping_server import SweepingServer, aside, sessions
from webapp.store import retention
from webapp.store.tinydb_store import TinyDBStore


def a_newer_server(path: Path) -> None:
    with TinyDB(path) as db:
        (document,) = db.table("session").all()
        rest = {name: value for name, value in document.items() if name != "sha256"}
        db.table("session").update(_with_checksum(rest | {"version": 99}))


def without_a_part(path: Path) -> None:
    with TinyDB(path) as db:
        (document,) = db.table("session").all()
        kept = {name: value for name, value in document.items() if name not in {"sha256", "state"}}
        db.drop_table("session")
        db.table("session").insert(Document(_with_checksum(kept), doc_id=1))


def _with_checksum(document: dict[str, Any]) -> dict[str, Any]:
    text = json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return document | {"sha256": sha256(text.encode()).hexdigest()}


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def a_link_that_leads_nowhere(path: Path) -> None:
    path.unlink()
    path.symlink_to("nowhere")


def holding(text: str) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_text(text)

    return write


BAD: dict[str, Callable[[Path], None]] = {
    "cut off": holding('{"session": {"1":'),
    "without a part": without_a_part,
    "of a newer server": a_newer_server,
    "a folder": a_folder,
    "a link that leads nowhere": a_link_that_leads_nowhere,
    "half a letter": holding('{"session": {"1": {"id": "\\ud800"}}}'),
    "nested": holding('{"session": {"1": ' + '{"a":' * 900 + "1" + "}" * 902),
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD)
def test_one_bad_file_keeps_no_other_from_its_turn(
    server: SweepingServer, data: Path, bad: Callable[[Path], None]
) -> None:
    for letter in "abc":
        server.write(366, letter * 26)
    path = data / "sessions" / "bb" / f"{'b' * 26}.json"
    bad(path)
    if path.exists():
        os.utime(path, (0, 0))
    server.sweep()
    assert {path.stem for path in aside(data)} >= {"a" * 26, "c" * 26}
    assert not [path for path in sessions(data) if path.parent.name in {"aa", "cc"}]


def test_what_may_not_be_read_keeps_no_other_from_its_turn_and_stays_in_the_room(
    server: SweepingServer,
    data: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    for letter in "abc":
        server.write(366, letter * 26)
    before = server.store.used
    forbid(monkeypatch, "bb")
    server.sweep()
    assert {path.stem for path in aside(data)} == {"a" * 26, "c" * 26}
    assert 0 < server.store.used < before
    server.sweep()
    assert server.store.used > 0
    assert "Permission denied" in caplog.text


def test_a_folder_that_cannot_be_read_is_logged_and_swept_the_next_time(
    server: SweepingServer, data: Path, caplog: pytest.LogCaptureFixture
) -> None:
    server.write(366)
    locks = data / "locks"
    locks.rename(data / "away")
    locks.write_text("a file where the folder should be")
    server.sweep()
    assert "can't be swept" in caplog.text
    locks.unlink()
    server.sweep()
    assert not sessions(data)


def test_a_sweep_that_fails_in_whichever_way_is_not_the_last_one(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    times: list[int] = []
    twice = Event()

    def fail(_self: object) -> None:
        times.append(1)
        if len(times) > 1:
            twice.set()
        raise OverflowError

    monkeypatch.setattr("webapp.store.tinydb_store.TinyDBStore.measure", fail)
    stopped = retention.start(TinyDBStore(data), 365, pause=0.01)
    try:
        assert twice.wait(20)
    finally:
        stopped.set()
