"""Who may bring a new session, how many are new within a day, and how much room there is."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.support.api import api_app, check
from tests.support.python_phone import ID, KEY, OTHER, SESSION, Phone, bearer
from tests.support.stores.places import DatabasePlace
from webapp import open_store
from webapp.api.admission import CODE_HEADER, MEMBERS_ONLY
from webapp.config import BadSettingError, from_environment
from webapp.wsgi.exchange import Exchange

CODE = "summer-school_26"


def others(count: int) -> list[Phone]:
    return [Phone("abcdefghijklmnopqrstuvwxyz234567"[n] * 26) for n in range(count)]


def send(api: FlaskClient, phone: Phone, address: str = "192.0.2.1") -> TestResponse:
    path = f"/api/v1/sessions/{phone.id}/sync"
    base = {"REMOTE_ADDR": address}
    return api.post(path, json=phone.body(), headers=bearer(phone.key), environ_base=base)


def test_an_address_may_bring_so_many_new_sessions_a_day(data: Path) -> None:
    api = api_app(data, NEW_PER_ADDRESS=2).test_client()
    phones = others(4)
    assert [send(api, phone).status_code for phone in phones[:2]] == [200, 200]
    refused = send(api, phones[2])
    check(refused, 429)
    assert 43_000 < int(refused.headers["Retry-After"]) <= 43_200
    assert send(api, phones[2], "192.0.2.2").status_code == 200
    phones[0].write("strength.topic", "steam")
    assert send(api, phones[0]).status_code == 200


def test_all_may_bring_so_many_new_sessions_a_day(data: Path) -> None:
    api = api_app(data, NEW_PER_DAY=2, NEW_PER_ADDRESS=1).test_client()
    first, second, third, _ = others(4)
    # Who was refused for the address takes nothing from the others.
    answers = [send(api, phone, "192.0.2.1").status_code for phone in (first, second, third)]
    assert answers == [200, 429, 429]
    assert send(api, second, "192.0.2.2").status_code == 200
    check(send(api, third, "192.0.2.3"), 429)


def test_where_new_sessions_cannot_be_counted_none_is_begun_and_the_others_go_on(
    database: DatabasePlace,
) -> None:
    counts = open_store(database.data).counts
    assert counts
    api = api_app(database.data, Exchange(counts)).test_client()
    first, second, *_ = others(3)
    assert send(api, first).status_code == 200
    database.ask("DROP TABLE counts")
    check(send(api, second), 503)
    assert database.sessions() == [first.id]
    first.write("strength.topic", "steam")
    assert send(api, first).status_code == 200


def test_one_line_of_ipv6_leaves_new_sessions_for_others(data: Path) -> None:
    api = api_app(data, NEW_PER_DAY=5, NEW_PER_ADDRESS=2).test_client()
    phones = others(6)
    addresses = (f"2001:db8:1:{number:x}::1" for number in (0, 1, 0xFF, 0xFFFF))
    answers = [send(api, *pair).status_code for pair in zip(phones[:4], addresses, strict=True)]
    assert answers == [200, 200, 429, 429]
    assert send(api, phones[4], "2001:db8:2::1").status_code == 200
    assert send(api, phones[5], "192.0.2.1").status_code == 200


def test_no_limit_is_none(data: Path) -> None:
    api = api_app(data, NEW_PER_DAY=0, NEW_PER_ADDRESS=0, MAX_DATA=0).test_client()
    assert {send(api, phone).status_code for phone in others(30)} == {200}


def test_sessions_that_exist_go_on_where_new_ones_find_no_more_room(data: Path) -> None:
    first, second, *_ = others(3)
    api = api_app(data, MAX_DATA=20_000).test_client()
    first.write("strength.topic", "steam " * 1000)
    assert send(api, first).status_code == 200  # takes more than 16,000 bytes
    check(send(api, second), 503)
    first.write("strength.topic", "more")
    assert send(api, first).status_code == 200


def test_an_address_may_have_sessions_grow_by_so_much_a_day(data: Path) -> None:
    api = api_app(data, GROWTH_PER_ADDRESS=40_000).test_client()
    first, second, third, *_ = others(5)
    first.write("strength.topic", "steam " * 1000)
    assert send(api, first).status_code == 200
    second.write("strength.topic", "steam " * 500)
    assert send(api, second).status_code == 200
    refused = send(api, third)  # for half of it is left to those that exist
    check(refused, 429)
    assert int(refused.headers["Retry-After"]) > 60
    assert send(api, third, "192.0.2.2").status_code == 200
    for _ in range(5):
        first.write("strength.why", "steam " * 1000)
        send(api, first)
    check(send(api, first), 429)
    assert send(api, first, "192.0.2.2").status_code == 200


def test_who_writes_nothing_new_is_never_too_much(data: Path) -> None:
    api = api_app(data, GROWTH_PER_ADDRESS=1, MAX_DATA=1).test_client()
    phone = others(1)[0]
    phone.write("strength.topic", "steam")
    api_app(data).test_client().post(
        f"/api/v1/sessions/{phone.id}/sync", json=phone.body(), headers=bearer(phone.key)
    )
    for _ in range(3):
        assert send(api, phone).status_code == 200


def test_a_full_server_takes_no_more_and_keeps_what_it_has(data: Path) -> None:
    first, second, *_ = others(3)
    first.write("strength.topic", "steam " * 1000)
    api = api_app(data, MAX_DATA=10_000).test_client()
    assert send(api, first).status_code == 200
    for phone in (first, second):
        phone.write("strength.topic", "more")
        refused = send(api, phone)
        assert "room" in check(refused, 503)
        assert refused.headers["Retry-After"] == "3600"
    again = api_app(data, MAX_DATA=10_000).test_client()
    check(send(again, second), 503)
    session = f"/api/v1/sessions/{first.id}"
    answer = again.get(session, headers=bearer(first.key))
    assert answer.json
    assert answer.json["fields"]["strength.topic"].startswith("steam steam")
    again.delete(session, headers=bearer(first.key))
    assert send(again, second).status_code == 200


@pytest.fixture
def programme(data: Path) -> FlaskClient:
    """A programme's server."""
    return api_app(data, JOIN_CODE=CODE).test_client()


