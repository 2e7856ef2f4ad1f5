"""The security headers of every answer."""

import base64
import hashlib
import http.client
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from tests.support.command import serving
from tests.support.python_phone import KEY, SESSION, Phone, bearer
from webapp import parts_of
from webapp.wsgi.security_headers import NOTHING

EXPECTED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}
ALLOWED = {"camera", "clipboard-write", "microphone", "screen-wake-lock", "web-share"}


def check_guarded(answer: Response) -> None:
    headers = answer.headers
    policy = headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    for part in ("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"):
        assert part in policy
    assert "require-trusted-types-for 'script'" in policy
    assert {name: headers.get(name) for name in EXPECTED} == EXPECTED
    assert "Set-Cookie" not in headers
    assert "Access-Control-Allow-Origin" not in headers


def check_guarded_page(answer: Response) -> None:
    check_guarded(answer)
    headers = answer.headers
    assert "script-src 'self'" in headers["Content-Security-Policy"]
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    permissions = dict(part.split("=") for part in headers["Permissions-Policy"].split(", "))
    assert {name for name, who in permissions.items() if who == "(self)"} == ALLOWED
    assert {who for name, who in permissions.items() if name not in ALLOWED} == {"()"}
    assert {"geolocation", "usb", "payment", "bluetooth"} <= set(permissions)


def addresses(app: Flask) -> Iterator[str]:
    """Every address that the app answers by GET, and some that it doesn't."""
    yield from (f"/{address}" for address in parts_of(app).pages.documents if address != "door/")
    yield from parts_of(app).assets.all_urls()
    yield from ("/", "/door/", "/sw.js", "/healthz", "/readyz", "/api/v1/openapi.json", SESSION)
    yield from (f"{SESSION}/earlier", f"{SESSION}/earlier/2026-11-28")
    yield from ("/nl-BE/", "/en", "/xx/", "/nothing", "/static/nothing.js", "/static/", "/api/x")
    yield from ("/en/x/words.txt", "/xx/manifest.webmanifest", "/%2e%2e/etc/passwd", "/static/../x")


def test_every_answer_is_guarded(app: Flask, client: FlaskClient) -> None:
    seen = set()
    for address in addresses(app):
        with client.get(address) as answer:
            check_guarded(answer)
            seen.add(answer.status_code)
        if etag := answer.headers.get("ETag"):
            with client.get(address, headers={"If-None-Match": etag}) as unchanged:
                assert unchanged.status_code == 304
                check_guarded(unchanged)
    assert seen == {200, 302, 404}


def test_every_page_says_what_it_may_use_also_where_it_is_known_already(
    app: Flask, client: FlaskClient
) -> None:
    seen = set()
    for address in addresses(app):
        with client.get(address) as answer:
            shown = answer.mimetype == "text/html" and not address.startswith("/static/")
            if not (shown or address == "/frame.txt"):
                continue
            check_guarded_page(answer)
            seen.add(address)
        if etag := answer.headers.get("ETag"):
            with client.get(address, headers={"If-None-Match": etag}) as unchanged:
                check_guarded_page(unchanged)
    assert {"/en/", "/xx/", "/nothing", "/en/x/words.txt", "/frame.txt"} <= seen


def test_what_is_no_page_runs_nothing_and_carries_no_long_list(client: FlaskClient) -> None:
    for address in (
        "/nl/words.txt",
        "/nl/other-words.txt",
        "/places.txt",
        "/nl/manifest.webmanifest",
        "/healthz",
    ):
        headers = client.get(address).headers
        assert headers["Content-Security-Policy"] == NOTHING
        assert "Permissions-Policy" not in headers


def test_the_worker_may_import_its_code_and_fetch_and_nothing_else(client: FlaskClient) -> None:
    rules = client.get("/sw.js").headers["Content-Security-Policy"].split("; ")
    allowed = {rule for rule in rules if not rule.endswith("'none'")}
    assert allowed == {
        "script-src 'self'",
        "connect-src 'self'",
        "require-trusted-types-for 'script'",
        "trusted-types andersom",
    }


