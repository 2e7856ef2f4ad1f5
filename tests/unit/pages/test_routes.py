"""The addresses of the app: pages, redirects, manifests, the worker, and what isn't there."""

import re

import brotli
import pytest
from flask.testing import FlaskClient

from webapp import paths
from webapp.languages import LANGUAGES


@pytest.mark.parametrize(
    ("asked", "code"),
    [("nl", "nl"), ("nl-BE,en;q=0.5", "nl"), ("xx,nl;q=0.2", "nl"), ("xx", "en"), ("", "en")],
)
def test_the_root_goes_to_the_language_that_the_phone_asks_for(
    client: FlaskClient, asked: str, code: str
) -> None:
    response = client.get("/", headers={"Accept-Language": asked})
    assert (response.status_code, response.location) == (302, f"/{code}/")
    assert "Accept-Language" in response.headers["Vary"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_language_has_its_page(client: FlaskClient, code: str) -> None:
    response = client.get(f"/{code}/")
    assert response.status_code == 200
    language = LANGUAGES[code]
    assert f'<html lang="{code}" dir="{language.direction}"' in response.text


def test_the_phones_own_bar_has_the_colour_of_the_paper(client: FlaskClient) -> None:
    tokens = (paths.folder("static") / "css" / "base" / "tokens.css").read_text(encoding="utf-8")
    bars = re.findall(r'<meta name="theme-color" content="(#\w+)"', client.get("/en/").text)
    assert bars == re.findall(r"--paper: (#\w+);", tokens)


def test_one_request_does_not_lend_its_language_to_the_next(client: FlaskClient) -> None:
    assert "Vandaag" not in client.get("/en/").text
    dutch = client.get("/nl/", headers={"Accept-Language": "en"})
    assert 'lang="nl"' in dutch.text
    assert client.get("/en/", headers={"Accept-Language": "nl"}).text == client.get("/en/").text


@pytest.mark.parametrize("tag", ["nl-BE", "nl_BE", "NL", "en-GB-oxendict"])
def test_a_dialect_goes_to_its_language(client: FlaskClient, tag: str) -> None:
    response = client.get(f"/{tag}/")
    assert (response.status_code, response.location) == (302, f"/{tag[:2].lower()}/")


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/nl",
        "/nl-BE/",
        "/nl-BE",
        "//nl//",
        "/nl//",
        "//evil.example/nl",
        "/nl?a=//b",
        "/\\\\nl//",
    ],
)
@pytest.mark.parametrize("host", ["evil.example", "school.test:8443", "[2001:db8::1]:80", "a b"])
def test_a_redirect_names_no_host_scheme_or_port(client: FlaskClient, path: str, host: str) -> None:
    response = client.get(path, headers={"Host": host})
    if location := response.headers.get("Location"):
        assert location.startswith("/")
        assert location[1:2] not in {"/", "\\"}
        assert host not in location


def test_an_address_without_its_slash_leads_to_the_one_with_it(client: FlaskClient) -> None:
    response = client.get("/nl?from=poster")
    assert (response.status_code, response.headers["Location"]) == (308, "/nl/?from=poster")


@pytest.mark.parametrize(
    "path",
    ["/xx/", "/x%00y/", "/..%2f..%2f/", "/%F0%9F%98%80/", "/nl/nothing", "/static/nothing.js"],
)
def test_what_is_not_there_is_a_page_in_the_language_of_the_phone(
    client: FlaskClient, path: str
) -> None:
    response = client.get(path, headers={"Accept-Language": "nl"})
    assert response.status_code == 404
    assert 'lang="nl"' in response.text
    assert 'href="/en/#en"' in response.text


def test_a_page_comes_compressed_and_is_not_sent_twice(client: FlaskClient) -> None:
    plain = client.get("/nl/")
    packed = client.get("/nl/", headers={"Accept-Encoding": "gzip, br"})
    assert packed.headers["Content-Encoding"] == "br"
    assert brotli.decompress(packed.data) == plain.data
    again = client.get(
        "/nl/",
        headers={"Accept-Encoding": "gzip, br", "If-None-Match": packed.headers["ETag"]},
    )
    assert (again.status_code, again.data) == (304, b"")


def test_the_worker_is_always_asked_for_anew(client: FlaskClient) -> None:
    response = client.get("/sw.js")
    assert response.headers["Cache-Control"] == "no-cache"
    assert response.mimetype == "text/javascript"


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_language_has_a_manifest_of_the_same_app(client: FlaskClient, code: str) -> None:
    manifest = client.get(f"/{code}/manifest.webmanifest")
    assert manifest.mimetype == "application/manifest+json"
    held = manifest.get_json(force=True)
    assert (held["id"], held["lang"]) == ("/", code)
    for icon in held["icons"]:
        with client.get(icon["src"].removeprefix("..")) as response:
            assert response.status_code == 200
    assert client.get("/xx/manifest.webmanifest").status_code == 404


def test_the_server_says_that_it_answers(client: FlaskClient) -> None:
    assert client.get("/healthz").text == "ok\n"
