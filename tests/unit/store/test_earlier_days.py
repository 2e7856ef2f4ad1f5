"""How a session was at the end of a day is kept for two weeks, and for its owner only."""

import base64
import logging
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.support.api import check
from tests.support.protocol import VECTORS
from tests.support.python_phone import KEY, OTHER, Phone, bearer, body_of
from tests.support.stores.places import Place
from tests.support.sweeping_server import DAYS, HOURS, SweepingServer
from webapp.store import earlier
from webapp.store.sweep_memory import SweepMemory
from webapp.yjs.merge import fields

OWNER, ID = VECTORS["owner"]["secret"], VECTORS["owner"]["id"]
PATH = f"/api/v1/sessions/{ID}/earlier"
OWNERS = bearer(KEY) | {"Andersom-Owner": OWNER}


def days(server: SweepingServer) -> list[str]:
    found: list[str] = body_of(server.api.get(PATH, headers=OWNERS))["days"]
    return found


def topic(server: SweepingServer, day: str) -> object:
    answer = body_of(server.api.get(f"{PATH}/{day}", headers=OWNERS))
    assert answer["day"] == day
    return fields(base64.b64decode(answer["update"]))["strength.topic"]


def write_on(
    server: SweepingServer, when: datetime, word: str, *, believed: datetime | None = None
) -> None:
    """Write a word, on a server whose clock says so, and that believes it unless told otherwise."""
    seen = SweepMemory(believed or when, when)
    server.store.save_sweep_memory(seen.to_text())
    phone = Phone(ID)
    phone.sync(server.api)
    phone.write("strength.topic", word, 99)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("webapp.api.sessions.latest_time", lambda _: when)
        phone.sync(server.api)


@pytest.fixture
def day() -> datetime:
    return datetime(2026, 11, 1, 12, tzinfo=UTC)


@pytest.fixture
def server(place: Place) -> SweepingServer:
    return SweepingServer(place.data)


@pytest.fixture
def written(server: SweepingServer, day: datetime) -> SweepingServer:
    """One that was written on three days, on the second one twice."""
    begun = Phone(ID)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("webapp.api.sessions.latest_time", lambda _: day)
        begun.write("strength.topic", "one")
        begun.sync(server.api)
    for when, word in ((1, "two"), (1.2, "three"), (3, "four")):
        write_on(server, day + when * DAYS, word)
    return server


def test_the_last_state_of_each_day_is_kept(written: SweepingServer) -> None:
    assert days(written) == ["2026-11-02", "2026-11-01"]
    assert topic(written, "2026-11-01") == "one "
    assert topic(written, "2026-11-02") == "one two three "


def test_only_the_owner_sees_them(written: SweepingServer) -> None:
    for headers in (bearer(KEY), bearer(OTHER) | {"Andersom-Owner": OWNER}, {}):
        for path in (PATH, f"{PATH}/2026-11-01"):
            check(written.api.get(path, headers=headers), 404)
    check(written.api.get(f"{PATH}/2026-11-03", headers=OWNERS), 404)
    check(written.api.get(f"{PATH}/today", headers=OWNERS), 404)


def test_each_goes_two_weeks_after_the_next_one_came(
    written: SweepingServer, day: datetime
) -> None:
    write_on(written, day + 17 * DAYS, "five")
    assert days(written) == ["2026-11-04", "2026-11-02"]
    # However old, it is what the session was until then.
    write_on(written, day + 99 * DAYS, "six")
    assert days(written) == ["2026-11-18"]


@pytest.mark.parametrize("ahead", [30, 400, 30_000])
def test_a_clock_that_is_ahead_takes_none_away(
    written: SweepingServer, day: datetime, ahead: int
) -> None:
    write_on(written, day + ahead * DAYS, "five", believed=day + 4 * DAYS)
    assert days(written) == ["2026-11-04", "2026-11-02", "2026-11-01"]
    write_on(written, day + 5 * DAYS, "six")
    assert {"2026-11-04", "2026-11-02", "2026-11-01"} <= set(days(written))


