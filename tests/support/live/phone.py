"""A phone in Python with a live connection."""

import base64
import json
from contextlib import ExitStack, suppress
from socket import SHUT_RDWR
from typing import Self
from urllib.request import Request, urlopen

from websockets.sync.client import connect

from tests.support.python_phone import ID, KEY, Phone, bearer
from webapp.live.messages import Kind, Step, read, read_sync, sync
from webapp.yjs.content_hash import content_hash
from webapp.yjs.lib0 import encoded

PATIENCE_S = 15


def key_message(key: str) -> bytes:
    return bytes([Kind.KEY]) + encoded(len(key)) + key.encode()


def awareness(client: int, clock: int, state: str) -> bytes:
    said = state.encode()
    inner = b"".join((encoded(1), encoded(client), encoded(clock), encoded(len(said)), said))
    return bytes([Kind.AWARENESS]) + encoded(len(inner)) + inner


def sync_over_http(port: int, phone: Phone) -> None:
    """Have a phone sync by a request of its own."""
    sent = {"vector": phone.doc.get_state(), "update": phone.doc.get_update(phone.server)}
    body = {name: base64.b64encode(data).decode() for name, data in sent.items()}
    address = f"http://127.0.0.1:{port}/api/v1/sessions/{phone.id}/sync"
    headers = {"Content-Type": "application/json", **bearer(phone.key)}
    with urlopen(Request(address, json.dumps(body).encode(), headers)) as answer:
        said = json.load(answer)
    phone.learn(said)


class LivePhone(Phone):
    """A phone that sends its key as it connects, and takes in what it is told while it waits."""

    def __init__(
        self, port: int, session_id: str = ID, key: str = KEY, *, greets: bool = True
    ) -> None:
        super().__init__(session_id, key)
        self._greets = greets
        self.port = port
        self._line = ExitStack()
        self.present: list[bytes] = []
        self._heard: list[bytes] = []

    def __enter__(self) -> Self:
        self.open()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def open(self) -> None:
        """Connect, and send the key, unless it is one that doesn't greet."""
        address = f"ws://127.0.0.1:{self.port}/api/v1/sessions/{self.id}/live"
        connecting = connect(address, compression=None, open_timeout=PATIENCE_S, ping_interval=None)
        self.socket = self._line.enter_context(connecting)
        if self._greets:
            self.socket.send(key_message(self.key))

    def close(self) -> None:
        """Hang up, if it is live."""
        self._line.close()

    def break_off(self) -> None:
        """End the line without a word, and without reading what has come."""
        with suppress(OSError):  # The other side may have ended it.
            self.socket.socket.shutdown(SHUT_RDWR)
        self.close()

    def next(self, patience: float = PATIENCE_S) -> Kind:
        """Take in the next message. Raises websockets' ConnectionClosed, TimeoutError."""
        message = self.socket.recv(patience)
        assert isinstance(message, bytes)
        kind, reader = read(message)
        if kind is Kind.SYNC:
            step, content = read_sync(reader)
            if step is not Step.VECTOR:
                self._heard = [*self._heard[-50:], content]
                # What came before what it builds on pycrdt may leave out for good; Yjs doesn't.
                for update in (content, *self._heard):
                    self.doc.apply_update(update)
        elif kind is Kind.AWARENESS:
            self.present.append(message)
        elif kind is Kind.STORED:
            self.server, self.content = reader.array(), reader.text()
        return kind

    def wait_for(self, kind: Kind) -> None:
        while self.next() is not kind:
            pass

    def wait_for_words(self, field: str, words: list[str]) -> None:
        while self.words(field) != words:
            self.next()

    def type(self, field: str, word: str) -> None:
        """Write a word, and send it."""
        before = self.doc.get_state()
        self.write(field, word, 100)
        self.send_since(before)

    def send_since(self, vector: bytes) -> None:
        """Send all that was written since then."""
        self.socket.send(sync(Step.UPDATE, self.doc.get_update(vector)))

    def is_on_server(self) -> bool:
        """Whether the server said that it has all that is here, deletions too."""
        return super().is_on_server() and self.content == content_hash(self.doc)

    def wait_stored(self) -> None:
        """Wait until the server says that all of it is on disk, or it is what the server said."""
        while not self.is_on_server():
            self.next()
