"""The app's suggestions suit the mentee's stage, and what was typed stays."""

import re

import pytest
from playwright.sync_api import Page, Route, expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.browser.support import app, form, steps
from tests.browser.support.language import choose_language
from tests.browser.support.server import Server

STAGES = ("early", "growing", "confident")
COMPANIONS = ("roadmap", "ladder", "stretch")
OFFERED = {
    "": ["ladder"],
    "early": ["roadmap"],
    "growing": ["ladder"],
    "confident": ["stretch", "ladder"],
}
LINE = '[data-prompt="{}"] .line[data-stages]:visible'
SAME = "() => [...document.querySelectorAll('[data-field]')].map((c) => [c.value, c.checked])"


@pytest.fixture
def session(page: Page, server: Server) -> Page:
    app.open_app(page, f"{server.address}/en/")
    app.start_session(page)
    return page


def choose(page: Page, stage: str) -> None:
    steps.go_to(page, "strength.stage")
    form.fill(page, "start.stage", stage)
    expect(page.locator("html")).to_have_attribute("data-stage", stage)


def examples(page: Page, field: str) -> list[str]:
    form.go_to_field(page, field)
    return page.locator(f'[data-example-for="{field}"]:visible').all_text_contents()


def test_examples_questions_and_help_with_the_plan_differ_by_stage(session: Page) -> None:
    found: dict[str, dict[str, object]] = {}
    for stage in ("", *STAGES):
        if stage:
            choose(session, stage)
        topics, questions = (
            examples(session, name) for name in ("strength.topic", "lead.mentor_questions")
        )
        deeper = {}
        for prompt in ("strength.good_at", "plan.goal", "reflect.mentee_self"):
            steps.go_to(session, prompt)
            deeper[prompt] = session.locator(LINE.format(prompt)).all_text_contents()
        help_with_steps = examples(session, "plan.steps")
        mentor = session.locator('[data-prompt="plan.steps"] .for-mentor p:visible')
        found[stage] = {
            "topics": topics,
            "questions": questions,
            "deeper": deeper,
            "steps": help_with_steps,
            "mentor": mentor.all_text_contents(),
        }
        assert len(topics) >= 3
        assert len(questions) >= 3
        assert len(found[stage]["mentor"]) == 1  # type: ignore[arg-type]
        taking = session.locator("[data-examples-all]")
        expect(taking).to_be_visible(visible=stage == "early")
    # Before a stage is chosen, the app suggests what suits most.
    assert found[""] == found["growing"]
    for what in ("topics", "questions", "deeper", "mentor"):
        assert len({str(found[stage][what]) for stage in STAGES}) == 3, what
    assert [len(found[stage]["steps"]) for stage in STAGES] == [3, 3, 0]  # type: ignore[arg-type]


def test_beginners_can_take_a_whole_example_plan_with_one_tap(session: Page) -> None:
    choose(session, "early")
    steps.go_to(session, "plan.steps")
    form.fill(session, "plan.steps", "Say hello")
    plan = form.field(session, "plan.steps")
    for after in (
        "Say hello\nShow an example\nDo it together\nMy mentor tries it alone",
        "Say hello",
    ):
        session.locator("[data-examples-all]").click()
        expect(plan).to_have_value(after)


def test_everything_typed_stays_when_the_stage_changes(session: Page) -> None:
    for name in ("strength.good_at", "strength.topic", "plan.goal", "plan.steps"):
        form.go_to_field(session, name)
        form.fill(session, name, f"mine: {name}")
    choose(session, "growing")
    before = [one for one in session.evaluate(SAME) if str(one[0]) not in STAGES]
    for stage in STAGES:
        choose(session, stage)
        after = [one for one in session.evaluate(SAME) if str(one[0]) not in STAGES]
        assert after == before, stage
        for name in ("strength.good_at", "plan.steps"):
            form.go_to_field(session, name)
            expect(form.field(session, name)).to_be_visible()
    choose_language(session, "ar")
    expect(session.locator("html")).to_have_attribute("data-stage", "confident")
    expect(form.field(session, "plan.steps")).to_have_value("mine: plan.steps")


def test_the_stage_is_saved_with_its_session(session: Page) -> None:
    choose(session, "early")
    session.reload()
    app.wait_listening(session)
    expect(session.locator("html")).to_have_attribute("data-stage", "early")
    steps.go_to(session, "home")
    app.start_session(session)
    expect(session.locator("html")).not_to_have_attribute("data-stage", re.compile("."))


@pytest.fixture
def with_companions(new_context: CreateContextCallback) -> Page:
    """A phone that gets pages with the companions' screens, whether they are built or not."""
    page = new_context(service_workers="block").new_page()

    def add(route: Route) -> None:
        answer = route.fetch()
        html = answer.text()
        for name in COMPANIONS:
            if f'data-screen="{name}"' not in html:
                screen = f'<section data-screen="{name}"><h1 tabindex="-1">{name}</h1></section>'
                html = html.replace("</main>", f"{screen}</main>")
        route.fulfill(response=answer, body=html)

    page.route("**/en/", add)
    return page


def test_the_summary_offers_the_companion_that_suits_the_stage(
    with_companions: Page, server: Server
) -> None:
    page = with_companions
    app.open_app(page, f"{server.address}/en/")
    steps.go_to(page, "summary")
    expect(page.locator("[data-offers]")).to_be_hidden()
    steps.go_to(page, "home")
    app.start_session(page)
    offers = page.locator("[data-offers] [data-companion]:visible")
    for stage, companions in OFFERED.items():
        if stage:
            choose(page, stage)
        steps.go_to(page, "summary")
        found = offers.evaluate_all("all => all.map((one) => one.dataset.companion)")
        assert found == companions
    offers.first.click()
    expect(page.locator("html")).to_have_attribute("data-at", "stretch")


def test_a_companion_that_does_not_exist_is_not_offered(
    new_context: CreateContextCallback, server: Server
) -> None:
    page = new_context(service_workers="block").new_page()

    def rename(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(
            response=answer, body=answer.text().replace('data-screen="ladder"', "data-gone")
        )

    page.route("**/en/", rename)
    app.open_app(page, f"{server.address}/en/")
    app.start_session(page)
    choose(page, "growing")
    steps.go_to(page, "summary")
    expect(page.locator("[data-offers]")).to_be_hidden()
