"""The addresses of the app: pages, redirects, manifests, the worker, and what isn't there."""

import re

import brotli
import pytest
from flask.testing import FlaskClient

from webapp import paths
from webapp.languages import LANGUAGES
from webapp.pages.rendering import HALVES, WORDS


@pytest.mark.parametrize(
    ("asked", "code"),
    [("nl", "nl"), ("nl-BE,en;q=0.5", "nl"), ("xx,nl;q=0.2", "nl"), ("xx", "en"), ("", "en")],
)
def test_the_root_is_the_page_in_the_language_that_the_phone_asks_for(
    client: FlaskClient, asked: str, code: str
) -> None:
    for coding in ("", "gzip", "br"):
        accepted = {"Accept-Encoding": coding}
        root = client.get("/", headers={"Accept-Language": asked, **accepted})
        page = client.get(f"/{code}/", headers=accepted)
        assert root.status_code == 200
        assert (root.data, root.headers["ETag"]) == (page.data, page.headers["ETag"])
        assert root.headers.get("Content-Encoding", "") == coding
        assert root.headers["Vary"] == "Accept-Encoding, Accept-Language"


def test_what_is_the_same_for_all_is_made_for_the_first_one(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    addresses = ("", "nl/", "nl/manifest.webmanifest", "frame.txt", "places.txt", "sw.js")
    words = (f"nl/{each}" for each in (WORDS, *HALVES))
    asked = [f"/{each}" for each in (*addresses, *words, "api/v1/openapi.json")]
    codings = [{"Accept-Encoding": coding} for coding in ("", "gzip", "br")]
    first = [client.get(each, headers=coding).data for each in asked for coding in codings]
    assert all(first)

    def never(*_: object, **__: object) -> None:
        pytest.fail("made again")

    for name in (
        "wsgi.documents._brotli",
        "wsgi.documents.Document.__init__",
        "pages.routes.worker",
    ):
        monkeypatch.setattr(f"webapp.{name}", never)
    for library in ("gzip.compress", "brotli.compress", "hashlib.sha256"):
        monkeypatch.setattr(library, never)
    assert [client.get(each, headers=coding).data for each in asked for coding in codings] == first


def test_the_roots_page_is_not_sent_twice_but_another_language_is(client: FlaskClient) -> None:
    tag = client.get("/", headers={"Accept-Language": "nl"}).headers["ETag"]
    same = client.get("/", headers={"Accept-Language": "nl", "If-None-Match": tag})
    assert (same.status_code, same.data) == (304, b"")
    assert same.headers["Vary"] == "Accept-Encoding, Accept-Language"
    assert client.get("/de/", headers={"If-None-Match": tag}).status_code == 200
    other = client.get("/", headers={"Accept-Language": "de", "If-None-Match": tag})
    assert other.status_code == 200


def test_the_head_of_the_root_is_that_of_its_page(client: FlaskClient) -> None:
    head = client.head("/", headers={"Accept-Encoding": "br"})
    page = client.get("/", headers={"Accept-Encoding": "br"})
    assert (head.status_code, head.data) == (200, b"")
    assert head.headers["Content-Length"] == str(len(page.data))
    assert {**head.headers} == {**page.headers}


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip;q=1, br;q=0.5", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0, gzip;q=0", None),
        ("br;q=0, *;q=0.5", "gzip"),
        ("BR;q=0, *", "gzip"),
        ("gzip;q=0, *", "br"),
        ("gzip;q=0, br;q=0, *", None),
        ("identity", None),
        ("zstd", None),
    ],
)
@pytest.mark.parametrize("path", ["/", "/nl/", "/sw.js", "/frame.txt"])
def test_what_is_sent_is_in_a_coding_that_is_taken(
    client: FlaskClient, path: str, accepted: str, coding: str | None
) -> None:
    response = client.get(path, headers={"Accept-Encoding": accepted})
    assert response.headers.get("Content-Encoding") == coding


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
    for path in (f"/{tag}/", f"/{tag}"):
        response = client.get(path)
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


def test_an_address_without_its_slash_is_the_page_too(client: FlaskClient) -> None:
    response = client.get("/nl?from=poster")
    assert (response.status_code, response.data) == (200, client.get("/nl/").data)


def test_search_engines_are_told_the_address_of_a_pages_language(client: FlaskClient) -> None:
    for path in ("/", "/nl", "/nl/"):
        page = client.get(path, headers={"Accept-Language": "nl"}).text
        assert '<link rel="canonical" href="../nl/">' in page


@pytest.mark.parametrize(
    "path",
    [
        "/xx/",
        "/xx",
        "/x%00y/",
        "/..%2f..%2f/",
        "/%F0%9F%98%80/",
        "/nl/nothing",
        "/xx/words.txt",
        "/xx/other-words.txt",
        "/nl/x/words.txt",
        "/static/nothing.js",
    ],
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


def test_the_server_alone_says_the_time(client: FlaskClient) -> None:
    """Uvicorn says it in every answer; said here too, it would stand there twice."""
    for path in ("/", "/nl/words.txt", "/sw.js"):
        first = client.get(path)
        again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
        assert again.status_code == 304
        assert "Date" not in {*first.headers.keys(), *again.headers.keys()}


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
