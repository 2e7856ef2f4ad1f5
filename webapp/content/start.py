"""Before phase 1: who is here, and how the two agree to talk."""

from flask_babel import lazy_gettext as _l

from webapp.content import purpose, tips
from webapp.content.model import Choice, Field, Fold, Prompt, Screen

AGREEMENTS = Field(
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
    agree=_l("We agree on all four"),
)

START = Screen(
    "start",
    _l("Before you begin"),
    _l("Get to know each other a little. Agree how you’ll talk to each other."),
    (
        Prompt(
            "names",
            "both",
            _l("Who is here?"),
            (_l("A nickname is fine."),),
            (
                Field("start.mentee_name", "line", _l("The mentee (the pupil)")),
                Field("start.mentor_name", "line", _l("The mentor")),
                AGREEMENTS,
            ),
            tip=tips.SAFETY,
            invites=True,
            folds=(
                Fold(
                    _l("Ready to swap seats?"),
                    (purpose.HOW,),
                    purpose.FOR_MENTEE,
                    (*purpose.FOR_MENTOR, purpose.STEAM),
                ),
                Fold(
                    _l("Whose phone is this?"),
                    fields=(
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
                Fold(_l("Where shall we keep it?"), part="sync_choice"),
            ),
        ),
    ),
)
