"""Whatever happens to syncs among three devices, they end in the same session with every word."""

import shutil
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from itertools import cycle
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.api import api_app
from tests.support.python_phone import ID, KEY, Phone, bearer, body_of
from tests.support.stores.places import DatabasePlace
from webapp.yjs.validation import read_vector

DEVICES = 3
FIELDS = ("strength.topic", "plan.idea")


@dataclass
class Classroom:
    """Three phones with one session, a server, and the words that must be there in the end."""

    begin: Callable[[], FlaskClient]
    lose_all: Callable[[], None]
    client: FlaskClient
    phones: list[Phone] = field(default_factory=lambda: [Phone() for _ in range(DEVICES)])
    sent: list[dict[str, str]] = field(default_factory=list)
    words: dict[str, set[str]] = field(default_factory=lambda: {name: set() for name in FIELDS})
    written: int = 0
    boxes: set[str] = field(default_factory=set)

    def write(self, device: int, name: str, place: int) -> None:
        self.written += 1
        word = f"w{self.written}"
        self.phones[device].write(name, word, place)
        self.words[name].add(word)

    def erase(self, device: int, name: str, place: int) -> None:
        here = self.phones[device].words(name)
        if here:
            word = here[place % len(here)]
            self.phones[device].erase(name, word)
            self.words[name].discard(word)

    def tick(self, device: int, _name: str, place: int) -> None:
        self.phones[device].choose({f"strength.kinds:{place}": True, "start.confidence": place})
        self.boxes.add(str(place))

    def sync(self, device: int, _name: str, _place: int) -> None:
        body = self.phones[device].body()
        self.sent.append(body)
        self.phones[device].receive(self.phones[device].send(self.client, body))

    def lose_request(self, device: int, _name: str, _place: int) -> None:
        """What was sent arrives later, if at all."""
        self.sent.append(self.phones[device].body())

    def lose_receipt(self, device: int, _name: str, _place: int) -> None:
        body = self.phones[device].body()
        self.sent.append(body)
        body_of(self.phones[device].send(self.client, body))

    def deliver_again(self, device: int, _name: str, place: int) -> None:
        """A request from before arrives late, or a second time, and nobody hears the answer."""
        if self.sent:
            body_of(self.phones[device].send(self.client, self.sent[place % len(self.sent)]))

    def lose_disk(self, _device: int, _name: str, _place: int) -> None:
        self.lose_all()
        self.client = self.begin()

    def restart(self, _device: int, _name: str, _place: int) -> None:
        self.client = self.begin()

    def last_round(self) -> None:
        """Each phone syncs until the server says that it has all of its words, then once more."""
        for _ in range(2):
            for phone in self.phones:
                phone.sync(self.client)
                if not phone.is_on_server():
                    phone.sync(self.client)


# A list without a least length is mostly too short for things to add up.
STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            [
                Classroom.write,
                Classroom.write,
                Classroom.erase,
                Classroom.tick,
                Classroom.sync,
                Classroom.sync,
                Classroom.lose_request,
                Classroom.lose_receipt,
                Classroom.deliver_again,
                Classroom.lose_disk,
                Classroom.restart,
            ]
        ),
        st.integers(0, DEVICES - 1),
        st.sampled_from(FIELDS),
        st.integers(0, 9),
    ),
    min_size=15,
    max_size=40,
)


def same(values: Iterable[object]) -> bool:
    first, *others = values
    return all(value == first for value in others)


def check_steps(steps: list[tuple[object, int, str, int]], room: Classroom) -> None:
    """Do the steps, then see that phones and server have all words."""
    for step, device, name, place in steps:
        assert callable(step)
        step(room, device, name, place)
    room.last_round()

    assert all(phone.is_on_server() for phone in room.phones)
    assert same(read_vector(phone.doc.get_state()) for phone in room.phones)
    stored = body_of(room.client.get(f"/api/v1/sessions/{ID}", headers=bearer(KEY)))["fields"]
    for name in FIELDS:
        texts = [str(phone.text(name)) for phone in room.phones]
        assert same(texts)
        assert stored.get(name, "") == texts[0]
        assert sorted(texts[0].split()) == sorted(room.words[name])
    assert stored.get("strength.kinds", []) == sorted(room.boxes)


@given(STEPS)
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_three_devices_end_in_the_same_session_with_every_word(
    steps: list[tuple[object, int, str, int]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"

        def begin() -> FlaskClient:
            return api_app(data).test_client()

        room = Classroom(begin, partial(shutil.rmtree, data, ignore_errors=True), begin())
        check_steps(steps, room)

        (file,) = data.glob("sessions/*/*")
        written = file.stat().st_mtime_ns
        room.last_round()
        assert file.stat().st_mtime_ns == written


@pytest.fixture
def clients(database: DatabasePlace) -> list[FlaskClient]:
    """Clients of two servers with one database."""
    return [api_app(database.data).test_client() for _ in range(2)]


@given(STEPS)
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
def test_so_they_do_where_a_database_keeps_it(
    database: DatabasePlace, clients: list[FlaskClient], steps: list[tuple[object, int, str, int]]
) -> None:
    def lose_all() -> None:
        database.ask("TRUNCATE sessions, tombstones, aside, notes")

    lose_all()
    # Each server has a memory of its own, so the next one is as good as one that starts.
    turns = cycle(clients)
    room = Classroom(partial(next, turns), lose_all, next(turns))
    check_steps(steps, room)

    written = database.ask("SELECT change FROM sessions")
    room.last_round()
    assert database.ask("SELECT change FROM sessions") == written
