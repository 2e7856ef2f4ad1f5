"""Errors under /api/ are problems, others are left to the pages."""

import logging
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.support.api import api_app, check
from webapp.api.problems import problem


@pytest.mark.parametrize("path", ["/api", "/api/", "/api/v1/nothing", "/api/v2/sessions/x"])
def test_an_unknown_address_of_the_api_is_a_problem(api: FlaskClient, path: str) -> None:
    check(api.get(path), 404)


def test_a_wrong_method_names_the_right_ones(api: FlaskClient) -> None:
    answer = api.put("/api/v1/sessions/x/sync")
    check(answer, 405)
    assert answer.headers["Allow"] == "POST"


def test_the_app_answers_its_own_unknown_addresses_as_pages(client: FlaskClient) -> None:
    for path in ("/en/no-such-page", "/apiary/", "/en/api/v1"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert answer.mimetype == "text/html"
        assert "This page isn’t here" in answer.text
    check(client.get("/api/no-such-address"), 404)


def test_a_mistake_of_ours_is_a_problem_and_the_log_holds_no_content(
    data: Path, caplog: pytest.LogCaptureFixture
) -> None:
    app = api_app(data)

    @app.get("/api/broken/<name>")
    def broken(name: str) -> str:
        raise KeyError(f"words of {name}")

    with caplog.at_level(logging.DEBUG):
        answer = app.test_client().get("/api/broken/somebody")
    check(answer, 500)
    assert "KeyError in broken" in caplog.text
    assert "test_problems.py" in caplog.text
    assert "words" not in caplog.text + answer.text
    assert "somebody" not in caplog.text + answer.text


def test_a_mistake_in_a_page_is_not_swallowed(app: Flask) -> None:
    app.testing = True

    @app.get("/broken")
    def broken() -> str:
        raise KeyError("words")

    with pytest.raises(KeyError):
        app.test_client().get("/broken")


def test_a_problem_takes_headers() -> None:
    answer = problem(429, "Wait.", Retry_After="3")
    assert answer.headers["Retry-After"] == "3"
    assert answer.json == {
        "type": "about:blank",
        "title": "Too Many Requests",
        "status": 429,
        "detail": "Wait.",
    }
