"""Phones that run the app's own JavaScript, in one Node process; whoever tests is their network."""

import json
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from tests.support.node import NODE
from tests.support.paths import JS_TESTS

Answer = dict[str, object]
Serve = Callable[[dict[str, Any]], Answer | None]


class RealPhones:
    """Three phones; `serve` answers what they fetch, with None where nothing arrives."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self.serve: Serve = lambda _: None

    def start(self, clients: list[int], clocks: list[int]) -> None:
        """Begin anew, with these Yjs clients and clocks that are so many milliseconds wrong."""
        self._ask({"deed": "start", "clients": clients, "clocks": clocks})

    def do(self, device: int, deed: str, **said: object) -> dict[str, Any]:
        """Let a method of tests/js/support/device.mjs happen on a phone; gives what it gives."""
        return self._ask({"deed": deed, "device": device, **said})

    def _ask(self, message: dict[str, object]) -> dict[str, Any]:
        self._send(message)
        while True:
            heard = self._hear()
            if "fetch" not in heard:
                assert "broke" not in heard, heard["broke"]
                done: dict[str, Any] = heard["done"]
                return done
            self._send({"deed": "deliver", "answer": self.serve(heard["fetch"])})

    def _send(self, message: dict[str, object]) -> None:
        assert self._process.stdin
        self._process.stdin.write(json.dumps(message) + "\n")
        self._process.stdin.flush()

    def _hear(self) -> dict[str, Any]:
        assert self._process.stdout
        line = self._process.stdout.readline()
        assert line, "the phones' process ended"
        heard: dict[str, Any] = json.loads(line)
        return heard


@contextmanager
def real_phones() -> Iterator[RealPhones]:
    """The process of the phones, for as long as it is needed."""
    command = [str(NODE), str(JS_TESTS / "support" / "phones.mjs")]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        try:
            yield RealPhones(process)
        finally:
            process.kill()
