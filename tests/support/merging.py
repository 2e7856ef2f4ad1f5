"""Merging within the limit that a server has unless its keeper sets another."""

from functools import partial

from webapp.config import NUMBERS
from webapp.yjs import merge as yjs

MOST_CHANGES = int(NUMBERS["MAX_CHANGES"].default)
merge = partial(yjs.merge, most=MOST_CHANGES)
