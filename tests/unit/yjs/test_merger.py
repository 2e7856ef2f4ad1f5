"""What was found out about a state isn't found out again, and gives the same."""

from collections.abc import Callable
from unittest.mock import patch

import pytest

from tests.support.harmful_updates import one_key, spread, typed
from tests.support.python_phone import Phone
from webapp.yjs.lib0 import MalformedError
from webapp.yjs.merge import EMPTY, fields, merge
from webapp.yjs.merger import Merger

MOST = 10_000


def phone(word: str = "steam") -> Phone:
    phone = Phone()
    phone.write("strength.topic", word)
    phone.write("strength.why", "because")
    phone.erase("strength.why", "because")
    return phone


def again(merger: Merger, state: bytes, asked: bytes, vector: bytes) -> None:
    """Merge without merging."""
    with patch("webapp.yjs.merger.merge", side_effect=AssertionError("it was merged again")):
        assert merger.merge(state, asked, vector, MOST) == merge(state, asked, vector, MOST)


@pytest.mark.parametrize("asked", ["nothing", "what was sent", "what was deleted"])
def test_a_sync_with_nothing_new_is_answered_from_what_is_known(asked: str) -> None:
    merger, one, other = Merger(), phone(), phone("water")
    merged = merger.merge(EMPTY, one.doc.get_update(), b"\0", MOST)
    sent = {
        "nothing": EMPTY,
        "what was sent": one.doc.get_update(),
        "what was deleted": one.doc.get_update(one.doc.get_state()),
    }[asked]
    merged = merger.merge(merged.state, sent, b"\0", MOST)
    for vector in (b"\0", one.doc.get_state(), other.doc.get_state()):
        again(merger, merged.state, sent, vector)


@pytest.mark.parametrize("made", [lambda: typed(3000), lambda: spread(700), lambda: one_key(900)])
def test_a_session_of_many_pieces_is_known_after_its_first_sync(made: Callable[[], bytes]) -> None:
    merger, heavy = Merger(), made()
    merged = merger.merge(EMPTY, heavy, b"\0", MOST)
    for asked in (heavy, EMPTY):
        again(merger, merged.state, asked, b"\0")
        again(merger, merged.state, asked, merged.vector)


def test_a_bad_vector_is_refused_each_time() -> None:
    merger = Merger()
    state = merger.merge(EMPTY, phone().doc.get_update(), b"\0", MOST).state
    for _ in range(2):
        with pytest.raises(MalformedError):
            merger.merge(state, EMPTY, b"\xff", MOST)


def test_the_fields_of_what_was_merged_are_read_once() -> None:
    merger = Merger()
    state = merger.merge(EMPTY, phone().doc.get_update(), b"\0", MOST).state
    with patch("webapp.yjs.merger.fields", side_effect=AssertionError("they were read again")):
        found = merger.fields(state)
    assert found == fields(state) == merger.fields(state)


def test_of_two_sessions_that_hold_the_same_neither_is_read_again() -> None:
    merger, update = Merger(), phone().doc.get_update()
    for _ in range(2):
        state = merger.merge(EMPTY, update, b"\0", MOST).state
        with patch("webapp.yjs.merger.fields", side_effect=AssertionError("they were read again")):
            assert merger.fields(state) == fields(state)
