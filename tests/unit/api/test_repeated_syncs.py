"""A sync that was answered before costs little, and never shows what isn't so any more."""

import os
import time
from pathlib import Path
from unittest.mock import patch

import pytest
from flask.testing import FlaskClient

from tests.support.api import api_app, check
from tests.support.python_phone import ID, KEY, OTHER, SESSION, Phone, bearer, body_of
from tests.support.stores.places import DatabasePlace, Place
from webapp.api import repeated
from webapp.store import stamps
from webapp.store.postgres.hold import Hold
from webapp.store.postgres.store import PostgresStore
from webapp.store.tinydb_store import TinyDBStore

TOPIC = "strength.topic"


@pytest.fixture(autouse=True)
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Count each change as long ago."""
    monkeypatch.setattr(stamps, "SETTLED_NS", 0)


@pytest.fixture
def quiet(api: FlaskClient, phone: Phone) -> Phone:
    """A phone that asked twice with nothing new."""
    for _ in range(3):
        phone.sync(api)
    return phone


def reads(api: FlaskClient, phone: Phone) -> bool:
    """Whether a sync of the phone opens the session."""
    with (
        patch.object(TinyDBStore, "open", autospec=True, side_effect=TinyDBStore.open) as files,
        patch.object(PostgresStore, "open", autospec=True, side_effect=PostgresStore.open) as rows,
    ):
        phone.sync(api)
    return bool(files.called or rows.called)


def test_it_gets_the_same_answer_without_reading_the_session(
    api: FlaskClient, place: Place, quiet: Phone
) -> None:
    assert place.sessions() == [ID]
    before = quiet.send(api)
    assert not reads(api, quiet)
    again = quiet.send(api)
    assert again.data == before.data
    assert again.headers == before.headers
    assert again.status == before.status


def test_it_gets_what_another_phone_or_process_wrote(
    api: FlaskClient, place: Place, quiet: Phone
) -> None:
    for client in (api, api_app(place.data).test_client()):
        other = Phone()
        other.sync(client)
        other.write(TOPIC, "engines", 9)
        other.sync(client)
        quiet.sync(api)
        assert quiet.words(TOPIC) == other.words(TOPIC)


def test_it_gets_what_was_restored_though_size_and_time_are_the_same(
    api: FlaskClient, data: Path, quiet: Phone
) -> None:
    (path,) = data.glob("sessions/*/*.json")
    before, times = path.read_bytes(), path.stat()
    quiet.write(TOPIC, "boats", 9)
    quiet.sync(api)
    quiet.sync(api)
    time.sleep(0.02)  # the disk's clock goes in steps
    path.write_bytes(before)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert body_of(quiet.send(api))["vector"] != quiet.body()["vector"]


def test_a_deleted_session_is_gone(api: FlaskClient, place: Place, quiet: Phone) -> None:
    elsewhere = api_app(place.data).test_client()
    assert elsewhere.delete(SESSION, headers=bearer(KEY)).status_code == 204
    check(quiet.send(api), 410)


def test_a_deletion_that_was_cut_off_counts(api: FlaskClient, data: Path, quiet: Phone) -> None:
    (path,) = data.glob("sessions/*/*.json")
    with patch.object(Path, "unlink", side_effect=OSError):
        api.delete(SESSION, headers=bearer(KEY))
    assert path.exists()
    check(quiet.send(api), 410)


def test_an_unreachable_disk_is_no_answer(api: FlaskClient, data: Path, quiet: Phone) -> None:
    data.rename(data.with_name("away"))
    data.mkdir()
    check(quiet.send(api), 503)


def test_what_could_not_be_confirmed_is_asked_again(
    api: FlaskClient, database: DatabasePlace, phone: Phone
) -> None:
    """A database says only at the end whether it keeps something."""
    phone.sync(api)
    assert database.sessions() == [ID]
    with patch.object(Hold, "write", side_effect=OSError):
        check(phone.send(api), 503)
    phone.sync(api)


def test_another_key_or_form_is_refused_as_ever(api: FlaskClient, quiet: Phone) -> None:
    body = quiet.body()
    quiet.key = OTHER
    check(quiet.send(api, body), 404)
    for headers in ({"Content-Type": "text/plain"}, {"Content-Encoding": "gzip"}):
        said = {"Content-Type": "application/json", **bearer(KEY), **headers}
        sent = api.post(f"{SESSION}/sync", json=body, headers=said)
        check(sent, 415)


def test_it_counts_as_a_request(data: Path, phone: Phone) -> None:
    api = api_app(data, SESSION_RATE=0.001, SESSION_BURST=5).test_client()
    for _ in range(5):
        phone.sync(api)
    check(phone.send(api), 429)


def test_what_changed_just_now_is_read_again(
    api: FlaskClient, quiet: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stamps, "SETTLED_NS", 10**12)
    assert reads(api, quiet)
    assert reads(api, quiet)


def test_only_so_much_is_remembered(
    api: FlaskClient, data: Path, quiet: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(repeated, "MOST_SESSIONS", 1)
    other = Phone("y" * 26)
    other.doc.apply_update(quiet.doc.get_update())
    for _ in range(3):
        other.sync(api)
    assert not reads(api, other)
    assert reads(api, quiet)
    assert data.joinpath("sessions", ID[:2]).exists()
