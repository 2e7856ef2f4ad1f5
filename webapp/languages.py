"""The one list of languages: those with a catalogue. Everything else derives from it."""

import unicodedata
from dataclasses import dataclass

from babel import Locale

from webapp.paths import folder


@dataclass(frozen=True)
class Language:
    """One language of the app: its code, whether a native speaker has read it."""

    code: str
    reviewed: bool

    @property
    def locale(self) -> Locale:
        """The Babel locale of the code."""
        return Locale.parse(self.code, sep="-")

    @property
    def name(self) -> str:
        """The language's name in the language itself (source: Unicode CLDR)."""
        name = self.locale.get_display_name() or self.code
        return name[:1].upper() + name[1:]

    def far_from(self, other: "Language") -> bool:
        """Whether its name has letters that a page in the other language needs no font for."""
        return not (set(map(_script, self.name)) <= {"LATIN", *map(_script, other.name)})

    @property
    def direction(self) -> str:
        """`ltr` or `rtl` (source: Unicode CLDR)."""
        return str(self.locale.text_direction)


def _script(letter: str) -> str:
    """The script of a letter by its Unicode name, such as `CYRILLIC` (source: unicodedata)."""
    return unicodedata.name(letter).split()[0]


SOURCE = "en"
LONGEST_TAG = 35  # what BCP 47 asks programs to take; a longer one would take its time
REVIEWED = "# Reviewed by a native speaker: yes."


def _listed() -> dict[str, Language]:
    """The source language, then each that has a catalogue; its header says whether it was read."""
    found = [Language(SOURCE, reviewed=True)]
    for path in sorted(folder("translations").glob("*/LC_MESSAGES/messages.po")):
        header = path.read_text(encoding="utf-8").partition("msgid")[0]
        found.append(Language(path.parts[-3].replace("_", "-"), reviewed=REVIEWED in header))
    return {language.code: language for language in found}


LANGUAGES = _listed()


def nearest(tag: str) -> str | None:
    """The code of the listed language nearest to a BCP 47 tag (`nl-BE` → `nl`), or None."""
    listed = {code.lower(): code for code in LANGUAGES}
    parts = tag.replace("_", "-").lower().split("-") if len(tag) <= LONGEST_TAG else []
    while parts:
        if code := listed.get("-".join(parts)):
            return code
        parts.pop()
    return None
