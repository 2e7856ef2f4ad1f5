"""What the server answers by itself, when it doesn't ask the app."""

from dataclasses import dataclass
from http import HTTPStatus

from webapp.wsgi.refusals import MEDIA_TYPE, in_api, problem_text
from webapp.wsgi.security_headers import ALWAYS, NOTHING

GUARDED = {"Content-Security-Policy": NOTHING, **ALWAYS, "Cache-Control": "no-store"}
SENTENCES = {
    400: "This request can't be understood.",
    408: "This request took too long to arrive.",
    413: "This request is larger than the server takes.",
    429: "Too many requests; try again later.",
    431: "The head of this request is larger than the server takes.",
    500: "The server made a mistake; what you wrote is safe on your phone.",
    503: "The server has too much to do; try again later.",
}


@dataclass(frozen=True)
class Answer:
    """A whole answer: the status, the headers, the body."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes

    def encoded_headers(self) -> list[tuple[bytes, bytes]]:
        """The headers as ASGI has them."""
        return [(name.encode("latin-1"), value.encode("latin-1")) for name, value in self.headers]


def refusal(status: int, path: str = "/api/", **headers: str) -> Answer:
    """A refusal in one sentence; `Retry_After="3"` adds a header.

    Under /api/ it is a problem, elsewhere plain text.
    """
    sentence = SENTENCES[status]
    api = in_api(path)
    body = (problem_text(status, sentence) if api else f"{sentence}\n").encode()
    said = {
        "Content-Type": MEDIA_TYPE if api else "text/plain; charset=utf-8",
        "Content-Length": str(len(body)),
        **GUARDED,
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    return Answer(status, list(said.items()), body)


def as_bytes(answer: Answer) -> bytes:
    """The answer as it stands on the line, before a connection is closed."""
    lines = [f"HTTP/1.1 {answer.status} {HTTPStatus(answer.status).phrase}"]
    lines += [f"{name}: {value}" for name, value in answer.headers]
    return "\r\n".join([*lines, "Connection: close", "", ""]).encode("latin-1") + answer.body
