"""What the tests of preparing share."""

import pytest
from playwright.sync_api import Page

from tests.browser.support import steps
from tests.browser.support.form import begin_planned_session
from tests.browser.support.server import Server

NOW = "2026-11-24T23:30:00"


@pytest.fixture
def preparing(page: Page, server: Server) -> Page:
    """A phone with a plan, on the screen before meeting 2, some hours before a new day."""
    page.clock.set_fixed_time(NOW)
    begin_planned_session(
        page,
        f"{server.address}/en/",
        strength_topic="Juggling",
        plan_format="joint_task",
        plan_steps="Show it\n\n Do it ",
        plan_needs="Three balls\nA quiet room",
    )
    steps.go_to(page, "between.prepare")
    return page
