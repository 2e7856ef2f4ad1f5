"""What the tests of live letters share: a server with a session."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.api import api_app
from tests.support.asgi_server import BOTH, Running, running
from tests.support.live.phone import sync_over_http
from tests.support.python_phone import Phone


@pytest.fixture(params=BOTH[:1])
def server(data: Path, request: pytest.FixtureRequest) -> Iterator[Running]:
    """A server with a session in which a word was written, over one of uvicorn's parsers.

    A test that is for both gives them to it, indirectly.
    """
    with running(request.param, api_app(data)) as server:
        phone = Phone()
        phone.write("strength.topic", "steam")
        sync_over_http(server.port, phone)
        yield server
