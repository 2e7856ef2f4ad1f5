"""First what the chosen languages need, then the rest; and only what is there is offered."""

from collections.abc import Callable, Iterator
from itertools import product

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import app, form, steps
from tests.browser.support.console_errors import ConsoleErrors
from tests.browser.support.language import choose_language, pick_language
from tests.browser.support.network_proxy import NetworkProxy, Treatment, proxy_to
from tests.browser.support.server import Server
from webapp.languages import LANGUAGES

OWN, OTHER = "nl", "uk"
HERE = "data-languages-here"


@pytest.fixture
def proxy(server: Server) -> Iterator[NetworkProxy]:
    with proxy_to(server.port) as proxy:
        yield proxy


def hold_back(proxy: NetworkProxy, code: str) -> None:
    """Let this language's words not through."""
    proxy.always("stall", f"/{code}/words.txt")


def test_the_own_language_is_ready_before_the_others_are_there(
    page: Page, proxy: NetworkProxy, server: Server, console_errors: ConsoleErrors
) -> None:
    console_errors.allow(f"/{OTHER}/")
    hold_back(proxy, OTHER)
    app.open_app(page, f"{proxy.address}/{OWN}/")
    app.wait_own_language_ready(page)
    app.start_session(page)
    form.write(page, "strength.topic", "Juggling")
    app.wait_saved(page, "phone")
    server.stop()
    proxy.always("drop")
    page.reload()
    app.wait_listening(page)
    expect(page.locator("html")).to_have_attribute("lang", OWN)
    expect(form.field(page, "strength.topic")).to_have_value("Juggling")


def open_without(page: Page, proxy: NetworkProxy, code: str) -> None:
    """Open the app on a line that lets all but one language's words through."""
    proxy.always("drop", f"/{code}/words.txt")
    app.open_app(page, f"{proxy.address}/{OWN}/")
    app.wait_ready_for_offline(page)


def end_network(proxy: NetworkProxy, server: Server) -> None:
    server.stop()
    proxy.always("drop")


def test_a_language_that_is_not_here_says_so_and_choosing_it_keeps_the_page(
    page: Page, proxy: NetworkProxy, server: Server, console_errors: ConsoleErrors
) -> None:
    console_errors.allow(f"/{OTHER}/words.txt")
    open_without(page, proxy, OTHER)
    link = page.locator(f'[data-lang="{OTHER}"]')
    expect(link).to_have_attribute("title", app.text(page, "offline.language"))
    expect(page.locator("[data-not-here]")).to_have_count(1)
    end_network(proxy, server)
    pick_language(page, OTHER)
    expect(page.locator("[data-toasts]")).to_contain_text(app.text(page, "language.missing"))
    expect(page.locator("html")).to_have_attribute("lang", OWN)
    choose_language(page, "de")
    # What is said of it is said in the page's language.
    expect(link).to_have_attribute("title", "Noch nicht auf diesem Handy")


def test_where_the_language_is_not_here_the_app_opens_in_one_that_is(
    page: Page, proxy: NetworkProxy, server: Server, console_errors: ConsoleErrors
) -> None:
    console_errors.allow(f"/{OTHER}/")
    open_without(page, proxy, OTHER)
    end_network(proxy, server)
    for chosen, address in product((OWN, OTHER), ("", f"{OTHER}/", f"{OTHER}/#strength.topic")):
        page.evaluate(f"localStorage.setItem('andersom.language', '{chosen}')")
        page.goto("about:blank")  # else only what stands behind the # would change
        app.open_app(page, f"{proxy.address}/{address}")
        case = f"{chosen}, /{address}"
        expect(page.locator("html"), case).to_have_attribute("lang", OWN)
        step = "strength.topic" if "#" in address else "home"
        expect(page.locator("html"), case).to_have_attribute("data-step", step)
    proxy.always("pass")
    server.start()
    for chosen in (OWN, OTHER):
        page.evaluate(f"localStorage.setItem('andersom.language', '{chosen}')")
        app.open_app(page, f"{proxy.address}/{chosen}/")
        expect(page.locator("html")).to_have_attribute("lang", chosen)


