"""A backup holds all that a store keeps, and comes back into either kind of store."""

import gzip
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.stores.moves import MOST_CHANGES
from tests.support.stores.places import Place
from tests.support.stores.records import written
from tests.support.stores.whole import (
    ASIDE,
    EARLIER,
    GONE,
    LIVE,
    digest,
    fill,
    save,
    whole,
    words,
)
from tests.unit.maintenance.conftest import Way
from webapp import open_source, open_store
from webapp.maintenance import backup_file, backup_lines
from webapp.maintenance.backup_lines import Begin, End, from_line, to_line
from webapp.maintenance.moving import Round
from webapp.maintenance.restoring import restore
from webapp.maintenance.taking_in import TakingIn
from webapp.store.document import checksum, to_document
from webapp.store.reading import Damage, Kept
from webapp.store.storage import UnreadableError


def backup_of(place: Place) -> bytes:
    file = io.BytesIO()
    assert not backup_file.write(open_source(place.data), file)
    return file.getvalue()


def bring_back(content: bytes, place: Place) -> Round:
    store = open_store(place.data)
    inside = TakingIn(store, 0, MOST_CHANGES)
    return restore(io.BytesIO(content), store, open_source(place.data), inside)


def lines_of(content: bytes) -> list[bytes]:
    return gzip.decompress(content).splitlines(keepends=True)


def again(lines: list[bytes]) -> bytes:
    return gzip.compress(b"".join(lines))


def test_all_comes_back_as_it_was(way: Way) -> None:
    fill(way.source.data)
    done = bring_back(backup_of(way.source), way.target)
    assert (done.brought, done.merged, done.deleted, done.left) == (3, 0, 1, {})
    assert whole(way.target.data) == whole(way.source.data)
    assert bring_back(backup_of(way.source), way.target).changes == 0


def test_what_was_written_or_deleted_since_stays(way: Way) -> None:
    store = fill(way.source.data)
    content = backup_of(way.source)
    before = whole(way.source.data)[0][LIVE].record
    save(store, written("since", LIVE, "2026-11-28", before))
    with store.open(EARLIER) as entry:
        entry.delete()
    after = whole(way.source.data)
    assert bring_back(content, way.source).changes == 0
    assert whole(way.source.data) == after


def test_what_it_has_more_is_merged(way: Way) -> None:
    store = fill(way.source.data)
    content = backup_of(way.source)
    save(open_store(way.target.data), written("there", LIVE))
    save(open_store(way.target.data), written("gone", GONE))
    assert store.used
    done = bring_back(content, way.target)
    assert (done.brought, done.merged, done.deleted) == (2, 1, 1)
    assert sorted(words(way.target.data, LIVE)) == ["steam", "there"]
    assert GONE not in way.target.sessions()


def test_what_cannot_be_read_is_told_and_the_rest_is_in_it(way: Way) -> None:
    fill(way.source.data)
    way.source.spoil(LIVE)
    file = io.BytesIO()
    left = backup_file.write(open_source(way.source.data), file)
    assert sum(left.values()) == 1
    assert bring_back(file.getvalue(), way.target).brought == 2


def test_each_session_is_in_it_once(tmp_path: Path) -> None:
    store = fill(tmp_path)
    save(store, written("again", ASIDE))
    file = io.BytesIO()
    backup_file.write(open_source(tmp_path), file)
    kept = [item.id for item in backup_file.read(file_at_start(file)) if isinstance(item, Kept)]
    assert sorted(kept) == [LIVE, EARLIER, ASIDE]


def file_at_start(file: io.BytesIO) -> io.BytesIO:
    file.seek(0)
    return file


@pytest.fixture
def content(tmp_path: Path) -> bytes:
    """The backup of a folder."""
    fill(tmp_path / "source")
    file = io.BytesIO()
    backup_file.write(open_source(tmp_path / "source"), file)
    return file.getvalue()


def damages(content: bytes) -> list[Damage]:
    return [item for item in backup_file.read(io.BytesIO(content)) if isinstance(item, Damage)]


