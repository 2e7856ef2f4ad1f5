"""Hands requests to the app, which is WSGI's: the loop gathers and waits, a thread answers."""

import asyncio
import logging
import re
import time
from collections.abc import Callable
from http import HTTPStatus
from math import ceil
from random import uniform
from wsgiref.types import WSGIApplication, WSGIEnvironment

from webapp.asgi.answers import Answer, refusal
from webapp.asgi.bodies import Bodies, GoneError, NoRoomError, TooLargeError
from webapp.asgi.budgets import Budgets
from webapp.asgi.environ import environ_of, give_body, own_environ
from webapp.asgi.fair_queue import CrowdedError, FairQueue
from webapp.asgi.workers import Workers
from webapp.asgi_types import Receive, Scope, Send
from webapp.live import connection
from webapp.live.rooms import Rooms
from webapp.metrics.base import NONE, Metrics, Reason, kind_of, reason_of
from webapp.store.channel import Channel
from webapp.wsgi.addresses import line
from webapp.wsgi.hints import CHANGED, ELSEWHERE, NOT_BEFORE, REASON, WAITS
from webapp.wsgi.proxies import Proxies

THREADS = 8
# Longer than a phone waits (server-api.js).
TURN_SECONDS = 20
# About so long who asks too often waits for being told so, which costs the loop nothing: not all
# for as long, or a thousand would come back at once.
REFUSAL_SECONDS = 3
SESSION = re.compile(r"/api/v1/sessions/([a-z2-7]{26})(?:/|$)", re.ASCII)
HAS_BODY = {"CONTENT_LENGTH", "HTTP_TRANSFER_ENCODING"}
HANG_UP = {"Connection": "close"}
REFUSALS: dict[type[Exception], tuple[int, dict[str, str], Reason]] = {
    CrowdedError: (429, {"Retry_After": "5"}, "queue"),
    TimeoutError: (408, HANG_UP, "slow"),
    TooLargeError: (413, HANG_UP, "size"),
    NoRoomError: (503, HANG_UP | {"Retry_After": "5"}, "busy"),
}
WITHOUT_BODY = {HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED}

Write = Callable[[bytes], object]

logger = logging.getLogger(__name__)


class OverBudgetError(RuntimeError):
    """Who asks has used up what they may cost; `wait` is how many seconds until they may again."""

    def __init__(self, wait: float) -> None:
        super().__init__()
        self.wait = wait


