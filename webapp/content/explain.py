"""Phase 1: mentoring runs both ways."""

from flask_babel import lazy_gettext as _l

from webapp.content import tips
from webapp.content.model import Field, Phase, Prompt

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
        ),
        Prompt(
            "mentor_brings",
            "mentor",
            _l("What do you bring, mentor?"),
            (_l("Start with a detour: something that did not go to plan."),),
            (
                Field(
                    "explain.mentor_brings",
                    "line",
                    _l("In one line, if you like"),
                    examples=(
                        _l("I changed jobs three times before I found mine"),
                        _l("I know many people in my field"),
                        _l("I have made a lot of mistakes, and I learned from them"),
                    ),
                ),
            ),
            mentor_lines=(_l("Go first, and be honest. It makes it easier for the mentee."),),
            tip=tips.CURIOSITY,
        ),
        Prompt(
            "mentee_brings",
            "mentee",
            _l("And what do you bring, mentee?"),
            (_l("Think of home, friends, school, games, music, languages …"),),
            (
                Field(
                    "explain.mentee_brings",
                    "line",
                    _l("In one line, if you like"),
                    examples=(
                        _l("I speak more than one language"),
                        _l("I know what people my age care about"),
                        _l("I learn new apps fast"),
                    ),
                ),
            ),
        ),
    ),
    number=1,
    meeting=1,
    minutes=(5, 5),
)
