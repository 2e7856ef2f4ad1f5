"""`andersom build DIR`: the same app from a plain file server, in a sub folder, without sync."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import app, form, steps
from tests.browser.support.answers import Answers
from tests.browser.support.language import choose_language
from tests.browser.support.server import COMMAND, free_port
from tests.support.paths import ROOT

COPIES = ("school", "other")
# All that a page stores on the phone, by the names that it has there.
STORED = """async () => [
  ...(await indexedDB.databases()).map(({ name }) => name),
  ...Object.keys(localStorage),
  ...Object.keys(sessionStorage),
  ...await caches.keys(),
  ...(await navigator.locks.query()).held.map(({ name }) => name),
]"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A web site's folder, with the app in it and in two of its sub folders."""
    site = tmp_path_factory.mktemp("site")
    for place in (".", *(f"{copy}/andersom" for copy in COPIES)):
        subprocess.run([*COMMAND, "build", site / place], cwd=ROOT, check=True)
    return site


@pytest.fixture
def host(folder: Path) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """Where a plain file server serves it, and the server's process."""
    port = free_port()
    command = [sys.executable, "-u", "-m", "http.server", str(port), "--bind", "127.0.0.1"]
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout
        assert str(port) in process.stdout.readline()
        yield f"http://127.0.0.1:{port}/school/andersom", process
        process.terminate()


def test_the_app_works_offline_after_one_visit_and_never_looks_for_a_server(
    page: Page, host: tuple[str, "subprocess.Popen[str]"]
) -> None:
    address, process = host
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    app.open_app(page, f"{address}/")
    expect(page).to_have_url(f"{address}/en/")
    app.wait_ready_for_offline(page)
    page.close()
    process.terminate()
    process.wait()

    page = page.context.new_page()
    page.clock.install()
    app.open_app(page, f"{address}/")
    expect(page).to_have_url(f"{address}/en/")
    app.start_session(page)
    given: Answers = {
        "strength.topic": "Juggling",
        "plan.mentor_role": ["ask"],
        "next.step": "Pottery",
    }
    form.walk_to_summary(page, given, {"plan.goal": lambda: choose_language(page, "nl")})
    app.wait_saved(page, "phone")
    page.clock.fast_forward("10:00")
    app.network_came_back(page)
    page.reload()
    app.wait_listening(page)
    expect(page).to_have_url(f"{address}/nl/#summary")
    expect(page.locator('dd[data-answer="next.step"]')).to_have_text("Pottery")
    expect(page.locator("dd[data-answer]")).to_have_count(len(given))
    expect(page.locator("[data-saved-line]")).to_have_text(app.text(page, "saved"))
    app.open_app(page, f"{address}/")
    expect(page).to_have_url(f"{address}/nl/")
    assert not [url for url in asked if "/api/" in url]


def open_copy(page: Page, address: str) -> None:
    app.open_app(page, f"{address}/en/")
    app.wait_ready_for_offline(page)


def test_copies_in_several_folders_of_a_host_know_nothing_of_each_other(
    page: Page, host: tuple[str, "subprocess.Popen[str]"]
) -> None:
    school, _ = host
    other = school.replace("/school/", "/other/")
    root = school.removesuffix("/school/andersom")
    listed = page.locator("[data-sessions] li")
    kept: dict[str, str] = {}
    for address, topic in ((root, "Weaving"), (school, "Juggling"), (other, "Pottery")):
        before = set(page.evaluate(STORED)) if kept else set()
        open_copy(page, address)
        expect(listed).to_have_count(0)
        app.start_session(page)
        form.write(page, "strength.topic", topic)
        app.wait_saved(page, "phone")
        kept[address] = topic
        # The copy before it notes its card's height when it is left, so that comes late.
        new = set(page.evaluate(STORED)) - before
        made = {name for name in new if not name.startswith("andersom.returning")}
        folder = address.removeprefix(root)
        assert all(name.endswith(f"{folder}/") for name in made) or not folder, made
        manifest = page.request.get(f"{address}/en/manifest.webmanifest").json()
        assert "id" not in manifest  # then it is where the app starts: in its folder

    # A choice in one is none in the others, and deleting all in one deletes nothing of theirs.
    steps.go_to(page, "settings")
    page.locator('[name="theme"][value="dark"]').check()
    page.locator('[data-action="delete-all"]').click()
    page.locator('dialog [data-answer="all"]').click()
    expect(page.locator("[data-toasts]")).to_contain_text(app.text(page, "delete.all.done"))
    for address in (root, school):
        open_copy(page, address)
        expect(page.locator("html")).to_have_attribute("data-theme", "light")
        steps.go_to(page, "home")
        expect(listed).to_have_count(1)
        expect(listed).to_contain_text(kept[address])
    open_copy(page, other)
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    steps.go_to(page, "home")
    expect(listed).to_have_count(0)


def test_a_session_that_two_copies_have_is_not_written_from_one_into_the_other(
    page: Page, host: tuple[str, "subprocess.Popen[str]"]
) -> None:
    school, _ = host
    other = school.replace("/school/", "/other/")
    link = "#join=abcdefghijklmnopqrstuvwxy2.234567abcdefghijklmnopqrst"
    tabs = [page, page.context.new_page()]
    for tab, address in zip(tabs, (school, other), strict=True):
        app.open_app(tab, f"{address}/en/{link}")
        steps.wait_for_step(tab, "start.names")
        steps.go_to(tab, "strength.topic")
    form.field(tabs[0], "strength.topic").press_sequentially("Juggling")
    app.wait_saved(tabs[0], "phone")
    form.field(tabs[1], "strength.topic").press_sequentially("Pottery")
    app.wait_saved(tabs[1], "phone")
    for tab, topic in zip(tabs, ("Juggling", "Pottery"), strict=True):
        expect(form.field(tab, "strength.topic")).to_have_value(topic)
