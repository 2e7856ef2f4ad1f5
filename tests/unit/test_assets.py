"""The built front end: names, addresses, and how its files are served."""

import json
from pathlib import Path

import brotli
import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.support.paths import ROOT
from webapp import assets
from webapp.assets import AssetMissingError, Assets

SCRIPT = b"console.log('Andersom');\n" * 9


@pytest.fixture
def dist(tmp_path: Path) -> Path:
    """A front end as the build leaves it, with one script, one chunk and one icon."""
    dist = tmp_path / "dist"
    (dist / "icons").mkdir(parents=True)
    names = {
        "app.js": "app-ABCD1234.js",
        "chunk-1.js": "chunk-1.js",
        "icons/icon.png": "icons/icon-EF567890.png",
    }
    (dist / "assets.json").write_text(json.dumps(names))
    (dist / "imports.json").write_text(json.dumps({"app.js": ["chunk-1.js"]}))
    (dist / "app-ABCD1234.js").write_bytes(SCRIPT)
    (dist / "app-ABCD1234.js.br").write_bytes(brotli.compress(SCRIPT))
    (dist / "chunk-1.js").write_bytes(b"")
    (dist / "icons/icon-EF567890.png").write_bytes(b"PNG")
    (dist / "sw.js").write_bytes(b"worker")
    (dist / "build.txt").write_bytes(b"0123456789ab")
    return dist


@pytest.fixture
def client(dist: Path) -> FlaskClient:
    """A bare app that serves the front end in `dist`."""
    app = Flask(__name__, static_folder=None)
    assets.serve(app, Assets.load(dist))
    return app.test_client()


def test_a_name_has_a_hashed_address(dist: Path) -> None:
    assert Assets.load(dist).url("app.js") == "/static/app-ABCD1234.js"


def test_a_name_in_a_folder_has_a_hashed_address(dist: Path) -> None:
    assert Assets.load(dist).url("icons/icon.png") == "/static/icons/icon-EF567890.png"


def test_a_text_can_be_put_into_a_page(dist: Path) -> None:
    assert Assets.load(dist).text("app.js") == SCRIPT.decode()


def test_a_text_without_an_address_can_be_read(dist: Path) -> None:
    assert Assets.load(dist).text("sw.js") == "worker"
    with pytest.raises(AssetMissingError):
        Assets.load(dist).url("sw.js")


def test_the_build_has_an_id(dist: Path) -> None:
    assert Assets.load(dist).build == "0123456789ab"


def test_a_script_names_the_chunks_that_it_needs_at_once(dist: Path) -> None:
    assert Assets.load(dist).preloads("app.js") == ["/static/chunk-1.js"]
    assert Assets.load(dist).preloads("chunk-1.js") == []


def test_all_urls_are_listed_in_order(dist: Path) -> None:
    assert Assets.load(dist).all_urls() == [
        "/static/app-ABCD1234.js",
        "/static/chunk-1.js",
        "/static/icons/icon-EF567890.png",
    ]


def test_an_unknown_name_says_what_is_missing_and_what_to_do(dist: Path) -> None:
    with pytest.raises(
        AssetMissingError, match=r"no 'other\.js' in .*: run `python hatch_build\.py`"
    ):
        Assets.load(dist).url("other.js")


def test_before_a_build_every_name_is_missing(tmp_path: Path) -> None:
    with pytest.raises(AssetMissingError):
        Assets.load(tmp_path).url("app.js")
    with pytest.raises(AssetMissingError):
        Assets.load(tmp_path).text("sw.js")


def test_a_file_is_served_to_be_kept_forever(client: FlaskClient) -> None:
    with client.get("/static/app-ABCD1234.js") as response:
        assert response.data == SCRIPT
        assert response.mimetype == "text/javascript"
        assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_a_file_is_served_compressed_to_who_takes_it(client: FlaskClient) -> None:
    headers = {"Accept-Encoding": "gzip, br"}
    with client.get("/static/app-ABCD1234.js", headers=headers) as response:
        assert response.headers["Content-Encoding"] == "br"
        assert response.headers["Vary"] == "Accept-Encoding"
        assert brotli.decompress(response.data) == SCRIPT


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("br;q=0", None),
        ("br;q=0.000, gzip;q=0", None),
        ("BR ; Q=0, *", None),
        ("identity;q=0.5, br;q=0", None),
        ("br;q=0.1", "br"),
        ("gzip, br", "br"),
        ("embr", None),
    ],
)
def test_a_coding_that_is_refused_is_not_sent(
    client: FlaskClient, accepted: str, coding: str | None
) -> None:
    with client.get("/static/app-ABCD1234.js", headers={"Accept-Encoding": accepted}) as response:
        assert response.headers.get("Content-Encoding") == coding
        assert (brotli.decompress(response.data) if coding else response.data) == SCRIPT


@pytest.mark.parametrize("path", ["sw.js", "assets.json", "app-ABCD1234.js.br", "../conftest.py"])
def test_only_what_the_manifest_names_is_served(client: FlaskClient, path: str) -> None:
    with client.get(f"/static/{path}") as response:
        assert response.status_code == 404


def test_scripts_ask_to_be_compiled_while_they_load() -> None:
    """Chromium keeps no compiled modules, and would compile each function when it is called."""
    built = Assets.load(ROOT / "static" / "dist")
    scripts = {name for name in built.names if name.endswith(".js") and name != "worker.js"}
    assert len(scripts) > 10
    for name in scripts:
        assert built.text(name).startswith("//# allFunctionsCalledOnLoad\n"), name
