"""A list of many sessions: what is on the screen comes first, and only what changes is drawn."""

import random
from copy import deepcopy

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import app, form, indexed_db, steps
from tests.browser.support.server import Server
from tests.browser.support.session_list import listed_sessions

MANY = 100
LETTERS = "abcdefghijklmnopqrstuvwxyz234567"
# How many cards the list had each time that it grew.
GROWTH = """window.growth = [];
document.addEventListener("DOMContentLoaded", () => {
  const list = document.querySelector("[data-sessions]");
  new MutationObserver(() => window.growth.push(list.children.length))
    .observe(list, { childList: true });
});"""
LINES = """window.lines = [];
new MutationObserver(() => {
  const line = document.querySelector("[data-toasts]").textContent.trim();
  if (line && window.lines.at(-1) !== line) window.lines.push(line);
}).observe(document.querySelector("[data-toasts]"), { childList: true, subtree: true });"""


def multiply(databases: indexed_db.Databases) -> indexed_db.Databases:
    """The one session in there, many times; each changed a minute before the next."""
    made = deepcopy(databases)
    stores = made["andersom"]["stores"]
    (record,) = stores["sessions"]["rows"]
    updates = stores["updates"]["rows"]
    chosen = random.Random(1)  # noqa: S311 - the same in every run
    stores["sessions"]["rows"], stores["updates"]["rows"] = [], []
    for number in range(MANY):
        own = "".join(chosen.choice(LETTERS) for _ in range(25)) + "a"
        shown = {**record["shown"], "topic": f"Topic {number}"}
        changed = f"2026-01-01T{number // 60:02d}:{number % 60:02d}:00.000Z"
        stores["sessions"]["rows"].append(
            {**record, "id": own, "shown": shown, "changed": changed, "local": True}
        )
        stores["updates"]["rows"] += [
            {**row, "doc": row["doc"].replace(record["id"], own)} for row in updates
        ]
    return made


@pytest.fixture
def home(page: Page, server: Server) -> Page:
    """A phone with many sessions, at home."""
    form.begin_with_topic(page, server.address, "Juggling")
    app.wait_saved(page, "phone")
    page.goto(f"{server.address}/healthz")
    databases = multiply(indexed_db.dump(page))
    page.evaluate("""async () => {
      for (const { name } of await indexedDB.databases()) await new Promise((done) => {
        indexedDB.deleteDatabase(name).onsuccess = done;
      });
    }""")
    indexed_db.fill(page, databases)
    page.add_init_script(GROWTH)
    app.open_app(page, f"{server.address}/en/")
    expect(page.locator("[data-sessions] li")).to_have_count(MANY)
    return page


def test_the_first_screenful_comes_first_and_all_stand_in_order(home: Page) -> None:
    growth = home.evaluate("window.growth")
    assert 0 < growth[0] < MANY
    topics = home.locator("[data-sessions] b").all_text_contents()
    assert topics == [f"Topic {number}" for number in reversed(range(MANY))]


def test_only_what_changed_is_drawn_again(home: Page) -> None:
    home.evaluate("""() => {
      for (const card of document.querySelectorAll("[data-sessions] li")) card.mark = true;
    }""")
    last = listed_sessions(home)[-1]
    home.locator("[data-sessions] li").last.locator('[data-action="continue"]').click()
    form.write(home, "strength.topic", "!")
    steps.go_to(home, "home")
    expect(home.locator("[data-sessions] li").first).to_have_attribute("data-session", last)
    unmarked = home.locator("[data-sessions] li").evaluate_all(
        "all => all.filter(({ mark }) => !mark).map(({ dataset }) => dataset.session)"
    )
    assert unmarked == [last]


def test_saving_and_adding_many_say_how_far_they_are(home: Page) -> None:
    steps.go_to(home, "share")
    home.evaluate(LINES)
    with home.expect_download() as saving:
        home.locator('[data-action="export-all"]').click()
    said = f"of {MANY} done"
    assert [line for line in home.evaluate("window.lines") if said in line]
    home.evaluate("window.lines = []")
    home.locator("[data-file]").set_input_files(saving.value.path())
    expect(home.locator("[data-toasts]")).to_contain_text("The file is added.")
    assert len([line for line in home.evaluate("window.lines") if said in line]) > 1
    expect(home.locator("[data-toasts]")).not_to_contain_text(said)
