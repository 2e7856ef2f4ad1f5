"""One TinyDB file per session."""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from tests.support.disk_failures import STEPS, failing_at
from tests.support.python_phone import ID
from tests.support.stores.records import RECORD
from webapp.store.base import (
    Record,
    SessionDeletedError,
    Store,
    StoreUnavailableError,
    UnknownSessionError,
)
from webapp.store.tinydb_store import TinyDBStore

OTHER = "z" * 26


@pytest.fixture
def store(data: Path) -> Store:
    """An empty store."""
    return TinyDBStore(data)


@pytest.fixture
def path(store: Store, data: Path) -> Path:
    """The file of a session that was saved."""
    with store.open(ID) as entry:
        entry.save(RECORD)
    return data / "sessions" / "ab" / f"{ID}.json"


def read(store: Store, session_id: str = ID) -> Record | None:
    with store.open(session_id) as entry:
        return entry.record


def test_the_file_is_as_documented(path: Path) -> None:
    (document,) = json.loads(path.read_text())["session"].values()
    document.pop("sha256")
    assert document == {
        "version": 1,
        "id": ID,
        "key_sha256": "0" * 64,
        "created": "2026-11-20T10:00:00Z",
        "updated": "2026-11-27T10:30:00Z",
        "fields": {
            "strength.topic": "stoom → été",
            "plan.kinds": ["art"],
            "meta": {"created": 1.5},
        },
        "state": "AAH/",
    }


@pytest.mark.parametrize(
    "session_id", ["", "..", "a" * 25, "a" * 27, "A" * 26, "a/" * 13, "\u00e9" * 26]
)
def test_only_ids_are_opened(store: Store, data: Path, session_id: str) -> None:
    with pytest.raises(UnknownSessionError), store.open(session_id):
        pass
    assert not data.exists()


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "zeroed": lambda whole: b"\0" * len(whole),
    "truncated": lambda whole: whole[: len(whole) // 2],
    "a photo": lambda _: b"\xff\xd8\xff\xe0 a photo",
    "another TinyDB file": lambda _: b'{"_default": {"1": {"a": 1}}}',
    "another kind of document": lambda _: b'{"session": {"1": {"a": 1}}}',
    "no document": lambda _: b'{"session": {"1": 5}}',
    "an empty table": lambda _: b'{"session": {}, "other": {}}',
    "a changed field": lambda whole: whole.replace(b"stoom", b"steam"),
    "a changed key": lambda whole: whole.replace(b"0" * 64, b"1" * 64),
    "a changed state": lambda whole: whole.replace(b"AAH/", b"AAH+"),
    "a changed id": lambda whole: whole.replace(ID.encode(), OTHER.encode()),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_an_unreadable_file_is_set_aside_with_one_clear_line(
    store: Store, path: Path, damage: Callable[[bytes], bytes], caplog: pytest.LogCaptureFixture
) -> None:
    content = damage(path.read_bytes())
    path.write_bytes(content)
    assert read(store) is None
    aside = path.with_name(f"{path.name}.unreadable-1")
    assert aside.read_bytes() == content
    assert not path.exists()
    (line,) = caplog.messages
    assert str(aside) in line
    assert "steam" not in line
    assert "0000" not in line


def written_anew(path: Path, **changes: object) -> bytes:
    """Change a file's document as a server of another version would write it."""
    (document,) = json.loads(path.read_text())["session"].values()
    del document["sha256"]
    document = {name: value for name, value in (document | changes).items() if value is not None}
    text = json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    document["sha256"] = sha256(text.encode()).hexdigest()
    path.write_text(json.dumps({"session": {"1": document}}))
    return path.read_bytes()


def test_a_file_from_before_there_were_versions_has_the_first(store: Store, path: Path) -> None:
    written_anew(path, version=None)
    assert read(store) == RECORD


def test_a_file_of_a_newer_server_is_left_alone(store: Store, path: Path) -> None:
    content = written_anew(path, version=2, thoughts="of tomorrow")
    with pytest.raises(StoreUnavailableError, match="newer"):
        read(store)
    assert path.read_bytes() == content
    assert len(list(path.parent.iterdir())) == 1


def test_the_copy_of_another_sessions_file_is_not_this_session(store: Store, path: Path) -> None:
    copy = path.parents[1] / OTHER[:2] / f"{OTHER}.json"
    copy.parent.mkdir()
    copy.write_bytes(path.read_bytes())
    assert read(store, OTHER) is None
    assert read(store) == RECORD


def test_files_set_aside_are_never_overwritten(store: Store, path: Path) -> None:
    for number in (1, 2, 3):
        path.write_text(f"damaged {number}")
        with store.open(ID) as entry:
            assert entry.record is None
            entry.save(RECORD)
    asides = [path.with_name(f"{path.name}.unreadable-{n}").read_text() for n in (1, 2, 3)]
    assert asides == ["damaged 1", "damaged 2", "damaged 3"]
    assert read(store) == RECORD


def test_a_deleted_session_leaves_a_date_and_a_hash(store: Store, path: Path, data: Path) -> None:
    path.write_text("damaged")
    with store.open(ID) as entry:
        entry.save(RECORD)
        entry.delete()
    with pytest.raises(SessionDeletedError), store.open(ID):
        pass
    files = [path for path in data.rglob("*.json*") if path.is_file()]
    assert len(files) == 1
    assert list(json.loads(files[0].read_text())) == ["deleted"]
    assert ID not in str(files[0])


@pytest.mark.parametrize("step", STEPS)
def test_a_delete_that_fails_midway_is_finished_by_the_next_call(
    store: Store, path: Path, step: str
) -> None:
    with failing_at(step), pytest.raises(StoreUnavailableError), store.open(ID) as entry:
        entry.delete()
    try:
        with store.open(ID) as entry:
            assert entry.record == RECORD
            entry.delete()
    except SessionDeletedError:
        assert step == "folder"
    assert not path.exists()
    with pytest.raises(SessionDeletedError), store.open(ID):
        pass
