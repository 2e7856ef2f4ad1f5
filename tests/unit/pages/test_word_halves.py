"""A changed sentence changes one half of a language's words."""

import re

import flask_babel
import pytest
from babel.support import NullTranslations
from flask import Flask

from webapp import parts_of
from webapp.pages.rendering import HALVES, Pages


class Numbered:
    """Translations of which each begins with the number of its message."""

    def __init__(self, translations: NullTranslations, numbers: dict[object, int]) -> None:
        self._translations = translations
        self._numbers = numbers

    def ugettext(self, message: str) -> str:
        return self._number(message) + str(self._translations.ugettext(message))

    def upgettext(self, context: str, message: str) -> str:
        found = self._translations.upgettext(context, message)
        return self._number((context, message)) + str(found)

    def ungettext(self, one: str, many: str, number: int) -> str:
        return self._number(one) + str(self._translations.ungettext(one, many, number))

    def _number(self, message: object) -> str:
        return f"⟦{self._numbers.setdefault(message, len(self._numbers))}⟧"


def test_no_sentence_is_in_both_halves(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    numbers: dict[object, int] = {}
    plain = flask_babel.Domain.get_translations

    def numbered(domain: flask_babel.Domain) -> NullTranslations | Numbered:
        found: NullTranslations = plain(domain)  # type: ignore[no-untyped-call]
        return Numbered(found, numbers) if str(flask_babel.get_locale()) == "nl" else found

    monkeypatch.setattr(flask_babel.Domain, "get_translations", numbered)
    held = Pages(app, parts_of(app).assets).documents
    first, second = ({*re.findall("⟦(\\d+)⟧", held[f"nl/{half}"].body.decode())} for half in HALVES)
    assert len(first) > 250
    assert len(second) > 250
    messages = {str(number): message for message, number in numbers.items()}
    assert not [messages[number] for number in first & second]
