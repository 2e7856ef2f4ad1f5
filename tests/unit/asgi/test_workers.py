"""A thread outlives whatever happens in what it does."""

import pytest
from werkzeug import Request, Response

from tests.support.asgi_server import BOTH, Protocol, running
from tests.support.raw_line import RawLine
from webapp.asgi.adapter import THREADS


class PanicException(BaseException):
    """What PyO3 raises where Rust code panics."""


@Request.application
def panics(request: Request) -> Response:
    """Panic, but at one address."""
    if request.path != "/well":
        raise PanicException("words of somebody")
    return Response("well")


@pytest.mark.parametrize("base", BOTH)
def test_a_panic_in_rust_is_answered_and_ends_no_thread(
    base: Protocol, caplog: pytest.LogCaptureFixture
) -> None:
    with running(base, panics) as server:
        for path in ["/"] * THREADS + ["/well"]:
            with RawLine(server.port) as line:
                line.send(f"GET {path} HTTP/1.1\nHost: x\nConnection: close\n\n")
                status = b"200" if path == "/well" else b"500"
                assert line.rest().startswith(b"HTTP/1.1 " + status)
    assert "words of somebody" not in caplog.text