class Adapter:
    """The ASGI application around a WSGI one; `proxies` says who asks.

    Over the `channel`, if there is one, live letters reach phones that other workers serve.
    """

    def __init__(
        self,
        app: WSGIApplication,
        proxies: Proxies | None = None,
        budgets: Budgets | None = None,
        metrics: Metrics = NONE,
        channel: Channel | None = None,
    ) -> None:
        self._app = app
        self._metrics = metrics
        self._proxies = proxies
        self._bodies = Bodies()
        self._budgets = budgets or Budgets()
        self._workers = Workers(THREADS)
        self._queue = FairQueue(THREADS)
        self._rooms = Rooms(self._ask_ourselves, channel, metrics)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or hold one live connection."""
        environ = environ_of(scope)
        if self._proxies:
            self._proxies.resolve(environ)
        if scope["type"] == "websocket":
            address = environ["REMOTE_ADDR"]
            del environ  # Ten thousand of them would take 30 MB.
            await connection.serve(scope, receive, send, self._rooms, self._budgets, address)
            return
        try:
            answer = await self._answer_or_refuse(environ, receive)
        except GoneError:
            return
        except asyncio.CancelledError:  # The server stops, and this took too long.
            answer = refusal(503, environ["PATH_INFO"], Retry_After="1")
        self._metrics.answered(kind_of(environ["PATH_INFO"]), answer.status)
        self._count_refusal(environ, answer)
        start = {"status": answer.status, "headers": answer.encoded_headers()}
        await send({"type": "http.response.start", **start})
        await send({"type": "http.response.body", "body": answer.body})

    async def _answer_or_refuse(self, environ: WSGIEnvironment, receive: Receive) -> Answer:
        try:
            answer = await self._answer(environ, receive)
            too_often = answer.status == HTTPStatus.TOO_MANY_REQUESTS
        except GoneError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, who asked gets an answer
            answer = _refusal(error, environ)
            too_often = isinstance(error, OverBudgetError | CrowdedError | NoRoomError)
        if too_often:
            await asyncio.sleep(REFUSAL_SECONDS * uniform(0.5, 1.5))  # noqa: S311 - no secret
        return answer

    async def _answer(self, environ: WSGIEnvironment, receive: Receive) -> Answer:
        address, body = line(environ["REMOTE_ADDR"]), bytearray()
        found = SESSION.match(environ["PATH_INFO"])
        session = found[1] if found else ""
        self._check_budgets(address, session)
        self._queue.check(address, session)
        if not HAS_BODY.isdisjoint(environ):
            self._bodies.check(int(environ.get("CONTENT_LENGTH") or 0), address)
            body = await self._bodies.gather(receive, address)
            give_body(environ, bytes(body))
        try:
            return await self._in_turn(environ, address, session, receive)
        finally:
            self._bodies.release(body, address)

    async def _ask_ourselves(
        self, method: str, path: str, headers: dict[str, str], body: bytes, remote: str
    ) -> Answer:
        """The app's answer to a request for a live connection, counted as its phone's own."""
        environ = own_environ(method, path, headers, remote)
        give_body(environ, body)
        address, session = line(remote), path.split("/")[4]
        try:
            self._check_budgets(address, session)
            answer = await self._in_turn(environ, address, session, None)
        except Exception as error:  # noqa: BLE001 - as above
            answer = _refusal(error, environ)
        self._count_refusal(environ, answer)
        return answer

    async def _in_turn(
        self, environ: WSGIEnvironment, address: str, session: str, receive: Receive | None
    ) -> Answer:
        length = int(environ.get("CONTENT_LENGTH") or 0)
        estimate = self._budgets.estimate(session, length)
        try:
            async with asyncio.timeout(TURN_SECONDS):
                turn = await self._queue.turn(address, session, estimate)
        except TimeoutError:
            return refusal(503, environ["PATH_INFO"], Retry_After="5")
        cost = 0.0
        try:
            if turn.waited:
                self._check_budgets(address, session)
                if receive and await _is_gone(receive):
                    raise GoneError
            environ[WAITS] = True
            answer, cost = await self._workers.run(lambda: _ask(self._app, environ))
            if session:  # Before the next one's turn, so that rooms see them in order.
                self._note(environ, session, answer, ours=receive is None)
        finally:
            # Where the server stops amid an answer, its thread goes on, and nobody is next.
            self._budgets.pay(address, session, cost)
            self._queue.done(turn, cost)
        if not_before := environ.get(NOT_BEFORE):
            await asyncio.sleep(not_before - time.perf_counter())
        return answer

    def _count_refusal(self, environ: WSGIEnvironment, answer: Answer) -> None:
        if answer.status >= HTTPStatus.BAD_REQUEST:
            self._metrics.refused(environ.get(REASON) or reason_of(answer.status))

    def _note(self, environ: WSGIEnvironment, session: str, answer: Answer, *, ours: bool) -> None:
        """Tell rooms what came of a request that isn't theirs, or may have been stored or not."""
        changed = CHANGED in environ
        if not ours:
            method, path = environ["REQUEST_METHOD"], environ["PATH_INFO"]
            self._rooms.answered(method, path, session, answer, changed=changed)
        if changed and answer.status != HTTPStatus.OK:
            self._rooms.doubt(session)

    def _check_budgets(self, address: str, session: str) -> None:
        if wait := self._budgets.wait(address, session):
            raise OverBudgetError(wait)


def _refusal(error: Exception, environ: WSGIEnvironment) -> Answer:
    """The answer to what went wrong before the app answered, or in it; notes the reason."""
    path = environ["PATH_INFO"]
    if isinstance(error, OverBudgetError):
        environ[REASON] = "cost"
        return refusal(429, path, Retry_After=str(ceil(error.wait)))
    for kind, (status, headers, reason) in REFUSALS.items():
        if isinstance(error, kind):
            environ[REASON] = reason
            return refusal(status, path, **headers)
    logger.error("%s in the app", type(error).__name__)  # its message may hold words
    return refusal(500, path)


async def _is_gone(receive: Receive) -> bool:
    """Whether who asked has hung up; to be called when the whole body has been received."""
    message = asyncio.ensure_future(receive())
    await asyncio.sleep(0)
    if message.done():
        return bool(message.result()["type"] == "http.disconnect")
    message.cancel()
    return False


def _ask(app: WSGIApplication, environ: WSGIEnvironment) -> tuple[Answer, float]:
    """The app's answer, and the processor seconds that it cost.

    The answer is whole, since it is never large: pages and files of some hundred kilobytes.
    """
    began = time.thread_time()
    begun: list[tuple[str, list[tuple[str, str]]]] = []

    def start(status: str, headers: list[tuple[str, str]], _error: object = None) -> Write:
        begun[:] = [(status, headers)]
        return written.append

    written: list[bytes] = []
    pieces = app(environ, start)
    try:
        written.extend(pieces)
    finally:
        if close := getattr(pieces, "close", None):
            close()
    (status, headers), body = begun[-1], b"".join(written)
    code = int(status.split(" ", 1)[0])
    if code not in WITHOUT_BODY and not any(
        name.lower() == "content-length" for name, _ in headers
    ):
        headers = [*headers, ("Content-Length", str(len(body)))]
    cost = time.thread_time() - began + environ.get(ELSEWHERE, 0.0)
    return Answer(code, headers, body), cost
