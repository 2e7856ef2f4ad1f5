"""No screen shows a text in another language, and Python and the browser agree on plurals."""

import re

import pytest
from babel import Locale
from playwright.sync_api import Page

from tests.browser.support.app import open_app
from tests.browser.support.server import Server
from webapp.languages import LANGUAGES, SOURCE

NAMES = {
    "Andersom",
    "STEAM",
    "Canva",
    "Excalidraw",
    "TikTok",
    "Notion",
    "Gen",
    "Z",
    "D",
    "AI",
    "KI",
    "QR",
    "iPhone",
    "Safari",
    "cookie",
}
WORDS = """() => {
  const own = document.documentElement.lang;
  const foreign = (node) => node.parentElement.closest("script, style, [lang]:not(html)");
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!foreign(node)) found.push(node.nodeValue.trim());
  }
  const labelled = [...document.querySelectorAll("[aria-label]")];
  const named = labelled.map((one) => one.getAttribute("aria-label"));
  const texts = Object.values(JSON.parse(document.querySelector("#texts").textContent));
  return [...found, ...named, ...texts, document.title].filter(Boolean);
}"""
LATIN = re.compile(r"[A-Za-z]+")
SCRIPTS = {"ar": LATIN, "uk": LATIN}
COUNTS = (0, 1, 2, 5, 11, 21, 100)


def texts(page: Page, server: Server, code: str) -> list[str]:
    """All that the page in a language says, shown or spoken."""
    open_app(page, f"{server.address}/{code}/")
    found: list[str] = page.evaluate(WORDS)
    assert len(found) > 300
    return found


@pytest.mark.parametrize("code", sorted(set(LANGUAGES) - {SOURCE}))
def test_no_sentence_is_in_english(page: Page, server: Server, code: str) -> None:
    english = {
        text
        for text in texts(page, server, SOURCE)
        if len([word for word in text.split() if word.isalpha()]) > 1
    }
    same = [text for text in texts(page, server, code) if text in english]
    assert same == []


@pytest.mark.parametrize("code", sorted(set(SCRIPTS) & set(LANGUAGES)))
def test_no_word_is_in_another_script(page: Page, server: Server, code: str) -> None:
    found = [re.sub(r"\{\w+\}", "", text) for text in texts(page, server, code)]
    words = {word for text in found for word in SCRIPTS[code].findall(text)}
    assert words <= NAMES


@pytest.mark.parametrize("code", LANGUAGES)
def test_python_and_the_browser_use_the_same_plurals(page: Page, code: str) -> None:
    locale = Locale.parse(code, sep="-")
    ours = [str(locale.plural_form(count)) for count in COUNTS]
    script = "([code, counts]) => counts.map((n) => new Intl.PluralRules(code).select(n))"
    assert page.evaluate(script, [code, list(COUNTS)]) == ours
