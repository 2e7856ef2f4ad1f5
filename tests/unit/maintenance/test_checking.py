"""What is damaged is said, and where; what is sound isn't."""

import base64
import gzip
import io
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.disk_failures import forbid
from tests.support.older_versions import KEPT, NAMES, Kept
from tests.support.stores.places import DatabasePlace, Place
from tests.support.stores.records import written
from tests.support.stores.whole import ASIDE, DAYS, EARLIER, GONE, LIVE, digest, fill, save, whole
from webapp import open_source, open_store
from webapp.maintenance import backup_file
from webapp.maintenance.checking import check, check_backup
from webapp.store import folder_leftovers
from webapp.store.document import to_document
from webapp.store.reading import Damage
from webapp.store.tinydb_entry import places_of

NO_YJS = b"\xff" * 9


def found(place: Place | Path) -> list[Damage]:
    return list(check(open_source(place if isinstance(place, Path) else place.data)))


def said(place: Place | Path) -> list[str]:
    return [each.what for each in found(place)]


@pytest.fixture(autouse=True)
def time_passed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is amid something."""
    monkeypatch.setattr(folder_leftovers, "AMID_SECONDS", 0)


def test_what_is_sound_is_not_reported(place: Place) -> None:
    fill(place.data)
    assert found(place) == []


@pytest.mark.parametrize("kept", KEPT, ids=NAMES)
def test_what_an_older_server_wrote_is_sound(tmp_path: Path, kept: Kept) -> None:
    path = path_of(tmp_path, kept["id"])
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(kept["server"]))
    assert found(tmp_path) == []


def test_a_session_that_cannot_be_read_is_reported(place: Place) -> None:
    fill(place.data)
    place.spoil(LIVE)
    place.spoil(ASIDE)
    assert sorted(next(x for x in (LIVE, ASIDE) if x in each.where) for each in found(place)) == [
        LIVE,
        ASIDE,
    ]


def test_earlier_days_that_cannot_be_read_are_reported(place: Place) -> None:
    fill(place.data)
    place.spoil_earlier(b"nonsense")
    assert said(place) == ["its earlier days can't be read"]


def test_a_state_that_is_no_yjs_document_is_reported(place: Place) -> None:
    store = open_store(place.data)
    save(store, replace(written("steam", LIVE), state=NO_YJS))
    with store.open(EARLIER) as entry:
        entry.take_in(written("steam", EARLIER), {DAYS[0]: NO_YJS})
    save(store, replace(written("steam", ASIDE), state=NO_YJS))
    with store.open(ASIDE) as entry:
        entry.expire("2026-11-28")
    assert sorted(said(place)) == [
        "its state can't be read as a Yjs document",
        "its state can't be read as a Yjs document",
        "its state of 2026-11-25 can't be read as a Yjs document",
    ]


def test_fields_that_are_not_those_of_the_state_are_reported(place: Place) -> None:
    save(open_store(place.data), replace(written("steam", LIVE), fields={"meta": {}}))
    (damage,) = found(place)
    assert damage.what == "its fields aren't what its state says"
    assert LIVE in damage.where


def test_what_a_newer_server_wrote_is_reported(place: Place) -> None:
    fill(place.data)
    place.make_newer(LIVE)
    assert said(place) == ["a session was written by a newer version of Andersom"]


def test_what_was_set_aside_as_unreadable_is_left_over(place: Place) -> None:
    store = fill(place.data)
    with store.open(LIVE) as entry:
        entry.quarantine("for a test")
    (damage,) = found(place)
    assert "as unreadable" in damage.what
    assert LIVE in damage.where


def test_a_deletion_that_was_cut_off_is_left_over(place: Place) -> None:
    store = fill(place.data)
    store.bury(digest(LIVE), "2026-11-28")
    assert said(place) == ["it was deleted, and is still there"]


def test_a_tombstone_that_is_none_is_reported(database: DatabasePlace) -> None:
    fill(database.data)
    database.ask("INSERT INTO tombstones VALUES ('abc', now())")
    assert said(database) == ["it is no SHA-256"]


def path_of(data: Path, session_id: str = LIVE) -> Path:
    return places_of(data, session_id)[0]


def rewrite(data: Path, **changes: object) -> None:
    """A file that is whole, with other values and the right checksum."""
    tables = json.loads(path_of(data).read_bytes())
    record = written("steam", LIVE)
    tables["session"]["1"] = to_document(replace(record, **changes))  # type: ignore[arg-type]
    path_of(data).write_bytes(json.dumps(tables).encode())


DAMAGES: dict[str, tuple[Callable[[Path], object], str, Callable[[Path], Path]]] = {
    "a file that is cut off": (
        lambda data: path_of(data).write_bytes(path_of(data).read_bytes()[:200]),
        "it is not JSON",
        path_of,
    ),
    "a bit that flipped": (
        lambda data: path_of(data).write_bytes(path_of(data).read_bytes().replace(b"eam", b"fam")),
        "its checksum is wrong",
        path_of,
    ),
    "an empty file": (lambda data: path_of(data).write_bytes(b""), "it is not JSON", path_of),
    "another one's file": (
        lambda data: shutil.copy(path_of(data, EARLIER), path_of(data)),
        "it holds another session",
        path_of,
    ),
    "times that are none": (
        lambda data: rewrite(data, updated="yesterday"),
        "its times can't be read",
        path_of,
    ),
    "a file in the wrong folder": (
        lambda data: shutil.copy(path_of(data), path_of(data, EARLIER).with_name(f"{LIVE}.json")),
        "it stands in the wrong folder, where nobody looks for it",
        lambda data: path_of(data, EARLIER).with_name(f"{LIVE}.json"),
    ),
    "earlier days without their session": (
        lambda data: path_of(data, EARLIER).unlink(),
        "its session isn't there",
        lambda data: path_of(data, EARLIER).with_name(f"{EARLIER}.json.earlier"),
    ),
    "a write that was cut off": (
        lambda data: empty(path_of(data).with_name(f"{LIVE}.json.tmp")),
        "a write was cut off; the next start removes it",
        lambda data: path_of(data).with_name(f"{LIVE}.json.tmp"),
    ),
    "somebody else's file": (
        lambda data: empty(path_of(data).with_name("notes.txt")),
        "Andersom wrote nothing of this name",
        lambda data: path_of(data).with_name("notes.txt"),
    ),
    "somebody else's folder": (
        lambda data: (data / "aside" / "old").mkdir(),
        "Andersom wrote nothing of this name",
        lambda data: data / "aside" / "old",
    ),
    "a tombstone that says no day": (
        lambda data: places_of(data, GONE)[1].write_bytes(b"{"),
        "it can't be read, and counts as a deletion",
        lambda data: places_of(data, GONE)[1],
    ),
    "a tombstone in the wrong folder": (
        lambda data: shutil.copytree(places_of(data, GONE)[1].parent, data / "tombstones" / "xx"),
        "it stands in the wrong folder, where nobody looks for it",
        lambda data: data / "tombstones" / "xx" / f"{digest(GONE)}.json",
    ),
    "notes of the sweep that cannot be read": (
        lambda data: (data / "sweep.json").write_bytes(b"{"),
        "it can't be read, so what is aside stays longer",
        lambda data: data / "sweep.json",
    ),
}


def empty(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("damage", DAMAGES)
def test_each_damage_of_files_is_said_with_its_place(tmp_path: Path, damage: str) -> None:
    make, what, where = DAMAGES[damage]
    fill(tmp_path)
    make(tmp_path)
    assert Damage(str(where(tmp_path)), what) in [
        replace(each, unread=True) for each in found(tmp_path)
    ]
    assert len(found(tmp_path)) == 1


def test_what_a_server_is_amid_is_no_damage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = fill(tmp_path)
    path_of(tmp_path).with_name(f"{LIVE}.json.tmp").write_bytes(b"")
    path_of(tmp_path, EARLIER).unlink()
    store.bury(digest(LIVE), "2026-11-28")
    assert len(found(tmp_path)) == 3
    monkeypatch.setattr(folder_leftovers, "AMID_SECONDS", 60)
    assert found(tmp_path) == []


def test_a_folder_that_cannot_be_read_is_reported_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path)
    path_of(tmp_path, EARLIER).write_bytes(b"")
    with monkeypatch.context() as patch:
        forbid(patch, LIVE[:2])
        assert sorted(said(tmp_path)) == ["Permission denied", "it is not JSON"]


def test_checking_changes_nothing(tmp_path: Path) -> None:
    fill(tmp_path)
    path_of(tmp_path).write_bytes(b"")
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    assert found(tmp_path)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_a_backup_is_checked_as_a_store_is(tmp_path: Path) -> None:
    store = fill(tmp_path)
    file = io.BytesIO()
    backup_file.write(open_source(tmp_path), file)
    file.seek(0)
    assert list(check_backup(file)) == []
    save(store, replace(written("steam", LIVE), state=NO_YJS))
    file = io.BytesIO()
    backup_file.write(open_source(tmp_path), file)
    lines = gzip.decompress(file.getvalue()).splitlines(keepends=True)
    (place,) = (number for number, line in enumerate(lines, 1) if base64.b64encode(NO_YJS) in line)
    file.seek(0)
    assert list(check_backup(file)) == [
        Damage(f"line {place}", "its state can't be read as a Yjs document")
    ]
    assert whole(tmp_path)