def test_the_language_comes_as_soon_as_there_is_a_network_again(
    page: Page, proxy: NetworkProxy, server: Server, console_errors: ConsoleErrors
) -> None:
    console_errors.allow(f"/{OTHER}/words.txt")
    open_without(page, proxy, OTHER)
    proxy.always("pass")
    # The phone is taken up again; nothing may have told the browser of the network.
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator("html")).to_have_attribute(HERE, " ".join(LANGUAGES))
    expect(page.locator("[data-not-here]")).to_have_count(0)
    end_network(proxy, server)
    choose_language(page, OTHER)


def test_the_second_language_is_among_the_first(
    page: Page, proxy: NetworkProxy, console_errors: ConsoleErrors
) -> None:
    page.add_init_script(f"localStorage.setItem('andersom.second', '{OTHER}')")
    console_errors.allow("/words.txt")
    proxy.treatment_of = only(OTHER)
    app.open_app(page, f"{proxy.address}/{OWN}/")
    app.wait_own_language_ready(page)
    expect(page.locator("html")).to_have_attribute(HERE, f"{OWN} {OTHER}")


def only(code: str) -> Callable[[str], Treatment]:
    """Let no other words through than these, and those that the page brings."""
    return lambda path: (
        "stall" if path.endswith("/words.txt") and code not in path and OWN not in path else "pass"
    )


def test_choosing_another_language_before_all_are_here_is_ready_only_once_it_is_whole(
    page: Page, proxy: NetworkProxy, console_errors: ConsoleErrors
) -> None:
    console_errors.allow("/words.txt")
    proxy.always("drop", f"/{OTHER}/words.txt")
    app.open_app(page, f"{proxy.address}/{OWN}/")
    app.wait_own_language_ready(page)
    page.evaluate(f"localStorage.setItem('andersom.second', '{OTHER}')")
    choose_language(page, "de")
    expect(page.locator("html")).to_have_attribute("data-offline", "loading")
    proxy.always("pass")
    page.reload()
    app.wait_ready_for_offline(page)


FOOTER = "document.querySelector('.footer').getBoundingClientRect().height"
COVERED = """() => {
  const said = document.querySelector("[data-offline-said]").getBoundingClientRect();
  const others = document.querySelectorAll(".top-bar, .tools, main :is(h1, h2, p, button, input)");
  return [...others].filter((one) => {
    const { left, right, top, bottom } = one.getBoundingClientRect();
    const beside = Math.max(left, said.left) >= Math.min(right, said.right);
    return one.checkVisibility() && left < right && !beside
      && Math.max(top, said.top) < Math.min(bottom, said.bottom);
  }).map((one) => one.outerHTML.slice(0, 100));
}"""


@pytest.mark.parametrize("size", ["1", "2"])
def test_it_is_said_once_that_the_app_works_without_a_network(
    page: Page, server: Server, size: str
) -> None:
    """Where it says “Saved”, on the first step after home; it lies over nothing."""
    page.add_init_script(f"localStorage.setItem('andersom.size', '{size}')")
    app.open_app(page, f"{server.address}/en/")
    app.wait_ready_for_offline(page)
    said = page.locator("[data-offline-said]")
    expect(said).to_be_empty()
    app.start_session(page)
    expect(said).to_have_text(app.text(page, "offline.ready"))
    expect(said).to_have_role("status")
    # At the end of the page, where the footer lies over nothing.
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    assert page.evaluate(COVERED) == []
    high = page.evaluate(FOOTER)
    form.field(page, "start.mentee_name").fill("Noor")
    app.wait_saved(page, "phone")
    expect(page.locator("[data-saved-line]")).to_be_hidden()
    page.locator('[data-action="next"]').click()
    expect(said).to_be_empty()
    expect(page.locator("[data-saved-line]")).to_be_visible()
    assert size == "2" or page.evaluate(FOOTER) == high
    app.reload(page)
    app.wait_ready_for_offline(page)
    steps.go_to(page, "strength.topic")
    expect(page.locator("[data-saved-line]")).to_be_visible()
    expect(said).to_be_empty()
