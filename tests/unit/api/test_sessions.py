"""What the API keeps, and to whom it gives it."""

import base64
from pathlib import Path
from unittest.mock import patch

from flask.testing import FlaskClient

from tests.support.api import api_app, check, stored
from tests.support.python_phone import ID, KEY, OTHER, SESSION, Phone, bearer, body_of


def test_the_first_sync_creates_the_session_readable_on_disk(
    api: FlaskClient, data: Path, phone: Phone
) -> None:
    answer = phone.send(api)
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer.headers
    assert base64.b64decode(body_of(answer)["vector"]) == phone.doc.get_state()
    document = stored(data, ID)
    assert document["id"] == ID
    assert document["fields"] == {"strength.topic": "steam ", "meta": {}}
    assert base64.b64decode(str(document["state"])) == phone.doc.get_update()


def test_the_key_itself_is_nowhere_on_disk(api: FlaskClient, data: Path, phone: Phone) -> None:
    phone.sync(api)
    for path in data.rglob("*"):
        assert KEY not in path.name
        assert path.is_dir() or KEY.encode() not in path.read_bytes()


def test_two_phones_get_each_others_words(api: FlaskClient, phone: Phone) -> None:
    other = Phone()
    other.write("strength.topic", "valves")
    for each in (phone, other, phone):
        each.sync(api)
    assert sorted(phone.words("strength.topic")) == ["steam", "valves"]
    assert phone.words("strength.topic") == other.words("strength.topic")


def test_a_session_can_be_read_with_its_key(api: FlaskClient, data: Path, phone: Phone) -> None:
    phone.sync(api)
    answer = api.get(SESSION, headers=bearer(KEY))
    assert answer.headers["Cache-Control"] == "no-store"
    assert body_of(answer) == {
        "id": ID,
        "updated": stored(data, ID)["updated"],
        "fields": {"strength.topic": "steam ", "meta": {}},
    }


def test_a_retry_after_a_lost_receipt_changes_nothing(
    api: FlaskClient, data: Path, phone: Phone
) -> None:
    body = phone.body()
    phone.send(api, body)
    (path,) = data.glob("sessions/*/*")
    before = path.stat()
    first = phone.send(api, body)
    assert phone.send(api, body).json == first.json
    after = path.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_change_keeps_created_and_moves_updated(
    api: FlaskClient, data: Path, phone: Phone
) -> None:
    phone.sync(api)
    first = stored(data, ID)
    phone.write("strength.topic", "more")
    with patch("webapp.api.sessions.moment", return_value="2999-01-01T00:00:00Z"):
        phone.sync(api)
    second = stored(data, ID)
    assert second["created"] == first["created"]
    assert second["updated"] == "2999-01-01T00:00:00Z"


def test_a_server_that_lost_its_disk_is_filled_again(
    data: Path, tmp_path: Path, phone: Phone
) -> None:
    phone.sync(api_app(data).test_client())
    phone.write("strength.topic", "new")
    empty = api_app(tmp_path / "empty").test_client()
    phone.sync(empty)
    assert not phone.is_on_server(), "the vector must tell that words are missing"
    phone.sync(empty)
    assert phone.is_on_server()
    fields = stored(tmp_path / "empty", ID)["fields"]
    assert fields == {"strength.topic": "new steam ", "meta": {}}


def test_a_wrong_key_looks_like_an_unknown_session(api: FlaskClient, phone: Phone) -> None:
    phone.sync(api)
    unknown = api.get(f"/api/v1/sessions/{OTHER}", headers=bearer(KEY))
    check(unknown, 404)
    wrong = [
        api.get(SESSION, headers=bearer(OTHER)),
        api.delete(SESSION, headers=bearer(OTHER)),
        api.post(f"{SESSION}/sync", json=phone.body(), headers=bearer(OTHER)),
    ]
    for answer in wrong:
        assert answer.status == unknown.status
        assert answer.json == unknown.json
        assert dict(answer.headers) == dict(unknown.headers)
    assert body_of(api.get(SESSION, headers=bearer(KEY)))["fields"]["strength.topic"] == "steam "


def test_reading_or_deleting_an_unknown_session_creates_nothing(
    api: FlaskClient, data: Path
) -> None:
    check(api.get(SESSION, headers=bearer(KEY)), 404)
    check(api.delete(SESSION, headers=bearer(KEY)), 404)
    assert not (data / "sessions").exists()
    assert not (data / "tombstones").exists()


def test_a_deleted_session_is_gone_and_never_comes_back(
    api: FlaskClient, data: Path, phone: Phone
) -> None:
    phone.sync(api)
    answer = api.delete(SESSION, headers=bearer(KEY))
    assert (answer.status_code, answer.data) == (204, b"")
    check(phone.send(api), 410)
    check(api.get(SESSION, headers=bearer(KEY)), 410)
    check(api.delete(SESSION, headers=bearer(KEY)), 410)
    check(phone.send(api_app(data).test_client()), 410)


def test_nothing_of_a_deleted_session_remains(api: FlaskClient, data: Path, phone: Phone) -> None:
    phone.sync(api)
    api.delete(SESSION, headers=bearer(KEY))
    for path in data.rglob("*"):
        assert ID not in path.name
        if path.is_file():
            assert not any(word in path.read_bytes() for word in (b"steam", ID.encode()))
