"""Long work says how far it has come."""

import io
import sys

import pytest

from webapp.cli.progress import Shown, line


class Terminal(io.StringIO):
    """A stderr that somebody looks at."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time, in its first place."""
    now = [0.0]
    monkeypatch.setattr("time.monotonic", lambda: now[0])
    return now


def shown(monkeypatch: pytest.MonkeyPatch, clock: list[float], stderr: io.StringIO) -> str:
    monkeypatch.setattr(sys, "stderr", stderr)
    one = Shown()
    one.begin(100)
    for _ in range(100):
        clock[0] += 0.25
        one.step()
    one.clear()
    return stderr.getvalue()


def test_on_a_terminal_one_line_is_written_anew(
    monkeypatch: pytest.MonkeyPatch, clock: list[float]
) -> None:
    written = shown(monkeypatch, clock, Terminal())
    assert "\n" not in written
    assert "50 of 100 sessions, 4 a second, 12 s left" in written
    assert written.endswith("\r\x1b[K")


def test_elsewhere_a_line_is_written_now_and_then(
    monkeypatch: pytest.MonkeyPatch, clock: list[float]
) -> None:
    assert shown(monkeypatch, clock, io.StringIO()) == (
        "40 of 100 sessions, 4 a second, 15 s left\n80 of 100 sessions, 4 a second, 5 s left\n"
    )


def test_what_is_short_says_nothing(monkeypatch: pytest.MonkeyPatch, clock: list[float]) -> None:
    stderr = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stderr)
    one = Shown()
    one.begin(1)
    clock[0] += 1
    one.step()
    assert stderr.getvalue() == ""


@pytest.mark.parametrize(
    ("done", "total", "seconds", "text"),
    [
        (12_000, 20_000, 12, "12,000 of 20,000 sessions, 1,000 a second, 8 s left"),
        (10, 10_000, 10, "10 of 10,000 sessions, 1 a second, 2 h 46 min left"),
        (10, 1000, 10, "10 of 1,000 sessions, 1 a second, 16 min left"),
        (12, 10, 1, "12 of 12 sessions, 12 a second"),
        (0, 10, 0, "0 of 10 sessions, 0 a second"),
    ],
)
def test_the_line_tells_how_many_how_fast_and_how_long(
    done: int, total: int, seconds: float, text: str
) -> None:
    assert line(done, total, seconds) == text
