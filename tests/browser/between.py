"""What may stand between a phone and the server: a school's login page, a dead line, a lost answer."""

import http.client
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Condition, Event, Thread
from typing import Literal

PATIENCE = 15


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
    """Hands requests on to the server, or does what `rule` says for a method and a path.

    `pass` hands it on; `lose` too, but the answer gets lost; `stall` never answers.
    """

    to: int
    port: int
    rule: Callable[[str, str], Ruling] = lambda _method, _path: PASS
    seen: list[tuple[str, str]] = field(default_factory=list)
    over: Event = field(default_factory=Event)
    news: Condition = field(default_factory=Condition)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def always(self, ruling: Ruling, path: str = "/") -> None:
        """From now on, rule so over every path with `path` in it."""
        self.rule = lambda _method, asked: ruling if path in asked else PASS

    def note(self, method: str, path: str) -> None:
        with self.news:
            self.seen.append((method, path))
            self.news.notify_all()

    def wait_asked_for(self, path: str) -> None:
        """Wait until somebody asked for an address with `path` in it."""
        with self.news:
            asked = self.news.wait_for(
                lambda: any(path in seen for _, seen in self.seen), timeout=PATIENCE
            )
        assert asked, f"nobody asked for {path}"


@contextmanager
def between(to: int) -> Iterator[Between]:
    """Stand on a port of its own before the server on port `to`."""

    class Handler(BaseHTTPRequestHandler):
        def handle_any(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            ruling = middle.rule(self.command, self.path)
            middle.note(self.command, self.path)
            if ruling == "stall":
                middle.over.wait()
            elif isinstance(ruling, Foreign):
                self.answer(ruling.status, {"Content-Type": ruling.kind}, ruling.body.encode())
            else:
                self.hand_on(body, lose=ruling == "lose")

        do_GET = do_POST = do_DELETE = handle_any  # noqa: N815 - the library's names

        def hand_on(self, body: bytes, *, lose: bool) -> None:
            server = http.client.HTTPConnection("127.0.0.1", middle.to, timeout=PATIENCE)
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
                if name.lower() not in {"connection", "content-length", "transfer-encoding"}:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        listening.daemon_threads = True
        middle = Between(to, listening.server_address[1])
        Thread(target=listening.serve_forever, daemon=True).start()
        try:
            yield middle
        finally:
            middle.over.set()
            listening.shutdown()
