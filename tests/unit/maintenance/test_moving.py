"""All of one store is in the other, both ways, also what changes meanwhile."""

from dataclasses import replace

import pytest

from tests.support.stores.moves import move, moving
from tests.support.stores.places import Place
from tests.support.stores.records import written
from tests.support.stores.whole import (
    ASIDE,
    EARLIER,
    GONE,
    LIVE,
    NOTES,
    change_daily,
    digest,
    fill,
    save,
    whole,
    words,
)
from tests.unit.maintenance.conftest import Way
from webapp import open_source, open_store
from webapp.maintenance import moving as moving_module
from webapp.maintenance.taking_in import NoRoomError
from webapp.store import stamps
from webapp.store.base import Record, Store, StoreUnavailableError
from webapp.store.reading import Kept, Source
from webapp.store.sweep_memory import SweepMemory

KEY = "another key opens what is there of it"


def deletions(place: Place) -> set[str]:
    return {each.digest for each in open_source(place.data).tombstones()}


def test_all_is_there_as_it_was(way: Way) -> None:
    fill(way.source.data)
    before = whole(way.source.data)
    done = move(way.source.data, way.target.data)
    assert (done.brought, done.merged, done.deleted, done.left) == (3, 0, 1, {})
    assert whole(way.target.data) == before
    assert whole(way.source.data) == before


def test_a_second_move_finds_nothing_to_do(way: Way) -> None:
    fill(way.source.data)
    move(way.source.data, way.target.data)
    assert move(way.source.data, way.target.data).changes == 0


def test_a_later_round_takes_what_changed_and_looks_at_nothing_else(
    way: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stamps, "SETTLED_NS", 0)
    store = fill(way.source.data)
    with moving(way.source.data, way.target.data) as one:
        one.round()
        looked: list[str] = []
        source = type(open_source(way.source.data))
        look = source.look

        def noting(self: Source, session_id: str) -> Kept:
            looked.append(session_id)
            return look(self, session_id)

        monkeypatch.setattr(source, "look", noting)
        before = store_record(store, LIVE)
        save(store, written("engine", LIVE, "2026-11-28", before))
        with store.open(EARLIER) as entry:
            entry.delete()
        done = one.round()
        assert looked == [LIVE]
        assert (done.brought, done.merged, done.deleted) == (0, 1, 1)
        assert one.round().changes == 0
    assert whole(way.target.data) == whole(way.source.data)


def test_what_is_set_aside_or_brought_back_after_it_was_moved_follows(way: Way) -> None:
    store = fill(way.source.data)
    with moving(way.source.data, way.target.data) as one:
        one.round()
        with store.open(EARLIER) as entry:
            entry.expire("2026-11-29")
        with store.open(ASIDE) as entry:
            entry.bring_back("2026-11-29T10:00:00Z")
        one.round()
    assert whole(way.target.data) == whole(way.source.data)
    assert way.target.sessions() == [LIVE, ASIDE]


def test_a_key_that_is_changed_after_it_was_moved_follows(way: Way) -> None:
    store = fill(way.source.data)
    with moving(way.source.data, way.target.data) as one:
        one.round()
        save(store, replace(store_record(store, LIVE), key_sha256="1" * 64))
        assert not one.round().left
    assert store_record(open_store(way.target.data), LIVE).key_sha256 == "1" * 64


def test_another_key_is_no_reason_to_take_it_over(way: Way) -> None:
    store = fill(way.source.data)
    other = open_store(way.target.data)
    mine = save(other, replace(written("mine", LIVE), key_sha256="1" * 64))
    set_aside = save(other, replace(written("mine", ASIDE), key_sha256="1" * 64))
    with other.open(ASIDE) as entry:
        entry.expire("2026-11-28")
    for _ in range(2):
        done = move(way.source.data, way.target.data)
        assert done.left == {KEY: 2}
    there = whole(way.target.data)[0]
    assert there[LIVE].record == mine
    assert [each.record for each in there[ASIDE].aside] == [set_aside]
    assert store_record(store, LIVE).key_sha256 == "0" * 64


