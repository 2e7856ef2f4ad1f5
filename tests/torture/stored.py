"""What is stored, in a data folder or a database, read without the server."""

from pathlib import Path

from tests.support.stores.postgres import ask
from webapp.store.document import from_document
from webapp.store.postgres.address import Address
from webapp.store.storage import WholeFileStorage
from webapp.yjs.merge import fields

FIELD = "strength.topic"


def path_of(data: Path, session: str) -> Path:
    return data / "sessions" / session[:2] / f"{session}.json"


def words_in(data: Path | Address, session: str) -> list[str]:
    """The words in a session's file or row, which must be sound; none if there is none."""
    if isinstance(data, Address):
        rows = ask(data.url, "SELECT fields, state FROM sessions WHERE id = %s", session)
        return [word for each in rows for word in _words(*each)]
    tables = WholeFileStorage(path_of(data, session)).read()
    if tables is None:
        return []
    record = from_document(tables["session"]["1"], session)
    return _words(record.fields, record.state)


def _words(readable: dict[str, object], state: bytes) -> list[str]:
    assert readable == fields(state)
    return str(readable.get(FIELD, "")).split()


def files(data: Path, pattern: str) -> list[Path]:
    return sorted(data.glob(f"sessions/*/{pattern}"))


def check_all_readable(data: Path) -> None:
    """Check that each session's file is sound, and that none was set aside."""
    for path in files(data, "*.json"):
        words_in(data, path.stem)
    assert files(data, "*.unreadable-*") == []
