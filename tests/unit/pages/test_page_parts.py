"""Pages come apart into a frame and words, and together again as they were."""

import re

import brotli
import pytest

from tests.support.paths import ROOT
from webapp.languages import LANGUAGES
from webapp.pages.page_parts import BEHIND_PAGE, MARK, SECOND_MARK, Halves, take_apart
from webapp.pages.rendering import FRAME, HALVES, PLACES, Pages

NOWHERE = "<hr>"


def put_together(frame: str, words: Halves) -> str:
    """The page again, as service_worker/page-assembly.js makes it on the phone."""
    first, second = (iter(half.split(MARK)) for half in words)
    return re.sub(f"[{MARK}{SECOND_MARK}]", lambda m: next({MARK: first}.get(m[0], second)), frame)


def take_out(text: str, places: str) -> tuple[str, Halves]:
    """The frame and the words of one language's text, as service_worker/shown-page.js does it."""
    pieces = re.split(r'([<>"])', text)
    halves = []
    for half, mark in zip(places.split(";"), (MARK, SECOND_MARK), strict=True):
        at, words = 0, []
        for distance in half.split(","):
            at += int(distance)
            words.append(pieces[at])
            pieces[at] = mark
        halves.append(MARK.join(words))
    first, second = halves
    return "".join(pieces), (first, second)


def halves_of(held: dict[str, str], code: str) -> Halves:
    first, second = HALVES
    return held[f"{code}/{first}"], held[f"{code}/{second}"]


@pytest.fixture
def held(pages: Pages) -> dict[str, str]:
    """The text of every document by its address."""
    return {address: document.body.decode() for address, document in pages.documents.items()}


def test_the_parts_of_every_language_make_its_page_and_manifest_again(
    held: dict[str, str],
) -> None:
    for code in LANGUAGES:
        page, listed = held[f"{code}/"], held[f"{code}/manifest.webmanifest"]
        assert not {MARK, BEHIND_PAGE, SECOND_MARK} & set(page + listed)
        whole = put_together(held[FRAME], halves_of(held, code))
        assert whole == page + BEHIND_PAGE + listed


def test_the_words_of_a_language_are_its_two_halves(held: dict[str, str]) -> None:
    for code in LANGUAGES:
        assert held[f"{code}/words.txt"].split(SECOND_MARK) == [*halves_of(held, code)]


def test_the_halves_weigh_about_the_same(held: dict[str, str]) -> None:
    for code in LANGUAGES:
        weights = [len(brotli.compress(half.encode())) for half in halves_of(held, code)]
        assert max(weights) < 0.6 * sum(weights), code


def test_the_halves_meet_at_the_summary(held: dict[str, str]) -> None:
    steps, others = held[FRAME].split('<section data-screen="summary"')
    assert SECOND_MARK not in steps
    assert others.count(SECOND_MARK) > 300


def test_the_places_lead_to_the_frame_and_the_words_in_the_page_of_any_language(
    held: dict[str, str],
) -> None:
    for code in LANGUAGES:
        text = held[f"{code}/"] + BEHIND_PAGE + held[f"{code}/manifest.webmanifest"]
        assert take_out(text, held[PLACES]) == (held[FRAME], halves_of(held, code))


def test_what_all_languages_share_is_in_the_frame_alone() -> None:
    texts = {"en": '<p class="a">One</p>', "nl": '<p class="a">Een</p>'}
    parts = take_apart(texts, NOWHERE)
    assert parts.frame == f'<p class="a">{MARK}</p>'
    assert parts.words == {"en": ("One", ""), "nl": ("Een", "")}
    assert parts.places == ([8], [])


TWO_SIDES = {
    "en": "<p>1</p><p>Tips</p><hr><p>2</p><b>Tips </b><p>3</p>",
    "nl": "<p>Eerst en eerst</p><p>Raad</p><hr><p>Dan</p><b>Raad </b><p>Drie</p>",
}


def test_the_second_half_begins_at_the_border_however_long_the_words_before_it_are() -> None:
    parts = take_apart(TWO_SIDES, "<hr>")
    first, second = parts.words["nl"]
    assert first.startswith(f"Eerst en eerst{MARK}Raad")
    assert second == f"Dan{MARK}Drie"
    for code, text in TWO_SIDES.items():
        assert put_together(parts.frame, parts.words[code]) == text


def test_what_stands_on_both_sides_is_in_the_first_half_alone() -> None:
    parts = take_apart(TWO_SIDES, "<hr>")
    assert parts.words["en"] == (f"1{MARK}Tips{MARK}Tips ", f"2{MARK}3")


def test_another_translation_leaves_every_word_in_its_half() -> None:
    parts = take_apart(TWO_SIDES, "<hr>")
    for changed in (">Raad<", ">Raad <", ">Dan<"):
        others = TWO_SIDES | {"nl": TWO_SIDES["nl"].replace(changed, ">Eerst en eerst<")}
        found = take_apart(others, "<hr>")
        assert (found.frame, found.places) == (parts.frame, parts.places)
        assert found.words["en"] == parts.words["en"]


def test_one_language_alone_is_all_frame() -> None:
    parts = take_apart({"en": "<p>One</p>"}, NOWHERE)
    assert parts.frame == "<p>One</p>"
    assert (parts.words, parts.places) == ({"en": ("", "")}, ([], []))
    assert put_together("<p>One</p>", ("", "")) == "<p>One</p>"


def test_pages_that_are_not_built_alike_are_refused() -> None:
    with pytest.raises(ValueError, match="not built alike"):
        take_apart({"en": "<p>One</p>", "nl": "<p>Een<br></p>"}, NOWHERE)


def test_pages_in_which_the_second_half_begins_elsewhere_are_refused() -> None:
    with pytest.raises(ValueError, match="not built alike"):
        take_apart({"en": "<hr><p>One</p>", "nl": "<br><p>Een</p>"}, "<hr>")


def test_a_word_is_never_a_part_of_the_markup() -> None:
    with pytest.raises(ValueError, match="not built alike"):
        take_apart({"en": '<p a="1">One</p><p>b</p>', "nl": '<p>Een</p><p a="1">b</p>'}, NOWHERE)


def test_scripts_know_the_same_marks() -> None:
    messages = (ROOT / "static" / "js" / "initial" / "worker-messages.js").read_text("utf-8")
    marks = {"MARK": MARK, "BEHIND_PAGE": BEHIND_PAGE, "SECOND_MARK": SECOND_MARK}
    for name, mark in marks.items():
        assert f'export const {name} = "\\x{ord(mark):02x}";' in messages
