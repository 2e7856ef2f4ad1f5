"""Everything works by keyboard alone, and reads well to a screen reader."""

from playwright.sync_api import Page, expect

from tests.browser.support.app import open_app, wait_listening
from tests.browser.support.language import open_languages
from tests.browser.support.server import Server
from tests.browser.support.steps import current_step, wait_for_step

FOCUSED = "() => document.activeElement?.closest('[data-action]')?.dataset.action ?? ''"


def tab_to(page: Page, action: str) -> None:
    """Press Tab until the button of this action has the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED) == action:
            return
    raise AssertionError(f"no {action} within 80 presses of Tab")


def test_a_whole_session_works_by_keyboard_alone(page: Page, server: Server) -> None:
    open_app(page, f"{server.address}/en/")
    tab_to(page, "start")
    page.keyboard.press("Enter")
    wait_for_step(page, "start.names")
    passed = ["start.names"]
    while passed[-1] != "summary":
        heading = page.locator("h1:focus, h2:focus")
        expect(heading).to_be_visible()
        tab_to(page, "next")
        page.keyboard.press("Enter")
        expect(page.locator("html")).not_to_have_attribute("data-step", passed[-1])
        passed.append(current_step(page))
    assert len(passed) > 20


def test_the_skip_link_leads_to_the_content_of_the_same_screen(page: Page, server: Server) -> None:
    address = f"{server.address}/en/#plan.goal"
    open_app(page, address)
    page.locator(".skip").focus()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    assert current_step(page) == "plan.goal"
    expect(page).to_have_url(address)
    page.keyboard.press("Tab")
    expect(page.locator("main :focus")).to_be_visible()
    page.reload()
    wait_listening(page)
    assert current_step(page) == "plan.goal"


def test_choices_and_examples_are_made_by_keyboard(page: Page, server: Server) -> None:
    open_app(page, f"{server.address}/en/#strength.kinds")
    page.locator('[data-field="strength.kinds"]').first.focus()
    page.keyboard.press("Space")
    expect(page.locator('[data-field="strength.kinds"]').first).to_be_checked()
    open_app(page, f"{server.address}/en/#strength.topic")
    page.get_by_role("button", name="Drawing in 3D").focus()
    page.keyboard.press("Enter")
    expect(page.locator('[data-field="strength.topic"]')).to_have_value("Drawing in 3D")
    expect(page.locator('[data-field="strength.topic"]')).to_be_focused()


def test_the_menu_opens_and_closes_by_keyboard(page: Page, server: Server) -> None:
    open_app(page, f"{server.address}/en/")
    page.locator("[data-menu] summary").focus()
    page.keyboard.press("Enter")
    tips = page.get_by_role("link", name="Tips", exact=True)
    expect(tips).to_be_visible()
    page.keyboard.press("Escape")
    expect(tips).to_be_hidden()
    expect(page.locator("[data-menu] summary")).to_be_focused()


def test_a_screen_reader_reads_a_prompt_in_order(page: Page, server: Server) -> None:
    open_app(page, f"{server.address}/en/#strength.kinds")
    tree = page.locator("main").aria_snapshot()
    for line in (
        '- heading "Your strength" [level=1]',
        "- paragraph: Mentee’s turn",
        '- heading "What could it be about?" [level=2]',
        '- group "It could be …"',
        '- checkbox "An app or online tool"',
    ):
        assert line in tree, tree
    # Read after the name, though it is seen only once the choice is made.
    expect(page.locator('[value="digital_tool"]')).to_have_accessible_description(
        "Such as Canva, TikTok or Notion"
    )
    assert page.locator("main").get_by_role("img").count() == 0
    bar = page.get_by_role("banner")
    expect(bar.get_by_role("list", name="The five phases")).to_be_visible()
    open_languages(page)
    expect(bar.get_by_role("navigation", name="Language")).to_be_visible()
