"""The store in PostgreSQL: a session is a row, and what is kept is what was committed."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from datetime import date, datetime

from webapp.store.base import (
    SessionDeletedError,
    StoreUnavailableError,
    UnknownSessionError,
    is_id,
    moment,
)
from webapp.store.postgres import sweeping
from webapp.store.postgres.address import Address
from webapp.store.postgres.channel import PostgresChannel
from webapp.store.postgres.connecting import first_connection
from webapp.store.postgres.counts import PostgresCounts
from webapp.store.postgres.database import Database
from webapp.store.postgres.entry import PostgresEntry
from webapp.store.postgres.hold import Hold
from webapp.store.postgres.reading import PostgresSource, load_sweep_memory
from webapp.store.postgres.rows import TOMBSTONE
from webapp.store.postgres.schema import migrate, require
from webapp.store.postgres.statements import BURY
from webapp.store.postgres.usage import Usage
from webapp.store.stamps import Stamp
from webapp.store.sweep_memory import SweepMemory

STAMP = "SELECT change FROM sessions WHERE id = %s"
SAVE = (
    "INSERT INTO notes (name, text) VALUES ('sweep', %s)"
    " ON CONFLICT (name) DO UPDATE SET text = EXCLUDED.text"
)
# A change of the same row each time: only who commits it knows that the database takes writes.
CHECK = (
    "INSERT INTO notes (name, number) VALUES ('ready', 1)"
    " ON CONFLICT (name) DO UPDATE SET number = notes.number + 1"
)


def open_store(address: Address) -> "PostgresStore":
    """The store in a database, with its tables made ready. The first sweep measures it.

    Raises StoreUnavailableError, in one sentence, if that can't be.
    """
    try:
        with closing(first_connection(address)) as connection:
            migrate(connection)
        return PostgresStore(Database(address))
    except OSError as error:
        raise StoreUnavailableError(error.strerror) from None


def open_source(address: Address) -> PostgresSource:
    """The store in a database, only to be read as a whole; its tables stay as they are.

    Raises StoreUnavailableError, in one sentence, if that can't be.
    """
    try:
        with closing(first_connection(address)) as connection:
            require(connection)
        return PostgresSource(Database(address))
    except OSError as error:
        raise StoreUnavailableError(error.strerror) from None


class PostgresStore:
    """Sessions as rows. A save takes the same time however many there are."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._usage = Usage(database)
        self.counts = PostgresCounts(database)
        self.channel = PostgresChannel(database)

    @property
    def used(self) -> int:
        """The bytes that sessions and tombstones take; see `usage`."""
        return self._usage.used

    @contextmanager
    def open(self, session_id: str) -> Iterator[PostgresEntry]:
        """Hold a session's place; see `webapp.store.base.Store`."""
        if not is_id(session_id):
            raise UnknownSessionError
        try:
            hold = Hold(self._database, session_id)
            try:
                entry = PostgresEntry(hold, session_id, self._believed)
                try:
                    yield entry
                finally:
                    # Also where the caller raises: what it did before that counts.
                    entry.keep()
                    self._usage.add(entry.grown)
            finally:
                hold.release()
        except OSError as error:
            raise StoreUnavailableError(error.strerror or type(error).__name__) from None

    def stamp(self, session_id: str) -> Stamp | None:
        """What differs once the session's row changed; see `webapp.store.base.Store`."""
        try:
            rows = self._database.ask(STAMP, session_id)
        except OSError:
            return None
        return tuple(rows[0]) if rows else None

    def check(self) -> None:
        """Commit a small change; see `webapp.store.base.Store`."""
        self._database.ask(CHECK)

    def clean(self) -> None:
        """Do nothing: what is cut off leaves nothing behind."""

    def measure(self) -> None:
        """Add up the sizes of all rows. Raises OSError."""
        self._usage.measure()

    def sweeping(self) -> AbstractContextManager[None]:
        """Hold off other sweeps; see `webapp.store.base.Store`."""
        return sweeping.alone(self._database)

    def load_sweep_memory(self) -> str:
        """What the last sweep wanted remembered. Raises OSError."""
        return load_sweep_memory(self._database)

    def save_sweep_memory(self, text: str) -> None:
        """Keep it for the next sweep. Raises OSError."""
        self._database.ask(SAVE, text)

    def newest(self) -> datetime | None:
        """When the session that was changed last was changed. Raises OSError."""
        return sweeping.newest(self._database)

    def expire(self, before: datetime, day: str) -> int:
        """Set aside what wasn't changed since `before`; see `webapp.store.base.Store`."""

        def set_aside(session_id: str) -> bool:
            with suppress(SessionDeletedError), self.open(session_id) as entry:
                if entry.record and entry.record.updated < moment(before):
                    entry.expire(day)
                    return True
            return False

        self._usage.add(-sweeping.date_unreadable(self._database, before, day))
        return sweeping.one_by_one(sweeping.old(self._database, before), set_aside)

    def forget_earlier(self, before: datetime) -> None:
        """Remove old states of earlier days; see `webapp.store.base.Store`."""

        def forget(session_id: str) -> bool:
            with suppress(SessionDeletedError), self.open(session_id) as entry:
                entry.forget_earlier()
            return True

        sweeping.one_by_one(sweeping.with_old_earlier_days(self._database, before), forget)

    def aside(self) -> Mapping[str, Sequence[str]]:
        """The ids of what is set aside, by day. Raises OSError."""
        return sweeping.aside(self._database)

    def forget(self, day: str) -> int:
        """Remove a day for good; see `webapp.store.base.Store`."""
        return sweeping.forget(self._database, day)

    def bury(self, digest: str, day: str) -> bool:
        """Remember a deletion; see `webapp.store.base.Store`. Raises OSError."""
        buried = bool(self._database.ask(BURY, digest, date.fromisoformat(day)))
        self._usage.add(TOMBSTONE * buried)
        return buried

    def close(self) -> None:
        """Give all connections back."""
        self.channel.close()
        self._database.close()

    def _believed(self) -> str:
        """The latest time that sweeps believe in, empty where there was none. Raises OSError."""
        seen = SweepMemory.from_text(self.load_sweep_memory()).seen
        return moment(seen) if seen else ""