def test_every_route_is_among_those(app: Flask) -> None:
    adapter = app.url_map.bind("localhost")
    reached = set()
    for address in addresses(app):
        with suppress(HTTPException):
            reached.add(adapter.match(address, "GET")[0])
    by_get = {r.endpoint for r in app.url_map.iter_rules() if "GET" in (r.methods or ())}
    assert reached == by_get


def test_every_answer_of_the_api_is_guarded(client: FlaskClient, phone: Phone) -> None:
    answers = [
        phone.send(client),
        client.get(SESSION, headers=bearer(KEY)),
        client.get(SESSION),
        client.put(SESSION),
        client.post(f"{SESSION}/sync", headers=bearer(KEY), json=[]),
        client.post(f"{SESSION}/sync", headers=bearer(KEY), data="x"),
        client.delete(SESSION, headers=bearer(KEY)),
        client.get(SESSION, headers=bearer(KEY)),
    ]
    assert [answer.status_code for answer in answers] == [200, 200, 404, 405, 400, 415, 204, 410]
    for answer in answers:
        check_guarded(answer)
        assert answer.headers["Content-Security-Policy"] == NOTHING


def test_mistakes_of_ours_are_guarded(
    app: Flask, phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webapp.yjs.merger.merge", lambda *_: 1 // 0)
    monkeypatch.setattr("webapp.pages.routes.worker", lambda *_: 1 // 0)
    client = app.test_client()
    for answer in (phone.send(client), client.get("/sw.js")):
        assert answer.status_code == 500
        check_guarded(answer)


def test_what_the_server_itself_refuses_is_guarded(tmp_path: Path) -> None:
    with serving("--data", str(tmp_path)) as (_, line):
        host = line.split()[3].removeprefix("http://")
        for head in ({"Content-Length": str(2**40)}, {"X": "y" * 2**19}):
            connection = http.client.HTTPConnection(host, timeout=30)
            connection.request("POST", f"{SESSION}/sync", headers=head)
            answer = connection.getresponse()
            assert answer.status in {413, 431}
            assert answer.headers["Content-Security-Policy"] == NOTHING
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            connection.close()


def test_the_opener_policy_is_only_said_where_browsers_heed_it(client: FlaskClient) -> None:
    for host, heeded in [
        ("localhost", True),
        ("localhost:5000", True),
        ("127.0.0.1:5000", True),
        ("[::1]:5000", True),
        ("school.test", False),
        ("localhost.school.test:80", False),
    ]:
        answer = client.get("/en/", headers={"Host": host})
        assert ("Cross-Origin-Opener-Policy" in answer.headers) == heeded, host


def test_https_is_asked_for_only_where_it_is_there(client: FlaskClient) -> None:
    name = "Strict-Transport-Security"
    assert name not in client.get("/en/").headers
    secure = client.get("/en/", base_url="https://school.test")
    assert int(secure.headers[name].removeprefix("max-age=")) >= 31_536_000
    assert secure.headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_sounds_come_only_from_the_phone_itself(client: FlaskClient) -> None:
    rules = client.get("/en/").headers["Content-Security-Policy"].split("; ")
    assert "media-src blob:" in rules


@pytest.mark.parametrize("tag", ["style", "script"])
def test_the_policy_covers_the_inline_parts_by_hash(client: FlaskClient, tag: str) -> None:
    response = client.get("/nl/")
    inline = re.findall(rf"<{tag}>(.*?)</{tag}>", response.text, re.DOTALL)
    assert len(inline) == 1
    digest = base64.b64encode(hashlib.sha256(inline[0].encode()).digest()).decode()
    assert f"'sha256-{digest}'" in response.headers["Content-Security-Policy"]


def test_no_page_has_inline_handlers_or_styles(client: FlaskClient, app: Flask) -> None:
    html = client.get("/en/").text
    assert not re.search(r"<[^>]+\s(style|on\w+)=", html)
    assert parts_of(app).assets.url("initial.js").split("/")[-1] in html
