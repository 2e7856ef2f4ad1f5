"""Merges at the price of what is new: what was found out about a state isn't found out again."""

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import ParamSpec, TypeVar

from pycrdt import get_update

from webapp.yjs.fork_server import ForkServer, NotReadyError
from webapp.yjs.merge import EMPTY, SMALLEST_CHANGE, Merged, fields, merge
from webapp.yjs.validation import read_update, read_vector

# With more pieces, merging may take longer than others should wait: a thousand took up to 40 ms.
MANY_PIECES = 1000
REMEMBERED = 5000
# How many updates that bring nothing new are remembered of a state.
MOST_UPDATES = 8

Fields = dict[str, object]
Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


@dataclass
class Facts:
    """What is known of a state: at most how many pieces it has, and its fields until they are read.

    `unchanged` is what a sync that changes nothing gives, but for what the phone lacks; `updates`
    are the hashes of those that change nothing.
    """

    pieces: int
    unchanged: Merged | None = None
    updates: set[bytes] = field(default_factory=set)
    fields: Fields | None = None


class Merger:
    """Merges; in another process where it may take long: `spent` is told its processor seconds."""

    def __init__(
        self, fork_server: ForkServer | None = None, spent: Callable[[float], None] = lambda _: None
    ) -> None:
        self._fork_server = fork_server
        self._spent = spent
        self._lock = threading.Lock()
        self._facts: OrderedDict[bytes, Facts] = OrderedDict()

    def merge(
        self, state: bytes, update: bytes, vector: bytes, most: int, *, owner: bool = False
    ) -> Merged:
        """The same as `webapp.yjs.merge.merge`, which see. Raises TakesTooLongError too."""
        facts, digest = self._of(state), _digest(update)
        if facts and facts.unchanged and digest in facts.updates:
            read_vector(vector)
            return replace(facts.unchanged, missing=get_update(state, vector))
        pieces = (facts.pieces if facts else _most_pieces(state)) + _most_pieces(update)
        asked = (state, update, vector, most)
        merged, found = self._call(pieces, _merge_and_look, *asked, owner=owner)
        found.updates |= {digest, NOTHING}
        self._note(merged.state, found)
        return merged

    def fields(self, state: bytes) -> Fields:
        """The same as `webapp.yjs.merge.fields`, which see."""
        facts = self._of(state)
        if facts and facts.fields is not None:
            found, facts.fields = facts.fields, None
            return found
        pieces = facts.pieces if facts else _most_pieces(state)
        return self._call(pieces, fields, state)

    def _of(self, state: bytes) -> Facts | None:
        with self._lock:
            if facts := self._facts.get(key := _digest(state)):
                self._facts.move_to_end(key)
            return facts

    def _call(
        self,
        pieces: int,
        function: Callable[Arguments, Result],
        *arguments: Arguments.args,
        **named: Arguments.kwargs,
    ) -> Result:
        """What a function gives, called in another process where there are many pieces."""
        if self._fork_server and pieces > MANY_PIECES:
            with suppress(NotReadyError):
                result, seconds = self._fork_server.call(function, *arguments, **named)
                self._spent(seconds)
                return result
        return function(*arguments, **named)

    def _note(self, state: bytes, facts: Facts) -> None:
        with self._lock:
            known = self._facts.setdefault(_digest(state), facts)
            known.fields = facts.fields or known.fields  # Another session may hold the same.
            if len(known.updates) < MOST_UPDATES:
                known.updates |= facts.updates
            if len(self._facts) > REMEMBERED:
                self._facts.popitem(last=False)


def _merge_and_look(
    state: bytes, update: bytes, vector: bytes, most: int, *, owner: bool
) -> tuple[Merged, Facts]:
    """What is merged, and what is to be known of it."""
    merged = merge(state, update, vector, most, owner=owner)
    return merged, Facts(
        read_update(merged.state).changes,
        replace(merged, missing=EMPTY),
        fields=None if merged.state == state else fields(merged.state),
    )


def _most_pieces(update: bytes) -> int:
    """How many pieces an update has at most, counted truly only where it may be many."""
    most = len(update) // SMALLEST_CHANGE
    return read_update(update).changes if most > MANY_PIECES else most


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


NOTHING = _digest(EMPTY)
