"""Phase 3: decide together how to share it, and when."""

from flask_babel import lazy_gettext as _l

from webapp.content import tips
from webapp.content.model import Choice, Field, Phase, Prompt, Staged

# What the mentor does when the mentee leads.
ROLES = (
    Choice("listen", _l("Listen"), _l("And let the mentee finish."), "ear"),
    Choice("ask", _l("Ask"), _l("Because I really want to know."), "question"),
    Choice("reflect", _l("Think about what I learn"), _l("And say it out loud."), "bulb"),
)

PLAN = Phase(
    "plan",
    _l("Your plan"),
    _l("Decide together how you will share it, and when."),
    (
        Prompt(
            "format",
            "both",
            _l("How will you share it?"),
            (_l("Talk about what fits your topic best."),),
            (
                Field(
                    "plan.format",
                    "choice",
                    _l("We choose …"),
                    choices=(
                        Choice(
                            "demo",
                            _l("Show how it’s done"),
                            _l("A short demo or tutorial"),
                            "play",
                        ),
                        Choice(
                            "talk",
                            _l("Talk about it"),
                            _l("A presentation, or just a chat"),
                            "talk",
                        ),
                        Choice(
                            "media",
                            _l("Read or watch, then discuss"),
                            _l("An article or a video to talk about"),
                            "video",
                        ),
                        Choice(
                            "joint_task",
                            _l("Make something together"),
                            _l("A task for two, with a new tool"),
                            "tools",
                        ),
                    ),
                ),
            ),
            tip=tips.VISUALS,
        ),
        Prompt(
            "goal",
            "mentee",
            _l("What can your mentor do or see afterwards?"),
            (
                Staged(_l("One small thing is enough."), ("early", "growing")),
                Staged(_l("Aim high: something they can then do without you."), ("confident",)),
            ),
            (
                Field(
                    "plan.goal",
                    "text",
                    _l("Afterwards my mentor can …"),
                    examples=(
                        _l("make one of their own"),
                        _l("explain to a friend how it works"),
                        _l("see why it matters to me"),
                    ),
                ),
            ),
            long=True,
        ),
        Prompt(
            "steps",
            "mentee",
            _l("What will you do, step by step?"),
            (
                _l("Each step on its own line. Three are plenty."),
                Staged(_l("And if something goes wrong, what will you do?"), ("confident",)),
            ),
            (
                Field(
                    "plan.steps",
                    "text",
                    _l("My steps"),
                    examples=(
                        _l("Show an example"),
                        _l("Do it together"),
                        _l("My mentor tries it alone"),
                    ),
                    examples_for=("early", "growing"),
                    take_all=Staged(_l("Take these three"), ("early",)),
                ),
            ),
            mentor_lines=(
                Staged(_l("Make the plan together, out loud. The mentee decides."), ("early",)),
                Staged(
                    _l("Help with the order if asked. Leave the choices to your mentee."),
                    ("growing",),
                ),
                Staged(_l("Don’t help too soon. Ask one good question."), ("confident",)),
            ),
        ),
        Prompt(
            "needs",
            "both",
            _l("What do you need for it?"),
            (_l("Think of things, apps, a quiet place."),),
            (
                Field(
                    "plan.needs",
                    "text",
                    _l("We need"),
                    examples=(
                        _l("A charged phone"),
                        _l("Paper and pens"),
                        _l("A laptop"),
                        _l("A whiteboard"),
                    ),
                ),
            ),
            long=True,
        ),
        Prompt(
            "when",
            "both",
            _l("When and where do you meet again?"),
            (_l("The mentee leads in your next meeting. It takes 15 to 30 minutes."),),
            (
                Field("plan.when", "moment", _l("Day and time")),
                Field("plan.where", "line", _l("Place")),
            ),
        ),
        Prompt(
            "mentor_role",
            "mentor",
            _l("What is your part, mentor?"),
            (_l("Next time you are the learner."),),
            (
                Field(
                    "plan.mentor_role",
                    "choices",
                    _l("I will …"),
                    choices=ROLES,
                ),
            ),
            long=True,
        ),
    ),
    number=3,
    meeting=1,
    minutes=(10, 15),
)
