"""`andersom build DIR`: the same app from a plain file server, in a sub folder, without sync."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import app, form
from tests.browser.support.answers import Answers
from tests.browser.support.language import choose_language
from tests.browser.support.server import COMMAND, free_port
from tests.support.paths import ROOT


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A web site's folder, with the app in one of its sub folders."""
    site = tmp_path_factory.mktemp("site")
    subprocess.run([*COMMAND, "build", site / "school" / "andersom"], cwd=ROOT, check=True)
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
    expect(page.locator("[data-saved-line]")).to_have_text(app.text(page, "saved.phone"))
    app.open_app(page, f"{address}/")
    expect(page).to_have_url(f"{address}/nl/")
    assert not [url for url in asked if "/api/" in url]
