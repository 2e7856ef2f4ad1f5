"""Where frames are cut, halved, doubled or late, all words arrive; and live again later."""

from random import Random

from playwright.sync_api import Page, expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.browser.support.app import wait_saved
from tests.browser.support.form import field
from tests.browser.support.server import Server
from tests.browser.sync.live import TOPIC, begin, meet, wait_live
from tests.support.live.frame_proxy import Treatment, frames_to

CHAOS: list[Treatment] = ["pass"] * 10 + ["wait", "wait", "twice", "twice", "late", "halve", "cut"]  # type: ignore[assignment]
# So soon words come another way where nothing live gets through.
FALL_BACK_MS = 10_000


def append(phone: Page, words: str) -> None:
    field(phone, TOPIC).press("Control+End")
    field(phone, TOPIC).press_sequentially(words)


def test_all_words_arrive_and_letters_come_at_once_again(
    page: Page, new_context: CreateContextCallback, server: Server
) -> None:
    mentor = new_context().new_page()
    with frames_to(server.port, Random(7)) as proxy:  # noqa: S311 - the same in every run
        mentee = begin(page, proxy.address)
        meet(mentee, mentor)
        wait_live(mentee, mentor)

        proxy.chances = CHAOS
        whole = "memes"
        for number in range(8):
            append(mentee, f" a{number}")
            field(mentor, TOPIC).press("Control+Home")
            field(mentor, TOPIC).press_sequentially(f"b{number} ")
            whole = f"b{number} {whole} a{number}"
        proxy.chances = ["pass"]
        assert set(proxy.done) > {"pass", "twice"}
        for phone in (mentee, mentor):
            expect(field(phone, TOPIC)).to_have_value(whole)
            wait_saved(phone, "server")

        proxy.blocked = True
        proxy.cut()
        append(mentee, " later")
        expect(field(mentor, TOPIC)).to_have_value(f"{whole} later", timeout=FALL_BACK_MS)
        for phone in (mentee, mentor):
            expect(phone.locator("html")).not_to_have_attribute("data-connection", "live")

        proxy.blocked = False
        for phone in (mentee, mentor):
            phone.evaluate("dispatchEvent(new Event('online'))")
        wait_live(mentee, mentor)
        append(mentor, " soon")
        expect(field(mentee, TOPIC)).to_have_value(f"{whole} later soon")
