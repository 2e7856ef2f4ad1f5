"""What may stand between a phone and the server: a login page, a dead line, another answer."""

import http.client
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Condition, Event, Thread, Timer
from typing import Literal

PATIENCE = 15
OF_THE_LINE = {"connection", "content-length", "transfer-encoding"}


@dataclass(frozen=True)
class Foreign:
    """An answer that isn't the server's own."""

    body: str
    status: int = 200
    kind: str = "text/html"


@dataclass(frozen=True)
class Late:
    """The line dies; the request reaches the server so many seconds later."""

    seconds: float


@dataclass(frozen=True)
class Answer:
    """What the server answered."""

    status: int
    headers: dict[str, str]
    body: bytes


Ruling = Foreign | Late | Literal["pass", "lose", "stall", "drop", "cut", "twice", "old"]
PASS: Ruling = "pass"
LOGIN = Foreign("<!doctype html><title>Free Wi-Fi</title><h1>Accept our terms</h1>")


@dataclass
class Between:
    """Hands requests on to the server, or does what `rule` says for a path.

    `pass` hands it on; `lose` too, but the answer gets lost; `stall` never answers, `drop` ends the
    line; `cut` ends it in the middle of the answer; `twice` hands it on twice; `old` gives the
    answer that the path had before, if it had one.
    """

    to: int
    port: int
    rule: Callable[[str], Ruling] = lambda _path: PASS
    over: Event = field(default_factory=Event)
    news: Condition = field(default_factory=Condition)
    seen: list[str] = field(default_factory=list)
    answers: dict[str, Answer] = field(default_factory=dict)

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
        middle = self.server.middle
        ruling = middle.judge(self.path)
        if ruling == "stall":
            middle.over.wait()
        elif isinstance(ruling, Late):
            Timer(ruling.seconds, self.hand_on, [body]).start()
        elif isinstance(ruling, Foreign):
            self.answer(Answer(ruling.status, {"Content-Type": ruling.kind}, ruling.body.encode()))
        elif ruling == "old" and self.path in middle.answers:
            self.answer(middle.answers[self.path])
        elif ruling != "drop":
            answer = self.hand_on(body)
            if ruling == "twice":
                answer = self.hand_on(body)
            if answer and ruling != "lose":
                self.answer(answer, cut=ruling == "cut")

    do_GET = do_POST = do_DELETE = handle_any  # noqa: N815 - the library's names

    def hand_on(self, body: bytes) -> Answer | None:
        """What the server answers; None where it is away, as then this is, too."""
        server = http.client.HTTPConnection("127.0.0.1", self.server.middle.to, timeout=PATIENCE)
        try:
            server.request(self.command, self.path, body, dict(self.headers))
            answer = server.getresponse()
            taken = Answer(answer.status, dict(answer.getheaders()), answer.read())
        except OSError:
            return None
        finally:
            server.close()
        if taken.status == HTTPStatus.OK:
            self.server.middle.answers[self.path] = taken
        return taken

    def answer(self, answer: Answer, *, cut: bool = False) -> None:
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            if name.lower() not in OF_THE_LINE:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        self.wfile.write(answer.body[: len(answer.body) // 2] if cut else answer.body)

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
