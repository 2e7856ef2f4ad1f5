"""What the API takes, and what it refuses without keeping anything."""

import gzip
import json
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.support.api import api_app, check, stored
from tests.support.python_phone import ID, KEY, SESSION, Phone, bearer

NOT_IDS = ["short", "a" * 27, "A" * 26, "a" * 25 + "1", "a" * 25 + "\n", "..%2f" * 5 + "a"]


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Authorization": f"Basic {KEY}"},
        {"Authorization": f"Token {KEY}"},
        {"Authorization": KEY},
        *map(bearer, NOT_IDS[:3]),
    ],
)
def test_a_missing_or_malformed_key_creates_nothing(
    api: FlaskClient, data: Path, phone: Phone, headers: dict[str, str]
) -> None:
    check(api.post(f"{SESSION}/sync", json=phone.body(), headers=headers), 404)
    check(api.get(SESSION, headers=headers), 404)
    assert not (data / "sessions").exists()


@pytest.mark.parametrize("session_id", NOT_IDS)
def test_what_is_no_id_makes_no_path(api: FlaskClient, data: Path, session_id: str) -> None:
    path = f"/api/v1/sessions/{session_id}"
    check(api.post(f"{path}/sync", json=Phone().body(), headers=bearer(KEY)), 404)
    check(api.get(path, headers=bearer(KEY)), 404)
    check(api.delete(path, headers=bearer(KEY)), 404)
    assert not data.exists()


GOOD = Phone().body()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[" * 100_000,
        b'["vector", "update"]',
        json.dumps({"vector": GOOD["vector"]}).encode(),
        json.dumps({"update": GOOD["update"]}).encode(),
        json.dumps(GOOD | {"update": 5}).encode(),
        json.dumps(GOOD | {"update": "é"}).encode(),
        json.dumps(GOOD | {"update": "A-AA="}).encode(),
        json.dumps(GOOD | {"update": "/////w=="}).encode(),
        json.dumps(GOOD | {"vector": "/////w=="}).encode(),
        json.dumps(GOOD | {"vector": ""}).encode(),
        json.dumps(GOOD | {"vector": "\ud800"}).encode(),
        json.dumps(GOOD | {"more": float("nan")}).encode(),
        json.dumps(GOOD).encode("utf-16"),
        json.dumps(GOOD).encode("utf-8-sig"),
        json.dumps(GOOD).encode()[:-1] + b', "update": "AAA="}',
        json.dumps(GOOD).encode()[:-1] + b', "more": ' + b"9" * 5000 + b"}",
        json.dumps(GOOD).encode()[:-1] + b', "more": ' + b'{"a":' * 50_000 + b"1" + b"}" * 50_001,
    ],
)
def test_a_malformed_body_is_refused_and_creates_nothing(
    api: FlaskClient, data: Path, body: bytes
) -> None:
    answer = api.post(
        f"{SESSION}/sync", data=body, headers=bearer(KEY), content_type="application/json"
    )
    check(answer, 400)
    assert not (data / "sessions").exists()


def test_private_notes_are_refused(api: FlaskClient, data: Path, phone: Phone) -> None:
    phone.write("private.mentee", "secret")
    assert "private" in check(phone.send(api), 400)
    assert not (data / "sessions").exists()


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", None])
def test_only_json_is_taken(api: FlaskClient, kind: str | None) -> None:
    body = json.dumps(Phone().body())
    check(api.post(f"{SESSION}/sync", data=body, headers=bearer(KEY), content_type=kind), 415)


@pytest.mark.parametrize("method", ["PUT", "PATCH", "POST", "OPTIONS"])
def test_other_methods_are_refused(api: FlaskClient, method: str) -> None:
    answer = api.open(SESSION, method=method, headers=bearer(KEY))
    check(answer, 405)
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "DELETE"}


@pytest.mark.parametrize("coding", ["gzip", "br", "deflate, gzip"])
def test_a_compressed_body_is_not_unpacked(api: FlaskClient, coding: str) -> None:
    bomb = gzip.compress(b"[" * 10_000_000)
    headers = bearer(KEY) | {"Content-Encoding": coding, "Content-Type": "application/json"}
    answer = api.post(f"{SESSION}/sync", data=bomb, headers=headers)
    assert "uncompressed" in check(answer, 415)


class Endless:
    """A body without an end, which counts what was read of it."""

    taken = 0

    def read(self, size: int = -1) -> bytes:
        assert size >= 0, "all of it was asked for at once"
        self.taken += size
        assert self.taken < 2**20, "too much was read"
        return b"a" * size


def test_a_body_that_says_it_is_too_large_is_not_read(api: FlaskClient) -> None:
    body = Endless()
    answer = api.post(
        f"{SESSION}/sync",
        headers=bearer(KEY),
        content_type="application/json",
        environ_overrides={"wsgi.input": body, "CONTENT_LENGTH": str(2**30)},
    )
    check(answer, 413)
    assert body.taken == 0


def test_a_body_without_a_length_is_read_up_to_the_limit_only(api: FlaskClient) -> None:
    body = Endless()
    answer = api.post(
        f"{SESSION}/sync",
        headers=bearer(KEY) | {"Transfer-Encoding": "chunked"},
        content_type="application/json",
        environ_overrides={"wsgi.input": body, "wsgi.input_terminated": True},
    )
    check(answer, 413)
    assert body.taken > 0


def test_the_largest_update_is_taken_and_a_larger_one_is_not(data: Path) -> None:
    api = api_app(data, MAX_UPDATE=2000).test_client()
    phone = Phone()
    phone.write("strength.topic", "w" * 1900)
    phone.sync(api)
    phone.write("strength.topic", "w" * 2000)
    assert "2000" in check(phone.send(api), 413)


def test_a_session_can_fill_but_not_overflow(data: Path) -> None:
    api = api_app(data, MAX_SESSION=3000).test_client()
    phone = Phone()
    phone.write("strength.topic", "w" * 2000)
    phone.sync(api)
    before = stored(data, ID)
    phone.write("strength.why", "v" * 2000)
    assert "session" in check(phone.send(api), 413)
    assert stored(data, ID) == before
