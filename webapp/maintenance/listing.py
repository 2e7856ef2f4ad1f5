"""Goes through all sessions of a store."""

from collections.abc import Iterator
from contextlib import closing

from webapp.maintenance.progress import Progress
from webapp.maintenance.remembered import Remembered
from webapp.store.reading import Source


def each_once(source: Source, progress: Progress) -> Iterator[str]:
    """The id of each session, once, however often the store lists it. Raises OSError."""
    progress.begin(source.count())
    with closing(Remembered()) as known:
        for session_id, _ in source.sessions():
            if (session_id,) not in known:
                known.add(session_id)
                progress.step()
                yield session_id
