"""Phase 4: the mentee leads."""

from flask_babel import lazy_gettext as _l

from webapp.content import tips
from webapp.content.model import Choice, Field, Fold, Phase, Prompt, Staged
from webapp.content.plan import ROLES
from webapp.content.time_choice import path

QUESTIONS = (
    Staged(_l("How did you find out about this?"), ("early", "growing")),
    Staged(_l("What do you like most about it?"), ("early", "growing")),
    _l("Can you show me that again?"),
    Staged(_l("What did I get wrong?"), ("growing", "confident")),
    Staged(_l("What would you do differently next time?"), ("confident",)),
    Staged(_l("Where could this take you?"), ("confident",)),
)

LEAD = Phase(
    "lead",
    _l("You lead"),
    _l("The mentee leads. Keep it relaxed, and both join in."),
    (
        Prompt(
            "ready",
            "mentee",
            _l("Are you ready to lead?"),
            (_l("Take a breath. Something missing? Sort it out first."),),
            (
                Field(
                    "lead.ready",
                    "choices",
                    _l("Tick it off:"),
                    choices=(
                        Choice("know_first_step", _l("I know my first step"), picture="steps"),
                        Choice("have_materials", _l("I have what I need"), picture="bag"),
                        Choice(
                            "mentor_knows_role", _l("My mentor knows their part"), picture="mentor"
                        ),
                        Choice("feel_supported", _l("I feel supported"), picture="heart"),
                    ),
                ),
            ),
            tip=tips.SAFETY,
            folds=(
                Fold(
                    _l("What will you do in meeting 2?"),
                    part="agenda",
                    fields=(path("between.path"),),
                ),
            ),
        ),
        Prompt(
            "leading",
            "mentee",
            _l("It’s your turn. Go for it!"),
            (_l("You set the pace. Laughing and starting again are fine."),),
            mentor_lines=(
                _l("Listen, ask, and join in. Do it with your own hands."),
                _l("Stuck? Wait a moment before you help."),
            ),
            roles=ROLES,
            questions=QUESTIONS,
            tip=tips.VISUALS,
            part="steps",
            folds=(
                Fold(
                    _l("Notes on the way"),
                    fields=(
                        Field("lead.notes", "text", _l("Notes on the way, mentee")),
                        Field("lead.notes_mentor", "text", _l("Notes on the way, mentor")),
                    ),
                ),
            ),
        ),
        Prompt(
            "mentor_questions",
            "mentor",
            _l("What do you want to ask?"),
            (_l("Ask what you really don’t know."),),
            (
                Field(
                    "lead.mentor_questions",
                    "text",
                    _l("My questions"),
                    examples=QUESTIONS,
                ),
            ),
            tip=tips.CURIOSITY,
            long=True,
        ),
        Prompt(
            "mentor_learned",
            "mentor",
            _l("What did you just learn?"),
            (_l("Say it in your own words. Let the mentee say if it’s right."),),
            (Field("lead.mentor_learned", "text", _l("I learned …")),),
        ),
    ),
    number=4,
    meeting=2,
    minutes=(15, 30),
)
