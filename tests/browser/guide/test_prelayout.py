"""The next step is laid out before it is shown, without changing anything on the page."""

from playwright.sync_api import Page, expect

from tests.browser.support import app, form, steps

WATCH = """addEventListener("DOMContentLoaded", () => {
  window.copied = [];
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) for (const node of addedNodes) {
      const shown = node.querySelector?.(".prompt")?.dataset.prompt ?? node.dataset?.screen;
      if (node.classList?.contains("prelayout")) copied.push(shown);
    }
  }).observe(document, { childList: true, subtree: true });
});"""
TWICE = """() => [...document.querySelectorAll("[id], .prelayout")].filter(({ id }) =>
  !id || document.querySelectorAll(`[id="${id}"]`).length > 1).length"""


def copied(name: str) -> str:
    return f"async () => copied.includes({name!r})"


def test_prelayout_keeps_choices_and_leaves_no_copies_behind(page: Page) -> None:
    page.add_init_script(WATCH)
    app.begin_session(page, "/en/")
    steps.go_to(page, "plan.format")
    form.fill(page, "plan.format", "talk")
    page.locator('[data-action="back"]').click()
    before = steps.current_step(page)
    app.wait_saved(page, "phone")
    page.reload()
    app.wait_listening(page)
    assert steps.current_step(page) == before
    app.wait_until(page, copied("plan.format"))
    expect(page.locator('[data-field="plan.format"][value="talk"]')).to_be_checked()
    assert page.evaluate(TWICE) == 0


def test_each_step_is_laid_out_ahead_only_once(page: Page) -> None:
    page.add_init_script(WATCH)
    app.open_app(page, "/en/")
    app.wait_until(page, copied("start.names"))
    app.start_session(page)
    app.wait_until(page, copied("explain.both_ways"))
    for action in ("next", "back", "next"):
        page.locator(f'[data-action="{action}"]').click()
    steps.wait_for_step(page, "explain.both_ways")
    app.wait_until(page, copied("strength.good_at"))
    assert page.evaluate("copied") == ["start.names", "explain.both_ways", "strength.good_at"]
