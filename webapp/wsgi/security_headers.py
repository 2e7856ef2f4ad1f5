"""The security headers of every answer, and the policy that names what a page may run."""

import base64
import hashlib
from collections.abc import Iterable
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Flask

from webapp.assets import URL_PREFIX, Assets

# For answers that are no page: they run nothing, even if a browser takes them for one.
NOTHING = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types"
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
    "Permissions-Policy": PERMISSIONS,
    "Cross-Origin-Resource-Policy": "same-origin",
}
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
    """Adds the headers to every answer of what it wraps: pages, the API, files, errors."""

    def __init__(self, app: WSGIApplication, page_policy: str) -> None:
        self._app = app
        self._page_policy = f"{page_policy}; frame-ancestors 'none'"

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Answer as the wrapped app does, with the headers."""
        wanted = self._wanted(environ)

        def start_guarded(status, headers, error=None):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202 - as WSGI has it
            there = {name.lower() for name, _ in headers}
            more = [(name, value) for name, value in wanted if name.lower() not in there]
            return start(status, [*headers, *more], error)

        return self._app(environ, start_guarded)

    def _wanted(self, environ: WSGIEnvironment) -> list[tuple[str, str]]:
        bare = environ.get("PATH_INFO", "").startswith((URL_PREFIX, "/api/"))
        wanted = {"Content-Security-Policy": NOTHING if bare else self._page_policy, **ALWAYS}
        if environ["wsgi.url_scheme"] == "https":
            wanted["Strict-Transport-Security"] = HTTPS_ONLY
        # Elsewhere browsers ignore it, and say so in their console.
        if environ["wsgi.url_scheme"] == "https" or _host(environ) in OWN_MACHINE:
            wanted["Cross-Origin-Opener-Policy"] = "same-origin"
        return list(wanted.items())


def _host(environ: WSGIEnvironment) -> str:
    host: str = environ.get("HTTP_HOST", "")
    return host if host.endswith("]") else host.rpartition(":")[0] or host


def init_app(app: Flask, assets: Assets) -> None:
    """Add the headers to every answer of the app; what is wrapped around it later has none."""
    app.wsgi_app = Headers(app.wsgi_app, policy(assets))  # type: ignore[assignment, method-assign]
