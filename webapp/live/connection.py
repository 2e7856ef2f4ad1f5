"""A live connection from its first message, the key, to its end."""

import asyncio
import re
import time
from http import HTTPStatus
from typing import Protocol

from webapp.asgi_types import Receive, Scope, Send
from webapp.live.letters import REFUSED
from webapp.live.member import Member
from webapp.live.messages import (
    LARGEST_UPDATE,
    Kind,
    Step,
    read,
    read_key,
    read_presence,
    read_sync,
)
from webapp.live.room import Room
from webapp.live.rooms import Rooms
from webapp.live.server_copy import RefusedError
from webapp.metrics.base import Metrics, Reason
from webapp.store.base import is_id
from webapp.yjs.lib0 import MalformedError
from webapp.yjs.merge import PRIVATE
from webapp.yjs.validation import Outline, read_update, read_vector

PATH = re.compile(r"/api/v1/sessions/([^/]+)/live", re.ASCII)
KEY_SECONDS = 10
LARGEST_MESSAGE = 2 * LARGEST_UPDATE


class Budgets(Protocol):
    """What an address and a session may cost, in processor seconds (webapp/asgi/budgets.py)."""

    def wait(self, line: str, session: str) -> float:
        """The seconds until they may cost something again; 0 is now."""

    def pay(self, line: str, session: str, cost: float) -> None:
        """Note what was done for them."""


class Gone(ConnectionError):  # noqa: N818 - no fault
    """The phone has hung up."""


async def serve(
    scope: Scope, receive: Receive, send: Send, rooms: Rooms, budgets: Budgets, address: str
) -> None:
    """Take a phone's live connection, and stay with it to its end."""
    await receive()
    found = PATH.fullmatch(scope["path"])
    if not found:
        await send({"type": "websocket.close", "code": REFUSED + HTTPStatus.NOT_FOUND})
        rooms.metrics.answered("live", HTTPStatus.NOT_FOUND)
        rooms.metrics.refused("unknown")
        return
    await send({"type": "websocket.accept"})
    session_id = found[1]
    del found
    scope.clear()  # Nobody asks for its headers any more, and there may be ten thousand.
    try:
        await _talk(session_id, receive, send, rooms, budgets, address)
    except Gone:
        rooms.metrics.answered("live", HTTPStatus.SWITCHING_PROTOCOLS)
    except RefusedError as error:
        await _hang_up(send, rooms.metrics, error.status, error.reason)
    except MalformedError:
        await _hang_up(send, rooms.metrics, HTTPStatus.BAD_REQUEST, "malformed")
    except TimeoutError:
        await _hang_up(send, rooms.metrics, HTTPStatus.REQUEST_TIMEOUT, "slow")


async def _talk(
    session_id: str, receive: Receive, send: Send, rooms: Rooms, budgets: Budgets, address: str
) -> None:
    async with asyncio.timeout(KEY_SECONDS):
        kind, reader = read(await _next(receive))
    if kind is not Kind.KEY:
        raise MalformedError("the first message is no key")
    key = read_key(reader)
    # An id or a key of another form is answered as late as one that doesn't fit.
    known = session_id if is_id(session_id) else "a" * 26
    await rooms.copy(known).admit(key if is_id(key) else "a" * 26, address)
    room = rooms.room(session_id)
    member = Member(send, key, address)
    rooms.count(1)
    try:
        await room.join(member)
        while True:
            message = await _next(receive)
            if not member.may_send(time.monotonic()) or budgets.wait(address, session_id):
                raise RefusedError(HTTPStatus.TOO_MANY_REQUESTS, "rate")
            began = time.thread_time()
            vector = _take(room, member, message)
            budgets.pay(address, session_id, time.thread_time() - began)
            if vector is not None:
                await room.answer(member, vector)
    finally:
        room.leave(member)
        rooms.count(-1)


def _take(room: Room, member: Member, message: bytes) -> bytes | None:
    """Do what a message says; gives the state vector that it asks to be answered, if any."""
    kind, reader = read(message)
    if kind is Kind.AWARENESS:
        room.show(member, read_presence(message, reader))
    elif kind is Kind.SYNC:
        step, content = read_sync(reader)
        if step is Step.VECTOR:
            read_vector(content)
            return content
        room.write(member, content, _checked(content))
    else:
        raise MalformedError("a phone sends no such message")
    return None


def _checked(update: bytes) -> Outline:
    """Read an update as `/sync` does, before it is passed on. Raises as that refuses."""
    if len(update) > LARGEST_UPDATE:
        raise RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "size")
    outline = read_update(update)
    if any(name.startswith(PRIVATE) for name in outline.names):
        raise MalformedError("private notes stay on the phone")
    return outline


async def _next(receive: Receive) -> bytes:
    """The next message. Raises Gone, MalformedError for text."""
    event = await receive()
    if event["type"] != "websocket.receive":
        raise Gone
    message = event.get("bytes")
    if not isinstance(message, bytes) or len(message) > LARGEST_MESSAGE:
        raise MalformedError("a message is text, or too large")
    return message


async def _hang_up(send: Send, metrics: Metrics, status: int, reason: Reason | None) -> None:
    metrics.answered("live", status)
    if reason:  # What the API refused is counted there.
        metrics.refused(reason)
    try:
        await send({"type": "websocket.close", "code": REFUSED + status})
    except (OSError, RuntimeError):  # It is closed already.
        return
