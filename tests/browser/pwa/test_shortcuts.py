"""The shortcuts of the app's icon: begin a session, and continue the last one."""

from playwright.sync_api import Page, expect

from tests.browser.support.app import begin_session, open_app, wait_saved
from tests.browser.support.server import Server
from tests.browser.support.steps import go_to
from tests.browser.support.transfer import open_file
from tests.support import protocol

# Each write of words keeps its transaction open for a while.
SLOW_STORE = """() => {
  const { add } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.add = function (...row) {
    const until = performance.now() + 800;
    const busy = () => {
      if (performance.now() < until) this.count().onsuccess = busy;
    };
    busy();
    return add.apply(this, row);
  };
}"""


def test_the_shortcuts_begin_and_continue_a_session(page: Page, server: Server) -> None:
    open_app(page, f"{server.address}/en/?do=new")
    expect(page.locator("html")).to_have_attribute("data-step", "start.names")
    go_to(page, "plan.goal")
    page.locator('[data-field="plan.goal"]').fill("draw a cube")
    wait_saved(page, "server")
    page.goto(f"{server.address}/en/?do=continue")
    expect(page.locator("html")).to_have_attribute("data-step", "plan.goal")
    assert page.url.endswith("/en/#plan.goal")
    expect(page.locator('[data-field="plan.goal"]')).to_have_value("draw a cube")


def test_continue_leads_to_the_very_last_step(page: Page, server: Server) -> None:
    begin_session(page, f"{server.address}/en/")
    go_to(page, "plan.goal")
    page.locator('[data-field="plan.goal"]').fill("draw a cube")
    wait_saved(page, "phone")
    # The app is left in the moment of the step, before the database took it.
    page.evaluate("""() => {
      IDBObjectStore.prototype.put = () => {};
      document.querySelector('[data-action="next"]').click();
      location.assign("?do=continue");
    }""")
    page.wait_for_url("**/en/#plan.steps")
    expect(page.locator("html")).to_have_attribute("data-step", "plan.steps")


def test_continue_leads_into_a_session_that_came_in_a_file_of_several(
    page: Page, server: Server
) -> None:
    open_app(page, f"{server.address}/en/#share")
    # The phone is slow to store, and the app is left in the moment in which it shows what came.
    page.evaluate(SLOW_STORE)
    page.evaluate("""() => new MutationObserver(() => location.assign("?do=continue"))
      .observe(document.querySelector("[data-sessions]"), { childList: true })""")
    open_file(page, protocol.file(*2 * [protocol.VECTORS["session"]["update"]]))
    expect(page.locator("html")).to_have_attribute("data-step", "strength")
    go_to(page, "home")
    # Other tests may have written into the session of this id on the shared server.
    expect(page.locator("[data-sessions] b")).to_contain_text(2 * [protocol.TOPIC])
