"""The app as a folder for any static host."""

from pathlib import Path

import pytest
from flask import Flask

from webapp import parts_of
from webapp.languages import LANGUAGES
from webapp.pages.precache import entries
from webapp.pages.rendering import Pages
from webapp.pages.static_site import build


@pytest.fixture
def site(app: Flask, tmp_path: Path) -> Path:
    """A built folder."""
    build(app, parts_of(app).assets, tmp_path / "site")
    return tmp_path / "site"


def test_it_holds_all_that_the_worker_wants(app: Flask, site: Path) -> None:
    for entry in entries(Pages(app, parts_of(app).assets, api=False)):
        path = site / str(entry["url"])
        assert (path / "index.html" if path.is_dir() else path).is_file(), entry


def test_its_pages_know_that_there_is_no_server(site: Path) -> None:
    for code in LANGUAGES:
        html = (site / code / "index.html").read_text()
        assert 'data-sync="none"' in html
        assert "Content-Security-Policy" in html
        assert 'href="/' not in html
        assert 'src="/' not in html


def test_its_root_leads_to_the_languages(site: Path) -> None:
    assert all(f'href="{code}/"' in (site / "index.html").read_text() for code in LANGUAGES)


def test_it_replaces_an_earlier_build_but_nothing_else(
    app: Flask, site: Path, tmp_path: Path
) -> None:
    (site / "static" / "stale.js").write_text("")
    build(app, parts_of(app).assets, site)
    assert not (site / "static" / "stale.js").exists()
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "cat.txt").write_text("miaow")
    with pytest.raises(FileExistsError):
        build(app, parts_of(app).assets, tmp_path / "photos")
