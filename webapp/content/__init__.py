"""The content of the activity, as data: what every screen says and asks."""

from collections.abc import Iterator

from webapp.content.between import BETWEEN
from webapp.content.companion_offers import OFFERS
from webapp.content.explain import EXPLAIN
from webapp.content.ladder import LADDER
from webapp.content.lead import LEAD
from webapp.content.model import Companion, Field, Phase, Screen
from webapp.content.plan import PLAN
from webapp.content.reflect import REFLECT
from webapp.content.roadmap import ROADMAP
from webapp.content.start import START
from webapp.content.strength import STRENGTH
from webapp.content.stretch import STRETCH
from webapp.content.tips import TIPS

PHASES: tuple[Phase, ...] = (EXPLAIN, STRENGTH, PLAN, LEAD, REFLECT)
GUIDED: tuple[Screen, ...] = (START, EXPLAIN, STRENGTH, PLAN, BETWEEN, LEAD, REFLECT)
COMPANIONS: tuple[Companion, ...] = (ROADMAP, LADDER, STRETCH)


def fields() -> Iterator[Field]:
    """Every field of every guided screen, in the order in which they are asked."""
    for screen in GUIDED:
        for prompt in screen.prompts:
            yield from prompt.all_fields


def companion_fields() -> Iterator[Field]:
    """Every field of every companion."""
    for companion in COMPANIONS:
        for group in companion.groups:
            yield from group.fields


__all__ = ["COMPANIONS", "GUIDED", "OFFERS", "PHASES", "TIPS", "companion_fields", "fields"]
