"""However few files a process may open, its connections never use them up."""

import os
import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.support.command import serving
from tests.support.paths import ROOT
from tests.support.raw_line import RawLine
from webapp.asgi.descriptors import PROMISED

GET = "GET /healthz HTTP/1.1\nHost: x\n\n"


def port_in(said: str) -> int:
    return int(said.split()[3].rpartition(":")[2])


@pytest.mark.parametrize("most_files", [256, 100])
def test_where_few_files_may_be_open_the_oldest_connections_go(
    tmp_path: Path, most_files: int
) -> None:
    with (tmp_path / "log").open("w+") as log, ExitStack() as opened:
        _, said = opened.enter_context(
            serving("--data", str(tmp_path / "data"), most_files=most_files, log=log)
        )
        port = port_in(said)
        lines = []
        for _ in range(400):
            lines.append(opened.enter_context(RawLine(port)))
            lines[-1].send(GET)
            assert lines[-1].until(b"ok\n").startswith(b"HTTP/1.1 200")
        assert lines[0].rest() == b""
        logged = (tmp_path / "log").read_text()
    assert logged.count("room for ") == 1
    assert f"only {most_files} files" in logged
    assert "Traceback" not in logged


@pytest.mark.parametrize(("most_files", "given"), [(256, 190), (120, 90)])
def test_files_that_it_was_started_with_leave_less_room(
    tmp_path: Path, most_files: int, given: int
) -> None:
    with (tmp_path / "log").open("w+") as log, ExitStack() as opened:
        files = [opened.enter_context(open(os.devnull)) for _ in range(given)]  # noqa: PTH123
        _, said = opened.enter_context(
            serving(
                *("--data", str(tmp_path / "data")),
                most_files=most_files,
                log=log,
                pass_fds=[file.fileno() for file in files],
            )
        )
        for number in range(150):
            line = opened.enter_context(RawLine(port_in(said), f"127.0.0.{2 + number % 2}"))
            line.send(GET)
            assert line.until(b"ok\n").startswith(b"HTTP/1.1 200")


@pytest.fixture
def _few_at_first() -> Iterator[None]:
    """What is started has the soft limit that is usual, or less, and may raise it."""
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(soft, 1024), hard))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


@pytest.mark.usefixtures("_few_at_first")
def test_a_server_takes_as_many_files_as_it_may(tmp_path: Path) -> None:
    with serving("--data", str(tmp_path)) as (process, said):
        with RawLine(port_in(said)) as line:
            line.send(GET)
            line.until(b"ok\n")
        limits = Path(f"/proc/{process.pid}/limits")
        if not limits.exists():
            pytest.skip("this system has no /proc")
        (row,) = (row for row in limits.read_text().splitlines() if "open files" in row)
        soft, hard = map(int, row.split()[3:5])
        assert soft >= min(hard, 5000)


@pytest.mark.parametrize("document", ["docs/hosting/settings.md", "CHANGELOG.md"])
def test_what_is_promised_stands_in_the_docs(document: str) -> None:
    promised = re.findall(r"([\d,]+) connections", (ROOT / document).read_text("utf-8"))
    assert f"{PROMISED:,}" in promised
