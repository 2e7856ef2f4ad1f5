"""The companions' fields, by their ids, and what two people do with a companion."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.support import app, form, steps

MILESTONES = {
    f"roadmap.milestone.{number}.{part}"
    for number in range(1, 6)
    for part in ("step", "date", "barrier", "helper")
}
FIELDS = {
    "roadmap.goal",
    "roadmap.strengths",
    "roadmap.first_step",
    *MILESTONES,
    "ladder.skill",
    *(f"ladder.rung.{number}" for number in range(1, 8)),
    "ladder.at",
    "ladder.evidence",
    "ladder.next",
    "ladder.helper",
    "ladder.again",
    "stretch.challenge",
    "stretch.zone",
    "stretch.smallest",
    "stretch.date",
    "stretch.support",
    "stretch.result",
    "stretch.learned",
}
# Long enough to fill a page, where it is printed.
FULL = {
    "roadmap": {
        "roadmap.goal": "Work with animals",
        "roadmap.strengths": "patient\nthree languages",
        "roadmap.first_step": "Ask the vet in my street",
        **{name: f"words of {name}" for name in sorted(MILESTONES) if "date" not in name},
        **{f"roadmap.milestone.{n}.date": f"2027-0{n}-12" for n in range(1, 6)},
    },
    "ladder": {
        "ladder.skill": "Juggling",
        **{f"ladder.rung.{n}": f"juggle {n} balls for ten seconds" for n in range(1, 8)},
        "ladder.evidence": "my brother saw it",
        "ladder.next": "ten minutes every day",
        "ladder.helper": "Sam",
        "ladder.again": "2027-01-12",
    },
    "stretch": {
        "stretch.challenge": "Give a talk in front of my class",
        "stretch.smallest": "Tell it to two friends",
        "stretch.date": "2027-01-12",
        "stretch.support": "Sam",
        "stretch.result": "It went well",
        "stretch.learned": "I can do more than I think",
    },
}

WRITE = """(fields) => {
  for (const [name, words] of Object.entries(fields)) {
    const control = document.querySelector(`[data-field="${name}"]`);
    control.value = words;
    control.dispatchEvent(new Event("input", { bubbles: true }));
  }
}"""


def open_companion(page: Page, kind: str) -> str:
    """Go to a companion's screen; returns the id of its document once it is drawn."""
    steps.go_to(page, kind)
    expect(drawing(page, kind)).to_be_visible()
    opened = app.session(page)
    assert opened
    return opened


def drawing(page: Page, kind: str) -> Locator:
    """The picture on a companion's screen."""
    return page.locator(f'[data-screen="{kind}"] [data-drawing] svg')


def write(page: Page, name: str, words: str) -> None:
    """Write into a field, also one in a closed milestone."""
    control = form.field(page, name)
    closed = control.locator("xpath=ancestor::details[not(@open)]")
    if closed.count():
        closed.locator("summary").click()
    control.fill(words)


def unfold(page: Page) -> None:
    """Open every milestone."""
    groups = page.locator("details.group")
    groups.evaluate_all("all => all.forEach((group) => { group.open = true; })")


def fill(page: Page, kind: str) -> None:
    """Write into every field of a companion, all at once."""
    open_companion(page, kind)
    page.evaluate(WRITE, FULL[kind])
