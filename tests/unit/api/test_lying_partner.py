"""What somebody who has the link writes as if another phone had written it: that phone notices."""

import base64
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.support import harmful_updates as forge
from tests.support.api import api_app
from tests.support.network_faults import answer
from tests.support.node_phones import Answer, RealPhones, real_phones
from tests.support.python_phone import KEY, SESSION, bearer, body_of
from webapp.yjs.validation import DELETED, GC

FIELD = "strength.topic"
VICTIM, OTHER = 11, 12  # the phones' client numbers


@pytest.fixture(scope="module")
def process() -> Iterator[RealPhones]:
    with real_phones() as running:
        yield running


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    return api_app(tmp_path / "data").test_client()


@pytest.fixture
def phones(process: RealPhones, client: FlaskClient) -> RealPhones:
    """Two phones whose first word is on the server."""

    def serve(asked: dict[str, Any]) -> Answer:
        response = client.open(
            asked["path"], method=asked["method"], headers=asked["headers"], data=asked["body"]
        )
        return answer(response.status_code, response.headers["Content-Type"], response.text)

    process.serve = serve
    process.start([VICTIM, OTHER], [0, 0])
    write(process, "steam ")
    assert sync(process) == 0
    assert sync(process, 1) == 0
    return process


def write(phones: RealPhones, words: str, device: int = 0) -> None:
    phones.call(device, "type", field=FIELD, pieces=[*words], place=0)


def sync(phones: RealPhones, device: int = 0) -> int:
    """Sync, which must go well; gives how often the phone had to write its words anew."""
    done = phones.call(device, "sync")
    assert not done["failed"], done
    mends: int = done["mends"]
    return mends


def send(client: FlaskClient, update: bytes) -> None:
    body = {"vector": "AA==", "update": base64.b64encode(update).decode()}
    body_of(client.post(f"{SESSION}/sync", json=body, headers=bearer(KEY)))


def on_server(client: FlaskClient) -> str:
    words: str = body_of(client.get(SESSION, headers=bearer(KEY)))["fields"][FIELD]
    return words


def clock(phones: RealPhones) -> int:
    """The victim's next clock."""
    reached: int = phones.call(0, "show")["vector"][str(VICTIM)]
    return reached


def text(phones: RealPhones, device: int = 0) -> str:
    words: str = phones.call(device, "show")["texts"][FIELD]
    return words


def letters(count: int, name: str = FIELD) -> list[bytes]:
    return [forge.top(name, "evil" * count)]


FORGED = {
    "as many letters": letters(1),
    "many more letters": letters(50),
    "fewer letters": [forge.top(FIELD, "x")],
    "letters of another text": letters(5, "plan.goal"),
    "a choice": [forge.chosen("plan.format", forge.TRUE)] * 9,
    "deleted letters": [bytes([DELETED, 1]) + forge.text(FIELD) + forge.number(40)],
    "what was collected": [bytes([GC]) + forge.number(40)],
}


@pytest.mark.parametrize("changes", FORGED.values(), ids=FORGED)
def test_words_arrive_though_somebody_wrote_under_this_phones_number(
    phones: RealPhones, client: FlaskClient, changes: list[bytes]
) -> None:
    at = clock(phones)
    write(phones, "trains ")
    send(client, forge.update((VICTIM, at, changes)))
    assert sync(phones) == 1
    for device in (1, 0):
        assert sync(phones, device) == 0
        assert text(phones, device) == on_server(client)
    assert sorted(text(phones).replace("evil", "").replace("x", "").split()) == ["steam", "trains"]


def deleting(client_number: int, start: int, count: int) -> bytes:
    ahead = [1, client_number, 1, start, count]
    return forge.update(deleted=b"".join(map(forge.number, ahead)))


@pytest.mark.parametrize("ahead", [0, 3, 400])
@pytest.mark.parametrize("when", ["before the words", "before a sync without words"])
def test_words_arrive_though_they_were_deleted_before_they_were_written(
    phones: RealPhones, client: FlaskClient, ahead: int, when: str
) -> None:
    send(client, deleting(VICTIM, clock(phones) + ahead, 500))
    if "sync" in when:
        sync(phones)
    write(phones, "trains ")
    assert sync(phones) == 0
    assert sync(phones, 1) == 0
    assert text(phones, 1) == on_server(client) == "trains steam "


def test_words_arrive_though_they_are_deleted_as_they_come(
    phones: RealPhones, client: FlaskClient
) -> None:
    serve, at = phones.serve, clock(phones)

    def delete_at_once(asked: dict[str, Any]) -> Answer | None:
        phones.serve = serve
        serve(asked)
        send(client, deleting(VICTIM, at, 500))
        return serve(asked)

    phones.serve = delete_at_once
    write(phones, "trains ")
    assert sync(phones) == 1
    assert sorted(on_server(client).split()) == ["steam", "trains"]


