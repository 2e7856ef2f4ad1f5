"""How many connections this process can hold: each takes a file descriptor of the system's."""

import logging
import sys
from pathlib import Path

from webapp.files import entries

# Browsers keep a connection open after they got their answer, and a school has a thousand of them.
PROMISED = 11_000
# New ones that the loop may take before any can be let go for them.
BACKLOG = 1024
# What the rest takes: the workers' files and locks, the log, the loop.
OTHERS = 64

logger = logging.getLogger(__name__)


def raised_limit(wanted: int) -> int:
    """Let this process have so many descriptors, or as many as it may; gives how many it has."""
    if sys.platform == "win32":
        return wanted
    import resource  # noqa: PLC0415 - Windows lacks it

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
        except (OSError, ValueError) as error:  # macOS says no above a limit that it doesn't name.
            logger.warning("can't have %d file descriptors: %s", most, error)
        soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return wanted if soft == resource.RLIM_INFINITY else soft


def open_now() -> int:
    """How many files this process has open, those that it was started with too."""
    try:
        return len(list(entries(Path("/dev/fd"))))
    except OSError:
        return 0  # It can't be known.


def room() -> tuple[int, int]:
    """How many connections to hold, and how long the line of new ones may be.

    Says in the log where there are fewer than promised.
    """
    taken = open_now()
    limit = raised_limit(PROMISED + BACKLOG + OTHERS + taken)
    left = max(limit - taken, 4)
    backlog, others = (min(most, left // 4) for most in (BACKLOG, OTHERS))
    most = min(PROMISED, left - backlog - others)
    if most < PROMISED:
        logger.warning(
            "room for %d connections, not for %d: this process may open only %d files, and has %d"
            " open already; raise the limit (ulimit -n, LimitNOFILE)",
            *(most, PROMISED, limit, taken),
        )
    return most, backlog
