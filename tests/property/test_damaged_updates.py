"""However an update is damaged, it is merged or refused, and what was there stays."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.merging import merge
from tests.support.python_phone import NOTHING, Phone
from webapp.yjs.lib0 import MalformedError
from webapp.yjs.merge import fields


def session() -> bytes:
    phone = Phone()
    for place, word in enumerate(("stoom", "is", "overal")):
        phone.write("strength.topic", word, place)
    phone.erase("strength.topic", "is")
    phone.choose({"start.confidence": 3, "plan.kinds:art": True, "x": -1.5, "y": "b"})
    return phone.doc.get_update()


SESSION = session()
OTHER = session()
PIECES = st.tuples(
    st.integers(0, len(OTHER)),
    st.integers(0, 4),
    st.binary(max_size=4),
)


@given(st.lists(PIECES, min_size=1, max_size=4))
@settings(max_examples=600, deadline=None)
def test_a_damaged_update_is_merged_or_refused(pieces: list[tuple[int, int, bytes]]) -> None:
    update = OTHER
    for place, length, other in pieces:
        update = update[:place] + other + update[place + length :]
    try:
        merged = merge(SESSION, update, NOTHING)
    except MalformedError:
        return
    assert fields(merged.state)
    merge(merged.state, SESSION, NOTHING)


@given(st.binary(max_size=200))
@settings(max_examples=600, deadline=None)
def test_any_bytes_are_merged_or_refused(update: bytes) -> None:
    for vector in (NOTHING, update):
        try:
            merge(SESSION, update, vector)
        except MalformedError:
            continue


@given(st.integers(0, len(SESSION) - 1))
def test_a_cut_update_is_refused(length: int) -> None:
    with pytest.raises(MalformedError):
        merge(SESSION, SESSION[:length], NOTHING)
