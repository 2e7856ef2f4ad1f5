"""What a request says, from ASGI's form to WSGI's."""

import sys
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from io import BytesIO
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit
from wsgiref.types import WSGIEnvironment

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

# WSGI has these without the prefix.
UNPREFIXED = {"CONTENT_TYPE", "CONTENT_LENGTH"}


def environ_of(scope: Scope) -> WSGIEnvironment:
    """The environment of a request, with an empty body."""
    server, client = scope.get("server") or ("", 0), scope.get("client") or ("", 0)
    return {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": _path(scope["raw_path"]),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_NAME": server[0],
        "SERVER_PORT": str(server[1]),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "REMOTE_ADDR": client[0],
        "REMOTE_PORT": str(client[1]),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope["scheme"],
        "wsgi.input": BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
        **_headers(scope["headers"]),
    }


def give_body(environ: WSGIEnvironment, body: bytes) -> None:
    """Add the whole body, however it came."""
    environ.pop("HTTP_TRANSFER_ENCODING", None)
    environ["wsgi.input"] = BytesIO(body)
    environ["CONTENT_LENGTH"] = str(len(body))


def _path(raw: bytes) -> str:
    if not raw.startswith(b"/"):  # the form that proxies get: with scheme and host
        raw = urlsplit(raw).path or b"/"
    return unquote_to_bytes(raw).decode("latin-1")


def _headers(headers: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """The headers under their names in WSGI; what stands twice is joined.

    A name with a low line would be taken for the same with a hyphen, so that anybody could say
    what only a proxy may.
    """
    found: dict[str, str] = {}
    for raw_name, raw_value in headers:
        name = raw_name.decode("latin-1").upper()
        if "_" in name:
            continue
        key = name.replace("-", "_")
        key = key if key in UNPREFIXED else f"HTTP_{key}"
        value = raw_value.decode("latin-1").strip()
        mark = "; " if key == "HTTP_COOKIE" else ", "
        found[key] = f"{found[key]}{mark}{value}" if key in found else value
    return found
