"""A store that is read as a whole, whichever it is."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.support.stores.places import DatabasePlace, FolderPlace, Place
from tests.support.stores.records import written
from tests.support.stores.whole import (
    ASIDE,
    DAYS,
    EARLIER,
    GONE,
    LIVE,
    NOTES,
    digest,
    fill,
    save,
    whole,
)
from webapp import open_source, open_store
from webapp.store import stamps
from webapp.store.base import SessionDeletedError, Store, StoreUnavailableError
from webapp.store.postgres import reading
from webapp.store.reading import Kept, Source
from webapp.yjs.merge import fields


@pytest.fixture
def store(place: Place) -> Store:
    """A store with one session of each kind."""
    return fill(place.data)


@pytest.fixture
def source(store: Store, place: Place) -> Source:
    """The same, to be read as a whole."""
    assert store.used
    return open_source(place.data)


def ids(source: Source) -> set[str]:
    return {session_id for session_id, _ in source.sessions()}


def topic(state: bytes) -> object:
    return str(fields(state)["strength.topic"]).split()


def test_all_is_listed_and_counted(source: Source) -> None:
    assert ids(source) == {LIVE, EARLIER, ASIDE}
    assert source.count() == 3
    ((deleted, day),) = ((each.digest, each.day) for each in source.tombstones())
    assert deleted == digest(GONE)
    assert day == datetime.now(UTC).date().isoformat()
    assert source.load_sweep_memory() == NOTES
    assert not list(source.leftovers())


def test_a_session_is_shown_with_its_earlier_days_and_what_is_aside_of_it(source: Source) -> None:
    kept = source.look(EARLIER)
    assert kept.record
    assert {day: topic(state) for day, state in kept.earlier.items()} == {
        DAYS[0]: ["on25"],
        DAYS[1]: ["on26", "on25"],
    }
    aside = source.look(ASIDE)
    assert aside.record is None
    assert [(each.day, list(each.earlier)) for each in aside.aside] == [
        ("2026-11-28", list(DAYS[:2]))
    ]
    assert topic(aside.aside[0].record.state) == ["on27", "on26", "on25"]
    for nothing in (GONE, "z" * 26):
        assert source.look(nothing) == Kept(nothing)


def test_nothing_there_is_nothing_to_read(place: Place) -> None:
    if isinstance(place, DatabasePlace):
        with pytest.raises(StoreUnavailableError, match="holds no sessions of Andersom"):
            open_source(place.data)
        return
    assert whole(place.data)[:2] == ({}, set())
    assert open_source(place.data).count() == 0


def change_key(store: Store) -> None:
    with store.open(LIVE) as entry:
        assert entry.record
        entry.save(replace(entry.record, key_sha256="1" * 64))


def set_aside(store: Store) -> None:
    with store.open(LIVE) as entry:
        entry.expire("2026-11-29")


@pytest.mark.parametrize("change", [change_key, set_aside])
def test_what_changed_is_listed_as_something_else(
    store: Store,
    source: Source,
    change: Callable[[Store], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(stamps, "SETTLED_NS", 0)
    before = set(source.sessions())
    assert before == set(source.sessions())
    assert None not in {stamp for _, stamp in before}
    change(store)
    assert {session_id for session_id, _ in set(source.sessions()) - before} == {LIVE}


def test_a_file_that_was_written_just_now_may_change_and_look_the_same(tmp_path: Path) -> None:
    fill(tmp_path)
    assert (LIVE, None) in set(open_source(tmp_path).sessions())


def test_what_is_set_aside_or_brought_back_meanwhile_is_listed(
    store: Store, source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "PAGE", 1)
    for before in range(4):
        listed = source.sessions()
        seen = {next(listed)[0] for _ in range(before)}
        turn_round(store, {LIVE, EARLIER, ASIDE})
        assert seen | {session_id for session_id, _ in listed} == {LIVE, EARLIER, ASIDE}


def turn_round(store: Store, sessions: set[str]) -> None:
    """Bring back what is aside, and set aside what isn't."""
    for session_id in sessions:
        with store.open(session_id) as entry:
            if entry.record:
                entry.expire("2026-11-29")
            else:
                entry.bring_back("2026-11-29T10:00:00Z")


@pytest.mark.parametrize("size", [2, 3, 4])
def test_no_row_is_missed_between_two_pages(
    database: DatabasePlace, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = fill(database.data)
    for session_id in (LIVE, EARLIER):
        with store.open(session_id) as entry:
            entry.expire("2026-11-28")
        save(store, written("again", session_id))
    source = open_source(database.data)
    all_rows = set(source.sessions())
    assert len(all_rows) == 5
    monkeypatch.setattr(reading, "PAGE", size)
    assert set(source.sessions()) == all_rows
    assert len(list(source.tombstones())) == 1


def test_reading_changes_nothing(store: Store, place: Place) -> None:
    place.spoil(LIVE)
    before = everything(place)
    source = open_source(place.data)
    for session_id, _ in source.sessions():
        source.look(session_id)
    assert list(source.leftovers()) == []
    assert everything(place) == before
    assert store.used


def everything(place: Place) -> object:
    if isinstance(place, FolderPlace):
        files = [path for path in place.data.rglob("*") if path.is_file()]
        return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in files}
    assert isinstance(place, DatabasePlace)
    tables = ("sessions", "aside", "tombstones", "notes")
    return [place.ask(f"SELECT * FROM {table}") for table in tables]  # noqa: S608 - those above


