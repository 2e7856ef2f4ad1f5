"""Every catalogue is whole: no entry is missing, doubtful, broken, or a plural form short."""

import re
import tomllib

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.plurals import get_plural
from babel.messages.pofile import read_po

from tests.support.paths import ROOT
from webapp.languages import LANGUAGES, SOURCE
from webapp.paths import folder

TRANSLATED = sorted(set(LANGUAGES) - {SOURCE})
# What must stand in a translation as in its source: %(name)s, {name}, a tag.
FIXED = re.compile(r"%\(\w+\)[sd]|\{\w+\}|</?\w+[^>]*>")


@pytest.fixture(params=TRANSLATED)
def catalogue(request: pytest.FixtureRequest) -> Catalog:
    """One language's catalogue."""
    locale = str(LANGUAGES[request.param].locale)
    path = folder("translations") / locale / "LC_MESSAGES" / "messages.po"
    with path.open("rb") as file:
        return read_po(file, locale=locale, abort_invalid=True)


def entries(catalogue: Catalog) -> list[Message]:
    """The entries, without the header."""
    return [message for message in catalogue if message.id]


def forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    """The forms of a message or of its translation: one, or as many as there are plurals."""
    return (text,) if isinstance(text, str) else tuple(text or ("",))


def texts_of_the_code() -> set[str]:
    """What the code marks for translation; for a plural its first form."""
    mappings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["babel"]["mappings"]
    found = extract_from_dir(
        ROOT / "webapp",
        method_map=[(mapping["pattern"], mapping["method"]) for mapping in mappings],
        keywords={**DEFAULT_KEYWORDS, "_l": None, "_lp": ((1, "c"), 2)},
    )
    return {forms(text)[0] for _file, _line, text, _comments, _context in found}


def test_it_holds_just_the_texts_of_the_code(catalogue: Catalog) -> None:
    texts = {forms(message.id)[0] for message in entries(catalogue)}
    assert texts == texts_of_the_code(), "run `make translations`"


def test_no_entry_is_missing(catalogue: Catalog) -> None:
    missing = [m.id for m in entries(catalogue) if not all(forms(m.string))]
    assert missing == []


def test_no_entry_is_doubtful(catalogue: Catalog) -> None:
    assert [message.id for message in entries(catalogue) if message.fuzzy] == []


def test_the_plural_forms_are_those_of_the_language(catalogue: Catalog) -> None:
    assert catalogue.num_plurals == get_plural(catalogue.locale).num_plurals


def test_no_entry_is_a_plural_form_short(catalogue: Catalog) -> None:
    plurals = [message for message in entries(catalogue) if message.pluralizable]
    short = [m.id for m in plurals if len(forms(m.string)) != catalogue.num_plurals]
    assert short == []


def test_placeholders_and_tags_stay_as_they_are(catalogue: Catalog) -> None:
    broken = [
        message.id
        for message in entries(catalogue)
        if not message.pluralizable
        and sorted(FIXED.findall(forms(message.id)[0]))
        != sorted(FIXED.findall(forms(message.string)[0]))
    ]
    assert broken == []


def test_plural_forms_hold_no_placeholder_of_their_own(catalogue: Catalog) -> None:
    # A form for exactly one or two may well leave the number out.
    broken = [
        message.id
        for message in entries(catalogue)
        if message.pluralizable
        and not set(FIXED.findall(" ".join(forms(message.string))))
        <= set(FIXED.findall(" ".join(forms(message.id))))
    ]
    assert broken == []


def test_every_format_can_be_filled_in(catalogue: Catalog) -> None:
    assert [
        (error.args, message.id) for message, errors in catalogue.check() for error in errors
    ] == []
