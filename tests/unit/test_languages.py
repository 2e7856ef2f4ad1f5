"""The one list of languages, and which of them somebody gets."""

import json
from typing import Any

import pytest

from tests.support.paths import VECTORS_FOLDER
from webapp.languages import LANGUAGES, Language, choose

CASES = json.loads((VECTORS_FOLDER / "languages.json").read_text("utf-8"))


def name(case: dict[str, Any]) -> str:
    return f"{','.join(case['asked'])} of {','.join(case['known'])}"


@pytest.mark.parametrize("case", CASES, ids=name)
def test_the_server_chooses_the_same_language_as_the_page(case: dict[str, Any]) -> None:
    assert choose(case["asked"], case["known"]) == case["chosen"]


def test_each_known_language_can_be_asked_for_by_its_own_code() -> None:
    for case in CASES:
        assert [choose([code], case["known"]) for code in case["known"]] == case["known"]


def test_without_a_list_the_apps_own_languages_are_chosen_from() -> None:
    assert choose(["xx", "nl-BE"]) == "nl"


def test_a_tag_longer_than_any_real_one_is_passed_over() -> None:
    assert choose(["nl" + "-x" * 17]) is None
    assert choose(["nl" + "-x" * 17, "de"]) == "de"


def test_a_language_is_called_as_its_speakers_call_it() -> None:
    assert LANGUAGES["nl"].name == "Nederlands"
    assert LANGUAGES["nl"].direction == "ltr"


@pytest.mark.parametrize(
    ("code", "short"),
    [
        ("nl", "NL"),
        ("pt-BR", "PT"),
        ("uk", "\u0423\u041a"),
        ("ar", "ع"),
        ("zh", "中"),
        ("el", "ΕΛ"),
    ],
)
def test_where_there_is_little_room_it_is_short_and_in_its_own_script(
    code: str, short: str
) -> None:
    assert Language(code, reviewed=False).short == short
