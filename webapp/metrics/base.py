"""What the parts of the server tell of what they do, and the one that keeps nothing of it.

Each word comes from one of the lists below, so that no id, key, address or word of a session can
get among the numbers.
"""

import re
from collections.abc import Callable
from typing import Literal

Kind = Literal["page", "file", "sync", "session", "live", "api", "health"]
Reason = Literal[
    "rate",  # more requests than an address or a session may send
    "cost",  # more processor seconds than they may use
    "queue",  # too many of their requests wait already
    "connections",  # too many connections are open, or phones in one session
    "busy",  # no thread or no memory for it in time
    "slow",  # it didn't arrive in time
    "new_sessions",
    "growth",
    "room",
    "code",  # it lacks the programme's code
    "size",
    "changes",
    "malformed",
    "unknown",  # no such address, or no such session with this key
    "deleted",
    "store",  # the store can't read or write
    "mistake",  # of ours
]
OF_STATUS: dict[int, Reason] = {
    403: "code",
    404: "unknown",
    405: "unknown",
    408: "slow",
    410: "deleted",
    413: "size",
    429: "rate",
    431: "size",
    503: "busy",
}
OF_SESSIONS = re.compile(r"/api/v1/sessions/[^/]*(/sync)?", re.ASCII)


def kind_of(path: str) -> Kind:
    """What a request is for."""
    if found := OF_SESSIONS.match(path):
        return "sync" if found[1] else "session"
    if path.startswith("/api/"):
        return "api"
    if path.startswith("/static/"):
        return "file"
    return "health" if path in {"/healthz", "/readyz"} else "page"


def reason_of(status: int) -> Reason:
    """Why a request is refused with this status, where nobody says more."""
    return OF_STATUS.get(status, "malformed" if status < 500 else "mistake")


class Metrics:
    """What may be told; this one forgets it. Any thread may call it, and nothing is raised."""

    def answered(self, kind: Kind, status: int) -> None:
        """A request has its answer; a live connection, which begins with 101, its end."""

    def refused(self, reason: Reason) -> None:
        """Something was refused."""

    def synced(self, *, new: bool) -> None:
        """A sync was answered; it was `new` if something had to be stored."""

    def merged(self, seconds: float) -> None:
        """An update was merged, within so many seconds."""

    def saved(self, seconds: float) -> None:
        """What was merged is on disk, after so many seconds."""

    def live(self, rooms: int, phones: int) -> None:
        """So many sessions are open live, by so many phones."""

    def stored_letters(self, count: int) -> None:
        """So many live updates are on disk."""

    def swept(self, when: float) -> None:
        """A sweep is done, at this time (seconds since 1970)."""

    def set_aside(self, count: int) -> None:
        """So many sessions were set aside."""

    def forgotten(self, count: int) -> None:
        """So many sessions, set aside long ago, were removed."""

    def watch_room(self, used: Callable[[], int], most: int) -> None:
        """How many bytes all sessions take, asked when needed, and may take; 0: no limit."""

    def listen(self, host: str, port: int) -> int:  # noqa: ARG002 - there is nothing to show
        """Show the numbers at an address of their own, and return the port; 0 takes a free one.

        Starts threads, and raises OSError.
        """
        return port


NONE = Metrics()
