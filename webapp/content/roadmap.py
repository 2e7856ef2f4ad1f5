"""The career roadmap: the road to a goal, with milestones."""

from flask_babel import lazy_gettext as _l

from webapp.content.model import Companion, Field, Group

MILESTONES = 5


def _milestone(number: int) -> Group:
    place = f"roadmap.milestone.{number}"
    return Group(
        (
            Field(f"{place}.step", "line", _l("What will you do?")),
            Field(f"{place}.date", "date", _l("By when?")),
            Field(f"{place}.barrier", "line", _l("What could get in your way?")),
            Field(f"{place}.helper", "line", _l("Who can help?")),
        ),
        title=_l("Milestone %(number)s", number=number),
        as_needed="milestone",
    )


ROADMAP = Companion(
    "roadmap",
    _l("Career roadmap"),
    _l("Draw the road to something you want. It may change at any time."),
    (
        Group(
            (
                Field(
                    "roadmap.goal",
                    "line",
                    _l("Where do you want to go?"),
                    examples=(_l("A job with animals"), _l("Make my own game")),
                ),
                Field("roadmap.strengths", "text", _l("What do you already bring?")),
                Field("roadmap.first_step", "line", _l("What is your very first step?")),
            )
        ),
        *(_milestone(number) for number in range(1, MILESTONES + 1)),
    ),
)
