"""The one list of languages: those with a catalogue. Everything else derives from it."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from babel import Locale

from webapp.files import entries, exists, is_folder
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

    @property
    def short(self) -> str:
        """What stands for it where there is little room, in its own script."""
        name = self.name.removeprefix("ال")
        if _script(name[0]) == "LATIN":
            return self.code.split("-")[0].upper()
        return name[:2].upper() if name[0].isupper() else name[:1]

    @property
    def direction(self) -> str:
        """`ltr` or `rtl` (source: Unicode CLDR)."""
        return str(self.locale.text_direction)


def _script(letter: str) -> str:
    """The script of a letter by its Unicode name, such as `CYRILLIC` (source: unicodedata)."""
    return unicodedata.name(letter).split()[0]


SOURCE = "en"
# What BCP 47 asks programs to take. A longer tag would keep the server busy with its parts.
LONGEST_TAG = 35
REVIEWED = "# Reviewed by a native speaker: yes."


def _listed() -> dict[str, Language]:
    """The source language, then each that has a catalogue; its header says whether it was read."""
    # Nothing shows that anybody has read all of it.
    found = [Language(SOURCE, reviewed=False)]
    for catalogue in sorted(entries(folder("translations"))):
        path = catalogue / "LC_MESSAGES" / "messages.po"
        if not (is_folder(catalogue) and exists(path)):
            continue
        header = path.read_text(encoding="utf-8").partition("msgid")[0]
        found.append(Language(catalogue.name.replace("_", "-"), reviewed=REVIEWED in header))
    return {language.code: language for language in found}


LANGUAGES = _listed()


# Tags that mean the same, or what their readers also read; the nearest first.
RELATED: Mapping[str, tuple[str, ...]] = {
    "fil": ("tl",),
    "in": ("id",),
    "iw": ("he",),
    "mo": ("ro",),
    "nb": ("no", "nn"),
    "nn": ("nb", "no"),
    "no": ("nb", "nn"),
    "prs": ("fa",),
    "sh": ("sr-latn", "sr"),
    "tl": ("fil",),
    "yue": ("zh-hant", "zh-hans", "zh"),
    "zh": ("zh-hans",),
    "zh-hk": ("zh-hant",),
    "zh-mo": ("zh-hant",),
    "zh-tw": ("zh-hant",),
}


def choose(asked: Iterable[str], known: Iterable[str] = LANGUAGES) -> str | None:
    """The language of the first tag that the app has one for, or None.

    `asked` holds BCP 47 tags, the most wanted one first; `known` the app's own codes. The page has
    the same rule (static/js/boot/choose-language.js), and both pass tests/vectors/languages.json.
    """
    codes = {code.lower(): code for code in known}
    return next(filter(None, (_nearest(tag, codes) for tag in asked)), None)


def _nearest(tag: str, codes: Mapping[str, str]) -> str | None:
    """The code nearest to a tag.

    That is the code of the tag itself, else of a shorter one (`nl-BE` → `nl`), each time also what
    is related to it, else another variety of the same language (`pt` → `pt-BR`).
    """
    if len(tag) > LONGEST_TAG:
        return None
    parts = tag.replace("_", "-").lower().split("-")
    for length in range(len(parts), 0, -1):
        name = "-".join(parts[:length])
        for close in (name, *RELATED.get(name, ())):
            if close in codes:
                return codes[close]
    return next((code for low, code in codes.items() if low.startswith(f"{parts[0]}-")), None)
