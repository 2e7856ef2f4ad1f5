"""The app as a folder for any static host."""

import errno
import json
from pathlib import Path

import pytest
from flask import Flask

from tests.support.shared_pages import SharedPages
from webapp import parts_of
from webapp.assets import Assets
from webapp.languages import LANGUAGES
from webapp.pages.precache import entries
from webapp.pages.rendering import Pages
from webapp.pages.static_site import MARK, NotOursError, build


@pytest.fixture(autouse=True)
def _pages_rendered_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("webapp.pages.static_site.Pages", SharedPages)


@pytest.fixture
def assets(app: Flask) -> Assets:
    """The built front end."""
    return parts_of(app).assets


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
    assert all(f'href="{code}/#{code}"' in (site / "index.html").read_text() for code in LANGUAGES)


def test_it_replaces_an_earlier_build_and_keeps_what_others_put_there(
    app: Flask, assets: Assets, site: Path
) -> None:
    stale, own = site / "static" / "stale.js", site / "static" / "own.css"
    mark = json.loads((site / MARK).read_text())
    mark["files"] += ["static/stale.js", "static/gone.js"]
    (site / MARK).write_text(json.dumps(mark))
    stale.write_text("")
    own.write_text("mine")
    build(app, assets, site)
    assert not stale.exists()
    assert own.read_text() == "mine"
    assert "static/stale.js" not in json.loads((site / MARK).read_text())["files"]


STRANGERS = {
    "photos": ("cat.txt",),
    "a site with a worker of its own": ("sw.js", "index.html", "static/mine.css"),
    "a folder static": ("static/mine.css",),
    "an empty folder": ("static/",),
    "a hidden file": (".htaccess",),
}


@pytest.mark.parametrize("names", STRANGERS.values(), ids=STRANGERS)
def test_what_no_build_of_ours_wrote_is_refused_and_left(
    app: Flask, assets: Assets, tmp_path: Path, names: tuple[str, ...]
) -> None:
    for name in names:
        path = tmp_path / "theirs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.mkdir() if name.endswith("/") else path.write_text("theirs")
    before = contents(tmp_path)
    with pytest.raises(NotOursError, match="not marked as an earlier build"):
        build(app, assets, tmp_path / "theirs")
    assert contents(tmp_path) == before


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() if path.is_file() else b"" for path in folder.rglob("*")}


def test_a_strangers_file_in_the_way_of_a_later_build_is_named_before_anything_is_written(
    app: Flask, assets: Assets, site: Path
) -> None:
    mark = json.loads((site / MARK).read_text())
    mark["files"].remove("index.html")
    (site / MARK).write_text(json.dumps(mark))
    (site / "index.html").write_text("theirs")
    before = contents(site)
    with pytest.raises(NotOursError, match=r"index\.html is there already"):
        build(app, assets, site)
    assert contents(site) == before


@pytest.mark.parametrize(
    "name", ["../other/photo.jpg", "/etc/hostname", "static/../../other/photo.jpg"]
)
def test_a_mark_leads_out_of_no_folder(app: Flask, assets: Assets, site: Path, name: str) -> None:
    other = site.parent / "other" / "photo.jpg"
    other.parent.mkdir()
    other.write_text("theirs")
    (site / MARK).write_text(
        json.dumps({"files": [*json.loads((site / MARK).read_text())["files"], name]})
    )
    build(app, assets, site)
    assert other.read_text() == "theirs"
    assert Path("/etc/hostname").exists()


@pytest.mark.parametrize("name", [r"..\other.jpg", r"static\..\..\other.jpg", r"\other.jpg", "C:x"])
def test_a_mark_names_nothing_that_leads_out_of_a_folder_of_windows(
    app: Flask, assets: Assets, site: Path, name: str
) -> None:
    (site / name).write_text("theirs")
    mark = json.loads((site / MARK).read_text())
    (site / MARK).write_text(json.dumps({"files": [*mark["files"], name]}))
    build(app, assets, site)
    assert (site / name).read_text() == "theirs"


@pytest.mark.parametrize("name", ["index.html", "static", "nl"])
def test_a_link_in_a_build_leads_to_nothing_that_is_written(
    app: Flask, assets: Assets, site: Path, name: str
) -> None:
    theirs = site.parent / "theirs"
    (site / name).rename(theirs)
    (site / name).symlink_to(theirs)
    (theirs / "index.html" if theirs.is_dir() else theirs).write_text("theirs")
    before = contents(site.parent)
    with pytest.raises(NotOursError, match="leads elsewhere by a link"):
        build(app, assets, site)
    assert contents(site.parent) == before


def test_nor_is_the_mark_written_through_a_link(app: Flask, assets: Assets, site: Path) -> None:
    theirs = site.parent / "theirs"
    (site / MARK).rename(theirs)
    (site / MARK).symlink_to(theirs)
    with pytest.raises(NotOursError, match="leads elsewhere by a link"):
        build(app, assets, site)


def test_a_folder_that_is_itself_a_link_is_built_into(
    app: Flask, assets: Assets, site: Path
) -> None:
    link = site.parent / "link"
    link.symlink_to(site)
    (site / "sw.js").unlink()
    build(app, assets, link)
    assert (site / "sw.js").exists()


@pytest.mark.parametrize("mark", ["", "{}", "[]", '{"files": [5]}', '{"files": 5}'])
def test_a_damaged_mark_is_none(app: Flask, assets: Assets, site: Path, mark: str) -> None:
    (site / MARK).write_text(mark)
    with pytest.raises(NotOursError):
        build(app, assets, site)


def test_a_build_that_was_cut_off_can_be_repeated(
    app: Flask, assets: Assets, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        if path.name == "sw.js":
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(path, content)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        with pytest.raises(OSError, match="No space"):
            build(app, assets, tmp_path / "site")
    build(app, assets, tmp_path / "site")
    assert (tmp_path / "site" / "sw.js").exists()
