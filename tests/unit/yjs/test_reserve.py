"""Nobody can fill a session so that the other one's letters find no room."""

import pytest

from tests.support.harmful_updates import number, top, typed, update
from tests.support.merging import merge
from webapp.yjs.merge import EMPTY, TooManyChangesError
from webapp.yjs.reserve import FEW_PIECES
from webapp.yjs.validation import read_update

MOST = 2000
NOTHING = b"\x00"


def filled(count: int, state: bytes = EMPTY, client: int = 7, *, owner: bool = False) -> bytes:
    """A state to which somebody added so many pieces."""
    made = typed(count, client)
    return merge(state, made, NOTHING, most=MOST, owner=owner).state


def test_what_brings_much_at_once_leaves_room_whoever_sends_it() -> None:
    for owner in (False, True):
        with pytest.raises(TooManyChangesError):
            filled(MOST * 8 // 10 + 1, owner=owner)
        filled(MOST * 8 // 10, owner=owner)


def test_letters_of_the_other_go_in_where_one_brought_much() -> None:
    state = filled(MOST * 8 // 10)
    with pytest.raises(TooManyChangesError):
        filled(FEW_PIECES + 1, state, 8)
    filled(FEW_PIECES, state, 8)


def test_letters_of_the_one_who_began_go_in_whatever_all_others_brought() -> None:
    state = filled(MOST * 8 // 10)
    for client in (8, 9, 10):
        state = filled(FEW_PIECES, state, client)
    with pytest.raises(TooManyChangesError):
        filled(FEW_PIECES, state, 100)
    filled(FEW_PIECES, state, 100, owner=True)


def test_who_brings_nothing_new_is_never_refused() -> None:
    state = filled(MOST * 8 // 10)
    merge(state, EMPTY, NOTHING, most=10)
    merge(state, state, NOTHING, most=10)


def test_deletions_that_everybody_knows_are_not_counted_again() -> None:
    words = update((7, 0, [top("a", "x" * 1600)]))
    runs = b"".join(number(2 * at) + number(1) for at in range(300))
    deleted = number(1) + number(7) + number(300) + runs
    state = merge(words, update(deleted=deleted), NOTHING).state
    pieces = read_update(state).changes
    letter = update((9, 0, [top("b", "y")]), deleted=deleted)
    merge(state, letter, NOTHING, most=(pieces + 1) * 10 // 9 + 1)
    with pytest.raises(TooManyChangesError):
        merge(state, letter, NOTHING, most=(pieces + 1) * 10 // 9 - 1)
