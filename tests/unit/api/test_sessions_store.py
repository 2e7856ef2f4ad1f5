"""What the API does when its store fails or holds something odd."""

import os
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest
from flask.testing import FlaskClient

from tests.support.api import api_app, check, stored
from tests.support.disk_failures import STEPS, failing_at
from tests.support.python_phone import ID, KEY, OTHER, SESSION, Phone, bearer
from webapp.store.tinydb_store import TinyDBStore


@pytest.mark.parametrize("step", STEPS)
def test_a_failed_write_is_not_acknowledged_and_loses_nothing(
    api: FlaskClient, data: Path, phone: Phone, step: str
) -> None:
    phone.sync(api)
    phone.write("strength.topic", "more")
    body = phone.body()
    with failing_at(step):
        for _ in range(2):
            answer = phone.send(api, body)
            check(answer, 503)
            assert answer.headers["Retry-After"].isdigit()
    fields = stored(data, ID)["fields"]
    assert isinstance(fields, dict)
    assert fields["strength.topic"] in {"steam ", "more steam "}
    phone.receive(phone.send(api, body))
    assert phone.is_on_server()
    assert len(list(data.glob("sessions/*/*"))) == 1


def test_an_unreadable_file_is_set_aside_and_filled_again(
    api: FlaskClient, data: Path, phone: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    phone.sync(api)
    (path,) = data.glob("sessions/*/*")
    path.write_bytes(path.read_bytes()[:-40])
    check(api.get(SESSION, headers=bearer(KEY)), 404)
    assert caplog.text.count("set aside") == 1
    assert "steam" not in caplog.text
    newcomer = Phone(key=OTHER)
    newcomer.doc.apply_update(phone.doc.get_update())
    newcomer.sync(api)
    assert stored(data, ID)["fields"] == {"strength.topic": "steam ", "meta": {}}


def test_a_stored_state_that_can_not_be_merged_is_set_aside(
    api: FlaskClient, data: Path, phone: Phone
) -> None:
    phone.sync(api)
    store = TinyDBStore(data)
    with store.open(ID) as entry:
        assert entry.record
        entry.save(replace(entry.record, state=b"\x01\x02"))
    for _ in range(2):
        phone.sync(api)
    assert stored(data, ID)["fields"] == {"strength.topic": "steam ", "meta": {}}
    assert len(list(data.glob("sessions/*/*.unreadable-1"))) == 1


def test_a_save_lists_no_folder(api: FlaskClient, phone: Phone) -> None:
    """So that it takes the same however many sessions there are."""
    phone.sync(api)
    phone.write("strength.topic", "more")

    def listing(*_: object) -> None:
        raise AssertionError("a folder was listed")

    with patch.object(os, "listdir", listing), patch.object(os, "scandir", listing):
        phone.sync(api)


def test_leftovers_of_a_crash_are_removed_at_the_start(data: Path, phone: Phone) -> None:
    phone.sync(api_app(data).test_client())
    (path,) = data.glob("sessions/*/*")
    leftover = path.with_name(f"{path.name}.tmp")
    leftover.write_bytes(b"half")
    foreign = path.with_name("notes.tmp")
    foreign.write_bytes(b"of the keeper")
    api_app(data)
    assert not leftover.exists()
    assert foreign.exists()
