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
        """Start again with these Yjs client ids, and clocks wrong by so many milliseconds."""
        self._ask({"method": "start", "clients": clients, "clocks": clocks})

    def call(self, device: int, method: str, **arguments: object) -> dict[str, Any]:
        """Call a method of tests/js/support/device.mjs on a phone, and return its result."""
        return self._ask({"method": method, "device": device, **arguments})

    def _ask(self, request: dict[str, object]) -> dict[str, Any]:
        self._send(request)
        while True:
            message = self._receive()
            if "fetch" not in message:
                assert "error" not in message, message["error"]
                result: dict[str, Any] = message["result"]
                return result
            self._send({"method": "deliver", "answer": self.serve(message["fetch"])})

    def _send(self, message: dict[str, object]) -> None:
        assert self._process.stdin
        self._process.stdin.write(json.dumps(message) + "\n")
        self._process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        assert self._process.stdout
        line = self._process.stdout.readline()
        assert line, "the phones' process ended"
        message: dict[str, Any] = json.loads(line)
        return message


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