def test_what_both_have_is_merged_and_nothing_older_covers_it(way: Way) -> None:
    store = open_store(way.source.data)
    before = save(store, written("steam", LIVE, "2026-11-20"))
    other = open_store(way.target.data)
    save(other, written("there", LIVE, "2026-11-25", before))
    save(store, written("here", LIVE, "2026-11-24", before))
    move(way.source.data, way.target.data)
    assert sorted(words(way.target.data, LIVE)) == ["here", "steam", "there"]
    assert store_record(other, LIVE).updated == "2026-11-25T10:30:00Z"
    assert store_record(other, LIVE).created == before.created
    assert move(way.source.data, way.target.data).changes == 0


def test_what_is_aside_there_comes_back_with_what_was_written_here(way: Way) -> None:
    other = open_store(way.target.data)
    before = save(other, written("steam", LIVE, "2025-11-20"))
    with other.open(LIVE) as entry:
        entry.expire("2026-11-21")
    save(open_store(way.source.data), written("engine", LIVE, "2026-11-27", before))
    move(way.source.data, way.target.data)
    assert words(way.target.data, LIVE) == ["engine", "steam"]
    assert not way.target.aside()


def test_what_is_aside_here_is_merged_into_what_goes_on_there(way: Way) -> None:
    store = open_store(way.source.data)
    before = save(store, written("steam", LIVE, "2025-11-20"))
    save(open_store(way.target.data), written("there", LIVE, "2026-11-27", before))
    save(store, written("here", LIVE, "2025-11-21", before))
    with store.open(LIVE) as entry:
        entry.expire("2026-11-28")
    move(way.source.data, way.target.data)
    assert sorted(words(way.target.data, LIVE)) == ["here", "steam", "there"]
    assert not way.target.aside()


def test_what_is_aside_on_both_sides_is_merged_and_stays_aside(way: Way) -> None:
    stores = open_store(way.source.data), open_store(way.target.data)
    before = written("steam", LIVE, "2025-11-20")
    for store, word, day in zip(stores, ("here", "there"), ("27", "28"), strict=True):
        save(store, written(word, LIVE, f"2025-11-{day}", before))
        with store.open(LIVE) as entry:
            entry.expire(f"2026-11-{day}")
    move(way.source.data, way.target.data)
    assert not way.target.sessions()
    assert set(way.target.aside()) == {LIVE}
    (piece,) = whole(way.target.data)[0][LIVE].aside
    assert sorted(str(piece.record.fields["strength.topic"]).split()) == ["here", "steam", "there"]
    assert move(way.source.data, way.target.data).changes == 0


def test_what_was_deleted_here_goes_there_too_and_stays_away(way: Way) -> None:
    store = fill(way.source.data)
    other = open_store(way.target.data)
    save(other, written("gone", GONE))
    move(way.source.data, way.target.data)
    assert way.target.sessions() == [LIVE, EARLIER]
    counted = other.used
    other.measure()
    assert other.used == counted
    with store.open(LIVE) as entry:
        entry.delete()
    move(way.source.data, way.target.data)
    assert way.target.sessions() == [EARLIER]


def test_what_was_deleted_there_does_not_come_back(way: Way) -> None:
    fill(way.source.data)
    other = open_store(way.target.data)
    for session_id in (LIVE, ASIDE):
        other.bury(digest(session_id), "2026-11-28")
    done = move(way.source.data, way.target.data)
    assert (done.brought, done.left) == (1, {})
    assert way.target.sessions() == [EARLIER]
    assert not way.target.aside()
    assert deletions(way.target) == {digest(each) for each in (LIVE, ASIDE, GONE)}


def test_a_deletion_that_was_cut_off_is_finished_by_the_next_move(way: Way) -> None:
    fill(way.source.data)
    other = open_store(way.target.data)
    save(other, written("gone", GONE))
    other.bury(digest(GONE), "2026-11-28")
    assert GONE in way.target.sessions()
    move(way.source.data, way.target.data)
    assert GONE not in way.target.sessions()


def test_what_cannot_be_read_is_left_and_keeps_no_other(way: Way) -> None:
    fill(way.source.data)
    way.source.spoil(LIVE)
    with moving(way.source.data, way.target.data) as one:
        for _ in range(2):
            done = one.round()
            assert sum(done.left.values()) == 1
    assert way.target.sessions() == [EARLIER]
    assert set(way.target.aside()) == {ASIDE}


