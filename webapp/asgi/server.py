"""Serves the app over HTTP with uvicorn."""

import asyncio
import logging
import socket
from contextlib import suppress
from types import FrameType

import uvicorn
from flask import Flask
from uvicorn.protocols.http.auto import AutoHTTPProtocol

from webapp.asgi import descriptors
from webapp.asgi.adapter import Adapter
from webapp.asgi.budgets import Budgets
from webapp.asgi.connections import Connections
from webapp.asgi.protocol import IDLE_SECONDS, LARGEST_HEAD, guarded
from webapp.wsgi import proxies

# All that was begun is answered within 5 seconds: what isn't after so many, by a refusal.
ANSWER_SECONDS = 3
SEND_SECONDS = 1


class Server(uvicorn.Server):
    """Uvicorn's server, which looks after its connections and stops at once."""

    def __init__(self, config: uvicorn.Config, held: Connections) -> None:
        super().__init__(config)
        self._held = held
        self._asked = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Stop, as a signal asks for it."""
        super().handle_exit(sig, frame)
        self.stop()

    def stop(self) -> None:
        """Stop soon; may be called in any thread."""
        self.should_exit = True
        if self._loop:
            with suppress(RuntimeError):  # The loop has ended already.
                self._loop.call_soon_threadsafe(self._asked.set)

    async def main_loop(self) -> None:
        """Look after the connections each second, until asked to stop."""
        self._loop = asyncio.get_running_loop()
        while not await self.on_tick(0):
            now = self._loop.time()
            self._held.check_idle(now - IDLE_SECONDS, now)
            for connection in list(self.server_state.connections):
                connection.check_unread(now)  # type: ignore[union-attr]
            with suppress(TimeoutError):
                async with asyncio.timeout(1):
                    await self._asked.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Take nothing new, answer what was begun, close what is idle."""
        for _ in range(3):  # What has arrived is read first, since it has begun.
            await asyncio.sleep(0)
        for server in self.servers:
            server.close()
        for listening in sockets or ():
            listening.close()
        for connection in list(self.server_state.connections):
            connection.shutdown()
        if not await self._all_answered(ANSWER_SECONDS):
            for task in list(self.server_state.tasks):
                task.cancel()
            if not await self._all_answered(SEND_SECONDS):
                for connection in list(self.server_state.connections):
                    connection.transport.abort()
                await self._all_answered(SEND_SECONDS)

    async def _all_answered(self, seconds: float) -> bool:
        end = asyncio.get_running_loop().time() + seconds
        while self.server_state.connections or self.server_state.tasks:
            if self.force_exit or asyncio.get_running_loop().time() > end:
                return False
            await asyncio.sleep(0.02)
        return True


def serve(app: Flask, listening: socket.socket) -> None:
    """Serve until interrupted; requests that have begun are answered.

    Raises KeyboardInterrupt when it was interrupted, and has stopped.
    """
    # What it logs of single requests would fill a disk, and may hold what people wrote.
    logging.getLogger("uvicorn.error").setLevel(logging.CRITICAL)
    most, backlog = descriptors.room()
    held = Connections(most, max(1, most // 2), app.config["TRUSTED_PROXIES"])
    adapter = Adapter(app, proxies.of(app), Budgets.from_config(app.config))
    make(adapter, held, backlog).run(sockets=[listening])


def make(
    adapter: Adapter,
    held: Connections,
    backlog: int,
    base: type[asyncio.Protocol] = AutoHTTPProtocol,
) -> Server:
    """A server that holds these connections, over one of uvicorn's protocols."""
    config = uvicorn.Config(
        adapter,
        http=guarded(held, base),
        ws="none",
        interface="asgi3",
        lifespan="off",
        log_config=None,
        access_log=False,
        proxy_headers=False,  # webapp/wsgi/proxies.py does
        server_header=False,
        backlog=backlog,
        timeout_keep_alive=IDLE_SECONDS,
        h11_max_incomplete_event_size=16 * LARGEST_HEAD,  # so that ours refuses first
    )
    return Server(config, held)
