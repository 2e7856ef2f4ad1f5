"""The precache list names all that the app needs, with revisions that follow the content."""

import base64
import hashlib
import json
import re

from flask.testing import FlaskClient

from webapp.languages import LANGUAGES
from webapp.pages.precache import PLACEHOLDER, entries
from webapp.pages.rendering import Pages


def test_it_holds_what_makes_every_page_and_each_manifest_and_file(pages: Pages) -> None:
    held = {entry["url"] for entry in entries(pages)}
    wanted = {"door/", "frame.txt"}
    wanted |= {f"{code}/words.txt" for code in LANGUAGES}
    wanted |= {f"{code}/manifest.webmanifest" for code in LANGUAGES}
    wanted |= {url.removeprefix("/") for url in pages.assets.all_urls()}
    wanted = {url for url in wanted if "screenshot" not in url}
    assert held == wanted


def test_each_entry_is_served_with_just_the_content_that_it_vouches_for(
    pages: Pages, client: FlaskClient
) -> None:
    for entry in entries(pages):
        with client.get(f"/{entry['url']}") as response:
            assert response.status_code == 200, entry
            digest = base64.b64encode(hashlib.sha256(response.data).digest()).decode()
        assert entry["integrity"] == f"sha256-{digest}"


def test_all_that_a_page_names_is_in_it(pages: Pages, client: FlaskClient) -> None:
    held = {entry["url"] for entry in entries(pages)}
    for code in LANGUAGES:
        named = set(re.findall(r'(?:src|href)="\.\./(static/[^"#]+)', client.get(f"/{code}/").text))
        assert named
        assert named <= held


def test_the_worker_carries_the_list(pages: Pages, client: FlaskClient) -> None:
    script = client.get("/sw.js").text
    assert PLACEHOLDER not in script
    assert json.dumps(entries(pages)) in script
