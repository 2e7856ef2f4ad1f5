"""The server around a small app, in a thread, for tests of what it does with connections."""

import asyncio
import socket
import threading
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from wsgiref.types import WSGIApplication

from uvicorn.config import LoopFactoryType
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from werkzeug import Request, Response

from webapp.asgi.adapter import Adapter
from webapp.asgi.budgets import Budgets
from webapp.asgi.connections import Connections
from webapp.asgi.server import Server, make
from webapp.store.channel import Channel

Protocol = type[HttpToolsProtocol | H11Protocol]
BOTH: list[Protocol] = [HttpToolsProtocol, H11Protocol]


@Request.application
def hello(request: Request) -> Response:
    """Answer `ok`, after the body was read."""
    request.get_data()
    return Response("ok", mimetype="text/plain")


@dataclass
class Running:
    """A server that runs: its port, itself, its connections."""

    port: int
    server: Server
    held: Connections


@contextmanager
def running(
    base: Protocol,
    app: WSGIApplication = hello,
    held: Connections | None = None,
    budgets: Budgets | None = None,
    loop: LoopFactoryType = "auto",
    channel: Channel | None = None,
) -> Iterator[Running]:
    """Serve this app over one of uvicorn's protocols."""
    held = held or Connections(1000, 1000)
    listening = socket.create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    server = make(Adapter(app, budgets=budgets, channel=channel), held, 128, base, loop)
    thread = threading.Thread(target=server.run, args=([listening],))
    thread.start()
    try:
        yield Running(port, server, held)
    finally:
        server.stop()
        thread.join()


def run_apart(test: Callable[[], Awaitable[None]]) -> None:
    """Run it in a thread of its own: Playwright leaves a loop that runs in the one of the tests.

    Raises what the test raises, and TimeoutError after five seconds.
    """

    async def whole() -> None:
        async with asyncio.timeout(5):
            await test()
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            task.cancel()

    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, whole()).result()
