"""The test vectors of docs/protocol.md, which JavaScript's tests read too (tests/js)."""

import base64
import re
import zlib
from typing import Any

import pytest
from flask.testing import FlaskClient
from pycrdt import Doc, Map, Text
from werkzeug.test import TestResponse

from tests.support.api import check
from tests.support.merging import merge
from tests.support.paths import ROOT
from tests.support.protocol import ID, KEY, VECTORS, sum_of
from tests.support.python_phone import NOTHING, bearer, body_of
from webapp.content import companion_fields
from webapp.content import fields as content_fields
from webapp.live.messages import Kind, read, read_presence
from webapp.yjs.merge import EMPTY, fields

SESSION, COMPANION = VECTORS["session"], VECTORS["companion"]
UPDATE = base64.b64decode(SESSION["update"])
PROTOCOL = (ROOT / "docs" / "protocol.md").read_text("utf-8")


def sync(api: FlaskClient, update: str) -> TestResponse:
    body = {"vector": base64.b64encode(NOTHING).decode(), "update": update}
    return api.post(f"/api/v1/sessions/{ID}/sync", json=body, headers=bearer(KEY))


@pytest.mark.parametrize("name", ["id", "key"])
def test_ids_and_keys(name: str) -> None:
    made = base64.b32encode(bytes.fromhex(VECTORS[name]["bytes"])).decode()
    assert made.lower().rstrip("=") == VECTORS[name]["text"]


def test_the_document() -> None:
    doc: Doc[Any] = Doc()
    doc.apply_update(UPDATE)
    for field, text in SESSION["texts"].items():
        assert str(doc.get(field, type=Text)) == text
    assert doc.get("choices", type=Map).to_py() == SESSION["choices"]
    assert doc.get("meta", type=Map).to_py() == SESSION["meta"]


def test_what_people_can_read_on_the_server() -> None:
    assert fields(merge(EMPTY, UPDATE, NOTHING).state) == SESSION["fields"]


def test_a_companion() -> None:
    update = base64.b64decode(COMPANION["update"])
    assert fields(merge(EMPTY, update, NOTHING).state) == COMPANION["fields"]


@pytest.mark.parametrize("vector", VECTORS["contents"], ids=lambda vector: vector["is"])
def test_the_hash_of_a_content(api: FlaskClient, vector: dict[str, str]) -> None:
    assert body_of(sync(api, vector["update"]))["content"] == vector["content"]


def test_a_sync_and_what_it_gives_to_the_next_phone(api: FlaskClient) -> None:
    for _ in range(2):
        answer = body_of(sync(api, SESSION["update"]))
        vector = base64.b64decode(answer["vector"])
        assert merge(EMPTY, UPDATE, NOTHING).vector == vector
        assert fields(base64.b64decode(answer["update"])) == SESSION["fields"]
    read = body_of(api.get(f"/api/v1/sessions/{ID}", headers=bearer(KEY)))
    assert read["fields"] == SESSION["fields"]


@pytest.mark.parametrize("what", VECTORS["refused"])
def test_what_the_server_refuses(api: FlaskClient, what: str) -> None:
    check(sync(api, VECTORS["refused"][what]), 400)


@pytest.mark.parametrize("vector", VECTORS["awareness"], ids=lambda vector: vector["is"])
def test_what_a_phone_tells_of_itself(vector: dict[str, Any]) -> None:
    message = base64.b64decode(vector["message"])
    kind, reader = read(message)
    assert kind is Kind.AWARENESS
    presence = read_presence(message, reader)
    assert (presence.client, presence.clock) == (vector["client"], vector["clock"])


def test_the_link_to_a_session_on_the_server() -> None:
    assert VECTORS["join"] == f"{VECTORS['address']}#join={ID}.{KEY}"


def test_the_check_on_a_parcel() -> None:
    assert {text: sum_of(text) for text in VECTORS["sums"]} == VECTORS["sums"]


@pytest.mark.parametrize("parcel", VECTORS["parcels"], ids=lambda parcel: parcel["is"])
def test_a_parcel(parcel: dict[str, Any]) -> None:
    links = [link.removeprefix(f"{VECTORS['address']}#take=") for link in parcel["links"]]
    parts = [link.split(".") for link in links]
    text = "".join(part[5] for part in parts)
    for number, part in enumerate(parts, 1):
        assert part[:5] == [ID, KEY, sum_of(text), str(number), str(len(parts))]
    deflated = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    assert zlib.decompress(deflated, wbits=-zlib.MAX_WBITS) == base64.b64decode(parcel["update"])


def test_the_file() -> None:
    answers = SESSION["texts"] | SESSION["choices"]
    entry = {"id": ID, "key": KEY, "answers": answers, "state": SESSION["update"]}
    assert VECTORS["file"] == {"format": "andersom", "version": 1, "sessions": [entry]}


def test_the_page_on_the_protocol_names_every_field_and_value() -> None:
    for field in content_fields():
        assert field.private or f"`{field.id}`" in PROTOCOL, field.id
        assert all(f"`{choice.id}`" in PROTOCOL for choice in field.choices), field.id


def test_the_page_on_the_protocol_names_every_field_of_a_companion() -> None:
    for field in companion_fields():
        assert f"`{re.sub(r'[0-9]', 'N', field.id)}`" in PROTOCOL, field.id
        assert all(f"`{choice.id}`" in PROTOCOL for choice in field.choices), field.id


def test_the_page_on_the_protocol_names_every_vector() -> None:
    for name in VECTORS:
        assert f"`{name}`" in PROTOCOL, name
