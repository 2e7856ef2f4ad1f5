"""Takes the pages of all languages apart: the frame that they share, and each one's own words.

The worker keeps these and puts the pages together again (service_worker/page-assembly.js), so
that a further language costs its words and not the whole page once more. A word is a whole text
or a whole attribute, so that the page can put it in place without them too
(static/js/initial/translations.js). A page's manifest is taken apart with it, behind the page: most
of its words are the page's.

Each language's words are in two halves, so that a changed sentence costs a phone one of them. What
stands on both sides of the border between them, such as a title and the link to it, is in the first
one alone.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

# Stand in the frame where a word of the first or second half goes: ASCII's unit and group
# separators, in no page. The first is also between words, the second between the halves.
MARK = "\x1f"
SECOND_MARK = "\x1d"
# Stands between a page and its manifest: ASCII's record separator.
BEHIND_PAGE = "\x1e"
_EDGES = re.compile(r'([<>"])')
_EDGE = frozenset('<>"')

Halves = tuple[str, str]


@dataclass(frozen=True)
class Parts:
    """What makes every language's text again.

    `words` has each language's halves by its code. `places` says where those of each half stand in
    a text that is cut at each `<`, `>` and `"`, these being pieces of their own: how many pieces
    after the half's word before.
    """

    frame: str
    words: Mapping[str, Halves]
    places: tuple[Sequence[int], Sequence[int]]


def take_apart(texts: Mapping[str, str], border: str) -> Parts:
    """The parts of the languages' whole texts by code; the second half begins behind `border`.

    Which half a word belongs to depends on the first text alone, that of the source language: so a
    better translation moves none. Raises ValueError if the texts are not built alike.
    """
    pieces = {code: _EDGES.split(text) for code, text in texts.items()}
    counts = {code: len(found) for code, found in pieces.items()}
    begins = {len(_EDGES.split(text.partition(border)[0])) for text in texts.values()}
    if len({*counts.values()}) != 1 or len(begins) != 1:
        raise ValueError(f"the languages' pages are not built alike: {counts}, {begins}")
    begin = begins.pop()
    before: set[str] = set()
    frame: list[str] = []
    words: dict[str, tuple[list[str], list[str]]] = {code: ([], []) for code in texts}
    places: tuple[list[int], list[int]] = ([], [])
    last = [0, 0]
    for at, alike in enumerate(zip(*pieces.values(), strict=True)):
        if len(set(alike)) == 1:
            frame.append(alike[0])
            continue
        if not _EDGE.isdisjoint(alike):
            raise ValueError(f"the languages' pages are not built alike: {alike}")
        said = alike[0].strip()
        half = int(at >= begin and said not in before)
        if not half:
            before.add(said)
        frame.append((MARK, SECOND_MARK)[half])
        places[half].append(at - last[half])
        last[half] = at
        for code, piece in zip(texts, alike, strict=True):
            words[code][half].append(piece)
    joined = {
        code: (MARK.join(first), MARK.join(second)) for code, (first, second) in words.items()
    }
    return Parts("".join(frame), joined, places)
