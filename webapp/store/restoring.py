"""Brings back what a sweep set aside, while servers run."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from webapp.store.base import SessionDeletedError, Store, StoreUnavailableError, moment
from webapp.store.retention import latest_time


@dataclass
class Restored:
    """The ids of what was brought back, and why others were not."""

    back: list[str] = field(default_factory=list)
    left: dict[str, str] = field(default_factory=dict)


def bring_back(store: Store, session_ids: Iterable[str], most: int = 0) -> Restored:
    """Bring back these sessions, as if they were changed now; one that can't be keeps no other.

    Those that would take more than `most` bytes of the disk, together with all others, stay: else
    nobody could write any more. 0 is no limit.
    """
    restored = Restored()
    for session_id in session_ids:
        if most and store.used >= most:
            restored.left[session_id] = "all sessions together have reached ANDERSOM_MAX_DATA"
            continue
        try:
            with store.open(session_id) as entry:
                already = entry.record is not None
                entry.bring_back(moment(latest_time(store)))
                readable = entry.record is not None
            if already:
                restored.left[session_id] = "a phone brought it back already"
            elif readable:
                restored.back.append(session_id)
            else:
                restored.left[session_id] = "it can't be read"
        except SessionDeletedError:
            restored.left[session_id] = "somebody deleted it"
        except StoreUnavailableError as error:
            restored.left[session_id] = str(error)
    return restored
