"""Before phase 1: who is here, and how the two agree to talk."""

from flask_babel import lazy_gettext as _l
from flask_babel import lazy_pgettext as _lp

from webapp.content import purpose, tips
from webapp.content.model import Choice, Field, Prompt, Screen
from webapp.content.time_choice import path

START = Screen(
    "start",
    _l("Before you begin"),
    _l("Get to know each other a little. Agree how you’ll talk to each other."),
    (
        Prompt(
            "purpose",
            "both",
            _l("Ready to swap seats?"),
            (purpose.HOW,),
            points=purpose.FOR_MENTEE,
            mentor_lines=(*purpose.FOR_MENTOR, purpose.STEAM),
        ),
        Prompt(
            "agenda",
            "both",
            _l("What will you do in meeting 1?"),
            fields=(path("start.path"),),
            part="agenda",
        ),
        Prompt(
            "names",
            "both",
            _l("Who is here?"),
            (_l("A nickname is fine. You can also leave it empty."),),
            (
                Field("start.mentee_name", "line", _l("The mentee (the pupil)")),
                Field("start.mentor_name", "line", _l("The mentor")),
                Field(
                    "start.holder",
                    "choice",
                    _l("Whose phone is this?"),
                    choices=(
                        Choice("mentee", _l("The mentee’s"), picture="mentee"),
                        Choice("mentor", _l("The mentor’s"), picture="mentor"),
                        Choice("shared", _l("We share it"), picture="both"),
                    ),
                ),
            ),
        ),
        Prompt(
            "stage",
            "mentee",
            _l("Where are you on your way?"),
            (_l("Pick what fits today. It helps the app to suggest what suits you."),),
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
            ),
            tip=tips.STAGE,
        ),
        Prompt(
            "agreements",
            "both",
            _l("What do you agree on?"),
            (_l("Read each line aloud. Choose it when you both agree."),),
            (
                Field(
                    "start.agreements",
                    "choices",
                    _l("We agree:"),
                    choices=(
                        Choice(
                            "no_right_answer",
                            _l("There is no right answer"),
                            _l("Nothing here has to be perfect."),
                            "spark",
                        ),
                        Choice(
                            "may_skip",
                            _l("Anyone may skip a question"),
                            _l("You don’t have to say why."),
                            "skip",
                        ),
                        Choice(
                            "stays_between_us",
                            _l("What we say stays between us"),
                            _l("Unless someone is in danger. Then we get help."),
                            "lock",
                        ),
                        Choice(
                            "ask_first",
                            _l("We ask before we share"),
                            _l("That goes for photos and stories too."),
                            "hand",
                        ),
                    ),
                ),
            ),
            tip=tips.SAFETY,
        ),
        Prompt(
            "confidence",
            "mentee",
            _l("How sure do you feel that you can teach someone?"),
            (_l("We ask again at the end. Every number is fine."),),
            (
                Field(
                    "start.confidence",
                    "scale",
                    _l("How sure I feel now"),
                    ends=(_lp("scale", "not at all"), _lp("scale", "very")),
                ),
            ),
        ),
    ),
)
