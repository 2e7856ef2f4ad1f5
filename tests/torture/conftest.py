"""What all torture tests share: random numbers, servers without limits, figures at the end."""

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
    workers,
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
    "workers",
]


@pytest.fixture
def chance(request: pytest.FixtureRequest) -> Random:
    """The test's own random numbers."""
    return chance_of(request.node.name)


@pytest.fixture(autouse=True)
def no_rate_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let phones sync far more often than real phones do."""
    for limit in ("ADDRESS_RATE", "ADDRESS_BURST", "SESSION_RATE", "SESSION_BURST"):
        monkeypatch.setenv(f"ANDERSOM_{limit}", str(10**9))
    for limit in ("ADDRESS_CPU", "SESSION_CPU", "GROWTH_PER_ADDRESS"):
        monkeypatch.setenv(f"ANDERSOM_{limit}", "0")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print all figures."""
    for figure in figures:
        terminalreporter.write_line(figure)
