"""Tells whether each letter of a document is whole.

Letters outside Unicode's first plane, as most emoji, are two units. Yjs can cut them apart, and Yrs
can't: where somebody deletes one half, or writes between the two, it loses count of its changes.
"""

import re
from typing import Any

from pycrdt import Doc

from webapp.yjs.lib0 import MalformedError
from webapp.yjs.validation import read_update, read_vector

OF_TWO_UNITS = re.compile(rb"[\xf0-\xf4][\x80-\xbf]{3}")


def has_whole_letters(doc: Doc[Any]) -> bool:
    """Whether a document is the same once it is written and read again."""
    written = doc.get_update()
    if not OF_TWO_UNITS.search(written):
        return True
    again: Doc[Any] = Doc()
    again.apply_update(written)
    vector = read_vector(doc.get_state())
    try:
        return all(read_update(each).ends == vector for each in (written, again.get_update()))
    except MalformedError:
        return False
