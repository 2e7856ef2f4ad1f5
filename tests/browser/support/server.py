"""The app's real server as a process of its own; stopping it is how tests lose the network."""

import os
import shutil
import signal
import socket
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any, Self

from playwright.sync_api import BrowserContext

from tests.support import fork_server
from tests.support.api import stored
from tests.support.paths import ROOT
from webapp.store.tinydb_store import TinyDBStore

COMMAND = (sys.executable, "-c", "from webapp.cli import main; main()")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
        return port


class Program:
    """The same of another checkout, from its beginning."""

    def __init__(self, command: list[str], root: Path, environment: dict[str, str]) -> None:
        self._process = subprocess.Popen(
            command, cwd=root, env=environment, stdout=subprocess.PIPE, text=True
        )
        self.pid = self._process.pid

    def readline(self) -> str:
        """The next line that it prints; "" when it has ended."""
        assert self._process.stdout
        return self._process.stdout.readline()

    def end(self, with_signal: signal.Signals) -> None:
        """Send the signal, and return when the process has ended."""
        self._process.send_signal(with_signal)
        self._process.communicate()


class Server:
    """`andersom serve`, which starts again on the same port and with the same data folder.

    `root` is the checkout that it serves, `settings` are of its environment.
    """

    def __init__(self, data: Path, **settings: str) -> None:
        self.data = data
        self.settings = settings
        self.root = ROOT
        self.port = free_port()
        self._process: fork_server.Process | Program | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start serving, unless it does already; returns when it answers."""
        if self._process:
            return
        arguments = ["--port", str(self.port), "--data", str(self.data)]
        environment = os.environ | self.settings
        if self.root == ROOT:
            self._process = fork_server.serve(arguments, environment)
        else:
            self._process = Program([*COMMAND, "serve", *arguments], self.root, environment)
        assert self.address in self._process.readline()

    def stop(self) -> None:
        """Stop serving, if it does; returns when the port is closed."""
        if self._process:
            self._process.end(signal.SIGTERM)
        self._process = None

    def kill(self) -> None:
        """Kill it at once, as a power cut does."""
        assert self._process
        self._process.end(signal.SIGKILL)
        self._process = None

    @property
    def pid(self) -> int:
        assert self._process
        return self._process.pid

    def lose_disk(self) -> None:
        """Lose all that was stored, while stopped."""
        assert not self._process
        shutil.rmtree(self.data)

    def file(self, session_id: str) -> Path:
        """Where the session's file stands, or would."""
        return self.data / "sessions" / session_id[:2] / f"{session_id}.json"

    def session(self, session_id: str) -> dict[str, Any]:
        """The session as TinyDB reads it from its file."""
        return stored(self.data, session_id)

    def let_a_day_pass(self, session_id: str, day: str) -> None:
        """Make it believe that what it holds was written on another day."""
        with TinyDBStore(self.data).open(session_id) as entry:
            assert entry.record
            entry.save(replace(entry.record, updated=f"{day}T12:00:00Z"))

    def fields(self, session_id: str) -> dict[str, Any]:
        """The session's readable fields, without what the app notes of itself."""
        fields = dict(self.session(session_id)["fields"])
        del fields["meta"]
        return fields


def kill(browser: BrowserContext) -> None:
    """Kill the browser at once, as an empty battery does."""
    assert browser.browser
    processes = browser.browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")
    (main,) = [one["id"] for one in processes["processInfo"] if one["type"] == "browser"]
    with browser.expect_event("close"):
        os.kill(main, signal.SIGKILL)
