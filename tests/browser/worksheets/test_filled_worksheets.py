"""Worksheets can be printed with the words of the session and of its companions."""

from playwright.sync_api import Page, expect

from tests.browser.support.answers import Answers
from tests.browser.support.app import open_app
from tests.browser.support.companions import FULL, fill, open_companion
from tests.browser.support.form import field
from tests.browser.support.printed_pages import NO_PRINTER, print_worksheet
from tests.browser.support.server import Server
from tests.browser.support.steps import go_to

TICKED = "all => all.flatMap((one, at) => one.hasAttribute('data-ticked') ? [at] : [])"


def test_the_filled_booklet_holds_what_was_written_and_ticked(
    phone: Page, written: Answers
) -> None:
    printed = print_worksheet(phone, "all", filled=True)
    for name, answer in written.items():
        if isinstance(answer, str) and "zebra" in answer:
            assert printed.contains(answer), name
    ticked = phone.locator(".print-pages [data-ticked]").count()
    # But one: whose phone it is means nothing on paper.
    checked = phone.locator("main [data-field]:checked").count() - 1
    assert ticked == checked
    assert printed.contains("Friday, 27 November 2026")
    assert printed.cut_off() == []


def test_the_filled_booklet_holds_the_companions_that_were_opened_last(
    phone: Page, written: Answers
) -> None:
    open_companion(phone, "ladder")
    field(phone, "ladder.skill").fill("an older ladder")
    phone.locator('[data-screen="ladder"] [data-action="begin-companion"]').click()
    expect(field(phone, "ladder.skill")).to_have_value("")
    fill(phone, "ladder")
    phone.locator(".rungs label", has_text="6").click()
    fill(phone, "roadmap")
    go_to(phone, "summary")
    in_companions = [
        words
        for kind in ("ladder", "roadmap")
        for name, words in FULL[kind].items()
        if not name.endswith((".date", ".again"))
    ]
    printed = print_worksheet(phone, "all", filled=True)
    for words in (*in_companions, "12 May 2027", "12 January 2027", written["plan.goal"]):
        assert printed.contains(str(words)), words
    assert not printed.contains("an older ladder")
    assert printed.cut_off() == []
    ladder = phone.locator(".print-pages .worksheet", has_text="juggle 7 balls")
    assert ladder.locator(".tick").evaluate_all(TICKED) == [5]
    # Roadmap and ladder have their own picture; nobody has begun a challenge.
    assert phone.locator(".print-pages .drawn svg").count() == 2
    assert phone.locator(".print-pages .sketch").count() == 1
    blank = print_worksheet(phone, "all")
    for words in (*in_companions, "2027"):
        assert not blank.contains(words), words
    assert phone.locator(".print-pages .drawn").count() == 0


def test_a_deleted_companion_is_on_no_worksheet(phone: Page) -> None:
    fill(phone, "stretch")
    phone.locator('[data-field="stretch.zone"][value="panic"]').check(force=True)
    # The session is open again; the challenge's fields, which nobody sees, still hold its words.
    go_to(phone, "summary")
    expect(phone.locator('[data-answer="plan.goal"]')).to_be_attached()
    go_to(phone, "home")
    challenge = phone.locator("[data-sessions] li", has_text="Give a talk")
    challenge.locator('[data-action="delete"]').click()
    phone.locator('dialog [data-answer="phone"]').click()
    expect(challenge).to_have_count(0)
    go_to(phone, "summary")
    printed = print_worksheet(phone, "stretch", filled=True)
    assert not printed.contains("Give a talk")
    assert phone.locator(".print-pages [data-ticked]").count() == 0
    assert phone.locator(".print-pages .sketch").count() == 1


def test_private_notes_are_on_no_worksheet(phone: Page, written: Answers) -> None:
    note = str(written["private.mentee"])
    for filled in (False, True):
        assert not print_worksheet(phone, "all", filled=filled).contains(note)
        assert note not in phone.locator(".print-pages").inner_html()


def test_a_companion_without_a_session_can_be_printed_filled(page: Page, server: Server) -> None:
    page.add_init_script(NO_PRINTER)
    open_app(page, f"{server.address}/en/")
    fill(page, "ladder")
    go_to(page, "tips")
    printed = print_worksheet(page, "ladder", at="tips", filled=True)
    assert printed.contains("juggle 7 balls for ten seconds")
