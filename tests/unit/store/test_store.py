"""What a store does, whichever it is."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from threading import Event, Thread

import pytest

from tests.support.python_phone import ID
from tests.support.stores.places import Place
from tests.support.stores.records import RECORD
from webapp import open_store
from webapp.store.base import (
    Entry,
    Record,
    SessionDeletedError,
    Store,
    StoreUnavailableError,
    UnknownSessionError,
)

OTHER = "z" * 26
NEXT_DAY = replace(RECORD, updated="2026-11-28T09:00:00Z", state=b"\x02", fields={"meta": {}})


@pytest.fixture
def store(place: Place) -> Store:
    """An empty store."""
    return open_store(place.data)


@pytest.fixture
def kept(store: Store) -> Store:
    """A store with one session."""
    save(store, RECORD)
    return store


def save(store: Store, record: Record) -> int:
    with store.open(record.id) as entry:
        return entry.save(record)


def read(store: Store, session_id: str = ID) -> Record | None:
    with store.open(session_id) as entry:
        return entry.record


def is_deleted(store: Store) -> bool:
    try:
        with store.open(ID):
            return False
    except SessionDeletedError:
        return True


def test_an_unknown_session_is_none(store: Store, place: Place) -> None:
    assert read(store) is None
    with store.open(ID) as entry:
        assert entry.aside is None
        assert entry.stamp is None
        assert not entry.earlier()
    assert store.stamp(ID) is None
    assert store.newest() is None
    assert not store.aside()
    assert not place.sessions()


def test_what_was_saved_is_read_whole(kept: Store, place: Place) -> None:
    assert read(kept) == RECORD
    assert read(open_store(place.data)) == RECORD
    assert read(kept, OTHER) is None
    assert place.sessions() == [ID]


def test_a_save_replaces_all_that_was_there(kept: Store, place: Place) -> None:
    changed = replace(RECORD, key_sha256="1" * 64, fields={"meta": {}}, state=b"")
    save(kept, changed)
    assert read(kept) == changed
    assert place.fields(ID) == {"meta": {}}


@pytest.mark.parametrize(
    "fields",
    [
        {"a": "null: \0, one: \1, 0\0001\1"},
        {"\0": {"\1": ["\0"]}},
        {"a": "'; DROP TABLE sessions; -- %s \\ \\u0000"},
        {"a": 1e-300, "b": -0.5, "c": 2**900, "d": None, "e": True, "f": [], "g": {}},
        {"a": "😀 \u202e \ufffe", "ä" * 5000: "x" * 100_000},
    ],
)
def test_whatever_people_type_is_kept(store: Store, fields: dict[str, object]) -> None:
    record = replace(RECORD, fields=fields, state=bytes(range(256)))
    save(store, record)
    assert read(store) == record


@pytest.mark.parametrize("session_id", ["", "..", "a" * 25, "a" * 27, "A" * 26, "é" * 26])
def test_only_ids_are_opened(store: Store, session_id: str) -> None:
    with pytest.raises(UnknownSessionError), store.open(session_id):
        pass


def test_what_was_done_before_the_caller_raised_counts(store: Store) -> None:
    def save_and_raise(entry: Entry) -> None:
        entry.save(RECORD)
        raise KeyError

    with pytest.raises(KeyError), store.open(ID) as entry:
        save_and_raise(entry)
    assert read(store) == RECORD


def test_the_room_grows_by_what_a_save_says(store: Store) -> None:
    assert store.used == 0
    assert save(store, RECORD) == store.used > 0
    grown = save(store, replace(RECORD, state=b"x" * 50_000))
    assert grown > 40_000
    counted = store.used
    store.measure()
    assert store.used == counted


def test_the_last_state_of_a_day_is_kept(kept: Store) -> None:
    with kept.open(ID) as entry:
        entry.save(NEXT_DAY)
        entry.save(replace(NEXT_DAY, state=b"\x03"))
    with kept.open(ID) as entry:
        assert entry.earlier() == {"2026-11-27": RECORD.state}
    counted = kept.used
    kept.measure()
    assert kept.used == counted


STEPS: dict[str, Callable[[Entry], object]] = {
    "saved": lambda entry: entry.save(NEXT_DAY),
    "saved as it was": lambda entry: entry.save(RECORD),
    "deleted": lambda entry: entry.delete(),
    "set aside": lambda entry: entry.expire("2026-11-28"),
    "found unreadable": lambda entry: entry.quarantine("for a test"),
}


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS)
def test_a_stamp_differs_once_the_session_changed_whoever_did_it(
    kept: Store, place: Place, step: Callable[[Entry], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webapp.store.stamps.SETTLED_NS", 0)
    before = kept.stamp(ID)
    assert before is not None
    with kept.open(ID) as entry:
        entry.confirm()
        assert entry.stamp == before
    assert kept.stamp(ID) == before
    with open_store(place.data).open(ID) as entry:
        step(entry)
    assert kept.stamp(ID) != before


def test_what_is_damaged_is_moved_out_of_the_way_with_one_clear_line(
    kept: Store, place: Place, caplog: pytest.LogCaptureFixture
) -> None:
    place.spoil(ID)
    caplog.clear()
    assert read(kept) is None
    assert place.unreadable() == 1
    assert not place.sessions()
    (line,) = caplog.messages
    assert "can't be read" in line
    assert not [word for word in ("stoom", "0000") if word in line]


def test_what_is_damaged_is_never_overwritten(kept: Store, place: Place) -> None:
    for number in (1, 2, 3):
        place.spoil(ID)
        with kept.open(ID) as entry:
            assert entry.record is None
            entry.save(RECORD)
        assert place.unreadable() == number
    assert read(kept) == RECORD
    counted = kept.used
    kept.measure()
    assert kept.used == counted


def test_what_a_newer_server_wrote_is_left_alone(kept: Store, place: Place) -> None:
    place.make_newer(ID)
    before = place.take(ID)
    for _ in range(20):  # more often than there are connections
        with pytest.raises(StoreUnavailableError, match="newer"):
            read(kept)
    assert kept.expire(datetime.now(UTC).replace(year=2999), "2026-11-28") == 0
    assert place.take(ID) == before
    assert place.unreadable() == 0


def test_a_deleted_session_does_not_come_back(kept: Store, place: Place) -> None:
    copy = place.take(ID)
    with kept.open(ID) as entry:
        entry.delete()
        assert entry.record is None
    assert is_deleted(kept)
    place.put(ID, copy)
    assert is_deleted(kept)
    assert not place.sessions()
    kept.measure()
    assert 0 < kept.used < 10_000


def test_what_is_set_aside_is_deleted_with_it(kept: Store, place: Place) -> None:
    with kept.open(ID) as entry:
        entry.expire("2026-11-28")
    assert place.aside() == [ID]
    with kept.open(ID) as entry:
        entry.delete()
    assert is_deleted(kept)
    assert not place.aside()


def test_the_last_one_that_was_set_aside_comes_back(kept: Store, place: Place) -> None:
    for day, state in (("2026-11-28", b"1"), ("2026-11-29", b"2"), ("2026-11-27", b"0")):
        with kept.open(ID) as entry:
            entry.save(replace(RECORD, state=state))
            entry.expire(day)
            assert entry.record is None
    assert list(kept.aside()) == ["2026-11-29", "2026-11-28", "2026-11-27"]
    with kept.open(ID) as entry:
        assert entry.aside
        assert entry.aside.state == b"2"
        entry.bring_back("2026-12-01T00:00:00Z")
    assert read(kept) == replace(RECORD, state=b"2", updated="2026-12-01T00:00:00Z")
    assert kept.forget("2026-11-28") == 1
    assert place.aside() == [ID]


def test_what_comes_back_and_changes_on_the_next_day_keeps_its_earlier_days(kept: Store) -> None:
    """As where midnight passes in between."""
    with kept.open(ID) as entry:
        entry.save(NEXT_DAY)
    with kept.open(ID) as entry:
        entry.expire("2026-11-28")
    with kept.open(ID) as entry:
        entry.bring_back("2026-11-29T23:59:59Z")
        assert set(entry.earlier()) == {"2026-11-27"}
        entry.save(replace(NEXT_DAY, updated="2026-11-30T00:00:00Z", state=b"\x03"))
    with kept.open(ID) as entry:
        assert entry.earlier() == {"2026-11-27": RECORD.state, "2026-11-29": NEXT_DAY.state}


def test_on_a_full_disk_nothing_is_kept_and_nothing_lost(
    kept: Store, place: Place, caplog: pytest.LogCaptureFixture
) -> None:
    steps: list[Callable[[Entry], object]] = [
        lambda entry: entry.save(NEXT_DAY),
        lambda entry: entry.delete(),
    ]
    for step in steps:
        with (
            place.without_room(),
            pytest.raises(StoreUnavailableError, match=f"^{place.full}$"),
            kept.open(ID) as entry,
        ):
            step(entry)
    assert read(kept) == RECORD
    assert "somebody" not in caplog.text
    counted = kept.used
    kept.measure()
    assert kept.used == counted


def test_who_comes_second_waits_and_sees_what_the_first_did(kept: Store, place: Place) -> None:
    elsewhere = open_store(place.data)
    begun, seen = Event(), []

    def second() -> None:
        begun.set()
        with elsewhere.open(ID) as entry:
            seen.append(entry.record)

    waiting = Thread(target=second)
    with kept.open(ID) as entry:
        waiting.start()
        assert begun.wait(20)
        waiting.join(0.2)
        assert not seen
        entry.save(NEXT_DAY)
    waiting.join(20)
    assert seen == [NEXT_DAY]


def test_other_sessions_are_open_meanwhile(kept: Store) -> None:
    with kept.open(ID), kept.open(OTHER) as entry:
        entry.save(replace(RECORD, id=OTHER))
    assert read(kept, OTHER)


def test_what_sweeps_remember_is_there_for_the_next(store: Store, place: Place) -> None:
    assert store.load_sweep_memory() == ""
    for text in ("one", "two"):
        store.save_sweep_memory(text)
    assert open_store(place.data).load_sweep_memory() == "two"


def test_only_one_sweeps_at_a_time(store: Store, place: Place) -> None:
    elsewhere = open_store(place.data)
    order: list[str] = []

    def second() -> None:
        with elsewhere.sweeping():
            order.append("second")

    waiting = Thread(target=second)
    with store.sweeping():
        waiting.start()
        waiting.join(0.2)
        order.append("first")
    waiting.join(20)
    assert order == ["first", "second"]


def test_one_that_cannot_be_set_aside_keeps_no_other(
    store: Store, place: Place, caplog: pytest.LogCaptureFixture
) -> None:
    ids = [letter * 26 for letter in "abc"]
    for each in ids:
        save(store, replace(RECORD, id=each))
    place.make_newer(ids[1])
    with caplog.at_level(logging.WARNING):
        assert store.expire(datetime.now(UTC).replace(year=2999), "2026-11-28") == 2
    assert store.aside() == {"2026-11-28": [ids[0], ids[2]]}
    assert "left as it is" in caplog.text
