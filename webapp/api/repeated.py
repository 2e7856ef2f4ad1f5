"""Answers a sync as it was answered before, as long as the session's file is the same.

A phone that waits for the other one's words sends the same request again and again. To answer it by
reading the session costs four times as much.
"""

import hashlib
import re
import threading
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Flask

from webapp.api.rate_limits import Limits
from webapp.metrics.base import NONE, Metrics
from webapp.store.base import Store
from webapp.store.stamps import Stamp
from webapp.wsgi.addresses import line
from webapp.wsgi.hints import UNCHANGED

SYNC = re.compile(r"/api/v1/sessions/([a-z2-7]{26})/sync", re.ASCII)
# What else of a request its answer depends on.
HEADERS = ("HTTP_AUTHORIZATION", "CONTENT_TYPE", "HTTP_CONTENT_ENCODING")
# Requests and answers of phones that have nothing new are smaller; so this takes 10 MB at most.
LARGEST = 2048
MOST_SESSIONS = 1250
# Two phones of a session, and a tab or two.
MOST_OF_SESSION = 4


@dataclass(frozen=True)
class Answer:
    """The answer to a sync that brought nothing, and by which stamp of the session."""

    stamp: Stamp
    status: str
    headers: list[tuple[str, str]]
    body: bytes


class RepeatedSyncs:
    """What stands before the app, within the same limits; requests that differ pass."""

    def __init__(
        self, app: WSGIApplication, store: Store, limits: Limits, metrics: Metrics = NONE
    ) -> None:
        self._app = app
        self._metrics = metrics
        self._store = store
        self._limits = limits
        self._lock = threading.Lock()
        self._answers: OrderedDict[str, OrderedDict[bytes, Answer]] = OrderedDict()

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Answer as the app would."""
        found = SYNC.fullmatch(environ["PATH_INFO"])
        length = environ.get("CONTENT_LENGTH") or ""
        if not found or environ["REQUEST_METHOD"] != "POST" or not _is_small(length):
            return self._app(environ, start)
        body = environ["wsgi.input"].read(int(length))
        environ["wsgi.input"] = BytesIO(body)
        session_id, digest = found[1], _digest(environ, body)
        known = self._known(session_id, digest)
        if (
            known
            and known.stamp == self._store.stamp(session_id)
            and self._may_ask(session_id, environ)
        ):
            self._metrics.synced(new=False)
            start(known.status, list(known.headers))
            return [known.body]
        return self._ask(environ, start, session_id, digest)

    def _ask(
        self, environ: WSGIEnvironment, start: StartResponse, session_id: str, digest: bytes
    ) -> Iterable[bytes]:
        """The app's answer, noted if it holds as long as the session stays the same."""
        begun: list[tuple[str, list[tuple[str, str]]]] = []

        def start_noted(status, headers, error=None):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202 - as WSGI has it
            begun[:] = [(status, headers)]
            return start(status, headers, error)

        pieces = self._app(environ, start_noted)
        stamp: Stamp | None = environ.get(UNCHANGED)
        if stamp is None:
            return pieces
        body = b"".join(pieces)
        if len(body) <= LARGEST:
            self._note(session_id, digest, Answer(stamp, *begun[-1], body))
        return [body]

    def _known(self, session_id: str, digest: bytes) -> Answer | None:
        with self._lock:
            if (answers := self._answers.get(session_id)) is None:
                return None
            self._answers.move_to_end(session_id)
            return answers.get(digest)

    def _note(self, session_id: str, digest: bytes, answer: Answer) -> None:
        with self._lock:
            answers = self._answers.setdefault(session_id, OrderedDict())
            answers[digest] = answer
            if len(answers) > MOST_OF_SESSION:
                answers.popitem(last=False)
            if len(self._answers) > MOST_SESSIONS:
                self._answers.popitem(last=False)

    def _may_ask(self, session_id: str, environ: WSGIEnvironment) -> bool:
        """Count the request, as the API does; where it is one too many, that says so."""
        address = line(environ.get("REMOTE_ADDR"))
        return not self._limits.address.take(address) and not self._limits.session.take(session_id)


def _is_small(length: str) -> bool:
    return length.isascii() and length.isdigit() and len(length) <= 4 and int(length) <= LARGEST


def _digest(environ: WSGIEnvironment, body: bytes) -> bytes:
    """Over all that makes the answer; none of it can be taken for a part of the next one."""
    said = [environ.get(name, "").encode() for name in HEADERS]
    return hashlib.sha256(b"\n".join([*said, body])).digest()


def init_app(app: Flask, store: Store, limits: Limits, metrics: Metrics = NONE) -> None:
    """Put it before the app."""
    app.wsgi_app = RepeatedSyncs(app.wsgi_app, store, limits, metrics)  # type: ignore[assignment, method-assign]
