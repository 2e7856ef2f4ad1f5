"""Behind trusted proxies: whose request it is, and whether it came over https."""

from collections.abc import Iterable, Sequence
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Flask

from webapp.config import Network
from webapp.wsgi.addresses import Address, parse

HEADERS = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO")


class Proxies:
    """Takes the address and the scheme from `X-Forwarded-For` and `X-Forwarded-Proto`."""

    def __init__(self, app: WSGIApplication, trusted: Sequence[Network]) -> None:
        self._app = app
        self._trusted = trusted

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Answer as the wrapped app does."""
        self.resolve(environ)
        return self._app(environ, start)

    def resolve(self, environ: WSGIEnvironment) -> None:
        """Put the address and the scheme into a request's environment; twice does no more."""
        addresses, schemes = (_items(environ.pop(name, "")) for name in HEADERS)
        if self._trusted and self._trusts(asking := parse(environ.get("REMOTE_ADDR"))):
            environ["REMOTE_ADDR"] = str(self._first_untrusted(addresses) or asking)
            if schemes and schemes[-1] in {"http", "https"}:
                environ["wsgi.url_scheme"] = schemes[-1]

    def _first_untrusted(self, forwarded: Sequence[str]) -> Address | None:
        """Who asked the outermost trusted proxy; else the nearest of these, if any.

        Whoever asks can write what they like at the front; each proxy adds at the end. So what
        stands before something that is no address is nobody's word.
        """
        nearest = None
        for text in reversed(forwarded):
            if (address := parse(text)) is None:
                break
            if not self._trusts(address):
                return address
            nearest = nearest or address
        return nearest

    def _trusts(self, address: Address | None) -> bool:
        return address is not None and any(address in network for network in self._trusted)


def _items(value: str) -> list[str]:
    return [item.strip() for item in value.split(",") if item.strip()]


def init_app(app: Flask) -> None:
    """Wrap the app; without trusted proxies the headers are removed, whoever sends them."""
    app.wsgi_app = of(app)  # type: ignore[assignment, method-assign]


def of(app: Flask) -> Proxies:
    """What knows the proxies of this app's settings."""
    return Proxies(app.wsgi_app, app.config["TRUSTED_PROXIES"])
