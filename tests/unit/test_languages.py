"""The one list of languages."""

import pytest

from webapp.languages import LANGUAGES, nearest


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("nl", "nl"),
        ("nl-BE", "nl"),
        ("NL_be", "nl"),
        ("en-Latn-GB", "en"),
        ("xx", None),
        ("", None),
        ("nl" + "-x" * 17, None),
    ],
)
def test_a_tag_finds_the_nearest_language(tag: str, code: str | None) -> None:
    assert nearest(tag) == code


def test_a_language_is_called_as_its_speakers_call_it() -> None:
    assert LANGUAGES["nl"].name == "Nederlands"
    assert LANGUAGES["nl"].direction == "ltr"
