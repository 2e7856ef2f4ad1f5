"""A proxy between a phone and the server that can do what bad networks do."""

import http.client
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Condition, Event, Thread, Timer
from typing import Literal

PATIENCE_S = 15
HOP_BY_HOP_HEADERS = {"connection", "content-length", "transfer-encoding"}


@dataclass(frozen=True)
class FakeAnswer:
    """An answer that isn't the server's own."""

    body: str
    status: int = 200
    content_type: str = "text/html"


@dataclass(frozen=True)
class LateRequest:
    """The connection ends at once; the request reaches the server so many seconds later."""

    seconds: float


@dataclass(frozen=True)
class Answer:
    """What the server answered."""

    status: int
    headers: dict[str, str]
    body: bytes


Treatment = (
    FakeAnswer | LateRequest | Literal["pass", "lose", "stall", "drop", "cut", "twice", "old"]
)
PASS: Treatment = "pass"
LOGIN_PAGE = FakeAnswer("<!doctype html><title>Free Wi-Fi</title><h1>Accept our terms</h1>")


@dataclass
class NetworkProxy:
    """Hands requests on to the server, or does to them what `treatment_of` says for their path.

    `pass` hands a request on. `lose` does too, but drops the answer. `stall` never answers.
    `drop` closes the connection. `cut` closes it half way through the answer. `twice` hands the
    request on twice. `old` repeats the path's last good answer, if there is one.
    """

    server_port: int
    port: int
    treatment_of: Callable[[str], Treatment] = lambda _path: PASS
    closed: Event = field(default_factory=Event)
    new_request: Condition = field(default_factory=Condition)
    requests: list[str] = field(default_factory=list)
    answers: dict[str, Answer] = field(default_factory=dict)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def always(self, treatment: Treatment, path: str = "/") -> None:
        """From now on, treat every request like this whose path contains `path`."""
        self.treatment_of = lambda requested: treatment if path in requested else PASS

    def record(self, path: str) -> Treatment:
        """Note a request, and say how to treat it."""
        with self.new_request:
            self.requests.append(path)
            self.new_request.notify_all()
        return self.treatment_of(path)

    def wait_for_request(self, path: str) -> None:
        """Wait until a path that contains `path` was requested, also if it was long ago."""
        with self.new_request:
            requested = self.new_request.wait_for(
                lambda: any(path in one for one in self.requests), PATIENCE_S
            )
        assert requested, f"{path} was never requested"


class ProxyServer(ThreadingHTTPServer):
    daemon_threads = True
    proxy: NetworkProxy


class Handler(BaseHTTPRequestHandler):
    server: ProxyServer

    def handle_any(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        proxy = self.server.proxy
        treatment = proxy.record(self.path)
        if treatment == "stall":
            proxy.closed.wait()
        elif isinstance(treatment, LateRequest):
            Timer(treatment.seconds, self.hand_on, [body]).start()
        elif isinstance(treatment, FakeAnswer):
            headers = {"Content-Type": treatment.content_type}
            self.answer(Answer(treatment.status, headers, treatment.body.encode()))
        elif treatment == "old" and self.path in proxy.answers:
            self.answer(proxy.answers[self.path])
        elif treatment != "drop":
            answer = self.hand_on(body)
            if treatment == "twice":
                answer = self.hand_on(body)
            if answer and treatment != "lose":
                self.answer(answer, cut=treatment == "cut")

    do_GET = do_POST = do_PUT = do_DELETE = handle_any  # noqa: N815 - the library's names

    def hand_on(self, body: bytes) -> Answer | None:
        """What the server answers; None where it can't be reached."""
        port = self.server.proxy.server_port
        server = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_S)
        try:
            server.request(self.command, self.path, body, dict(self.headers))
            response = server.getresponse()
            answer = Answer(response.status, dict(response.getheaders()), response.read())
        except OSError:
            return None
        finally:
            server.close()
        if answer.status == HTTPStatus.OK:
            self.server.proxy.answers[self.path] = answer
        return answer

    def answer(self, answer: Answer, *, cut: bool = False) -> None:
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            if name.lower() not in HOP_BY_HOP_HEADERS:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        self.wfile.write(answer.body[: len(answer.body) // 2] if cut else answer.body)

    def log_message(self, *_: object) -> None:
        """Log nothing."""


@contextmanager
def proxy_to(server_port: int) -> Iterator[NetworkProxy]:
    """A proxy, on a port of its own, to the server on this port."""
    with ProxyServer(("127.0.0.1", 0), Handler) as listening:
        listening.proxy = NetworkProxy(server_port, listening.server_address[1])
        Thread(target=listening.serve_forever, daemon=True).start()
        try:
            yield listening.proxy
        finally:
            listening.proxy.closed.set()
            listening.shutdown()
