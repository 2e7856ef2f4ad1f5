"""Takes the pages of all languages apart: the frame that they share, and each one's own words.

The worker keeps these and puts the pages together again (service_worker/page-assembly.js), so
that a further language costs its words and not the whole page once more. A word is a whole text
or a whole attribute, so that the page can put it in place without them too
(static/js/initial/translations.js).
"""

import re
from collections.abc import Mapping

# Stands in the frame where a word goes, and between the words: ASCII's unit separator, in no page.
MARK = "\x1f"
_EDGES = re.compile(r'([<>"])')
_EDGE = frozenset('<>"')


def take_apart(pages: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """The frame, and the words of each language by its code, from the whole pages by code.

    Raises ValueError if the pages are not built alike.
    """
    pieces = {code: _EDGES.split(page) for code, page in pages.items()}
    if len({len(found) for found in pieces.values()}) != 1:
        counts = {code: len(found) for code, found in pieces.items()}
        raise ValueError(f"the languages' pages are not built alike: {counts}")
    frame: list[str] = []
    words: dict[str, list[str]] = {code: [] for code in pages}
    for alike in zip(*pieces.values(), strict=True):
        same = len(set(alike)) == 1
        if not same and not _EDGE.isdisjoint(alike):
            raise ValueError(f"the languages' pages are not built alike: {alike}")
        frame.append(alike[0] if same else MARK)
        if not same:
            for code, piece in zip(pages, alike, strict=True):
                words[code].append(piece)
    return "".join(frame), {code: MARK.join(own) for code, own in words.items()}
