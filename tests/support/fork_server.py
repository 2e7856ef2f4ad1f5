"""Starts servers quickly: each is a fork of one process that has read and rendered everything.

A server of its own costs nearly two seconds of a core, for imports, templates and compression,
and the tests start hundreds. What they get is the same: `andersom serve` in a process of its own,
with its own settings and data, that ends when it is told to or is killed.
"""

import atexit
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

import webapp
from tests.support.paths import ROOT
from tests.support.shared_pages import SharedPages
from webapp.cli import main


class Process:
    """A server process: its stdout is read, and that it has ended shows at the end of it."""

    def __init__(self, pid: int, output: int) -> None:
        self.pid = pid
        self._output = os.fdopen(output, encoding="utf-8")

    def readline(self) -> str:
        """The next line that it prints; "" when it has ended."""
        return self._output.readline()

    def end(self, with_signal: signal.Signals) -> None:
        """Send the signal, and return when the process has ended."""
        os.kill(self.pid, with_signal)
        self._output.read()
        self._output.close()


def serve(arguments: list[str], environment: dict[str, str]) -> Process:
    """Start `andersom serve` with these arguments and this environment."""
    reading, writing = os.pipe()
    line = _line()
    request = json.dumps({"arguments": arguments, "environment": environment})
    socket.send_fds(line, [f"{request}\n".encode()], [writing])
    os.close(writing)
    return Process(int(line.recv(32)), reading)


@cache
def _line() -> socket.socket:
    """The line to the process that is forked, which ends when the line does."""
    ours, its = socket.socketpair()
    command = [sys.executable, "-m", "tests.support.fork_server", str(its.fileno())]
    process = subprocess.Popen(command, cwd=ROOT, pass_fds=[its.fileno()])
    its.close()
    atexit.register(_end, ours, process)
    return ours


def _end(line: socket.socket, process: subprocess.Popen[bytes]) -> None:
    """End the process together with the tests."""
    line.close()
    process.wait()


def _prepare() -> None:
    """Render and compress all that a first visit asks for."""
    setattr(webapp, "Pages", SharedPages)  # noqa: B010 - mypy sees only what it exports
    nowhere = Path(tempfile.gettempdir()) / "andersom-never-written"
    webapp.parts_of(webapp.create_app({"DATA": nowhere})).views.prepare()


def _receive(line: socket.socket) -> tuple[list[str], dict[str, str], int] | None:
    """A request, and where its server prints to; None when the line has ended."""
    text, descriptors, _, _ = socket.recv_fds(line, 64 * 1024, 1)
    while text and not text.endswith(b"\n"):
        text += line.recv(64 * 1024)
    if not text:
        return None
    request = json.loads(text)
    return request["arguments"], request["environment"], descriptors[0]


def _fork_for_each(line: socket.socket) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody asks how a server ended
    while received := _receive(line):
        arguments, environment, output = received
        pid = os.fork()
        if not pid:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            line.close()
            os.dup2(output, sys.stdout.fileno())
            # Python's own remembers whether one could go back in what was there before.
            sys.stdout = os.fdopen(sys.stdout.fileno(), "w", closefd=False)
            os.environ.clear()
            os.environ.update(environment)
            main(["serve", *arguments], prog_name="andersom")
        os.close(output)
        line.send(str(pid).encode())


if __name__ == "__main__":
    _prepare()
    _fork_for_each(socket.socket(fileno=int(sys.argv[1])))
