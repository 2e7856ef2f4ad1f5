"""The API's description says what the API does, no more and no less."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.support.api import api_app
from tests.support.json_schema import check_shape, follow
from tests.support.python_phone import ID, KEY, OTHER, SESSION, Phone, bearer
from webapp.api.openapi import document
from webapp.live.connection import PATH

DOCUMENT: dict[str, Any] = document(2**18, 2**20)
METHODS = ("get", "put", "post", "delete", "patch", "head", "options")


def routes(app: Flask) -> set[tuple[str, str]]:
    """What the app answers under /api/; HEAD comes with GET and needs no words of its own."""
    return {
        (re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule), method.lower())
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD"}
        if rule.rule.startswith("/api/")
    }


def operations() -> dict[tuple[str, str], dict[str, Any]]:
    paths: dict[str, dict[str, Any]] = DOCUMENT["paths"]
    return {
        (path, method): operation
        for path, item in paths.items()
        for method, operation in item.items()
        if method in METHODS
    }


def references(part: object) -> Iterator[str]:
    if isinstance(part, dict):
        yield from (str(part["$ref"]),) if "$ref" in part else ()
        for inner in part.values():
            yield from references(inner)


def explanations(part: object) -> Iterator[str]:
    """Every summary and description in a part of the document."""
    if isinstance(part, dict):
        for name, inner in part.items():
            if name in {"summary", "description"} and isinstance(inner, str):
                yield inner
            else:
                yield from explanations(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from explanations(inner)


def check_described(answer: TestResponse, path: str) -> None:
    """Check an answer's status, kind, headers and shape against the description of its route."""
    described = operations()[path, answer.request.method.lower()]["responses"]
    assert str(answer.status_code) in described, answer.text
    response = described[str(answer.status_code)]
    for name in response.get("headers", {}):
        assert int(answer.headers[name]) > 0
    if "content" not in response:
        assert not answer.data
        return
    check_shape(answer.json, response["content"][answer.mimetype]["schema"], DOCUMENT)


def test_it_is_served_with_the_limits_of_this_server(app: Flask) -> None:
    app.config.update(MAX_UPDATE=12_345)
    answer = app.test_client().get("/api/v1/openapi.json")
    assert answer.mimetype == "application/json"
    assert json.loads(answer.data) == document(12_345, 2**20)
    assert "12345" in answer.text


def test_every_route_of_the_api_is_described_and_nothing_else(app: Flask) -> None:
    assert routes(app) == set(operations())


def test_it_says_where_letters_go_live() -> None:
    (address,) = re.findall(r"/api\S+live", DOCUMENT["info"]["description"])
    assert PATH.fullmatch(address.format(session_id=ID))


def test_what_it_refers_to_is_there() -> None:
    found = set(references(DOCUMENT))
    assert {reference.split("/")[-1] for reference in found} == set(
        DOCUMENT["components"]["schemas"]
    )
    assert all(follow(reference, DOCUMENT) for reference in found)


def test_every_explanation_is_a_sentence() -> None:
    found = set(explanations(DOCUMENT))
    assert len(found) > 25
    assert [text for text in found if not text.endswith(".") or len(text.split()) < 5] == []


def test_every_parameter_in_a_path_and_every_operation_has_a_name() -> None:
    for path, item in DOCUMENT["paths"].items():
        named = {parameter["name"] for parameter in item.get("parameters", [])}
        assert named == set(re.findall(r"{(\w+)}", path))
    names = [operation["operationId"] for operation in operations().values()]
    assert len(set(names)) == len(names)


def test_everything_but_the_description_needs_a_key(app: Flask) -> None:
    assert DOCUMENT["security"] == [{"key": []}]
    assert DOCUMENT["components"]["securitySchemes"]["key"]["scheme"] == "bearer"
    for (path, method), operation in operations().items():
        needed = operation.get("security", DOCUMENT["security"])
        without = app.test_client().open(
            path.format(session_id=ID, day="2026-11-27"), method=method
        )
        assert bool(needed) == (without.status_code != 200)


ONE = "/api/v1/sessions/{session_id}"


def test_what_goes_well_is_as_described(api: FlaskClient, phone: Phone) -> None:
    check_shape(phone.body(), DOCUMENT["components"]["schemas"]["Exchange"], DOCUMENT)
    check_described(phone.send(api), f"{ONE}/sync")
    check_described(api.get(SESSION, headers=bearer(KEY)), ONE)
    check_described(api.delete(SESSION, headers=bearer(KEY)), ONE)


@pytest.mark.parametrize(
    ("status", "sent"),
    [
        (400, {"json": {"vector": "AA=="}}),
        (404, {"headers": bearer(OTHER)}),
        (413, {"json": {"vector": "AA==", "update": "A" * 4000}}),
        (415, {"content_type": "text/plain"}),
    ],
)
def test_what_is_refused_is_as_described(
    data: Path, phone: Phone, status: int, sent: dict[str, Any]
) -> None:
    api = api_app(data, MAX_UPDATE=2000).test_client()
    phone.sync(api)
    good: dict[str, Any] = {"headers": bearer(KEY)}
    if "content_type" not in sent:
        good["json"] = phone.body()
    answer = api.post(f"{SESSION}/sync", **good | sent)
    assert answer.status_code == status
    check_described(answer, f"{ONE}/sync")


def test_what_is_gone_too_often_asked_or_broken_is_as_described(data: Path, phone: Phone) -> None:
    api = api_app(data, SESSION_RATE=1.0, SESSION_BURST=4.0).test_client()
    phone.sync(api)
    api.delete(SESSION, headers=bearer(KEY))
    answers = [phone.send(api), api.get(SESSION, headers=bearer(KEY)), phone.send(api)]
    assert [answer.status_code for answer in answers] == [410, 410, 429]
    for answer in answers:
        path = f"{ONE}/sync" if answer.request.method == "POST" else ONE
        check_described(answer, path)


def test_a_disk_that_fails_is_as_described(data: Path, phone: Phone) -> None:
    api = api_app(data).test_client()
    data.write_text("a file where the folder should be", encoding="ascii")
    answer = phone.send(api)
    assert answer.status_code == 503
    check_described(answer, f"{ONE}/sync")


def test_a_mistake_of_ours_is_as_described(
    api: FlaskClient, phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("webapp.yjs.merger.merge", lambda *_: 1 // 0)
    answer = phone.send(api)
    assert answer.status_code == 500
    check_described(answer, f"{ONE}/sync")
