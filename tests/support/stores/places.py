"""Where a test's sessions are kept, with what only somebody beside the server can see or do.

A test that is about whichever store takes one of these; it runs once with each of them.
"""

import json
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.support.api import stored
from tests.support.disk_failures import failing_at
from tests.support.stores.postgres import ask
from webapp.store.postgres.address import Address

FULL = """
CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'what somebody wrote' USING ERRCODE = '53100'; END $$;
"""
TABLES = ("sessions", "tombstones", "aside", "notes")


class Place(ABC):
    """A data folder or a database; `data` is what the setting says."""

    data: Path | Address
    full = ""  # what is said of a full disk

    @property
    @abstractmethod
    def setting(self) -> str:
        """What stands in ANDERSOM_DATA."""

    @abstractmethod
    def fields(self, session_id: str) -> dict[str, Any]:
        """What people can read of a session."""

    @abstractmethod
    def sessions(self) -> list[str]:
        """The ids of the sessions."""

    @abstractmethod
    def aside(self) -> list[str]:
        """The ids of what is set aside, once for each piece."""

    @abstractmethod
    def unreadable(self) -> int:
        """How many pieces were moved out of the way as unreadable."""

    @abstractmethod
    def take(self, session_id: str) -> str:
        """A copy of what is kept of a session, as in a backup."""

    @abstractmethod
    def put(self, session_id: str, copy: str) -> None:
        """Put it back."""

    @abstractmethod
    def spoil(self, session_id: str) -> None:
        """Make what is kept of a session, or set aside of it, unreadable."""

    @abstractmethod
    def spoil_earlier(self, content: bytes) -> None:
        """Write something else over all earlier days."""

    @abstractmethod
    def make_newer(self, session_id: str) -> None:
        """Make it a session that a newer server wrote."""

    @abstractmethod
    @contextmanager
    def without_room(self) -> Iterator[None]:
        """Let the disk be full meanwhile."""


class FolderPlace(Place):
    """A data folder."""

    full = "No space left on device"

    def __init__(self, data: Path) -> None:
        self.data: Path = data

    @property
    def setting(self) -> str:
        return str(self.data)

    def fields(self, session_id: str) -> dict[str, Any]:
        fields = stored(self.data, session_id)["fields"]
        assert isinstance(fields, dict)
        return fields

    def sessions(self) -> list[str]:
        return sorted(path.stem for path in self.data.glob("sessions/*/*.json"))

    def aside(self) -> list[str]:
        return sorted(path.name.partition(".")[0] for path in self.data.glob("aside/*/*/*"))

    def unreadable(self) -> int:
        return len(list(self.data.glob("sessions/*/*.unreadable-*")))

    def take(self, session_id: str) -> str:
        return self._path(session_id).read_text()

    def put(self, session_id: str, copy: str) -> None:
        self._path(session_id).write_text(copy)

    def spoil(self, session_id: str) -> None:
        for path in self.data.rglob(f"{session_id}.json"):
            path.write_bytes(path.read_bytes()[:-40])

    def spoil_earlier(self, content: bytes) -> None:
        for path in self.data.glob("sessions/*/*.earlier"):
            path.write_bytes(content)

    def make_newer(self, session_id: str) -> None:
        path = self._path(session_id)
        (document,) = json.loads(path.read_text())["session"].values()
        del document["sha256"]
        document["version"] = 99
        text = json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        document["sha256"] = sha256(text.encode()).hexdigest()
        path.write_text(json.dumps({"session": {"1": document}}))

    @contextmanager
    def without_room(self) -> Iterator[None]:
        with failing_at("fsync"):
            yield

    def _path(self, session_id: str) -> Path:
        return self.data / "sessions" / session_id[:2] / f"{session_id}.json"


