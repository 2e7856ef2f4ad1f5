"""Whatever an address or a header holds, the real server gives no file, and takes no time."""

import math
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.command import serving
from tests.support.python_phone import KEY

UP = (
    "../",
    "..%2f",
    "%2e%2e/",
    "%2e%2e%2f",
    "..\\",
    "..%5c",
    "%252e%252e%252f",
    "....//",
    ".%00./",
)
ROUNDS = 5
TRICKS = (
    *(f"{up * 6}etc/passwd" for up in UP),
    *(f"{up * 3}pyproject.toml" for up in UP),
    "%00",
    "a%00.json",
    "a" * 26 + "%00",
    "a" * 26 + "/../../../secret",
    "/etc/passwd",
    "//evil.test/%2f..",
    "%0d%0aSet-Cookie:%20a=b",
    "%0d%0a%0d%0a<script>",
    "__proto__",
    "%ff%fe",
    "%c0%ae%c0%ae%2f",
    "<script>alert(1)</script>",
    "con",
    "~root",
    "CON.json",
    "file:///etc/passwd",
)
API = "/api/v1/sessions/{}"
PLACES = ("/{}", "/{}/", "/static/{}", "/en/{}", "/{}/words.txt", "/api/{}", API)
SECRET = "nobody-reads-this"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, Path]]:
    """The port of a real server, and its data folder with a secret beside it."""
    folder = tmp_path_factory.mktemp("served")
    (folder / "secret").write_text(SECRET)
    with serving("--data", str(folder / "data")) as (_, line):
        yield int(line.split()[3].rpartition(":")[2]), folder / "data"


def ask(port: int, method: str, path: str, *headers: str) -> tuple[int, str]:
    """The status and the whole answer to exactly these bytes, which no library puts in order."""
    own = (f"Authorization: Bearer {KEY}", "Host: school.test", "Connection: close", *headers)
    lines = "\r\n".join((f"{method} {path} HTTP/1.1", *own))
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.sendall(f"{lines}\r\n\r\n".encode())
        answer = b"".join(iter(lambda: connection.recv(65536), b"")).decode("utf-8", "replace")
    return int(answer.split()[1]), answer


@pytest.mark.parametrize(
    ("method", "place"),
    [*(("GET", place) for place in PLACES), ("POST", f"{API}/sync"), ("DELETE", API)],
)
def test_no_address_leads_to_a_file_or_away(
    served: tuple[int, Path], method: str, place: str
) -> None:
    port, data = served
    for trick in TRICKS:
        status, answer = ask(port, method, place.format(trick))
        head, _, body = answer.partition("\r\n\r\n")
        assert status in {302, 308, 400, 404, 405, 415}, (trick, status)
        assert "root:x:" not in body
        assert "[project]" not in body
        assert SECRET not in body
        assert "<script>alert" not in body
        named = dict(line.split(": ", 1) for line in head.split("\r\n")[1:])
        assert "Set-Cookie" not in named
        away = named.get("Location", "").removeprefix("http://school.test")
        assert not away or (away[0] == "/" and away[1:2] not in ("/", "\\")), away
    assert not (data / "sessions").exists()


def seconds(port: int, path: str, *headers: str) -> float:
    """How long the fastest of a few answers takes."""

    def once() -> float:
        begin = time.monotonic()
        ask(port, "GET", path, *headers)
        return time.monotonic() - begin

    return min(once() for _ in range(5))


def check_growth(of_length: Callable[[int], float], longest: int) -> None:
    """Check that what is ten times as long takes no more than its share, on any machine.

    What looks at each part once takes ten times as long, what looks at each part for each other
    part a hundred times, however often it is measured: a busy machine only ever adds.
    """
    long = short = math.inf
    for _ in range(ROUNDS):
        long, short = min(long, of_length(longest)), min(short, of_length(longest // 10))
        if long < 30 * short:
            return
    pytest.fail(f"{long} s for what is ten times as long as what takes {short} s")


@pytest.mark.parametrize(
    "header", ["Accept-Language: {}", "Authorization: Bearer {}", "If-None-Match: {}", "Accept: {}"]
)
@pytest.mark.parametrize(
    ("filling", "count"), [("a-", 30_000), ("a,", 30_000), ("a;q=0.5,", 8_000), ('"', 60_000)]
)
@pytest.mark.parametrize("path", ["/", f"/api/v1/sessions/{'a' * 26}"])
def test_a_long_header_takes_no_longer_than_its_length(
    served: tuple[int, Path], path: str, header: str, filling: str, count: int
) -> None:
    port, _ = served
    check_growth(lambda length: seconds(port, path, header.format(filling * length)), count)


@pytest.mark.parametrize("path", ["/{}/", "/{}/words.txt", "/static/{}", "/api/v1/sessions/{}"])
@pytest.mark.parametrize("filling", ["a-", "a/", "%2e"])
def test_a_long_address_takes_no_longer_than_its_length(
    served: tuple[int, Path], path: str, filling: str
) -> None:
    port, _ = served
    assert ask(port, "GET", path.format(filling * 20_000))[0] == 404
    check_growth(lambda length: seconds(port, path.format(filling * length)), 20_000)