def with_code(api: FlaskClient, phone: Phone, code: str) -> TestResponse:
    headers = bearer(phone.key) | {CODE_HEADER: code}
    return api.post(f"/api/v1/sessions/{phone.id}/sync", json=phone.body(), headers=headers)


@pytest.mark.parametrize("code", ["", CODE[:-1], CODE.upper(), f"{CODE}x", "schöol"])
def test_who_lacks_the_programmes_code_makes_no_session(
    programme: FlaskClient, data: Path, phone: Phone, code: str
) -> None:
    answer = with_code(programme, phone, code)
    assert "members" in check(answer, 403)
    assert answer.json
    assert answer.json["type"] == MEMBERS_ONLY
    assert CODE not in answer.text
    assert not list(data.glob("sessions/*/*"))


def test_a_member_makes_one_and_who_has_its_key_joins_without_the_code(
    programme: FlaskClient, phone: Phone
) -> None:
    assert with_code(programme, phone, CODE).status_code == 200
    joining = Phone()
    joining.sync(programme)
    assert joining.words("strength.topic") == ["steam"]


def test_without_the_code_nobody_learns_which_sessions_there_are(
    programme: FlaskClient, phone: Phone
) -> None:
    with_code(programme, phone, CODE)
    answers = [Phone(ID, OTHER).send(programme), Phone(OTHER, KEY).send(programme)]
    assert [answer.status_code for answer in answers] == [403, 403]
    assert answers[0].data == answers[1].data
    assert dict(answers[0].headers) == dict(answers[1].headers)
    check(with_code(programme, Phone(ID, OTHER), CODE), 404)
    check(programme.get(SESSION, headers=bearer(OTHER)), 404)


@pytest.mark.parametrize("code", ["short", "spaces are not taken", "x" * 65])
def test_a_code_that_can_be_found_by_trying_is_not_taken(code: str) -> None:
    with pytest.raises(BadSettingError, match="ANDERSOM_JOIN_CODE must be"):
        from_environment({"ANDERSOM_JOIN_CODE": code})


def test_the_code_comes_from_the_environment() -> None:
    assert from_environment({"ANDERSOM_JOIN_CODE": CODE})["JOIN_CODE"] == CODE
    assert from_environment({})["JOIN_CODE"] == ""