def test_a_sound_one_has_no_damage(content: bytes) -> None:
    assert damages(content) == []
    first, *_, last = backup_file.read(io.BytesIO(content))
    assert isinstance(first, Begin)
    assert first.sessions == 3
    assert last == End(len(lines_of(content)) - 1)


@pytest.mark.parametrize("place", [0, 1, 2, 3, 4, -1])
def test_a_line_that_was_changed_is_found_and_keeps_no_other(content: bytes, place: int) -> None:
    lines = lines_of(content)
    lines[place] = lines[place].replace(b'"kind"', b'"kinD"')
    said = damages(again(lines))
    assert said[0].what == "its checksum is wrong"
    assert said[0].where == f"line {place % len(lines) + 1}"
    assert len(list(backup_file.read(io.BytesIO(again(lines))))) >= len(lines)


@pytest.mark.parametrize("length", [0, 1, 100, 0.5, -30, -1])
def test_one_that_was_cut_off_says_so_and_the_beginning_is_used(
    content: bytes, length: float
) -> None:
    short = content[: int(length) if length in {0, 1, 100} or length < 0 else len(content) // 2]
    assert (
        "lines are missing" in damages(short)[-1].what or "can't be read" in damages(short)[0].what
    )


def test_lines_that_are_missing_are_told(content: bytes) -> None:
    lines = lines_of(content)
    for less in (lines[:-1], lines[:2] + lines[3:], lines[1:]):
        (said,) = damages(again(less))
        assert "lines are missing" in said.what


def test_something_else_is_no_backup() -> None:
    for other in (b"", b"words", gzip.compress(b"words\n"), gzip.compress(b"[]\n{}\n")):
        assert damages(other)


def test_no_line_leads_out_of_the_folder(tmp_path: Path) -> None:
    """Days and digests become names of files, and somebody may hand in any backup."""
    record = written("steam", LIVE)
    lines: tuple[dict[str, object], ...] = (
        {"kind": "deleted", "digest": "../" * 8, "day": "2026-11-28"},
        {"kind": "deleted", "digest": digest(LIVE), "day": "../../x"},
        {"kind": "session", "id": "../" * 8, "session": None, "earlier": {}, "aside": []},
        {"kind": "session", "id": EARLIER, "session": None, "earlier": {"..": "eJwDAAAAAAE="},
         "aside": []},
        {"kind": "session", "id": LIVE, "session": None, "earlier": {}, "aside": [
            {"day": "../../x", "session": to_document(record), "earlier": {}}]},
        {"kind": "something"},
        {"kind": "sweep"},
    )  # fmt: skip
    for held in lines:
        text = json.dumps(held | {"sha256": checksum(held)}).encode()
        with pytest.raises(UnreadableError):
            from_line(text)
    assert not list(tmp_path.iterdir())


def test_a_newer_form_is_said(content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = lines_of(content)
    monkeypatch.setattr(backup_lines, "FORM", 2)
    lines[0] = to_line(Begin("2026-11-28T00:00:00Z", 3))
    monkeypatch.undo()
    assert "newer version" in damages(again(lines))[0].what


def test_whatever_people_type_is_in_it() -> None:
    record = written("steam", LIVE)
    odd: dict[str, object] = {
        "a": "\0 \ud800 \u202e ✓\n",
        "b": [1e-300, 2**70, None, True],
        "c": {},
    }
    kept = Kept(LIVE, replace(record, fields=odd), {"2026-11-20": bytes(range(256))})
    assert from_line(to_line(kept)) == kept


def test_the_file_is_there_once_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "backup"
    path.write_bytes(b"the one before")

    def cut_off() -> None:
        with backup_file.new_file(path) as file:
            file.write(b"half of it")
            raise KeyError

    with pytest.raises(KeyError):
        cut_off()
    assert path.read_bytes() == b"the one before"
    assert list(tmp_path.iterdir()) == [path]
    with backup_file.new_file(path) as file:
        file.write(b"whole")
        assert path.read_bytes() == b"the one before"
    assert path.read_bytes() == b"whole"
    assert path.stat().st_mode & 0o77 == 0
    assert list(tmp_path.iterdir()) == [path]
