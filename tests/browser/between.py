"""What may stand between a phone and the server: a login page, a dead line, a lost answer."""

import http.client
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Condition, Event, Thread
from typing import Literal

PATIENCE = 15
OF_THE_LINE = {"connection", "content-length", "transfer-encoding"}


@dataclass(frozen=True)
class Foreign:
    """An answer that isn't the server's own."""

    body: str
    status: int = 200
    kind: str = "text/html"


Ruling = Foreign | Literal["pass", "lose", "stall"]
PASS: Ruling = "pass"
LOGIN = Foreign("<!doctype html><title>Free Wi-Fi</title><h1>Accept our terms</h1>")


@dataclass
class Between:
    """Hands requests on to the server, or does what `rule` says for a path.

    `pass` hands it on; `lose` too, but the answer gets lost; `stall` never answers.
    """

    to: int
    port: int
    rule: Callable[[str], Ruling] = lambda _path: PASS
    over: Event = field(default_factory=Event)
    news: Condition = field(default_factory=Condition)
    seen: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def always(self, ruling: Ruling, path: str = "/") -> None:
        """From now on, rule so over every path with `path` in it."""
        self.rule = lambda asked: ruling if path in asked else PASS

    def judge(self, path: str) -> Ruling:
        with self.news:
            self.seen.append(path)
            self.news.notify_all()
        return self.rule(path)

    def wait_asked_for(self, path: str) -> None:
        """Wait until somebody asked for an address with `path` in it."""
        with self.news:
            asked = self.news.wait_for(lambda: any(path in one for one in self.seen), PATIENCE)
        assert asked, f"nobody asked for {path}"


class Listening(ThreadingHTTPServer):
    daemon_threads = True
    middle: Between


class Handler(BaseHTTPRequestHandler):
    server: Listening

    def handle_any(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        ruling = self.server.middle.judge(self.path)
        if ruling == "stall":
            self.server.middle.over.wait()
        elif isinstance(ruling, Foreign):
            self.answer(ruling.status, {"Content-Type": ruling.kind}, ruling.body.encode())
        else:
            self.hand_on(body, lose=ruling == "lose")

    do_GET = do_POST = do_DELETE = handle_any  # noqa: N815 - the library's names

    def hand_on(self, body: bytes, *, lose: bool) -> None:
        server = http.client.HTTPConnection("127.0.0.1", self.server.middle.to, timeout=PATIENCE)
        try:
            server.request(self.command, self.path, body, dict(self.headers))
            answer = server.getresponse()
            content = answer.read()
        except OSError:
            return  # the server is away, and so is this
        finally:
            server.close()
        if not lose:
            self.answer(answer.status, dict(answer.getheaders()), content)

    def answer(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in headers.items():
            if name.lower() not in OF_THE_LINE:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def between(to: int) -> Iterator[Between]:
    """Stand on a port of its own before the server on port `to`."""
    with Listening(("127.0.0.1", 0), Handler) as listening:
        listening.middle = Between(to, listening.server_address[1])
        Thread(target=listening.serve_forever, daemon=True).start()
        try:
            yield listening.middle
        finally:
            listening.middle.over.set()
            listening.shutdown()
