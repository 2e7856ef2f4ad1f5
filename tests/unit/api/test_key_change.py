"""The one who began a session gives it another key; the old one opens nothing any more."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.support.api import api_app, check
from tests.support.protocol import VECTORS
from tests.support.python_phone import KEY, OTHER, Phone, bearer, body_of

OWNER, ID = VECTORS["owner"]["secret"], VECTORS["owner"]["id"]
SESSION = f"/api/v1/sessions/{ID}"
NEW = "newkey" + "a" * 20


@pytest.fixture
def api(data: Path) -> FlaskClient:
    client = api_app(data).test_client()
    phone = Phone(ID)
    phone.write("strength.topic", "steam")
    phone.sync(client)
    return client


def change(api: FlaskClient, key: str = NEW, owner: str = OWNER) -> int:
    headers = bearer(key) | {"Andersom-Owner": owner}
    status: int = api.put(f"{SESSION}/key", headers=headers).status_code
    return status


def test_the_old_key_opens_nothing_and_the_new_one_everything(api: FlaskClient) -> None:
    assert change(api) == change(api) == 204
    check(api.get(SESSION, headers=bearer(KEY)), 404)
    check(Phone(ID).send(api), 404)
    check(api.delete(SESSION, headers=bearer(KEY)), 404)
    fields = body_of(api.get(SESSION, headers=bearer(NEW)))["fields"]
    assert fields["strength.topic"] == "steam "
    Phone(ID, NEW).sync(api)


@pytest.mark.parametrize("owner", ["", "a" * 26, KEY, ID, "ü"])
def test_nobody_else_can_change_it(api: FlaskClient, owner: str) -> None:
    for key in (NEW, KEY):
        assert change(api, key, owner) == 404
    Phone(ID).sync(api)


def test_what_is_no_key_does_not_become_one(api: FlaskClient) -> None:
    assert change(api, "short") == 404
    Phone(ID).sync(api)


def test_a_session_that_is_not_there_gets_no_key(api: FlaskClient, data: Path) -> None:
    empty = api_app(data / "other").test_client()
    assert change(empty) == 404
    api.delete(SESSION, headers=bearer(KEY))
    assert change(api) == 410


def test_who_began_it_can_delete_it_though_its_key_is_not_changed_yet(api: FlaskClient) -> None:
    check(api.delete(SESSION, headers=bearer(NEW) | {"Andersom-Owner": OTHER}), 404)
    assert api.delete(SESSION, headers=bearer(NEW) | {"Andersom-Owner": OWNER}).status_code == 204
    check(api.get(SESSION, headers=bearer(KEY)), 410)
