"""The server's copy of a session, as live connections reach it: by the API's own requests.

So whatever `/sync` checks, counts and refuses, it does for live letters, too.
"""

import base64
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Protocol

from webapp.metrics.base import Reason
from webapp.yjs.validation import read_vector


class Answer(Protocol):
    """The API's answer to a request, whole."""

    @property
    def status(self) -> int:
        """The status of HTTP."""

    @property
    def body(self) -> bytes:
        """The body."""


# A method, a path, the headers as WSGI has them, a body, and whose request it is.
Request = Callable[[str, str, dict[str, str], bytes, str], Awaitable[Answer]]

NOTHING_KNOWN = b"\x00"
NOTHING_NEW = b"\x00\x00"


class RefusedError(RuntimeError):
    """The API refused, with this status; or a live connection did, for this reason."""

    def __init__(self, status: int, reason: Reason | None = None) -> None:
        super().__init__(f"refused with {status}")
        self.status = status
        self.reason = reason


@dataclass(frozen=True)
class Synced:
    """The session after a sync: its state vector, what was asked for, the hash of its content."""

    vector: bytes
    missing: bytes
    content: str

    def says_as_much_as(self, other: "Synced") -> bool:
        """Whether both are of the same state, deletions too."""
        same = self.content == other.content
        return same and read_vector(self.vector) == read_vector(other.vector)

    @classmethod
    def from_body(cls, body: bytes) -> "Synced":
        """What the answer to a sync says."""
        said: dict[str, Any] = json.loads(body)
        return cls(
            base64.b64decode(said["vector"]), base64.b64decode(said["update"]), said["content"]
        )


@dataclass(frozen=True)
class ServerCopy:
    """One session on this server."""

    session_id: str
    request: Request

    async def admit(self, key: str, address: str) -> None:
        """Raise RefusedError unless there is such a session and the key is its own."""
        await self._ask("GET", "", key, b"", address)

    async def sync(
        self, key: str, address: str, update: bytes = NOTHING_NEW, vector: bytes = NOTHING_KNOWN
    ) -> Synced:
        """Merge an update, and return once it is on disk. Raises RefusedError."""
        sent = {"vector": vector, "update": update}
        body = {name: base64.b64encode(data).decode() for name, data in sent.items()}
        answer = await self._ask("POST", "/sync", key, json.dumps(body).encode(), address)
        return Synced.from_body(answer.body)

    async def _ask(self, method: str, path: str, key: str, body: bytes, address: str) -> Answer:
        headers = {"HTTP_AUTHORIZATION": f"Bearer {key}", "CONTENT_TYPE": "application/json"}
        whole = f"/api/v1/sessions/{self.session_id}{path}"
        answer = await self.request(method, whole, headers, body, address)
        if answer.status != HTTPStatus.OK:
            raise RefusedError(answer.status)
        return answer