def test_what_cannot_be_read_is_said_and_the_rest_is_shown(place: Place) -> None:
    store = fill(place.data)
    save(store, written("more", ASIDE))
    place.spoil(EARLIER)
    place.spoil_earlier(b"nonsense")
    source = open_source(place.data)
    assert source.look(LIVE).record
    damaged = source.look(EARLIER)
    assert damaged.record is None
    assert damaged.damage
    assert all(EARLIER in each.where and each.unread for each in damaged.damage)
    place.make_newer(LIVE)
    (newer,) = source.look(LIVE).damage
    assert "newer version" in newer.what


def test_what_is_taken_in_is_what_it_was_elsewhere(place: Place, tmp_path: Path) -> None:
    fill(place.data)
    kept, _, _ = whole(place.data)
    other = open_store(tmp_path / "other")
    record = kept[EARLIER].record
    assert record
    with other.open(EARLIER) as entry:
        entry.take_in(record, kept[EARLIER].earlier)
    assert open_source(tmp_path / "other").look(EARLIER) == kept[EARLIER]


def test_what_is_taken_in_keeps_its_age_for_sweeps(place: Place) -> None:
    store = open_store(place.data)
    with store.open(LIVE) as entry:
        entry.take_in(written("old", LIVE, "2025-01-01"), {"2024-12-31": b"\0\0"})
    assert store.newest() == datetime(2025, 1, 1, 10, 30, tzinfo=UTC)
    store.forget_earlier(datetime(2025, 1, 3, tzinfo=UTC))
    assert not open_source(place.data).look(LIVE).earlier
    assert store.expire(datetime(2025, 1, 3, tzinfo=UTC), "2026-11-28") == 1


def test_what_was_there_becomes_an_earlier_day_of_what_is_taken_in(place: Place) -> None:
    store = open_store(place.data)
    before = save(store, written("first", LIVE, "2026-11-25"))
    with store.open(LIVE) as entry:
        entry.take_in(written("then", LIVE, "2026-11-27", before), {"2026-11-26": before.state})
    with store.open(LIVE) as entry:
        assert entry.earlier() == {"2026-11-25": before.state, "2026-11-26": before.state}
    counted = store.used
    store.measure()
    assert store.used == counted


def test_an_earlier_day_that_is_there_already_stays(place: Place) -> None:
    store = open_store(place.data)
    record = written("first", LIVE, "2026-11-27")
    for state in (b"\0\0", record.state):
        with store.open(LIVE) as entry:
            entry.take_in(record, {"2026-11-26": state})
    assert open_source(place.data).look(LIVE).earlier == {"2026-11-26": b"\0\0"}


def test_a_deletion_of_another_store_holds_once(place: Place) -> None:
    store = open_store(place.data)
    assert store.bury(digest(GONE), "2026-11-20")
    counted = store.used
    store.measure()
    assert store.used == counted > 0
    save(store, written("steam", LIVE))
    assert store.bury(digest(LIVE), "2026-11-20")
    assert not store.bury(digest(LIVE), "2026-11-21")
    with pytest.raises(SessionDeletedError), store.open(LIVE):
        pass
    assert not place.sessions()
    assert {each.day for each in open_source(place.data).tombstones()} == {"2026-11-20"}


def test_a_file_that_is_replaced_meanwhile_is_read_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Brought back between a look at its own place and one at the days: seen all the same."""
    store = fill(tmp_path)
    days = FolderPlace(tmp_path)
    assert days.aside()
    times = 0

    def bring_back_first(self: object, session_id: str) -> list[Path]:
        nonlocal times
        times += 1
        if times == 1:
            monkeypatch.undo()
            with store.open(session_id) as entry:
                entry.bring_back("2026-11-29T10:00:00Z")
        assert self
        return []

    monkeypatch.setattr("webapp.store.aside.Aside.folders", bring_back_first)
    assert open_source(tmp_path).look(ASIDE).record


def test_tables_of_another_version_are_left_alone(database: DatabasePlace) -> None:
    open_store(database.data)
    database.ask("INSERT INTO andersom_schema SELECT max(version) + 1 FROM andersom_schema")
    with pytest.raises(StoreUnavailableError, match="newer version"):
        open_source(database.data)
