"""What unit tests share: an app and its client, whole or with the API alone."""

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.support.api import api_app
from tests.support.python_phone import Phone
from tests.support.shared_pages import SharedPages
from tests.support.stores.places import place_or_folder
from webapp import create_app, parts_of
from webapp.pages.rendering import Pages


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder that isn't there yet."""
    return tmp_path / "data"


@pytest.fixture
def app(data: Path, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """The whole app, for which the front end must be built."""
    monkeypatch.setattr("webapp.Pages", SharedPages)
    return create_app({"DATA": data})


@pytest.fixture
def pages(app: Flask) -> Pages:
    """The pages of the whole app."""
    return parts_of(app).pages


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A client of the whole app."""
    return app.test_client()


@pytest.fixture
def api(request: pytest.FixtureRequest, data: Path) -> FlaskClient:
    """A client of the API alone, whose sessions are in `place` where the test asks for that."""
    return api_app(place_or_folder(request, data)).test_client()


@pytest.fixture
def phone() -> Phone:
    """A phone on which a word was written."""
    phone = Phone()
    phone.write("strength.topic", "steam")
    return phone
