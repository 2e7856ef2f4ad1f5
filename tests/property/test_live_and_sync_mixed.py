"""Some phones are live, some sync, lines are cut: all end with every word, and "stored" is true.

So they do where each is connected to another one of two servers.
"""

import base64
import itertools
import logging
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pycrdt import Doc

from tests.support.api import api_app, stored
from tests.support.asgi_server import BOTH, running
from tests.support.live.log import logged
from tests.support.live.phone import PATIENCE_S, LivePhone, sync_over_http
from tests.support.live.servers import sharing
from tests.support.stores.places import DatabasePlace
from webapp.live import letters
from webapp.live.messages import Kind
from webapp.yjs.validation import read_vector

PHONES = 3
FIELDS = ("strength.topic", "plan.idea")
ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"
NUMBERS = itertools.count()


@dataclass(frozen=True)
class Kept:
    """A session's state and fields."""

    state: bytes
    fields: dict[str, object]


@dataclass(frozen=True)
class Place:
    """The ports of servers that run, what they keep of a session, and what they log as wrong."""

    ports: list[int]
    kept: Callable[[str], Kept]
    log: list[logging.LogRecord]


class MixedPhone(LivePhone):
    """A phone that may be live or not; whatever is said to be stored must be on the disk."""

    def __init__(self, place: Place, number: int, session_id: str) -> None:
        super().__init__(place.ports[number % len(place.ports)], session_id)
        self.place = place
        self.is_live = False

    def sync_now(self) -> None:
        sync_over_http(self.port, self)

    def go_live(self) -> None:
        if not self.is_live:
            self.open()
            self.is_live = True
            self.wait_for(Kind.STORED)
            self.sync_now()

    def leave(self, *, cut: bool) -> None:
        if self.is_live:
            self.is_live = False
            if cut:
                self.break_off()
            else:
                self.close()

    def hear(self) -> None:
        """Take in what has come."""
        with suppress(TimeoutError):
            while self.is_live:
                self.next(0)

    def next(self, patience: float = PATIENCE_S) -> Kind:
        kind = super().next(patience)
        if kind is Kind.STORED:
            doc: Doc[Any] = Doc()
            doc.apply_update(self.place.kept(self.id).state)
            there = read_vector(doc.get_state())
            said = read_vector(self.server).items()
            assert all(there.get(client, 0) >= clock for client, clock in said)
        return kind


@dataclass
class Classroom:
    """Three phones at one session, and the words that must be there in the end."""

    phones: list[MixedPhone]
    words: dict[str, set[str]] = field(default_factory=lambda: {name: set() for name in FIELDS})
    written: int = 0

    def write(self, device: int, name: str, place: int) -> None:
        self.written += 1
        word = f"w{self.written}"
        self.change(device, lambda phone: phone.write(name, word, place))
        self.words[name].add(word)

    def erase(self, device: int, name: str, place: int) -> None:
        if here := self.phones[device].words(name):
            word = here[place % len(here)]
            self.change(device, lambda phone: phone.erase(name, word))
            self.words[name].discard(word)

    def change(self, device: int, how: Callable[[MixedPhone], None]) -> None:
        phone = self.phones[device]
        before = phone.doc.get_state()
        how(phone)
        if phone.is_live:
            phone.send_since(before)

    def has_all(self, phone: MixedPhone) -> bool:
        """Whether a phone has each word that wasn't erased, once, and no other."""
        return all(sorted(phone.words(name)) == sorted(self.words[name]) for name in FIELDS)

    def sync(self, device: int, _name: str, _place: int) -> None:
        self.phones[device].sync_now()

    def go_live(self, device: int, _name: str, _place: int) -> None:
        self.phones[device].go_live()

    def cut(self, device: int, _name: str, place: int) -> None:
        self.phones[device].leave(cut=place > 2)

    def hear(self, device: int, _name: str, _place: int) -> None:
        self.phones[device].hear()

    def wait_stored(self, device: int, _name: str, _place: int) -> None:
        if self.phones[device].is_live:
            self.phones[device].wait_stored()


# A list without a least length is mostly too short for things to add up.
STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            [
                *(Classroom.write, Classroom.write, Classroom.write, Classroom.erase),
                *(Classroom.go_live, Classroom.go_live, Classroom.cut),
                *(Classroom.sync, Classroom.hear, Classroom.wait_stored),
            ]
        ),
        st.integers(0, PHONES - 1),
        st.sampled_from(FIELDS),
        st.integers(0, 9),
    ),
    min_size=15,
    max_size=40,
)


@pytest.fixture(scope="module", params=["one server", "two servers"])
def place(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Place]:
    """Servers that store live letters sooner than others do, so that more happens."""
    limits = {"ADDRESS_RATE": 1e6, "ADDRESS_BURST": 1e6, "NEW_PER_ADDRESS": 0, "NEW_PER_DAY": 0}
    with pytest.MonkeyPatch.context() as patch, ExitStack() as running_on:
        patch.setattr(letters, "GATHER_SECONDS", 0.01)
        patch.setattr(letters, "BETWEEN_SECONDS", 0.02)
        log = running_on.enter_context(logged())
        if request.param == "one server":
            data = tmp_path_factory.mktemp("mixed") / "data"
            server = running_on.enter_context(running(BOTH[0], api_app(data, **limits)))
            yield Place([server.port], partial(in_folder, data), log)
        else:
            database = DatabasePlace(request.getfixturevalue("postgres").empty())
            both = [running_on.enter_context(sharing(database, **limits)) for _ in range(2)]
            yield Place([each.port for each in both], partial(in_database, database), log)


def in_folder(data: Path, session_id: str) -> Kept:
    document: dict[str, Any] = stored(data, session_id)
    return Kept(base64.b64decode(document["state"]), document["fields"])


def in_database(database: DatabasePlace, session_id: str) -> Kept:
    sql = "SELECT state, fields FROM sessions WHERE id = %s"
    ((state, fields),) = database.ask(sql, session_id)
    return Kept(state, fields)


@given(STEPS, st.permutations(range(PHONES)))
@settings(
    max_examples=settings().max_examples // 8,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
def test_all_end_with_every_word(
    place: Place, steps: list[tuple[Callable[..., None], int, str, int]], last: list[int]
) -> None:
    session_id = "".join(ALPHABET[next(NUMBERS) // 32**at % 32] for at in range(26))
    room = Classroom([MixedPhone(place, number, session_id) for number in range(PHONES)])
    room.sync(0, "", 0)
    try:
        for step, device, name, at in steps:
            step(room, device, name, at)
        for phone in (room.phones[at] for at in last):
            if not phone.is_live:
                phone.sync_now()
        # Who is live learns all of it without asking, and what it wrote is stored.
        for phone in room.phones:
            while phone.is_live and not (room.has_all(phone) and phone.is_on_server()):
                phone.next()
        for phone in room.phones:
            if not phone.is_live:
                phone.sync_now()
    finally:
        for phone in room.phones:
            phone.leave(cut=False)
    there = place.kept(session_id).fields
    for name in FIELDS:
        assert {str(phone.text(name)) for phone in room.phones} == {there.get(name, "")}
    assert all(room.has_all(phone) for phone in room.phones)
    assert place.log == []
