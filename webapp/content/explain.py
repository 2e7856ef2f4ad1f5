"""Phase 1: mentoring runs both ways."""

from flask_babel import lazy_gettext as _l

from webapp.content import tips
from webapp.content.model import Field, Fold, Phase, Prompt
from webapp.content.time_choice import path

EXPLAIN = Phase(
    "explain",
    _l("The idea"),
    _l("Mentoring runs both ways."),
    (
        Prompt(
            "both_ways",
            "mentor",
            _l("Mentoring runs both ways"),
            (
                _l("Read this aloud, mentor."),
                _l("“I bring experience, and I can help you find your way.”"),
                _l(
                    "“You bring fresh eyes and new ideas. They come from your life, your culture and what you love.”"
                ),
                _l(
                    "“So now we turn it around: you take the lead, and you give something back to me.”"
                ),
            ),
            (path("start.path"),),
            tip=tips.CURIOSITY,
            folds=(
                Fold(_l("What will you do in meeting 1?"), part="agenda"),
                Fold(
                    _l("What does each of you bring?"),
                    (_l("Think of home, friends, school, games, music, languages …"),),
                    mentor_lines=(
                        _l("Go first, and be honest. It makes it easier for the mentee."),
                        _l("Start with a detour: something that did not go to plan."),
                    ),
                    fields=(
                        Field(
                            "explain.mentor_brings",
                            "line",
                            _l("What do you bring, mentor?"),
                            examples=(
                                _l("I changed jobs three times before I found mine"),
                                _l("I know many people in my field"),
                                _l("I have made a lot of mistakes, and I learned from them"),
                            ),
                        ),
                        Field(
                            "explain.mentee_brings",
                            "line",
                            _l("And what do you bring, mentee?"),
                            examples=(
                                _l("I speak more than one language"),
                                _l("I know what people my age care about"),
                                _l("I learn new apps fast"),
                            ),
                        ),
                    ),
                ),
            ),
        ),
    ),
    number=1,
    meeting=1,
    minutes=(5, 5),
)
