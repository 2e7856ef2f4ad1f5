"""The security headers of every answer, and the policy that names what a page may run."""

import base64
import hashlib
from collections.abc import Iterable, Iterator
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Flask

from webapp.assets import URL_PREFIX, Assets

# For answers that are no page: they run nothing, even if a browser takes them for one.
NOTHING = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types"
)
# For the worker, which has the policy of its script: it imports its code, and fetches.
WORKER = (
    "default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
    "trusted-types andersom"
)
USED = ("camera", "clipboard-write", "microphone", "screen-wake-lock", "web-share")
# Those that browsers know; one that a browser doesn't know it would complain of in its console.
OFF = (
    "accelerometer",
    "bluetooth",
    "browsing-topics",
    "clipboard-read",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "geolocation",
    "gyroscope",
    "hid",
    "idle-detection",
    "local-fonts",
    "magnetometer",
    "midi",
    "payment",
    "publickey-credentials-get",
    "serial",
    "usb",
    "xr-spatial-tracking",
)
PERMISSIONS = ", ".join([f"{name}=(self)" for name in USED] + [f"{name}=()" for name in OFF])
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}
# The worker makes pages of it, with its headers (service_worker/page-assembly.js).
FRAME = "/frame.txt"
# Only this host, as its neighbours under the same domain may be somebody else's.
HTTPS_ONLY = f"max-age={365 * 24 * 3600}"
OWN_MACHINE = {"localhost", "127.0.0.1", "[::1]"}


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def policy(assets: Assets) -> str:
    """A page's Content-Security-Policy: our own files, and its inline style and script by hash.

    Raises AssetMissingError before the front end was built.
    """
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' {_hash(assets.text('boot.js'))}",
            f"style-src 'self' {_hash(assets.text('critical.css'))}",
            "img-src 'self' data: blob:",
            "media-src blob:",
            "connect-src 'self'",
            "manifest-src 'self'",
            "worker-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types andersom",
        )
    )


class Headers:
    """Adds the headers to every answer of what it wraps: pages, the API, files, errors.

    What a page may use is said to pages only, since nothing else asks for it, and it weighs half a
    kilobyte.
    """

    def __init__(self, app: WSGIApplication, page_policy: str) -> None:
        self._app = app
        self._page_policy = f"{page_policy}; frame-ancestors 'none'"

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Answer as the wrapped app does, with the headers."""

        def start_guarded(status, headers, error=None):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202 - as WSGI has it
            there = {name.lower(): value for name, value in headers}
            wanted = self._wanted(environ, there.get("content-type"))
            more = [(name, value) for name, value in wanted if name.lower() not in there]
            return start(status, [*headers, *more], error)

        return self._app(environ, start_guarded)

    def _wanted(
        self, environ: WSGIEnvironment, content_type: str | None
    ) -> Iterator[tuple[str, str]]:
        path = environ.get("PATH_INFO", "")
        page = _is_page(path, content_type)
        others = WORKER if path.endswith("/sw.js") else NOTHING
        yield "Content-Security-Policy", self._page_policy if page else others
        yield from ALWAYS.items()
        https = environ["wsgi.url_scheme"] == "https"
        if https:
            yield "Strict-Transport-Security", HTTPS_ONLY
        if page:
            yield "Permissions-Policy", PERMISSIONS
        # Elsewhere browsers ignore it, and say so in their console.
        if page and (https or _host(environ) in OWN_MACHINE):
            yield "Cross-Origin-Opener-Policy", "same-origin"


def _is_page(path: str, content_type: str | None) -> bool:
    """Whether browsers show it as a page; an answer that the client has already names no type."""
    if path.startswith((URL_PREFIX, "/api/")):
        return False
    if content_type is None:
        content_type = "" if "." in path.rpartition("/")[2] else "text/html"
    return path == FRAME or content_type.startswith("text/html")


def _host(environ: WSGIEnvironment) -> str:
    host: str = environ.get("HTTP_HOST", "")
    return host if host.endswith("]") else host.rpartition(":")[0] or host


def init_app(app: Flask, assets: Assets) -> None:
    """Add the headers to every answer of the app; what is wrapped around it later has none."""
    app.wsgi_app = Headers(app.wsgi_app, policy(assets))  # type: ignore[assignment, method-assign]
