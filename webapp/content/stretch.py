"""The stretch challenge: something just outside what feels easy."""

from flask_babel import lazy_gettext as _l

from webapp.content.model import Choice, Companion, Field, Group

STRETCH = Companion(
    "stretch",
    _l("Stretch challenge"),
    _l("Try something just outside what feels easy. That is where you grow."),
    (
        Group(
            (
                Field(
                    "stretch.challenge",
                    "line",
                    _l("What do you want to dare?"),
                    examples=(_l("Give a talk in class"), _l("Ask someone about their job")),
                ),
                Field(
                    "stretch.zone",
                    "choice",
                    _l("How does it feel?"),
                    choices=(
                        Choice(
                            "comfort",
                            _l("Comfort zone"),
                            _l("Easy. I could do it right now."),
                            "seed",
                        ),
                        Choice(
                            "stretch",
                            _l("Stretch zone"),
                            _l("Exciting and a bit scary. Here I grow."),
                            "spark",
                        ),
                        Choice(
                            "panic",
                            _l("Panic zone"),
                            _l("Too much for now. I make it smaller."),
                            "hand",
                        ),
                    ),
                ),
                Field("stretch.smallest", "line", _l("What is the smallest version of it?")),
                Field("stretch.date", "date", _l("When will you do it?")),
                Field("stretch.support", "line", _l("Who supports you?")),
                Field("stretch.result", "text", _l("How did it go?")),
                Field("stretch.learned", "text", _l("What did you learn?")),
            )
        ),
    ),
)
