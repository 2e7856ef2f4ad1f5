"""However few files a process may open, its connections never use them up."""

from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.support.command import serving
from tests.support.raw_line import RawLine

GET = "GET /healthz HTTP/1.1\nHost: x\n\n"


@pytest.mark.parametrize("most_files", [256, 100])
def test_where_few_files_may_be_open_the_oldest_connections_go(
    tmp_path: Path, most_files: int
) -> None:
    with (tmp_path / "log").open("w+") as log, ExitStack() as opened:
        _, said = opened.enter_context(
            serving("--data", str(tmp_path / "data"), most_files=most_files, log=log)
        )
        port = int(said.split()[3].rpartition(":")[2])
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


def test_a_server_takes_as_many_files_as_it_may(tmp_path: Path) -> None:
    """The soft limit, which is 1,024 on most systems, is raised."""
    with serving("--data", str(tmp_path)) as (process, _):
        limits = Path(f"/proc/{process.pid}/limits")
        if not limits.exists():
            pytest.skip("this system has no /proc")
        (line,) = (line for line in limits.read_text().splitlines() if "open files" in line)
        soft, hard = map(int, line.split()[3:5])
        assert soft >= min(hard, 5000)