def test_a_clock_that_is_behind_takes_none_away(written: SweepingServer, day: datetime) -> None:
    write_on(written, day - 9000 * DAYS, "five", believed=day + 4 * DAYS)
    write_on(written, day + 5 * DAYS, "six")
    assert {"2026-11-02", "2026-11-01"} <= set(days(written))


def test_a_sweep_removes_them_where_nobody_writes_any_more(
    written: SweepingServer, day: datetime
) -> None:
    written.store.forget_earlier(day - 9000 * DAYS)
    assert days(written)
    room = written.store.used
    later = max(datetime.now(UTC), day) + 4 * DAYS
    written.store.forget_earlier(later)
    assert days(written) == []
    assert written.store.used < room
    write_on(written, day + 4 * DAYS, "five")
    assert days(written) == ["2026-11-04"]


def test_it_does_so_two_weeks_later(
    written: SweepingServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[datetime] = []
    monkeypatch.setattr(written.store, "forget_earlier", asked.append)
    written.run(HOURS)
    seen = SweepMemory.from_text(written.store.load_sweep_memory()).seen
    assert asked == [min(seen or written.clock.now, written.clock.now) - earlier.DAYS * DAYS]


def test_deletion_removes_them_at_once(written: SweepingServer, place: Place) -> None:
    assert written.api.delete(f"/api/v1/sessions/{ID}", headers=bearer(KEY)).status_code == 204
    assert not place.sessions()
    check(written.api.get(PATH, headers=OWNERS), 410)


def test_they_are_set_aside_and_come_back_with_the_session(
    written: SweepingServer, place: Place
) -> None:
    before = days(written)
    with written.store.open(ID) as entry:
        entry.expire("2026-11-28")
    assert not place.sessions()
    check(written.api.get(PATH, headers=OWNERS), 404)
    written.store.measure()
    room = written.store.used
    with written.store.open(ID) as entry:
        entry.bring_back("2026-11-28T12:00:00Z")
    assert days(written) == before
    assert not place.aside()
    counted = written.store.used
    assert counted > room
    written.store.measure()
    assert written.store.used == counted


def test_they_count_as_room(written: SweepingServer, day: datetime) -> None:
    write_on(written, day + 4 * DAYS, "five")
    counted = written.store.used
    written.store.measure()
    assert written.store.used == counted


def test_who_fills_a_session_does_not_push_out_what_it_was(
    written: SweepingServer, day: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(earlier, "MOST_BYTES", 2000)
    noise = "".join(chr(0x4E00 + (at * at * 7919) % 20_000) for at in range(2000))
    for turn in range(4, 8):
        write_on(written, day + turn * DAYS, noise)
    assert topic(written, "2026-11-01") == "one "
    assert topic(written, "2026-11-02") == "one two three "


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"version": 1, "states": {"a": "b"}}'])
def test_what_is_damaged_keeps_nobody_from_writing(
    written: SweepingServer, place: Place, content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    place.spoil_earlier(content)
    with caplog.at_level(logging.WARNING):
        assert days(written) == []
    assert "can't be read" in caplog.text
    write_on(written, datetime(2026, 11, 6, 12, tzinfo=UTC), "five")
    assert days(written) == ["2026-11-04"]


def test_what_a_newer_server_wrote_is_not_taken_for_a_state(
    written: SweepingServer, place: Place
) -> None:
    place.spoil_earlier(b'{"version": 2, "states": {"2026-11-01": ""}}')
    assert days(written) == []


def test_another_key_makes_no_day(written: SweepingServer) -> None:
    with written.store.open(ID) as entry:
        assert entry.record
        entry.save(replace(entry.record, key_sha256="0" * 64))
    with written.store.open(ID) as entry:
        assert sorted(entry.earlier()) == ["2026-11-01", "2026-11-02"]
