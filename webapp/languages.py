"""The one list of languages, from which everything else derives."""

from dataclasses import dataclass

from babel import Locale


@dataclass(frozen=True)
class Language:
    """One language of the app: its code, whether a native speaker has read it."""

    code: str
    reviewed: bool

    @property
    def locale(self) -> Locale:
        """The Babel locale of the code."""
        return Locale.parse(self.code)

    @property
    def name(self) -> str:
        """The language's name in the language itself (source: Unicode CLDR)."""
        name = self.locale.get_display_name() or self.code
        return name[:1].upper() + name[1:]

    @property
    def direction(self) -> str:
        """`ltr` or `rtl` (source: Unicode CLDR)."""
        return str(self.locale.text_direction)


SOURCE = "en"
LANGUAGES = {
    language.code: language
    for language in (
        Language("en", reviewed=True),
        Language("nl", reviewed=False),
    )
}


def nearest(tag: str) -> str | None:
    """The code of the listed language nearest to a BCP 47 tag (`nl-BE` → `nl`), or None."""
    parts = tag.replace("_", "-").lower().split("-")
    while parts:
        if "-".join(parts) in LANGUAGES:
            return "-".join(parts)
        parts.pop()
    return None
