"""The content of a data folder, read without the server."""

from pathlib import Path

from webapp.store.document import from_document
from webapp.store.storage import WholeFileStorage
from webapp.yjs.merge import fields

FIELD = "strength.topic"


def path_of(data: Path, session: str) -> Path:
    return data / "sessions" / session[:2] / f"{session}.json"


def words_in(data: Path, session: str) -> list[str]:
    """The words in a session's file, which must be sound; none if there is no file."""
    tables = WholeFileStorage(path_of(data, session)).read()
    if tables is None:
        return []
    record = from_document(tables["session"]["1"], session)
    assert record.fields == fields(record.state)
    return str(record.fields.get(FIELD, "")).split()


def files(data: Path, pattern: str) -> list[Path]:
    return sorted(data.glob(f"sessions/*/{pattern}"))


def check_all_readable(data: Path) -> None:
    """Check that each session's file is sound, and that none was set aside."""
    for path in files(data, "*.json"):
        words_in(data, path.stem)
    assert files(data, "*.unreadable-*") == []
