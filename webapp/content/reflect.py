"""Phase 5: both look back, and think of the next time."""

from flask_babel import lazy_gettext as _l
from flask_babel import lazy_pgettext as _lp

from webapp.content import tips
from webapp.content.model import Choice, Field, Phase, Prompt, Staged

REFLECT = Phase(
    "reflect",
    _l("Look back"),
    _l("Both look back together."),
    (
        Prompt(
            "mentee_leading",
            "mentee",
            _l("What was it like to lead or teach?"),
            fields=(
                Field(
                    "reflect.mentee_leading",
                    "text",
                    _l("It was …"),
                    examples=(
                        _l("exciting at first, then fun"),
                        _l("harder than I thought"),
                        _l("great to be the one who knows"),
                    ),
                ),
            ),
            tip=tips.SAFETY,
        ),
        Prompt(
            "mentee_self",
            "mentee",
            _l("What did you find out about yourself?"),
            (
                Staged(_l("One word is fine."), ("early",)),
                Staged(_l("Which moment showed you that?"), ("confident",)),
            ),
            (
                Field(
                    "reflect.mentee_self",
                    "text",
                    _l("I found out that I …"),
                    examples=(
                        _l("can explain things well"),
                        _l("stay calm when something goes wrong"),
                        _l("know more than I thought"),
                    ),
                ),
            ),
            long=True,
        ),
        Prompt(
            "mentor_surprise",
            "mentor",
            _l("What surprised you?"),
            (_l("Be honest and warm. Your mentee will remember this."),),
            (Field("reflect.mentor_surprise", "text", _l("I didn’t expect …")),),
            mentor_lines=(_l("Share a moment when you were stretched yourself, too."),),
            tip=tips.CURIOSITY,
        ),
        Prompt(
            "mentor_insights",
            "mentor",
            _l("What do you see differently, or what can you do now?"),
            fields=(Field("reflect.mentor_insights", "text", _l("What’s new for me")),),
            long=True,
        ),
        Prompt(
            "confidence",
            "mentee",
            _l("How sure do you feel now that you can teach someone?"),
            fields=(
                Field(
                    "reflect.confidence",
                    "scale",
                    _l("How sure I feel now"),
                    ends=(_lp("scale", "not at all"), _lp("scale", "very")),
                ),
            ),
        ),
        Prompt(
            "next",
            "both",
            _l("What is your next step?"),
            (_l("Make it small enough to really do it."),),
            (
                Field(
                    "next.step",
                    "text",
                    _l("Our next step"),
                    examples=(
                        _l("Teach it to someone else"),
                        _l("Use it at work for a week"),
                        Staged(_l("Look at my roadmap again"), ("early", "growing")),
                        Staged(_l("Take on a stretch challenge"), ("confident",)),
                    ),
                ),
                Field(
                    "next.when", "line", _l("When?"), examples=(_l("Next week"), _l("In a month"))
                ),
                Field(
                    "next.swap",
                    "choice",
                    _l("Do it again, with another topic?"),
                    choices=(
                        Choice("yes", _l("Yes, let’s!"), picture="swap"),
                        Choice("later", _l("Maybe later"), picture="clock"),
                    ),
                ),
            ),
            tip=tips.AGAIN,
        ),
        Prompt(
            "private",
            "both",
            _l("Something just for yourself?"),
            (
                _l(
                    "These notes never leave this phone. They are not sent, shared or put in a file."
                ),
                _l("Whoever holds this phone can read them."),
            ),
            (
                Field("private.mentee", "text", _l("Mentee, only for you"), private=True),
                Field("private.mentor", "text", _l("Mentor, only for you"), private=True),
            ),
            long=True,
        ),
    ),
    number=5,
    meeting=2,
    minutes=(10, 10),
)
