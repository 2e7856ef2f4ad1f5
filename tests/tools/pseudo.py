"""A pseudo-language: longer, accented, in brackets, so that what isn't translated stands out.

`make pseudo` switches it on in a checkout (as “English (Europe)”, a locale that nobody uses), and
`make pseudo-off` off.
"""

import re
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

CODE = "en_150"
ACCENTED = str.maketrans("aceinosuyACEINOSUY", "áçéíñóšúýÁÇÉÍÑÓŠÚÝ")
FIXED = re.compile(r"(%\(\w+\)[sd]|\{\w+\})")


def disguise(text: str) -> str:
    """A text made 40 % longer, with accents and brackets; placeholders stay."""
    parts = [
        part if at % 2 else part.translate(ACCENTED) for at, part in enumerate(FIXED.split(text))
    ]
    return f"[{''.join(parts)}{'·' * (len(text) * 2 // 5)}]"


def write(template: Path, translations: Path) -> None:
    """Write the pseudo-language's catalogue, made from the template, among the translations."""
    with template.open("rb") as file:
        source = read_po(file)
    catalogue = Catalog(locale=CODE, fuzzy=False)
    for message in source:
        if not message.id:
            continue
        texts = (message.id,) if isinstance(message.id, str) else message.id
        strings = tuple(map(disguise, texts))
        catalogue.add(
            message.id,
            strings[0] if isinstance(message.id, str) else strings,
            context=message.context,
        )
    folder = translations / CODE / "LC_MESSAGES"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "messages.po").open("wb") as file:
        write_po(file, catalogue)
    with (folder / "messages.mo").open("wb") as file:
        write_mo(file, catalogue)


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path("translations"))
