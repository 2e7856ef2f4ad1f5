"""Merging within the limit that a server has unless its keeper sets another."""

from functools import partial

from webapp.config import PIECES
from webapp.yjs import merge as yjs

MOST_CHANGES = PIECES["MAX_CHANGES"]
merge = partial(yjs.merge, most=MOST_CHANGES)
