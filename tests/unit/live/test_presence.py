"""A phone tells the others where it is; they learn when it leaves. Nothing of it is kept."""

from pathlib import Path

from tests.support.api import stored
from tests.support.asgi_server import Running
from tests.support.live.phone import LivePhone, awareness
from tests.support.python_phone import ID
from webapp.live.messages import Kind, Step, sync

HERE = '{"holder":"mentee","step":"plan.steps"}'


def test_it_reaches_those_who_are_there_and_those_who_come(server: Running, data: Path) -> None:
    with LivePhone(server.port) as mentee, LivePhone(server.port) as mentor:
        for phone in (mentee, mentor):
            phone.wait_for(Kind.STORED)
        mentee.socket.send(awareness(7, 1, HERE))
        mentor.wait_for(Kind.AWARENESS)
        with LivePhone(server.port) as late:
            late.wait_for(Kind.AWARENESS)
            assert late.present == mentor.present == [awareness(7, 1, HERE)]
    assert "plan.steps" not in str(stored(data, ID))


def test_phones_are_asked_where_they_are_once_there_are_two(server: Running) -> None:
    with LivePhone(server.port) as mentee:
        mentee.wait_for(Kind.STORED)
        mentee.socket.send(sync(Step.VECTOR, b"\x00"))
        assert mentee.next() is Kind.SYNC  # and nothing was asked before
        with LivePhone(server.port) as mentor:
            for phone in (mentee, mentor):
                phone.wait_for(Kind.QUERY)


def test_who_leaves_is_taken_away(server: Running) -> None:
    with LivePhone(server.port) as mentor:
        mentor.wait_for(Kind.STORED)
        with LivePhone(server.port) as mentee:
            mentee.wait_for(Kind.STORED)
            mentee.socket.send(awareness(7, 1, HERE))
            mentor.wait_for(Kind.AWARENESS)
        mentor.wait_for(Kind.AWARENESS)
        assert mentor.present[-1] == awareness(7, 2, "null")
