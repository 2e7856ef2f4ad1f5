"""What was set aside comes back whole, or is forgotten a month later."""

import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.api import stored
from tests.support.disk_failures import STEPS, failing_at
from tests.support.python_phone import ID, KEY, OTHER, SESSION, Phone, bearer
from tests.support.stores.places import Place
from tests.support.sweeping_server import DAYS, HOURS, SweepingServer, aside
from webapp.store import retention
from webapp.store.restoring import bring_back


def test_a_phone_that_still_has_it_brings_it_back_with_what_others_wrote(
    server: SweepingServer, place: Place
) -> None:
    server.write(366)
    server.sweep()
    other = Phone()
    other.write("strength.topic", "more")
    for _ in range(2):
        other.sync(server.api)
    assert other.is_on_server()
    assert str(place.fields(ID)).count("steam") == 1
    assert not place.aside()
    server.sweep()
    assert place.sessions()


def test_who_has_another_key_neither_brings_it_back_nor_takes_its_place(
    server: SweepingServer, place: Place
) -> None:
    server.write(366)
    server.sweep()
    assert Phone(ID, OTHER).send(server.api).status_code == 404
    assert server.api.delete(SESSION, headers=bearer(OTHER)).status_code == 404
    assert place.aside()
    assert not place.sessions()


def test_a_person_deletes_what_is_aside_at_once_and_for_good(
    server: SweepingServer, place: Place
) -> None:
    phone = server.write(366)
    server.sweep()
    assert server.api.delete(SESSION, headers=bearer(KEY)).status_code == 204
    assert not place.aside()
    assert phone.send(server.api).status_code == 410


def test_a_deletion_that_was_cut_off_is_finished_for_what_is_aside_too(
    server: SweepingServer, data: Path
) -> None:
    phone = server.write(366)
    server.sweep()
    (path,) = aside(data)
    content = path.read_bytes()
    server.api.delete(SESSION, headers=bearer(KEY))
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    assert phone.send(server.api).status_code == 410
    assert not aside(data)


def test_it_is_forgotten_once_a_server_ran_for_so_long(
    server: SweepingServer, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "ASIDE_DAYS", 1)
    server.write(366)
    server.sweep()
    server.run(DAYS - HOURS)
    assert place.aside()
    server.run(26 * HOURS)
    assert not place.aside()
    assert not server.store.aside()


def test_what_was_set_aside_is_brought_back_whole_and_stays(
    server: SweepingServer, place: Place
) -> None:
    server.write(366)
    with server.store.open(ID) as entry:
        content = entry.record
    server.sweep()
    assert server.store.aside() == {f"{server.clock.now:%Y-%m-%d}": [ID]}
    restored = bring_back(server.store, [ID])
    assert (restored.back, restored.left) == ([ID], {})
    server.sweep()
    with server.store.open(ID) as entry:
        assert content
        assert entry.record
        assert replace(entry.record, updated=content.updated) == content
    assert server.api.get(SESSION, headers=bearer(KEY)).status_code == 200
    assert not place.aside()


def test_one_that_cannot_be_brought_back_keeps_no_other(
    server: SweepingServer, place: Place
) -> None:
    ids = [letter * 26 for letter in "abc"]
    for each in ids:
        server.write(366, each)
    server.sweep()
    place.spoil("b" * 26)
    restored = bring_back(server.store, ids)
    assert restored.back == ["a" * 26, "c" * 26]
    assert restored.left == {"b" * 26: "it can't be read"}
    assert place.aside() == ["b" * 26]


@pytest.mark.parametrize("step", STEPS)
def test_on_a_full_disk_all_stays_aside_and_comes_back_later(
    server: SweepingServer, data: Path, step: str
) -> None:
    ids = [letter * 26 for letter in "ab"]
    for each in ids:
        server.write(366, each)
    server.sweep()
    with failing_at(step):
        restored = bring_back(server.store, ids)
    assert restored.back == []
    assert set(restored.left.values()) == {"No space left on device"}
    assert len(aside(data)) == 2
    assert not list(data.rglob("*.tmp"))
    if step != "folder":  # then they are there already, and it isn't known whether for good
        assert bring_back(server.store, ids).back == ids
    assert all(stored(data, each)["fields"] for each in ids)


def test_earlier_days_that_have_no_room_keep_their_session_aside(
    server: SweepingServer, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.write(366)
    (path,) = data.glob("sessions/*/*.json")
    earlier = path.with_name(f"{path.name}.earlier")
    earlier.write_text('{"version": 1, "states": {}}')
    os.utime(earlier, (path.stat().st_mtime,) * 2)
    server.store.expire(server.clock.now, "2026-11-28")

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", fail)
        assert bring_back(server.store, [ID]).back == []
    assert bring_back(server.store, [ID]).back == [ID]
    assert earlier.exists()
    assert not aside(data)


def test_no_more_comes_back_than_there_is_room_for(server: SweepingServer, place: Place) -> None:
    ids = [letter * 26 for letter in "abc"]
    for each in ids:
        server.write(366, each)
    each_takes = server.store.used // 3
    server.sweep()
    restored = bring_back(server.store, ids, server.store.used + each_takes * 3 // 2)
    assert restored.back == ids[:2]
    assert "ANDERSOM_MAX_DATA" in restored.left[ids[2]]
    assert len(place.aside()) == 1
    assert bring_back(server.store, ids[2:]).back == ids[2:]
