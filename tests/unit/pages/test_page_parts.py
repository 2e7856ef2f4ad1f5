"""Pages come apart into a frame and words, and together again as they were."""

import pytest

from tests.support.paths import ROOT
from webapp.languages import LANGUAGES
from webapp.pages.page_parts import MARK, take_apart
from webapp.pages.rendering import FRAME, Pages


def put_together(frame: str, words: str) -> str:
    """The page again, as service_worker/page-assembly.js makes it on the phone."""
    first, *others = frame.split(MARK)
    own = words.split(MARK) if others else []
    return first + "".join(word + piece for word, piece in zip(own, others, strict=True))


def test_the_parts_of_every_language_make_its_page_again(pages: Pages) -> None:
    held = pages.documents
    frame = held[FRAME].body.decode()
    for code in LANGUAGES:
        page = held[f"{code}/"].body.decode()
        assert MARK not in page
        assert put_together(frame, held[f"{code}/words.txt"].body.decode()) == page


def test_what_all_languages_share_is_in_the_frame_alone() -> None:
    frame, words = take_apart({"en": '<p class="a">One</p>', "nl": '<p class="a">Een</p>'})
    assert frame == f'<p class="a">{MARK}</p>'
    assert words == {"en": "One", "nl": "Een"}


def test_one_language_alone_is_all_frame() -> None:
    assert take_apart({"en": "<p>One</p>"}) == ("<p>One</p>", {"en": ""})
    assert put_together("<p>One</p>", "") == "<p>One</p>"


def test_pages_that_are_not_built_alike_are_refused() -> None:
    with pytest.raises(ValueError, match="not built alike"):
        take_apart({"en": "<p>One</p>", "nl": "<p>Een<br></p>"})


def test_a_word_is_never_a_part_of_the_markup() -> None:
    with pytest.raises(ValueError, match="not built alike"):
        take_apart({"en": '<p a="1">One</p><p>b</p>', "nl": '<p>Een</p><p a="1">b</p>'})


def test_scripts_know_the_same_mark() -> None:
    messages = (ROOT / "static" / "js" / "initial" / "worker-messages.js").read_text("utf-8")
    assert f'export const MARK = "\\x{ord(MARK):02x}";' in messages
