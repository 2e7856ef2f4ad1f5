"""Other builds of the app, which differ from this checkout in their catalogues only."""

import random
import re
import shutil
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

import hatch_build
from tests.support.paths import ROOT


class Change(NamedTuple):
    """A sentence that one language's catalogue says otherwise."""

    code: str
    sentence: str


# One that every page shows.
SENTENCE = "Today you teach your mentor."
# Of each half of the words that phones keep (webapp/pages/rendering.py), and in the longest words.
CHANGES = {
    "update of a sentence": Change("nl", SENTENCE),
    "update of a sentence, other half": Change("nl", "Private notes never leave this phone."),
    "update of a sentence, uk": Change("uk", SENTENCE),
}
# Languages with the plural forms of the catalogue that theirs are made of.
MADE_UP = ("bg", "da", "el", "et", "eu", "fi", "gl", "hu", "is", "nb", "sq", "sv")
MADE_OF = "nl"
FIXED = re.compile(r"(%\(\w+\)[sd]|\{\w+\}|<[^>]*>|&\w+;)")
VOWELS, CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxyz"


def copy(root: Path, *, without: Collection[str] = ()) -> Path:
    """A build under `root` with this checkout's front end, and without these languages."""
    for name in ("webapp", "translations"):
        ignored = shutil.ignore_patterns("__pycache__", *without)
        shutil.copytree(ROOT / name, root / name, ignore=ignored)
    (root / "static").symlink_to(ROOT / "static")
    return root


def with_a_changed_sentence(root: Path, change: Change) -> Path:
    """A build under `root` in which one sentence of one language has one word more."""
    path = _catalogue(copy(root), change.code)
    catalogue = _read(path)
    message = catalogue[change.sentence]
    message.string = f"{message.string} Echt."
    _write(path, catalogue)
    hatch_build.compile_catalogues(root / "translations")
    return root


def with_more_languages(root: Path) -> Path:
    """A build under `root` with twelve made-up languages beside its own."""
    source = _catalogue(copy(root), MADE_OF)
    for code in MADE_UP:
        catalogue = _read(source)
        catalogue.locale = code
        letters = _alphabet(code)
        for message in catalogue:
            if message.id:
                _disguise(message, letters)
        path = _catalogue(root, code)
        path.parent.mkdir(parents=True)
        _write(path, catalogue)
    hatch_build.compile_catalogues(root / "translations")
    return root


def disguise(text: str, letters: dict[int, int]) -> str:
    """The text with other letters; placeholders, tags and entities stay."""
    return "".join(
        part if at % 2 else part.translate(letters) for at, part in enumerate(FIXED.split(text))
    )


def _disguise(message: Message, letters: dict[int, int]) -> None:
    if isinstance(message.string, str):
        message.string = disguise(message.string, letters)
    else:
        message.string = tuple(disguise(each, letters) for each in message.string or ())


def _alphabet(code: str) -> dict[int, int]:
    """Vowels for vowels and consonants for consonants, so that no two languages share words."""
    chosen = random.Random(code)  # noqa: S311 - the same letters in every run
    found: dict[int, int] = {}
    for letters in (VOWELS, CONSONANTS):
        others = "".join(chosen.sample(letters, len(letters)))
        found |= str.maketrans(letters + letters.upper(), others + others.upper())
    return found


def _catalogue(root: Path, code: str) -> Path:
    return root / "translations" / code / "LC_MESSAGES" / "messages.po"


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file)


def _write(path: Path, catalogue: Catalog) -> None:
    path.with_suffix(".mo").unlink(missing_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue)
