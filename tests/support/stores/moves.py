"""Moves between two places, as `andersom move` does it."""

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from webapp import open_source, open_store
from webapp.maintenance.moving import Move, Round
from webapp.maintenance.taking_in import TakingIn
from webapp.store.postgres.address import Address

MOST_CHANGES = 10_000
Data = Path | Address


@contextmanager
def moving(source: Data, target: Data, most_bytes: int = 0) -> Iterator[Move]:
    """A move that has made no round yet."""
    with ExitStack() as stack:
        store = stack.enter_context(closing(open_store(target)))
        read, there = (
            stack.enter_context(closing(open_source(place))) for place in (source, target)
        )
        inside = stack.enter_context(closing(TakingIn(store, most_bytes, MOST_CHANGES)))
        yield stack.enter_context(closing(Move(read, store, there, inside)))


def move(source: Data, target: Data, most_bytes: int = 0) -> Round:
    """One round of a new move."""
    with moving(source, target, most_bytes) as one:
        return one.round()