def test_what_was_found_unreadable_before_is_told_too(way: Way) -> None:
    store = fill(way.source.data)
    with store.open(LIVE) as entry:
        entry.quarantine("for a test")
    with moving(way.source.data, way.target.data) as one:
        assert not one.round().left
        assert sum(one.left_over().values()) == 1


def test_what_a_newer_server_wrote_is_left_on_either_side(way: Way) -> None:
    fill(way.source.data)
    way.source.make_newer(LIVE)
    save(open_store(way.target.data), written("there", EARLIER))
    way.target.make_newer(EARLIER)
    done = move(way.source.data, way.target.data)
    assert sum(done.left.values()) == 2
    assert all("newer version" in reason for reason in done.left)


def test_what_cannot_be_merged_is_left_as_it_is_on_both_sides(way: Way) -> None:
    store, other = open_store(way.source.data), open_store(way.target.data)
    for number, each in enumerate((store, other)):
        damaged = replace(written("steam", LIVE), state=b"\xff" * (number + 9))
        save(each, damaged)
        save(each, written("steam", EARLIER) if number else replace(damaged, id=EARLIER))
    done = move(way.source.data, way.target.data)
    assert done.left == {"it can't be merged with what is there of it": 2}
    assert words(way.target.data, EARLIER) == ["steam"]


def test_times_that_are_none_are_said(way: Way) -> None:
    if way.source.__class__ is not way.target.__class__:
        return  # A database holds nothing else.
    save(open_store(way.source.data), replace(written("steam", LIVE), updated="yesterday"))
    assert move(way.source.data, way.target.data).left == {"its times can't be read": 1}


def test_no_more_is_brought_than_there_is_room_for(way: Way) -> None:
    store = fill(way.source.data)
    for letter in "efghijklmnopqrstuvwxyz":
        save(store, written("steam", letter * 26))
    with pytest.raises(NoRoomError):
        move(way.source.data, way.target.data, most_bytes=1000)
    assert len(way.target.sessions()) < 20
    assert move(way.source.data, way.target.data).brought > 0
    # What is there already goes on.
    change_daily(store, EARLIER)
    assert move(way.source.data, way.target.data, most_bytes=1000).merged == 1


def test_a_full_disk_there_stops_it_and_it_goes_on_later(way: Way) -> None:
    fill(way.source.data)
    open_store(way.target.data)
    with way.target.without_room(), pytest.raises((OSError, StoreUnavailableError)):
        move(way.source.data, way.target.data)
    move(way.source.data, way.target.data)
    assert whole(way.target.data) == whole(way.source.data)


def test_sweeps_there_know_what_sweeps_here_knew(way: Way) -> None:
    fill(way.source.data)
    other = open_store(way.target.data)
    other.save_sweep_memory(
        '{"seen": "2026-11-27T00:00:00Z", "clock": "2026-11-29T00:00:00Z",'
        ' "ran": {"2026-11-28": 99.0, "2026-11-20": 7.0}}'
    )
    move(way.source.data, way.target.data)
    memory = SweepMemory.from_text(other.load_sweep_memory())
    assert memory.ran == {"2026-11-28": 60.0, "2026-11-20": 7.0}
    assert memory.seen == SweepMemory.from_text(NOTES).seen
    assert f"{memory.clock:%d}" == "29"


def test_rounds_end_when_one_finds_nothing_or_no_less(
    way: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = fill(way.source.data)
    with moving(way.source.data, way.target.data) as one:
        assert [each.changes for each in one.rounds()] == [4, 0]
    join = moving_module.join_sweep_memory

    def written_meanwhile(target: Store, text: str) -> None:
        save(store, written("more", LIVE, before=store_record(store, LIVE)))
        join(target, text)

    monkeypatch.setattr(moving_module, "join_sweep_memory", written_meanwhile)
    with moving(way.source.data, way.target.data) as one:
        assert [each.changes for each in one.rounds()] == [0]
        assert [each.changes for each in one.rounds()] == [1, 1]


def store_record(store: Store, session_id: str) -> Record:
    with store.open(session_id) as entry:
        assert entry.record
        return entry.record
