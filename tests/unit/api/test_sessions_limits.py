"""Who asks too often is told when to come back; a class never is."""

from pathlib import Path

from tests.support.api import api_app, check
from tests.support.python_phone import ID, KEY, OTHER, SESSION, Phone, bearer


def test_a_session_asked_too_often_says_when_to_come_back(data: Path) -> None:
    api = api_app(data, SESSION_RATE=0.5, SESSION_BURST=2).test_client()
    assert [Phone().send(api).status_code for _ in range(2)] == [200, 200]
    answer = Phone().send(api)
    check(answer, 429)
    assert answer.headers["Retry-After"] == "2"
    assert Phone(OTHER).send(api).status_code == 200


def test_an_address_that_asks_too_often_is_refused_whatever_it_asks(data: Path) -> None:
    api = api_app(data, ADDRESS_RATE=0.5, ADDRESS_BURST=2).test_client()
    for session_id in (ID, "no id"):
        api.get(f"/api/v1/sessions/{session_id}", headers=bearer(KEY))
    check(Phone(OTHER).send(api), 429)
    elsewhere = {"REMOTE_ADDR": "192.0.2.7"}
    assert api.get(SESSION, headers=bearer(KEY), environ_base=elsewhere).status_code == 404


def test_a_class_behind_one_address_is_never_refused(data: Path) -> None:
    api = api_app(data, SESSION_RATE=5.0, SESSION_BURST=100.0).test_client()
    phones = [Phone(f"{'abcdefghijklmnopqrstuvwxyz2345'[n]}{'a' * 25}") for n in range(30)]
    for _ in range(10):
        for phone in phones:
            phone.sync(api)
