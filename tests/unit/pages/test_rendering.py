"""Pages are rendered and compressed once, each when it is needed, however many phones come."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import brotli
import pytest
from flask import Flask, render_template

from webapp import parts_of
from webapp.languages import LANGUAGES
from webapp.pages import rendering
from webapp.pages.rendering import Pages
from webapp.pages.routes import Views
from webapp.wsgi import documents
from webapp.wsgi.documents import QUICK, SMALLEST

FIRST_VISITS = 30


@pytest.fixture
def pages(app: Flask) -> Pages:
    """Pages of which none is rendered yet."""
    return Pages(app, parts_of(app).assets)


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Which templates were rendered in which language."""
    found: list[tuple[str, str]] = []

    def render(template: str, **context: Any) -> str:  # noqa: ANN401 - whatever it needs
        found.append((template, context["language"].code))
        return render_template(template, **context)

    monkeypatch.setattr(rendering, "render_template", render)
    return found


def test_a_page_waits_for_no_other_language_but_the_one_that_names_the_build(
    pages: Pages, rendered: list[tuple[str, str]]
) -> None:
    assert b'<html lang="nl"' in pages.page("nl").body
    assert rendered == [("page.html", "en"), ("page.html", "nl")]


def test_what_first_visits_at_once_ask_for_is_rendered_once(
    pages: Pages, rendered: list[tuple[str, str]]
) -> None:
    all_there = Barrier(FIRST_VISITS)

    def visit(number: int) -> None:
        all_there.wait()
        code = list(LANGUAGES)[number % len(LANGUAGES)]
        assert pages.page(code) is pages.documents[f"{code}/"]
        assert pages.error(code, missing=True) is pages.error(code, missing=True)

    with ThreadPoolExecutor(FIRST_VISITS) as phones:
        list(phones.map(visit, range(FIRST_VISITS)))
    assert len(rendered) == len(set(rendered)) == 1 + 2 * len(LANGUAGES)


def test_all_that_is_sent_gets_as_small_as_it_can_be(
    pages: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    compressed: list[tuple[int, bytes]] = []

    def compress(body: bytes, quality: int) -> bytes:
        compressed.append((quality, body))
        packed: bytes = brotli.compress(body, quality=0)
        return packed

    monkeypatch.setattr(documents, "_brotli", compress)
    pages.page("nl").encoded("br")
    views = Views(pages)
    for _ in range(2):
        views.prepare()
    bodies = [document.body for document in pages.documents.values()]
    assert compressed[0] == (QUICK, pages.page("nl").body)
    assert [body for quality, body in compressed[1:] if quality == SMALLEST][:-1] == bodies
    assert len(compressed) == 1 + len(bodies) + 1  # and the worker's script
    for document in pages.documents.values():
        document.encoded("br")
    assert len(compressed) == 1 + len(bodies) + 1
