"""Between the meetings the app lists what to prepare, and things can be ticked off."""

from playwright.sync_api import Page, expect

from tests.browser.support import app, form, steps
from tests.browser.support.axe import AXE, LOOK
from tests.browser.support.form import tick_items, ticked_items
from tests.browser.support.language import choose_language
from tests.browser.support.layout import TOO_SMALL, TOO_WIDE
from tests.browser.support.server import Server
from tests.browser.support.steps import on_each_step


def test_the_checklist_is_made_from_format_steps_and_materials(preparing: Page) -> None:
    expect(tick_items(preparing, "try")).to_have_text(
        ["Try the tool yourself first", "Show it", "Do it"]
    )
    expect(tick_items(preparing, "bring")).to_have_text(["Three balls", "A quiet room"])
    steps.go_to(preparing, "plan.needs")
    form.fill(preparing, "plan.needs", "Four balls")
    steps.go_to(preparing, "plan.format")
    form.fill(preparing, "plan.format", "talk")
    choose_language(preparing, "nl")
    steps.go_to(preparing, "between.prepare")
    expect(tick_items(preparing, "bring")).to_have_text(["Four balls"])
    expect(tick_items(preparing, "try").first).to_have_text("Vertel het een keer hardop")


def test_ticks_are_saved_shown_at_home_and_sent_to_the_server(
    preparing: Page, server: Server
) -> None:
    for name, at in (("try", 0), ("try", 2), ("bring", 0)):
        tick_items(preparing, name).nth(at).click()
    expect(preparing.locator("[data-prompt='between.prepare'] [data-ticks-line]")).to_have_text(
        "3 of 5 done"
    )
    app.wait_saved(preparing, "server")
    preparing.reload()
    app.wait_listening(preparing)
    expect(tick_items(preparing, "try").nth(2).locator("input")).to_be_checked()
    assert ticked_items(preparing, "try") == ["Try the tool yourself first", "Do it"]
    assert ticked_items(preparing, "bring") == ["Three balls"]
    steps.go_to(preparing, "home")
    expect(tick_items(preparing, "prepare")).to_have_count(5)
    assert ticked_items(preparing, "prepare") == [
        "Try the tool yourself first",
        "Do it",
        "Three balls",
    ]
    # By keyboard too, and without losing one's place in the list.
    tick_items(preparing, "prepare").nth(2).locator("input").focus()
    preparing.keyboard.press("Space")
    expect(preparing.locator("[data-ahead] [data-ticks-line]")).to_have_text("2 of 5 done")
    expect(tick_items(preparing, "prepare").nth(2).locator("input")).to_be_focused()
    session = app.session(preparing)
    assert session
    app.wait_saved(preparing, "server")
    done = server.fields(session)["between.done"]
    assert len(done) == 2
    assert "joint_task" in done


def test_checklists_are_accessible_and_fit_narrow_screens(preparing: Page) -> None:
    steps.go_to(preparing, "plan.needs")
    form.fill(preparing, "plan.needs", "Donaudampfschifffahrtsgesellschaft" * 3)
    screens = ["between.prepare", "lead.leading", "home"]
    preparing.evaluate(AXE)
    for theme in ("light", "dark"):
        preparing.evaluate("theme => { document.documentElement.dataset.theme = theme; }", theme)
        assert on_each_step(preparing, screens, LOOK) == {}
    preparing.set_viewport_size({"width": 320, "height": 640})
    for code in ("de", "ar"):
        choose_language(preparing, code)
        for look in (TOO_WIDE, TOO_SMALL):
            assert on_each_step(preparing, screens, look) == {}
