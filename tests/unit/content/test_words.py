"""The texts are plain: no sentence is longer than a 13-year-old reads in one breath."""

import re

import pytest
from flask.testing import FlaskClient

from webapp.languages import LANGUAGES

# Words in a sentence; Turkish says in one word what others say in three.
LONGEST = {"tr": 16}
MOST = 20
TAGS = re.compile(r"<(script|style|svg)\b.*?</\1>|<[^>]+>", re.DOTALL)
END = re.compile(r"(?<=[.!?؟…:])[”’»]?\s+|\n+")


def sentences(html: str) -> list[str]:
    """The sentences of a page's text."""
    text = TAGS.sub("\n", html)
    return [found.strip() for found in END.split(text) if found.strip()]


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_sentence_is_long(client: FlaskClient, code: str) -> None:
    found = sentences(client.get(f"/{code}/").text)
    assert len(found) > 200
    long = [sentence for sentence in found if len(sentence.split()) > LONGEST.get(code, MOST)]
    assert long == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_most_sentences_are_short(client: FlaskClient, code: str) -> None:
    lengths = sorted(len(s.split()) for s in sentences(client.get(f"/{code}/").text))
    assert lengths[len(lengths) // 2] <= 6
    assert lengths[len(lengths) * 9 // 10] <= 14
