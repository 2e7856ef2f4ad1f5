"""What a meeting holds and how long it takes: the whole of it, or the short path of one lesson."""

from webapp.content import PHASES
from webapp.content.model import Phase

LESSON = 30


def phases(meeting: int) -> list[Phase]:
    """The phases of a meeting, in their order."""
    return [phase for phase in PHASES if phase.meeting == meeting]


def total(meeting: int) -> tuple[int, int]:
    """How long a meeting's phases take together, in minutes (least, most)."""
    least, most = zip(*(phase.minutes for phase in phases(meeting)), strict=True)
    return sum(least), sum(most)


def short_total(meeting: int) -> int:
    """The minutes of the phases on the short path; the rest of the lesson is for settling in."""
    return sum(phase.short for phase in phases(meeting))
