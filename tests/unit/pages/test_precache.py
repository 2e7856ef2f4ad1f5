"""The precache list names all that the app needs, with hashes that follow the content."""

import base64
import hashlib
import json
import re

import pytest
from flask.testing import FlaskClient

from webapp.languages import LANGUAGES
from webapp.pages.precache import Entry, entries
from webapp.pages.rendering import HALVES, Pages


def kept(pages: Pages) -> set[str]:
    """The addresses of all that is kept."""
    return {url for entry in entries(pages) for url in entry.get("holds", [entry["url"]])}


def fetched(pages: Pages, **of: object) -> list[Entry]:
    """The entries that have just these properties."""
    return [entry for entry in entries(pages) if all(entry.get(name) == of[name] for name in of)]


def test_it_holds_what_makes_every_page_and_manifest_and_each_file(pages: Pages) -> None:
    wanted = {"frame.txt"} | {f"{code}/{half}" for code in LANGUAGES for half in HALVES}
    wanted |= {url.removeprefix("/") for url in pages.assets.all_urls()}
    others = re.compile(r"screenshot-|/on-demand-|/worker-")
    assert kept(pages) == {url for url in wanted if not others.search(url)}


def test_each_entry_is_served_with_just_the_content_that_it_vouches_for(
    pages: Pages, client: FlaskClient
) -> None:
    for entry in entries(pages):
        with client.get(f"/{entry['url']}") as response:
            assert response.status_code == 200, entry
            digest = base64.b64encode(hashlib.sha256(response.data).digest()).decode()
        assert entry["integrity"] == f"sha256-{digest}"


def test_what_one_file_holds_is_what_the_files_themselves_hold(
    pages: Pages, client: FlaskClient
) -> None:
    [entry] = [entry for entry in entries(pages) if "holds" in entry]
    with client.get(f"/{entry['url']}") as response:
        held = json.loads(response.data)
    assert {f"static/{name}" for name in held} == set(entry["holds"])
    for name, text in held.items():
        assert ".chunk-" in name
        with client.get(f"/static/{name}") as response:
            assert response.data.decode() == text


def test_all_that_a_page_names_is_kept(pages: Pages, client: FlaskClient) -> None:
    held = kept(pages)
    for code in LANGUAGES:
        named = set(re.findall(r'(?:src|href)="\.\./(static/[^"#]+)', client.get(f"/{code}/").text))
        assert named
        assert named <= held


def test_each_language_needs_both_halves_of_its_words_and_what_all_share(pages: Pages) -> None:
    for code in LANGUAGES:
        urls = [entry["url"] for entry in fetched(pages, language=code)]
        assert urls == [f"{code}/{half}" for half in HALVES]
    assert all(entry["url"].endswith(".png") for entry in fetched(pages, late=True))
    shared = fetched(pages, language=None, late=None)
    # Each costs a phone a round trip, or waits for another one's.
    assert len(shared) <= 10


def test_the_worker_carries_the_list_and_imports_its_code(
    pages: Pages, client: FlaskClient
) -> None:
    script = client.get("/sw.js").text
    assert json.dumps(entries(pages), separators=(",", ":")) in script
    [code] = re.findall(r'const code = "([^"]+)";', script)
    with client.get(f"/{code}") as response:
        assert response.status_code == 200
        assert "immutable" in response.headers["Cache-Control"]


@pytest.mark.parametrize("half", HALVES)
def test_other_words_in_one_language_change_the_list_in_one_place(
    pages: Pages, monkeypatch: pytest.MonkeyPatch, half: str
) -> None:
    changed = f"uk/{half}"
    before = {entry["url"]: entry for entry in entries(pages)}
    words = pages.documents[changed]
    others = {**pages.documents, changed: type(words)(words.body + b"!", words.mimetype)}
    monkeypatch.setattr(type(pages), "documents", others)
    after = {entry["url"]: entry for entry in entries(pages)}
    assert {url for url in after if after[url] != before[url]} == {changed}


def test_only_what_has_its_version_in_its_name_stands_under_static(pages: Pages) -> None:
    """The worker tells the versions of all else by their hashes (service_worker/precache.js)."""
    for url in kept(pages):
        hashed = re.search(r"-[0-9A-Z]{8}\.\w+$", url)
        assert bool(hashed) == url.startswith("static/"), url
