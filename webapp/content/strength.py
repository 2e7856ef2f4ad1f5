"""Phase 2: find something that the mentee could teach."""

from flask_babel import lazy_gettext as _l
from flask_babel import lazy_pgettext as _lp

from webapp.content import tips
from webapp.content.model import Choice, Field, Phase, Prompt, Staged

STRENGTH = Phase(
    "strength",
    _l("Your strength"),
    _l("Find something you know, use or care about, and could teach."),
    (
        Prompt(
            "good_at",
            "mentee",
            _l("What do people often come to you for?"),
            (
                _l("What you’re good at or love. Big or small, both count."),
                Staged(_l("One little thing will do: a game, a dance, a joke."), ("early",)),
                Staged(_l("Go deeper: what did it take to get this good?"), ("confident",)),
            ),
            (
                Field(
                    "strength.good_at",
                    "text",
                    _l("People ask me …"),
                    examples=(
                        _l("to fix their phone"),
                        _l("to cut their videos"),
                        _l("what to draw, and how"),
                        _l("to explain maths in a simple way"),
                    ),
                ),
            ),
        ),
        Prompt(
            "stage",
            "mentee",
            _l("Where are you on your way?"),
            (_l("Pick what fits today."),),
            (
                Field(
                    "start.stage",
                    "choice",
                    _l("Where are you now?"),
                    choices=(
                        Choice(
                            "early",
                            _l("I’m just starting"),
                            _l("Go easy. I want to look around first."),
                            "seed",
                        ),
                        Choice(
                            "growing",
                            _l("I’m getting there"),
                            _l("I know some of what I like and can do."),
                            "sprout",
                        ),
                        Choice(
                            "confident",
                            _l("I’m quite sure of myself"),
                            _l("Challenge me!"),
                            "tree",
                        ),
                    ),
                ),
                Field(
                    "start.confidence",
                    "scale",
                    _l("How sure do you feel that you can teach someone?"),
                    ends=(_lp("scale", "not at all"), _lp("scale", "very")),
                ),
            ),
            tip=tips.STAGE,
        ),
        Prompt(
            "kinds",
            "mentee",
            _l("What could it be about?"),
            (_l("Choose everything that sounds like you."),),
            (
                Field(
                    "strength.kinds",
                    "choices",
                    _l("It could be …"),
                    choices=(
                        Choice(
                            "digital_tool",
                            _l("An app or online tool"),
                            _l("Such as Canva, TikTok or Notion"),
                            "phone",
                        ),
                        Choice(
                            "social_cultural",
                            _l("Something in society or culture"),
                            _l("A theme that fires you up"),
                            "globe",
                        ),
                        Choice(
                            "steam_topic",
                            _l("A STEAM topic"),
                            _l("From school, or one you dig into yourself"),
                            "flask",
                        ),
                        Choice(
                            "creative_skill",
                            _l("Something you make"),
                            _l("3D models, code, design, stories …"),
                            "pencil",
                        ),
                        Choice(
                            "perspective",
                            _l("How you see things"),
                            _l("What Gen Z stands for, media, standing up for something"),
                            "eye",
                        ),
                    ),
                ),
            ),
            long=True,
        ),
        Prompt(
            "mentor_unknown",
            "mentee",
            _l("What might your mentor not know or use yet?"),
            (_l("Take a guess. Then ask if it’s true!"),),
            (
                Field(
                    "strength.mentor_unknown",
                    "text",
                    _l("I think my mentor doesn’t know …"),
                    examples=(
                        _l("how to make a short video"),
                        _l("the games we play, and why"),
                        _l("how I use AI for school"),
                        _l("what growing up with two cultures is like"),
                    ),
                ),
            ),
            mentor_lines=(_l("Say honestly what is new to you. Not knowing is fine."),),
            long=True,
        ),
        Prompt(
            "topic",
            "mentee",
            _l("Which one do you pick?"),
            (_l("Choose what you would enjoy most."),),
            (
                Field(
                    "strength.topic",
                    "line",
                    _l("My lesson is about …"),
                    examples=(
                        Staged(_l("Making a short video on my phone"), ("early", "growing")),
                        Staged(_l("Drawing in 3D"), ("growing", "confident")),
                        Staged(_l("How memes work"), ("early", "growing")),
                        Staged(_l("A dish from my family"), ("early", "growing")),
                        Staged(_l("Building a small game in code"), ("confident",)),
                        Staged(_l("What adults get wrong about us"), ("confident",)),
                    ),
                ),
            ),
        ),
    ),
    number=2,
    meeting=1,
    minutes=(10, 15),
)
