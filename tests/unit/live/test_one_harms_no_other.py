"""Who brings what can't be stored is let go alone; the others' letters are stored."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pycrdt import Map
from websockets.exceptions import ConnectionClosed

from tests.support.api import api_app, stored
from tests.support.asgi_server import BOTH, running
from tests.support.live.phone import LivePhone, sync_over_http
from tests.support.python_phone import ID, Phone
from webapp.live import letters
from webapp.live.messages import Kind

TOPIC, GOAL = "strength.topic", "plan.goal"


@pytest.fixture
def pair(data: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[LivePhone, LivePhone]]:
    """Two who have a session open, on a server whose sessions may have 2 kB."""
    monkeypatch.setattr(letters, "GATHER_SECONDS", 0.5)
    with running(BOTH[0], api_app(data, MAX_SESSION=2000)) as server:
        first = Phone()
        first.write(TOPIC, "steam")
        first.doc.get("meta", type=Map)["created"] = "2026-11-27T10:30:00Z"
        sync_over_http(server.port, first)
        with LivePhone(server.port) as one, LivePhone(server.port) as other:
            for phone in (one, other):
                phone.wait_for(Kind.STORED)
                sync_over_http(server.port, phone)
            yield one, other


def fields(data: Path) -> dict[str, Any]:
    found = stored(data, ID)["fields"]
    assert isinstance(found, dict)
    return found


def another_session(phone: Phone) -> None:
    phone.doc.get("meta", type=Map)["created"] = "2020-01-01T00:00:00Z"


def too_much(phone: Phone) -> None:
    phone.text(GOAL).insert(0, "x" * 1900)


@pytest.mark.parametrize(("harm", "code"), [(another_session, 4400), (too_much, 4413)])
def test_the_others_go_on(
    pair: tuple[LivePhone, LivePhone], data: Path, harm: Callable[[Phone], None], code: int
) -> None:
    liar, other = pair
    before = liar.doc.get_state()
    harm(liar)
    other.type(TOPIC, "one")
    liar.send_since(before)
    other.type(TOPIC, "two")
    with pytest.raises(ConnectionClosed) as closed:
        liar.wait_for(Kind.KEY)  # which never comes
    assert closed.value.rcvd
    assert closed.value.rcvd.code == code
    while not fields(data)[TOPIC].endswith("one two "):
        other.next()
    assert GOAL not in fields(data)
    assert fields(data)["meta"]["created"].startswith("2026")
    other.type(TOPIC, "three")
    while not fields(data)[TOPIC].endswith("three "):
        other.next()
