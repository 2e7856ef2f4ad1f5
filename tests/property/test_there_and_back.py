"""Whatever is kept comes through a move, a backup and the way back as it was."""

import io
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.stores.moves import MOST_CHANGES, Data, move
from tests.support.stores.places import DatabasePlace
from tests.support.stores.whole import whole
from webapp import open_source, open_store
from webapp.maintenance import backup_file
from webapp.maintenance.restoring import restore
from webapp.maintenance.taking_in import TakingIn
from webapp.store.base import Entry, Record, SessionDeletedError
from webapp.store.sweep_memory import SweepMemory

START = datetime(2025, 1, 1, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Step:
    """What happens to a session on a day."""

    what: str
    session_id: str
    day: str
    fields: dict[str, object]
    state: bytes

    def do(self, entry: Entry) -> None:
        """Do it as the server does: what is aside comes back before it is written in."""
        now = f"{self.day}T12:00:00Z"
        match self.what:
            case "save":
                entry.bring_back(now)
                created = entry.record.created if entry.record else now
                key = "0" * 64
                entry.save(Record(self.session_id, key, created, now, self.fields, self.state))
            case "expire":
                entry.expire(self.day)
            case "delete":
                entry.delete()


TEXTS = st.text(st.characters(codec="utf-8"), max_size=20)
VALUES = TEXTS | st.integers() | st.booleans() | st.none() | st.lists(TEXTS, max_size=3)
STEPS = st.builds(
    Step,
    st.sampled_from(["save"] * 5 + ["expire", "delete"]),
    st.sampled_from([letter * 26 for letter in "abcz27"]),
    st.integers(0, 40).map(lambda days: (START + timedelta(days)).date().isoformat()),
    st.dictionaries(TEXTS, VALUES, max_size=3),
    st.binary(max_size=60),
)


def follow(data: Data, steps: list[Step]) -> None:
    """Do the steps in a store, and sweep once."""
    store = open_store(data)
    for step in steps:
        with suppress(SessionDeletedError), store.open(step.session_id) as entry:
            step.do(entry)
    store.save_sweep_memory(SweepMemory().after(START, 0, store.aside()).to_text())
    store.close()


def through_a_backup(source: Data, target: Data) -> None:
    file = io.BytesIO()
    backup_file.write(open_source(source), file)
    file.seek(0)
    store = open_store(target)
    restore(file, store, open_source(target), TakingIn(store, 0, MOST_CHANGES))
    store.close()


@given(st.lists(STEPS, max_size=25))
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
def test_there_and_back_it_is_the_same(database: DatabasePlace, steps: list[Step]) -> None:
    open_store(database.data).close()
    database.ask("TRUNCATE sessions, tombstones, aside, notes")
    with tempfile.TemporaryDirectory() as name:
        source, back, last = (Path(name) / each for each in ("source", "back", "last"))
        follow(source, steps)
        before = whole(source)
        for start, way, end in (
            (source, move, database.data),
            (database.data, move, back),
            (back, through_a_backup, last),
        ):
            way(start, end)
            assert whole(end) == before
            assert move(start, end).changes == 0
