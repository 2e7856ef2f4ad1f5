"""What a request says, from ASGI's form to WSGI's."""

import sys
from collections.abc import Iterable
from io import BytesIO
from urllib.parse import unquote_to_bytes, urlsplit
from wsgiref.types import WSGIEnvironment

from webapp.asgi_types import Scope

# WSGI has these without the prefix.
UNPREFIXED = {"CONTENT_TYPE", "CONTENT_LENGTH"}
# Lists that the app reads piece by piece: with 60,000 characters they cost up to 80 ms. No browser
# sends one of more than this; what is longer counts as not sent.
LONGEST_LIST = 1000
LISTS = {
    *("HTTP_ACCEPT", "HTTP_ACCEPT_ENCODING", "HTTP_ACCEPT_LANGUAGE", "HTTP_AUTHORIZATION"),
    *("HTTP_IF_MATCH", "HTTP_IF_NONE_MATCH", "HTTP_RANGE"),
}


def environ_of(scope: Scope) -> WSGIEnvironment:
    """The environment of a request, with an empty body."""
    server, client = scope.get("server") or ("", 0), scope.get("client") or ("", 0)
    return {
        "REQUEST_METHOD": scope.get("method", "GET"),  # A WebSocket has none.
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


def own_environ(method: str, path: str, headers: dict[str, str], remote: str) -> WSGIEnvironment:
    """The environment of a request that the server makes by itself, with an empty body."""
    scope = {
        "method": method,
        "raw_path": path.encode(),
        "query_string": b"",
        "http_version": "1.1",
        "scheme": "http",
        "client": (remote, 0),
        "headers": (),
    }
    return environ_of(scope) | headers


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
    return {
        key: value for key, value in found.items() if key not in LISTS or len(value) <= LONGEST_LIST
    }