FACE = "a\N{GRINNING FACE}b"
# What no phone writes, and phone and server may read each in its own way; all by a client 77.
ODD = {
    "after a gap": forge.update((77, 20, [forge.top(FIELD, "x")])),
    "after what is skipped": forge.update((77, 0, [b"\x0a\x03", forge.top(FIELD, "x")])),
    "behind a letter to come": forge.update((77, 0, [b"\x84\x0b\x63\x01x"])),
    "words as a choice": forge.update(
        (
            77,
            0,
            [b"\x24\x01" + forge.text("choices") + forge.text("plan.format") + forge.text("demo")],
        )
    ),
    "words among the choices": forge.update((77, 0, [forge.top("choices", "words")])),
    "a choice in a text": forge.update(
        (77, 0, [b"\x08\x01" + forge.text(FIELD) + b"\x01" + forge.TRUE])
    ),
    "several values as one": forge.update(
        (77, 0, [b"\x28\x01" + forge.text("choices") + forge.text("plan.format") + b"\x02\x78\x79"])
    ),
}


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_words_of_both_arrive_beside_what_no_phone_writes(
    phones: RealPhones, client: FlaskClient, odd: bytes
) -> None:
    send(client, odd)
    for turn in range(2):
        for device in (0, 1):
            word = f"word{turn}{device}"
            write(phones, f"{word} ", device)
            sync(phones, device)
            assert word in on_server(client)
    sync(phones)
    assert text(phones) == text(phones, 1) == on_server(client)


@pytest.mark.parametrize(
    "cut",
    [
        forge.update(deleted=b"\x01\x4d\x01\x02\x01"),
        forge.update((78, 0, [b"\x84\x4d\x01\x01x"])),
    ],
    ids=["half deleted", "written between"],
)
def test_words_of_both_arrive_though_somebody_cuts_a_letter(
    phones: RealPhones, client: FlaskClient, cut: bytes
) -> None:
    send(client, forge.update((77, 0, [forge.top(FIELD, FACE)])))
    body = {"vector": "AA==", "update": base64.b64encode(cut).decode()}
    refused = client.post(f"{SESSION}/sync", json=body, headers=bearer(KEY))
    assert refused.status_code == 400
    for device in (0, 1, 0):
        write(phones, f"word{device} ", device)
        assert sync(phones, device) == 0
    assert FACE in on_server(client)
    assert {"word0", "word1"} <= set(on_server(client).split())


def test_a_phone_whose_words_are_forged_again_and_again_writes_them_each_time(
    phones: RealPhones, client: FlaskClient
) -> None:
    for turn, word in enumerate(("one ", "two ", "three ")):
        number = VICTIM + 3 * turn  # device.mjs gives each page another one
        at = phones.call(0, "show")["vector"].get(str(number), 0)
        write(phones, word)
        send(client, forge.update((number, at, letters(9))))
        assert sync(phones) == 1
        assert word.strip() in on_server(client)
    assert all(on_server(client).count(word) == 1 for word in ("steam", "one", "two", "three"))


def test_what_is_typed_while_the_forged_answer_is_on_its_way_arrives(
    phones: RealPhones, client: FlaskClient
) -> None:
    serve = phones.serve
    send(client, forge.update((VICTIM, clock(phones), letters(9))))

    def type_meanwhile(asked: dict[str, Any]) -> Answer | None:
        phones.serve = serve
        answered = serve(asked)
        write(phones, "trains ")
        phones.call(0, "choose", name="plan.format", value="demo")
        return answered

    phones.serve = type_meanwhile
    assert sync(phones) == 1
    assert {"steam", "trains"} <= set(on_server(client).replace("evil", "").split())
    fields = body_of(client.get(SESSION, headers=bearer(KEY)))["fields"]
    assert fields["plan.format"] == "demo"


def test_a_choice_arrives(phones: RealPhones, client: FlaskClient) -> None:
    at = clock(phones)
    phones.call(0, "choose", name="plan.format", value="demo")
    send(client, forge.update((VICTIM, at, letters(9))))
    assert sync(phones) == 1
    assert body_of(client.get(SESSION, headers=bearer(KEY)))["fields"]["plan.format"] == "demo"


def test_both_write_at_the_same_time_and_nobody_is_suspected(
    phones: RealPhones, client: FlaskClient
) -> None:
    for device in (0, 1):
        write(phones, f"w{device} ", device)
        phones.call(device, "choose", name="plan.format", value=f"v{device}")
    for device in (0, 1, 0, 1):
        assert sync(phones, device) == 0
    assert text(phones) == text(phones, 1) == on_server(client)


def test_what_the_other_deletes_after_an_answer_was_lost_stays_deleted(
    phones: RealPhones, client: FlaskClient
) -> None:
    serve = phones.serve
    write(phones, "trains ")

    def lose(asked: dict[str, Any]) -> Answer | None:
        serve(asked)
        return None

    phones.serve = lose
    assert phones.call(0, "sync")["failed"]
    phones.serve = serve
    sync(phones, 1)
    phones.call(1, "erase", field=FIELD)
    sync(phones, 1)
    assert sync(phones) == 0
    assert text(phones) == on_server(client) == ""
