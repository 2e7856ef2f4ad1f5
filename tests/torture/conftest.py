"""What all of the torture shares: chance, servers without limits, figures at the end."""

from random import Random

import pytest

from tests.browser.conftest import (
    base_url,
    browser_context_args,
    browser_type_launch_args,
    console_errors,
    new_context,
    one_server,
    open_browser,
    server,
)
from tests.torture.run_length import chance_of, figures

__all__ = [
    "base_url",
    "browser_context_args",
    "browser_type_launch_args",
    "console_errors",
    "new_context",
    "one_server",
    "open_browser",
    "server",
]


@pytest.fixture
def chance(request: pytest.FixtureRequest) -> Random:
    """Chance of the test's own."""
    return chance_of(request.node.name)


@pytest.fixture(autouse=True)
def as_often_as_they_like(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let phones ask far more often than a phone does."""
    for limit in ("ADDRESS_RATE", "ADDRESS_BURST", "SESSION_RATE", "SESSION_BURST"):
        monkeypatch.setenv(f"ANDERSOM_{limit}", str(10**9))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell all figures."""
    for figure in figures:
        terminalreporter.write_line(figure)
