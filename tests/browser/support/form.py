"""Fills in fields and ticks things off: one by one as people do, or all at once."""

from collections.abc import Callable
from typing import Literal

from playwright.sync_api import Locator, Page, expect

from tests.browser.support import app, steps
from tests.browser.support.answers import NUMBERS, Answer, Answers

STEP_OF_FIELD = """control => {
  const { prompt, kind } = control.closest("[data-prompt], [data-kind]").dataset;
  return prompt ?? kind;
}"""
UNFOLD = "one => one.closest('details')?.setAttribute('open', '')"
FILL_EVERYWHERE = """answers => {
  for (const one of document.querySelectorAll("[data-field]")) {
    const answer = answers[one.dataset.field];
    if (answer === undefined) continue;
    const choice = ["radio", "checkbox"].includes(one.type);
    if (choice) one.checked = [answer].flat().map(String).includes(one.value);
    else one.value = answer;
    if (!choice || one.checked) one.dispatchEvent(new Event("input", { bubbles: true }));
  }
}"""


def field(page: Page, name: str) -> Locator:
    return page.locator(f'[data-field="{name}"]')


def go_to_field(page: Page, name: str) -> None:
    """Go to the prompt, or the companion, that holds the field."""
    steps.go_to(page, field(page, name).first.evaluate(STEP_OF_FIELD))
    open_folds(page)


def open_folds(page: Page) -> None:
    """Open what stands folded under the prompt on the screen."""
    page.locator(".prompt.at .fold:not([open])").evaluate_all(
        "folds => folds.forEach((fold) => { fold.open = true; })"
    )


def write(page: Page, name: str, words: str, at: Literal["Home", "End"] = "End") -> None:
    """Go to a field and type at its end or start, letter by letter, without leaving it."""
    go_to_field(page, name)
    field(page, name).press(f"Control+{at}")
    field(page, name).press_sequentially(words)


def fill(page: Page, name: str, answer: Answer) -> None:
    """Answer one field that is on the screen, folded or not."""
    field(page, name).first.evaluate(UNFOLD)
    if isinstance(answer, list):
        for value in answer:
            page.locator(f'[data-field="{name}"][value="{value}"]').check()
    elif field(page, name).first.get_attribute("type") == "radio":
        mark = page.locator(f'[data-field="{name}"][value="{answer}"]')
        mark.check(force=name in NUMBERS)  # the number lies over its radio button
    else:
        field(page, name).fill(str(answer))


def fill_step(page: Page, answers: Answers) -> None:
    """Answer the fields of the step that is on the screen."""
    open_folds(page)
    shown = page.locator("[data-field]:visible").evaluate_all(
        "all => all.map(control => control.dataset.field)"
    )
    for name in dict.fromkeys(shown):
        if name in answers:
            fill(page, name, answers[name])


def walk_to_summary(
    page: Page, answers: Answers, at: dict[str, Callable[[], None]] | None = None
) -> list[str]:
    """Answer, press next, and so on until the summary; `at` says what else to do at which step.

    Returns all steps on the way.
    """
    passed = [steps.current_step(page)]
    while passed[-1] != "summary":
        fill_step(page, answers)
        if at and passed[-1] in at:
            at.pop(passed[-1])()
        page.locator('[data-action="next"]').click()
        expect(page.locator("html")).not_to_have_attribute("data-step", passed[-1])
        passed.append(steps.current_step(page))
        assert len(passed) < 100
    assert not at
    return passed


def fill_everywhere(page: Page, answers: Answers) -> None:
    """Answer all these fields at once, on whatever screens they stand."""
    page.evaluate(FILL_EVERYWHERE, answers)


def begin_planned_session(page: Page, address: str, **answers: str) -> None:
    """Begin a session with a date for meeting 2 and these answers (`plan_where="Room 12"`)."""
    app.begin_session(page, address)
    given = {"plan_when": "2026-11-27T10:30", **answers}
    fill_everywhere(page, {name.replace("_", ".", 1): said for name, said in given.items()})


def begin_with_topic(page: Page, address: str, topic: str) -> str:
    """Begin a session in English and type a topic; returns the session's id."""
    session = app.begin_session(page, f"{address}/en/")
    write(page, "strength.topic", topic)
    return session


def tick_items(page: Page, name: str) -> Locator:
    """The items of a list of things to tick off."""
    return page.locator(f'[data-ticks="{name}"] .tick')


def ticked_items(page: Page, name: str) -> list[str]:
    """The words of the items that are ticked off."""
    done = page.locator(f'[data-ticks="{name}"] .tick:has(:checked)')
    return [words.strip() for words in done.all_text_contents()]
