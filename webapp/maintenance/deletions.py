"""Has deletions hold in another store too."""

import hashlib
from contextlib import suppress

from webapp.maintenance.remembered import Remembered
from webapp.store.base import SessionDeletedError, Store
from webapp.store.reading import DIGEST, Source, Tombstone


class Deletions:
    """Deletions that are brought into `target`, which can also be read as `there`."""

    def __init__(self, target: Store, there: Source) -> None:
        self._target = target
        self._there = there
        self._known = Remembered()
        self._unfinished = False

    def bury(self, tombstone: Tombstone) -> bool:
        """Remember a deletion, and return whether it is new there. Raises OSError, ValueError."""
        if (tombstone.digest,) in self._known or not DIGEST.fullmatch(tombstone.digest):
            return False
        new = self._target.bury(tombstone.digest, tombstone.day)
        self._known.add(tombstone.digest)
        self._unfinished = True
        return new

    def finish(self) -> None:
        """Remove what was deleted. Raises OSError, StoreUnavailableError.

        A tombstone holds no id: so all that are there are compared, if there were new ones.
        """
        if not self._unfinished:
            return
        removed = False
        for session_id, _ in self._there.sessions():
            digest = hashlib.sha256(session_id.encode()).hexdigest()
            if (digest,) in self._known:
                with suppress(SessionDeletedError), self._target.open(session_id):
                    pass
                removed = True
        if removed:
            self._target.measure()
        self._unfinished = False

    def close(self) -> None:
        """Forget all."""
        self._known.close()
