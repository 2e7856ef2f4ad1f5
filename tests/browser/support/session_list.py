"""The list of sessions on the home screen, and what people do in it."""

from playwright.sync_api import Locator, Page

from tests.browser.support import app, form, steps
from tests.browser.support.answers import Answers

LONGER_THAN_UNDO = "00:30"


def card(page: Page, session: str) -> Locator:
    return page.locator(f'[data-sessions] li[data-session="{session}"]')


def press_on_card(page: Page, session: str, action: str) -> None:
    card(page, session).locator(f'[data-action="{action}"]').click()


def answer_question(page: Page, value: str) -> None:
    page.locator(f'dialog [data-answer="{value}"]').click()


def begin_planning(page: Page, mentee: str, mentor: str, topic: str) -> str:
    """Begin a session, and fill it in as far as the plan."""
    steps.go_to(page, "home")
    session = app.start_session(page)
    names: Answers = {"start.mentee_name": mentee, "start.mentor_name": mentor}
    form.fill_everywhere(page, {**names, "strength.topic": topic, "plan.format": "talk"})
    steps.go_to(page, "plan.format")
    return session


def delete(page: Page, session: str, where: str) -> None:
    """Delete a session from the list, and answer where: on the `phone`, or `everywhere`."""
    press_on_card(page, session, "delete")
    answer_question(page, where)


def listed_sessions(page: Page) -> list[str]:
    """The ids of the sessions in the list, from the top."""
    found: list[str] = page.locator("[data-sessions] li").evaluate_all(
        "all => all.map((one) => one.dataset.session)"
    )
    return found
