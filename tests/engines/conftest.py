"""What the tests of engines share: each runs once with phones of each engine."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.browser.support.server import Server
from tests.engines import page
from tests.engines.firefox import firefox
from tests.engines.oldest_chromium import oldest_chromium
from tests.engines.phone import Absent, Phone
from tests.engines.webkit import webkit

NewPhone = Callable[[], Phone]
ENGINES = {"firefox": firefox, "webkit": webkit, "oldest-chromium": oldest_chromium}


@pytest.fixture(scope="session", params=list(ENGINES.values()), ids=list(ENGINES))
def engine(request: pytest.FixtureRequest) -> Iterator[NewPhone]:
    """Makes phones of one engine; skips where it isn't installed."""
    try:
        with request.param() as new_phone:
            yield new_phone
    except Absent as absent:
        pytest.skip(str(absent))


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """The app's server, running; a test may stop it."""
    with Server(tmp_path / "data") as server:
        yield server


@pytest.fixture
def new_phone(engine: NewPhone) -> Iterator[NewPhone]:
    """Makes phones, which are listened to; what goes wrong in their pages fails the test."""
    made: list[Phone] = []

    def make() -> Phone:
        made.append(engine())
        return made[-1]

    yield make
    errors = [page.console_errors(phone) for phone in made]
    for phone in made:
        phone.close()
    assert errors == [[] for _ in made]


@pytest.fixture
def phone(new_phone: NewPhone) -> Phone:
    return new_phone()
