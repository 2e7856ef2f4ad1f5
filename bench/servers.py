"""The servers that are measured: the app's own, and a careful host of the floor's two files."""

import hashlib
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import brotli
import uvicorn
from werkzeug import Request, Response

from tests.support.paths import ROOT
from webapp.asgi.adapter import Adapter

FLOOR = Path(__file__).with_name("floor")
TYPES = {".html": "text/html", ".js": "text/javascript"}
# The limits are for strangers; here one machine asks as fast as it can.
UNLIMITED = {
    f"ANDERSOM_{name}": str(2**40)
    for name in ("ADDRESS_RATE", "ADDRESS_BURST", "SESSION_RATE", "SESSION_BURST")
} | {"ANDERSOM_ADDRESS_CPU": "0", "ANDERSOM_SESSION_CPU": "0"}


@dataclass(frozen=True)
class Served:
    """A server that runs: where it listens, and its process."""

    port: int
    pid: int


@contextmanager
def app(data: Path, root: Path = ROOT) -> Iterator[int]:
    """The port of a build of the app, served without limits, with its sessions under `data`."""
    with serving(data, UNLIMITED, root) as served:
        yield served.port


@contextmanager
def serving(data: Path | str, settings: Mapping[str, str], root: Path = ROOT) -> Iterator[Served]:
    """The build under `root` as `andersom serve` serves it, with these environment variables."""
    command = [sys.executable, "-c", "from webapp.cli import main; main()", "serve", "--port", "0"]
    with subprocess.Popen(
        [*command, "--data", data],
        cwd=root,
        env={**os.environ, **settings},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout
        address = process.stdout.readline().removeprefix("Andersom is at ").split()[0]
        try:
            yield Served(urlsplit(address).port or 80, process.pid)
        finally:
            process.terminate()


@contextmanager
def floor() -> Iterator[int]:
    """The port of a host of `floor/`: held in memory, compressed ahead, always asked for anew."""
    files = {f"/{path.name}": (path.read_bytes(), TYPES[path.suffix]) for path in FLOOR.glob("*.*")}
    files["/"] = files["/index.html"]
    packed = {
        name: (brotli.compress(body, quality=11), hashlib.sha256(body).hexdigest()[:16], mimetype)
        for name, (body, mimetype) in files.items()
    }

    @Request.application
    def answer(request: Request) -> Response:
        if request.path not in packed:
            return Response("not found\n", 404)
        body, etag, mimetype = packed[request.path]
        response = Response(body, mimetype=mimetype)
        response.headers.update({"Content-Encoding": "br", "Cache-Control": "no-cache"})
        response.set_etag(etag)
        return response.make_conditional(request)

    listening = socket.create_server(("127.0.0.1", 0))
    port: int = listening.getsockname()[1]
    adapter = Adapter(answer)
    config = uvicorn.Config(adapter, interface="asgi3", lifespan="off", log_config=None, ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([listening],))
    thread.start()
    try:
        yield port
    finally:
        server.should_exit = True
        thread.join()
