"""Takes sessions of another store, or of a backup, into one: merged with what is there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from webapp.maintenance.remembered import Remembered
from webapp.store.base import (
    Entry,
    NewerVersionError,
    Record,
    SessionDeletedError,
    Store,
    from_moment,
)
from webapp.store.reading import Kept, SetAside
from webapp.yjs.lib0 import MalformedError
from webapp.yjs.merge import DamagedError, TooManyChangesError, fields, merge

NO_VECTOR = b"\x00"


class NoRoomError(RuntimeError):
    """All sessions together have reached what they may take."""


class LeftError(Exception):
    """A session isn't taken in; the message says why."""


class Done(IntEnum):
    """What came of a session; the higher tells more."""

    NOTHING = 0
    MERGED = 1
    BROUGHT = 2
    DELETED = 3


@dataclass(frozen=True)
class Outcome:
    """What came of a session, and why some of it was left where it was."""

    done: Done
    left: Sequence[str] = ()


class TakingIn:
    """Takes sessions into a store.

    New ones only while all take less than `most_bytes` of the disk, 0 for no limit. What is merged
    may consist of `most_changes` pieces.
    """

    def __init__(self, target: Store, most_bytes: int, most_changes: int) -> None:
        self._target = target
        self._most_bytes = most_bytes
        self._most_changes = most_changes
        self._keys = Remembered()

    def take(self, kept: Kept) -> Outcome:
        """Take in all that is kept of a session; it may be done again, and changes nothing then.

        Raises NoRoomError, StoreUnavailableError.
        """
        left = [damage.what for damage in kept.damage if damage.unread]
        done = Done.NOTHING
        if kept.record or kept.aside:
            try:
                with self._target.open(kept.id) as entry:
                    done = self._take(entry, kept)
            except SessionDeletedError:
                pass  # And it stays so.
            except LeftError as error:
                left.append(str(error))
            except NewerVersionError:
                left.append("a newer version of Andersom wrote what is there of it")
        return Outcome(done, left)

    def close(self) -> None:
        """Forget what was remembered."""
        self._keys.close()

    def _take(self, entry: Entry, kept: Kept) -> Done:
        done = Done.NOTHING
        if kept.record:
            done = self._live(entry, _sound(kept.record), kept.earlier)
        for piece in kept.aside:
            _sound(piece.record)
            done = max(done, self._aside(entry, piece))
        for record in (kept.record, *(piece.record for piece in kept.aside)):
            if record:
                self._keys.add(kept.id, record.key_sha256)
        return done

    def _live(self, entry: Entry, record: Record, days: Mapping[str, bytes]) -> Done:
        here = entry.record or entry.aside
        if here is None:
            return self._bring(entry, record, days)
        merged = self._merged(here, record)
        if not entry.record:
            entry.bring_back(here.updated)
        elif merged == here and (not days or days.keys() <= entry.earlier().keys()):
            return Done.NOTHING
        entry.take_in(merged, days)
        return Done.MERGED

    def _aside(self, entry: Entry, piece: SetAside) -> Done:
        if entry.record:
            # As it was brought here before it was set aside there, or as somebody went on here.
            if entry.record != piece.record:
                return self._live(entry, piece.record, piece.earlier)
            entry.expire(piece.day)
            return Done.MERGED
        if (here := entry.aside) is None:
            self._bring(entry, piece.record, piece.earlier)
            entry.expire(piece.day)
            return Done.BROUGHT
        merged = self._merged(here, piece.record)
        if merged == here:
            return Done.NOTHING
        entry.bring_back(here.updated)
        entry.take_in(merged, piece.earlier)
        entry.expire(piece.day)
        return Done.MERGED

    def _bring(self, entry: Entry, record: Record, days: Mapping[str, bytes]) -> Done:
        if self._most_bytes and self._target.used >= self._most_bytes:
            raise NoRoomError
        entry.take_in(record, days)
        return Done.BROUGHT

    def _merged(self, here: Record, there: Record) -> Record:
        """Both as one. Raises LeftError."""
        key = here.key_sha256
        if key != there.key_sha256:
            # Where the key here came from there, it was changed there since.
            if (here.id, key) not in self._keys:
                raise LeftError("another key opens what is there of it")
            key = there.key_sha256
        state, read = here.state, here.fields
        if state != there.state:
            state, read = self._merged_state(here, there)
        return replace(
            here,
            key_sha256=key,
            created=min(here.created, there.created),
            updated=max(here.updated, there.updated),
            fields=read,
            state=state,
        )

    def _merged_state(self, here: Record, there: Record) -> tuple[bytes, dict[str, object]]:
        try:
            state = merge(here.state, there.state, NO_VECTOR, self._most_changes, owner=True).state
            return state, here.fields if state == here.state else fields(state)
        except TooManyChangesError:
            raise LeftError("with what is there of it, it would have too many changes") from None
        except (MalformedError, DamagedError):
            raise LeftError("it can't be merged with what is there of it") from None


def _sound(record: Record) -> Record:
    """The record. Raises LeftError if its times are none, which no store could take."""
    try:
        from_moment(record.created)
        from_moment(record.updated)
    except ValueError:
        raise LeftError("its times can't be read") from None
    return record
