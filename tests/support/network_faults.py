"""What a bad network answers in the server's stead."""

from dataclasses import dataclass

from tests.support.node_phones import Answer
from webapp.api.problems import problem

SHAPE = '{"vector": "%s", "update": "%s"}'


def answer(status: int, kind: str, body: str) -> Answer:
    return {"status": status, "type": kind, "body": body}


# What may arrive instead of the server's answer; None is nothing at all.
INSTEAD: list[Answer | None] = [
    None,
    answer(200, "text/html", "<form>Log in to the school's network</form>"),
    answer(200, "text/html; charset=utf-8", SHAPE % ("AA==", "AAA=")),
    answer(200, "application/json", "{}"),
    answer(200, "application/json", '{"status": "ok"}'),
    answer(200, "application/json", SHAPE % ("AA==", "AAA=") + "<!-- proxy -->"),
    answer(200, "application/json", SHAPE % ("<html>", "<html>")),
    answer(200, "application/json", ""),
    answer(502, "text/html", "<h1>Bad gateway</h1>"),
    answer(503, "application/problem+json", problem(503, "Not now.").get_data(as_text=True)),
]


@dataclass
class Fault:
    """Of one request: whether it reaches the server, and what arrives in the answer's stead."""

    reaches: bool
    instead: Answer | None
