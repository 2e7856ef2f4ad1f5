"""Behind a proxy the right address is limited, and nobody can claim to be another."""

from pathlib import Path

import pytest
from flask import Flask, request

from tests.support.api import api_app
from tests.support.python_phone import KEY, SESSION, bearer
from webapp.config import BadSettingError, from_environment
from webapp.wsgi import proxies


def told(trusted: str, address: str, **headers: str) -> tuple[str | None, str]:
    """The address and the scheme that the app sees."""
    app = Flask("webapp", static_folder=None)
    app.config.from_mapping(from_environment({"ANDERSOM_TRUSTED_PROXIES": trusted}))
    proxies.init_app(app)
    seen = []

    @app.get("/")
    def index() -> str:
        seen.append((request.remote_addr, request.scheme))
        return ""

    app.test_client().get("/", headers=headers, environ_base={"REMOTE_ADDR": address})
    return seen[0]


@pytest.mark.parametrize(
    ("forwarded", "expected"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("6.6.6.6, 192.0.2.7", "192.0.2.7"),
        ("6.6.6.6, 192.0.2.7, 10.0.0.9", "192.0.2.7"),
        ("10.0.0.8, 10.0.0.9", "10.0.0.9"),
        ("2001:db8::1", "2001:db8::1"),
        ("", "10.0.0.1"),
        ("192.0.2.7:51234", "192.0.2.7"),
        ("[2001:db8::1]:443, 10.0.0.9:80", "2001:db8::1"),
        ("192.0.2.7, ::ffff:10.0.0.9", "192.0.2.7"),
        ("6.6.6.6, unknown", "10.0.0.1"),
        ("6.6.6.6, unknown, 10.0.0.9", "10.0.0.9"),
    ],
)
def test_a_trusted_proxy_tells_who_asks(forwarded: str, expected: str) -> None:
    assert told("10.0.0.0/8, ::1", "10.0.0.1", X_Forwarded_For=forwarded)[0] == expected


@pytest.mark.parametrize("trusted", ["127.0.0.1", "::ffff:127.0.0.1", "::ffff:127.0.0.0/104"])
@pytest.mark.parametrize("proxy", ["127.0.0.1", "::ffff:127.0.0.1"])
def test_a_proxy_is_trusted_in_either_way_to_write_its_address(trusted: str, proxy: str) -> None:
    """A server that listens on both protocols sees those of IPv4 as IPv6."""
    assert told(trusted, proxy, X_Forwarded_For="192.0.2.7")[0] == "192.0.2.7"


def test_nobody_else_is_believed() -> None:
    claimed = {"X_Forwarded_For": "192.0.2.7", "X_Forwarded_Proto": "https"}
    assert told("", "10.0.0.1", **claimed) == ("10.0.0.1", "http")
    assert told("10.0.0.2", "10.0.0.1", **claimed) == ("10.0.0.1", "http")


def test_a_trusted_proxy_tells_whether_it_is_https() -> None:
    assert told("10.0.0.1", "10.0.0.1", X_Forwarded_Proto="https")[1] == "https"
    assert told("10.0.0.1", "10.0.0.1", X_Forwarded_Proto="http, https")[1] == "https"
    assert told("10.0.0.1", "10.0.0.1", X_Forwarded_Proto="gopher")[1] == "http"


def test_those_behind_one_proxy_are_limited_each_for_themselves(data: Path) -> None:
    trusted = from_environment({"ANDERSOM_TRUSTED_PROXIES": "127.0.0.1"})["TRUSTED_PROXIES"]
    app = api_app(data, ADDRESS_RATE=0.5, ADDRESS_BURST=1, TRUSTED_PROXIES=trusted)
    proxies.init_app(app)
    api = app.test_client()

    def ask(address: str) -> int:
        headers = bearer(KEY) | {"X-Forwarded-For": address}
        return api.get(SESSION, headers=headers).status_code

    assert [ask(f"192.0.2.{n}") for n in (1, 1, 2)] == [404, 429, 404]


def test_a_proxy_that_is_no_address_is_named() -> None:
    with pytest.raises(BadSettingError, match="ANDERSOM_TRUSTED_PROXIES must be addresses"):
        from_environment({"ANDERSOM_TRUSTED_PROXIES": "my-proxy"})
