"""The app's own JavaScript and the server's own Python, through anything that can go wrong."""

import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.api import api_app
from tests.support.classroom import FIELDS, SECRET, Classroom
from tests.support.network_faults import INSTEAD, Fault
from tests.support.node_phones import RealPhones, real_phones

TWENTY_YEARS = 20 * 365 * 24 * 3600 * 1000
CLIENTS = (1, 2, 4_000_000_002)

device = st.integers(0, 2)
number = st.integers(0, 9)
name = st.sampled_from(FIELDS)
fault = st.builds(Fault, st.booleans(), st.sampled_from(INSTEAD))


def step(
    happening: Callable[..., None], **chosen: st.SearchStrategy[object]
) -> st.SearchStrategy[Callable[[Classroom], None]]:
    return st.builds(partial, st.just(happening), **chosen)


TYPE = step(
    Classroom.type,
    device=device,
    name=name,
    place=number,
    ending=st.sampled_from(["", "😀", "😁", "é", "سلام"]),
)
SYNC = step(
    Classroom.sync,
    device=device,
    faults=st.lists(st.none() | fault, max_size=2),
    typed=st.sampled_from(["", *FIELDS]),
)
EXPORT = step(Classroom.export, device=device, way=st.sampled_from(["showCodes", "saveFile"]))
IMPORT = step(Classroom.import_again, device=device, which=number, turn=number)
# A list without a least length is mostly too short for things to add up.
STEPS = st.lists(
    st.one_of(
        TYPE,
        TYPE,
        SYNC,
        SYNC,
        EXPORT,
        IMPORT,
        step(Classroom.paste, device=device, name=name, place=number),
        step(Classroom.choose, device=device, value=number),
        step(Classroom.compose, device=device, composing=st.booleans()),
        step(Classroom.restart, device=device),
        step(Classroom.lose_disk),
    ),
    min_size=15,
    max_size=40,
)


@pytest.fixture(scope="module")
def phones() -> Iterator[RealPhones]:
    with real_phones() as running:
        yield running


@pytest.mark.timeout(600)  # to find the shortest way to a failure
@given(STEPS, st.permutations(CLIENTS), st.tuples(*3 * [st.integers(-TWENTY_YEARS, TWENTY_YEARS)]))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_three_real_phones_and_the_server_end_with_every_word(
    phones: RealPhones,
    steps: list[Callable[[Classroom], None]],
    clients: list[int],
    clocks: tuple[int, ...],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        room = Classroom(phones, data, api_app(data).test_client())
        phones.start(clients, list(clocks))
        for each in range(3):
            phones.call(each, "type", field="private.mentee", pieces=[SECRET], place=0)
        for happen in steps:
            happen(room)

        for each in range(3):
            room.compose(each, composing=False)
        for each in (0, 1, 2, 0, 1, 2):
            room.sync(each)
        shown = [phones.call(each, "show") for each in range(3)]
        assert shown == shown[:1] * 3
        there = room.on_server()
        for field in FIELDS:
            assert shown[0]["texts"][field] == there[field]
            assert sorted(there[field].split()) == sorted(room.words[field])
        assert there.get("strength.kinds", []) == sorted(room.ticked)
        assert there.get("start.confidence") == shown[0]["choices"].get("start.confidence")
