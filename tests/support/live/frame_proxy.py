"""A proxy between a phone and the server that hands on bytes, and WebSockets frame by frame.

A frame may be cut off, halved, held back for a moment, sent twice, or sent late: on the connection
that comes after its own. Networks do some of it, and what people put between networks the rest.
"""

import socket
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BufferedReader
from random import Random
from threading import Event, Lock, Thread
from typing import Literal

Treatment = Literal["pass", "wait", "twice", "late", "halve", "cut"]
WAIT_S = 0.05
LARGEST_CONTROL = 0x8


class FrameProxy:
    """Listens on a port of its own.

    `chances` are the treatments of which each frame gets one, by chance; `blocked` refuses
    WebSockets, as schools do. `cut` ends all that are open.
    """

    def __init__(self, server_port: int, chance: Random) -> None:
        self._server_port = server_port
        self._chance = chance
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self.blocked = False
        self.chances: list[Treatment] = ["pass"]
        self.done: list[Treatment] = []
        self._lock = Lock()
        self._live: set[socket.socket] = set()
        self._late: dict[bool, deque[bytes]] = {True: deque(maxlen=4), False: deque(maxlen=4)}

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def cut(self) -> None:
        """End all WebSockets without a word."""
        with self._lock:
            lines, self._live = self._live, set()
        for line in lines:
            end(line)

    def listen(self) -> None:
        """Take what comes until `close`."""
        with suppress(OSError):
            while True:
                phone, _ = self._listening.accept()
                Thread(target=self._serve, args=[phone], daemon=True).start()

    def close(self) -> None:
        self._listening.close()
        self.cut()

    def _serve(self, phone: socket.socket) -> None:
        with phone, suppress(OSError, ValueError):
            up = phone.makefile("rb")
            head = head_of(up)
            live = b"upgrade: websocket" in head.lower()
            if not head or (live and self.blocked):
                return
            with socket.create_connection(("127.0.0.1", self._server_port)) as server:
                server.sendall(head)
                down = server.makefile("rb")
                if live:
                    self._serve_frames(phone, server, up, down)
                else:
                    back = Thread(target=copy, args=(down, phone), daemon=True)
                    back.start()
                    copy(up, server)
                    back.join()

    def _serve_frames(
        self, phone: socket.socket, server: socket.socket, up: BufferedReader, down: BufferedReader
    ) -> None:
        with self._lock:
            self._live |= {phone, server}
        phone.sendall(head_of(down))
        back = Thread(target=self._treat, args=(down, phone, False), daemon=True)
        back.start()
        self._treat(up, server, True)
        back.join()

    def _treat(self, source: BufferedReader, target: socket.socket, is_up: bool) -> None:  # noqa: FBT001
        """Hand on frames to the end of either side."""
        with suppress(OSError, ValueError):
            for number, frame in enumerate(frames(source)):
                treatment = self._choose(number, frame)
                for piece in self._pieces(treatment, frame, is_up):
                    target.sendall(piece)
                if treatment in {"halve", "cut"}:
                    break
        with suppress(OSError, ValueError):
            end(target)
            source.close()

    def _choose(self, number: int, frame: bytes) -> Treatment:
        # The key and the closing are told as they are, or little else would ever happen.
        told = number == 0 or frame[0] & LARGEST_CONTROL
        with self._lock:
            treatment: Treatment = "pass" if told else self._chance.choice(self.chances)
            self.done.append(treatment)
        return treatment

    def _pieces(self, treatment: Treatment, frame: bytes, is_up: bool) -> Iterator[bytes]:  # noqa: FBT001
        late = self._late[is_up]
        if treatment == "wait":
            Event().wait(WAIT_S)
        if treatment == "late":
            late.append(frame)
        elif treatment == "halve":
            yield frame[: len(frame) // 2]
        elif treatment != "cut":
            yield frame
            if treatment == "twice":
                yield frame
            if self._chance.random() < 0.1 and late:
                yield late.popleft()


def end(line: socket.socket) -> None:
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)


def copy(source: BufferedReader, target: socket.socket) -> None:
    """Hand on all that comes until the end."""
    with suppress(OSError, ValueError):
        while data := source.read1(65536):
            target.sendall(data)
    end(target)


def head_of(source: BufferedReader) -> bytes:
    """A request's or an answer's head; empty where there is none."""
    lines = []
    while (line := source.readline()) and line != b"\r\n":
        lines.append(line)
    return b"".join([*lines, line]) if lines else b""


def frames(source: BufferedReader) -> Iterator[bytes]:
    """Each whole frame, as it stands on the line."""
    while len(head := source.read(2)) == 2:
        length = head[1] & 0x7F
        more = source.read({126: 2, 127: 8}.get(length, 0))
        length = int.from_bytes(more, "big") if more else length
        masked = 4 if head[1] & 0x80 else 0
        rest = source.read(masked + length)
        if len(rest) < masked + length:
            return
        yield head + more + rest


@contextmanager
def frames_to(server_port: int, chance: Random) -> Iterator[FrameProxy]:
    """A proxy to the server on this port."""
    proxy = FrameProxy(server_port, chance)
    listener = Thread(target=proxy.listen, daemon=True)
    listener.start()
    try:
        yield proxy
    finally:
        proxy.close()