class DatabasePlace(Place):
    """A database."""

    full = "the database's disk is full"

    def __init__(self, data: Address) -> None:
        self.data: Address = data

    @property
    def setting(self) -> str:
        return self.data.url

    def ask(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        return ask(self.data.url, sql, *values)

    def fields(self, session_id: str) -> dict[str, Any]:
        ((fields,),) = self.ask("SELECT fields FROM sessions WHERE id = %s", session_id)
        assert isinstance(fields, dict)
        return fields

    def sessions(self) -> list[str]:
        return [session_id for (session_id,) in self.ask("SELECT id FROM sessions ORDER BY id")]

    def aside(self) -> list[str]:
        rows = self.ask("SELECT id FROM aside WHERE day IS NOT NULL ORDER BY id")
        return [session_id for (session_id,) in rows]

    def unreadable(self) -> int:
        return len(self.ask("SELECT 1 FROM aside WHERE unreadable IS NOT NULL"))

    def take(self, session_id: str) -> str:
        ((row,),) = self.ask("SELECT sessions::text FROM sessions WHERE id = %s", session_id)
        return str(row)

    def put(self, session_id: str, copy: str) -> None:
        self.ask("DELETE FROM sessions WHERE id = %s", session_id)
        self.ask("INSERT INTO sessions SELECT (%s::sessions).*", copy)

    def spoil(self, session_id: str) -> None:
        self.ask("UPDATE sessions SET state = state || '\\x00' WHERE id = %s", session_id)
        self.ask("UPDATE aside SET state = state || '\\x00' WHERE id = %s", session_id)

    def spoil_earlier(self, content: bytes) -> None:
        self.ask("UPDATE sessions SET earlier = %s WHERE earlier IS NOT NULL", content)

    def make_newer(self, session_id: str) -> None:
        self.ask("UPDATE sessions SET form = 99 WHERE id = %s", session_id)

    def fail(
        self, what: str, *, times: int = 1000, at_commit: bool = False, table: str = "sessions"
    ) -> None:
        """From now on, do this so many times to who writes into a table."""
        when = "DEFERRED" if at_commit else "IMMEDIATE"
        self.ask(FAIL.format(times=times, what=what, table=table, when=when))

    def mend(self) -> None:
        """Let it fail no more."""
        self.ask("DROP FUNCTION fail CASCADE; DROP SEQUENCE failures")

    def kill_connections(self) -> None:
        """End all connections of the servers; return once they are gone."""
        others = (
            "FROM pg_stat_activity WHERE application_name = current_setting('application_name')"
        )
        others += " AND pid <> pg_backend_pid()"
        self.ask(f"SELECT pg_terminate_backend(pid, 10000) {others}")

    @contextmanager
    def without_room(self) -> Iterator[None]:
        self.ask(FULL)
        for table in TABLES:
            self.ask(
                f"CREATE TRIGGER full_disk BEFORE INSERT OR UPDATE OR DELETE ON {table}"
                " FOR EACH ROW EXECUTE FUNCTION full_disk()"
            )
        yield
        self.ask("DROP FUNCTION full_disk CASCADE")


# What the database says when it is made to fail: all that was to be stored, to see who repeats it.
FAIL = """
CREATE SEQUENCE failures;
CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF nextval('failures') <= {times} THEN {what}; END IF;
    RETURN coalesce(NEW, OLD);
END $$;
CREATE CONSTRAINT TRIGGER fail AFTER INSERT OR UPDATE OR DELETE ON {table}
    DEFERRABLE INITIALLY {when} FOR EACH ROW EXECUTE FUNCTION fail();
"""
KILLED = "PERFORM pg_terminate_backend(pg_backend_pid())"


def refused(state: str) -> str:
    """For `fail`: refuse with this SQLSTATE."""
    return f"RAISE EXCEPTION '% %', OLD, NEW USING ERRCODE = '{state}'"


def place_or_folder(request: pytest.FixtureRequest, data: Path) -> Path | Address:
    """The place that a test asks for, so that it runs with each store; else the data folder."""
    if "place" in request.fixturenames:
        place = request.getfixturevalue("place")
        assert isinstance(place, Place)
        return place.data
    if "database" in request.fixturenames:
        database = request.getfixturevalue("database")
        assert isinstance(database, Place)
        return database.data
    return data
