"""The phone that began a session has some of its room for itself."""

from pathlib import Path

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.support.api import api_app, check
from tests.support.protocol import VECTORS
from tests.support.python_phone import KEY, OTHER, SESSION, Phone, bearer
from webapp.api.ownership import id_from

OWNER = VECTORS["owner"]["secret"]
ID = VECTORS["owner"]["id"]


def sync(client: FlaskClient, phone: Phone, owner: str = "") -> TestResponse:
    headers = bearer(KEY) | ({"Andersom-Owner": owner} if owner else {})
    return client.post(f"/api/v1/sessions/{ID}/sync", json=phone.body(), headers=headers)


def test_an_id_is_made_from_its_owners_secret() -> None:
    assert id_from(OWNER) == ID


def test_a_session_that_no_secret_made_is_owned_by_nobody(data: Path) -> None:
    api, phone = api_app(data).test_client(), Phone()
    phone.sync(api)
    for secret in (OWNER, KEY, phone.id):
        asked = bearer(KEY) | {"Andersom-Owner": secret}
        check(api.put(f"{SESSION}/key", headers=bearer(OTHER) | {"Andersom-Owner": secret}), 404)
        check(api.get(f"{SESSION}/earlier", headers=asked), 404)
    assert api.get(SESSION, headers=bearer(KEY)).status_code == 200


def test_who_fills_a_session_does_not_shut_out_the_one_who_began_it(data: Path) -> None:
    api = api_app(data, MAX_SESSION=100_000).test_client()
    first, other = Phone(ID), Phone(ID)
    first.write("strength.topic", "steam")
    first.receive(sync(api, first, OWNER))
    answers = []
    for at, count in enumerate((79_000, 8_000, *(100,) * 40)):
        other.text(f"plan.{at}").insert(0, "x" * count)
        answers.append(sync(api, other))
        if answers[-1].status_code == 413:
            break
        other.receive(answers[-1])
    check(answers[-1], 413)
    first.write("strength.topic", "trains" * 99)
    check(sync(api, first), 413)
    check(sync(api, first, "a" * 26), 413)
    check(sync(api, first, "no secret"), 413)
    first.receive(sync(api, first, OWNER))
    assert first.is_on_server()
