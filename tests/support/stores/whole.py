"""All that a place keeps, to be filled and to be compared with what another one keeps."""

from hashlib import sha256
from pathlib import Path

from tests.support.stores.records import written
from webapp import open_source, open_store
from webapp.store.base import Record, Store
from webapp.store.postgres.address import Address
from webapp.store.reading import Kept, Tombstone
from webapp.store.sweep_memory import SweepMemory

Whole = tuple[dict[str, Kept], set[Tombstone], SweepMemory]
LIVE, EARLIER, ASIDE, GONE = (letter * 26 for letter in "abcd")
DAYS = ("2026-11-25", "2026-11-26", "2026-11-27")
NOTES = (
    '{"seen": "2026-11-28T00:00:00Z", "clock": "2026-11-28T00:00:00Z", "ran": {"2026-11-28": 60.0}}'
)


def whole(data: Path | Address) -> Whole:
    """All that can be read there."""
    source = open_source(data)
    kept = {session_id: source.look(session_id) for session_id, _ in source.sessions()}
    memory = SweepMemory.from_text(source.load_sweep_memory())
    return kept, set(source.tombstones()), memory


def words(data: Path | Address, session_id: str) -> list[str]:
    """What is written in a session."""
    record = open_source(data).look(session_id).record
    assert record
    return str(record.fields["strength.topic"]).split()


def fill(data: Path | Address) -> Store:
    """A store with one session of each kind: written once, on three days, set aside, deleted."""
    store = open_store(data)
    save(store, written("steam", LIVE))
    change_daily(store, EARLIER)
    change_daily(store, ASIDE)
    with store.open(ASIDE) as entry:
        entry.expire("2026-11-28")
    save(store, written("gone", GONE))
    with store.open(GONE) as entry:
        entry.delete()
    store.save_sweep_memory(NOTES)
    return store


def save(store: Store, record: Record) -> Record:
    """Save it, and give it back."""
    with store.open(record.id) as entry:
        entry.save(record)
    return record


def change_daily(store: Store, session_id: str) -> None:
    """Let a session be changed on three days."""
    record = None
    for day in DAYS:
        record = save(store, written(f"on{day[-2:]}", session_id, day, record))


def digest(session_id: str) -> str:
    """What stands on its tombstone."""
    return sha256(session_id.encode()).hexdigest()
