"""The wheel and the sdist hold everything, and what is installed from them works without Node."""

import re
import shutil
import tarfile
import urllib.request
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from typing import Protocol
from zipfile import ZipFile

import brotli
import pytest

from webapp.languages import LANGUAGES, SOURCE
from webapp.pages.rendering import HALVES

pytestmark = pytest.mark.timeout(600)
HASHED = r"-[0-9A-Z]{8}\."


class Distributions(Protocol):
    """What the fixture `built` returns."""

    sdist: Path
    wheel: Path
    wheel_of_checkout: Path


def content(wheel: Path) -> dict[str, bytes]:
    """The files in a wheel, by name."""
    with ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@dataclass(frozen=True)
class Answer:
    """A response: its headers, and its body as it came and as it reads."""

    headers: Message
    body: bytes

    @property
    def text(self) -> str:
        compressed = self.headers["Content-Encoding"] == "br"
        return (brotli.decompress(self.body) if compressed else self.body).decode()


def fetch(address: str) -> Answer:
    """Get an address as a browser does, which takes brotli."""
    request = urllib.request.Request(address, headers={"Accept-Encoding": "br"})
    with urllib.request.urlopen(request, timeout=30) as response:
        return Answer(response.headers, response.read())


@pytest.mark.parametrize(
    "pattern",
    [
        r"webapp/templates/.+\.html",
        rf"webapp/static/dist/\w+{HASHED}js",
        rf"webapp/static/dist/\w+{HASHED}js\.br",
        rf"webapp/static/dist/deferred{HASHED}css",
        rf"webapp/static/dist/icons/.+{HASHED}png",
        rf"webapp/static/dist/worker{HASHED}js",
        rf"webapp/static/dist/on-demand{HASHED}json",
        r"webapp/static/dist/licences\.txt",
        r"andersom-.+\.dist-info/licenses/LICENSE",
    ],
)
def test_the_wheel_holds_all_that_the_app_needs(built: Distributions, pattern: str) -> None:
    assert any(re.fullmatch(pattern, name) for name in content(built.wheel))


@pytest.mark.parametrize("language", sorted(set(LANGUAGES) - {SOURCE}))
def test_the_wheel_holds_the_compiled_catalogue(built: Distributions, language: str) -> None:
    locale = LANGUAGES[language].locale
    assert f"webapp/translations/{locale}/LC_MESSAGES/messages.mo" in content(built.wheel)


def test_the_wheel_holds_no_packages_of_others(built: Distributions) -> None:
    assert not [name for name in content(built.wheel) if "node_modules" in name]


def test_a_wheel_from_the_sdist_is_the_same_as_one_from_the_checkout(built: Distributions) -> None:
    assert content(built.wheel) == content(built.wheel_of_checkout)


def test_the_sdist_holds_what_the_front_end_is_built_from(built: Distributions) -> None:
    with tarfile.open(built.sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {
        "hatch_build.py",
        "esbuild.config.mjs",
        "package.json",
        "package-lock.json",
        "service_worker/worker.js",
        "static/js/initial.js",
    } <= names


def test_the_installed_app_has_no_node(installed: Path) -> None:
    assert shutil.which("node", path=str(installed)) is None


def test_the_installed_app_serves_a_translated_page_and_its_script(address: str) -> None:
    page = fetch(f"{address}/nl/").text
    assert '<html lang="nl"' in page
    script = re.search(rf'<script type="module"[^>]* src="[./]*(/static/\w+{HASHED}js)"', page)
    assert script
    answer = fetch(address + script[1])
    assert answer.headers["Content-Encoding"] == "br"
    assert "immutable" in answer.headers["Cache-Control"]
    assert len(answer.text) > len(answer.body)


def test_the_installed_app_serves_the_worker_with_what_it_keeps(address: str) -> None:
    worker = fetch(f"{address}/sw.js")
    assert worker.headers["Content-Type"].startswith("text/javascript")
    code = re.search(rf"static/worker{HASHED}js", worker.text)
    assert code
    assert fetch(f"{address}/{code[0]}").headers["Content-Type"].startswith("text/javascript")
    words = [f"{language}/{half}" for language in LANGUAGES for half in HALVES]
    for name in ("frame.txt", *words):
        assert f'"{name}"' in worker.text
