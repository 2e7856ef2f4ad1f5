"""What all browser tests share: one server, browsers as small as a phone, no console errors."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal, cast

import pytest
from playwright.sync_api import Browser, BrowserContext, BrowserType, expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.browser.support.console_errors import ConsoleErrors
from tests.browser.support.server import Server
from tests.support import chromium

PATIENCE = 15_000
PHONE = {
    "viewport": {"width": 360, "height": 800},
    "has_touch": True,
    "is_mobile": True,
    "locale": "en-GB",
    "reduced_motion": "reduce",
}
# Only what these folders test needs the worker, which fetches all languages: for a phone that does
# little, that is half of its work. Elsewhere a test that needs one has the mark `worker`.
WITH_WORKER = {"pwa", "torture"}
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Launch the Chromium that is installed; `school.test` is this machine, but no secure place."""
    names = ["--host-resolver-rules=MAP *.test 127.0.0.1"]
    return {**browser_type_launch_args, **chromium.launch_arguments(), "args": names}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """Each context is a phone of its own."""
    return {**browser_context_args, **PHONE}


@pytest.fixture
def console_errors() -> Iterator[ConsoleErrors]:
    """Fails the test if a page logged an error or threw one that the test did not expect."""
    errors = ConsoleErrors()
    yield errors
    assert errors.unexpected == []


@pytest.fixture
def workers(request: pytest.FixtureRequest) -> Literal["allow", "block"]:
    """Whether the test's phones install the service worker."""
    needed = request.path.parent.name in WITH_WORKER
    return "allow" if needed or request.node.get_closest_marker("worker") else "block"


@pytest.fixture
def new_context(
    browser: Browser,
    browser_context_args: dict[str, Any],
    console_errors: ConsoleErrors,
    workers: Literal["allow", "block"],
    one_server: Server,
) -> Iterator[CreateContextCallback]:
    """Make a phone that is listened to; pytest-playwright's `context` and `page` come from here.

    The shared server runs, also where the test before stopped it and this one doesn't ask for it.
    """
    one_server.start()
    made: list[BrowserContext] = []

    def create(**options: Any) -> BrowserContext:  # noqa: ANN401 - Playwright's own
        context = browser.new_context(
            **{"service_workers": workers, **browser_context_args, **options}
        )
        context.set_default_timeout(PATIENCE)
        console_errors.listen_to(context)
        made.append(context)
        return context

    yield cast("CreateContextCallback", create)
    for context in made:
        context.close()


@pytest.fixture
def open_browser(
    browser_type: BrowserType,
    browser_type_launch_args: dict[str, Any],
    browser_context_args: dict[str, Any],
    console_errors: ConsoleErrors,
    tmp_path: Path,
) -> Callable[[], BrowserContext]:
    """Open a browser of its own, whose profile is there the next time; the test closes it."""

    def start() -> BrowserContext:
        browser = browser_type.launch_persistent_context(
            tmp_path, **browser_type_launch_args, **browser_context_args
        )
        console_errors.listen_to(browser)
        return browser

    return start


@pytest.fixture(scope="session")
def one_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The server that all tests share."""
    with Server(tmp_path_factory.mktemp("server") / "data") as server:
        yield server


@pytest.fixture(scope="session")
def base_url(one_server: Server) -> str:
    """Where addresses without a host lead (pytest-playwright's own version of this warns)."""
    return one_server.address


@pytest.fixture
def server(one_server: Server) -> Server:
    """The shared server, running; a test may stop it."""
    one_server.start()
    return one_server
