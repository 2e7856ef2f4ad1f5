"""Hands requests to the app, which is WSGI's: the loop gathers, a thread answers."""

import asyncio
import logging
from collections.abc import Callable
from http import HTTPStatus
from wsgiref.types import WSGIApplication, WSGIEnvironment

from webapp.asgi.answers import Answer, refusal
from webapp.asgi.bodies import LARGEST, Bodies, GoneError, NoRoomError, TooLargeError
from webapp.asgi.environ import Receive, Scope, Send, environ_of, give_body
from webapp.asgi.workers import Workers
from webapp.wsgi.addresses import line

HAS_BODY = {"CONTENT_LENGTH", "HTTP_TRANSFER_ENCODING"}
WITHOUT_BODY = {HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED}

Write = Callable[[bytes], object]

logger = logging.getLogger(__name__)


class Adapter:
    """The ASGI application around a WSGI one."""

    def __init__(self, app: WSGIApplication, bodies: Bodies, workers: Workers) -> None:
        self._app = app
        self._bodies = bodies
        self._workers = workers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        environ = environ_of(scope)
        try:
            answer = await self._answer_or_refuse(environ, receive)
        except GoneError:
            return
        start = {"status": answer.status, "headers": answer.encoded_headers()}
        await send({"type": "http.response.start", **start})
        await send({"type": "http.response.body", "body": answer.body})

    async def _answer_or_refuse(self, environ: WSGIEnvironment, receive: Receive) -> Answer:
        path: str = environ["PATH_INFO"]
        try:
            return await self._answer(environ, receive)
        except asyncio.CancelledError:  # The server stops, and this took too long.
            return refusal(503, path, Retry_After="1")
        except TimeoutError:
            return refusal(408, path, Connection="close")
        except TooLargeError:
            return refusal(413, path, Connection="close")
        except NoRoomError:
            return refusal(503, path, Retry_After="5", Connection="close")
        except GoneError:
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, who asked gets an answer
            logger.error("%s in the app", type(error).__name__)  # noqa: TRY400 - it may hold words
            return refusal(500, path)

    async def _answer(self, environ: WSGIEnvironment, receive: Receive) -> Answer:
        address, body = line(environ["REMOTE_ADDR"]), bytearray()
        if not HAS_BODY.isdisjoint(environ):
            if int(environ.get("CONTENT_LENGTH", "0")) > LARGEST:
                raise TooLargeError
            body = await self._bodies.gather(receive, address)
            give_body(environ, bytes(body))
        try:
            return await self._workers.run(lambda: _ask(self._app, environ))
        finally:
            self._bodies.release(body, address)


def _ask(app: WSGIApplication, environ: WSGIEnvironment) -> Answer:
    """The app's whole answer. It is never large: pages and files of some hundred kilobytes."""
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
    return Answer(code, headers, body)
