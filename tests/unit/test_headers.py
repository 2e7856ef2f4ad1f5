"""The security headers of every answer."""

import base64
import hashlib
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient


@pytest.mark.parametrize("path", ["/", "/en/", "/xx/", "/sw.js", "/healthz", "/api/v1/nothing"])
def test_every_answer_is_guarded(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert "require-trusted-types-for 'script'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "Set-Cookie" not in headers


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
    assert app.extensions["assets"].url("app.js").split("/")[-1] in html
