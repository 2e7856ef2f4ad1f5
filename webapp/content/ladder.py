"""The skill ladder: one skill in rungs, each something that I can do."""

from flask_babel import lazy_gettext as _l

from webapp.content.model import Companion, Field, Group

RUNGS = 7


def _rung(number: int) -> Group:
    label = _l("Rung %(number)s: I can …", number=number)
    return Group((Field(f"ladder.rung.{number}", "line", label),), as_needed="rung")


LADDER = Companion(
    "ladder",
    _l("Skill ladder"),
    _l("Climb one skill, rung by rung. On each rung you can do a bit more."),
    (
        Group(
            (
                Field(
                    "ladder.skill",
                    "line",
                    _l("Which skill do you want to grow?"),
                    examples=(_l("Editing videos"), _l("Speaking in front of a group")),
                ),
            )
        ),
        *(_rung(number) for number in range(1, RUNGS + 1)),
        Group(
            (
                Field("ladder.at", "rung", _l("Which rung are you on?"), most=RUNGS),
                Field("ladder.evidence", "text", _l("What shows that you can do it?")),
                Field("ladder.next", "text", _l("What takes you to the next rung?")),
                Field("ladder.helper", "line", _l("Who can help?")),
                Field("ladder.again", "date", _l("When will you look again?")),
            )
        ),
    ),
)
