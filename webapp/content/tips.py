"""The five tips."""

from flask_babel import lazy_gettext as _l

from webapp.content.model import Tip

STAGE = Tip(
    "stage",
    _l("Fit it to the mentee"),
    (
        _l(
            "Nobody is at the same point. Some are just starting, some are already sure of themselves."
        ),
        _l(
            "Just starting? Keep it light. A career roadmap is then a place to explore, not a plan."
        ),
        _l("More sure? Climb higher on the skill ladder, or take a harder stretch challenge."),
        _l("For swapping roles: pick a topic that the mentee likes and is good at."),
    ),
    ("roadmap", "ladder", "stretch"),
)
SAFETY = Tip(
    "safety",
    _l("Feeling safe comes first"),
    (
        _l("Before you begin, the mentee should feel safe, heard and supported."),
        _l("No answer is the right one. No result has to be perfect."),
        _l("You are here to grow, not to score."),
    ),
)
CURIOSITY = Tip(
    "curiosity",
    _l("Mentors open up first"),
    (
        _l("Mentor: show your own road. Tell about a detour or a wrong turn in your work."),
        _l("Tell about a moment that stretched you. Say what you took from it."),
        _l("Be truly curious. Try things yourself, ask, and learn along."),
    ),
    ("roadmap", "stretch"),
)
VISUALS = Tip(
    "visuals",
    _l("Make it visual"),
    (
        _l("Use a printed sheet, a whiteboard, or an online board such as Canva or Excalidraw."),
        _l("Draw it, stick it, try it out."),
        _l("It should be fun and useful. It should not feel like more homework."),
    ),
)
AGAIN = Tip(
    "again",
    _l("Come back and build on it"),
    (
        _l("Once is only the start."),
        _l("Look at your roadmap again: do your goals still fit?"),
        _l("Take on a new stretch challenge now and then, and keep growing."),
        _l("Swap roles again. The power shifts a little, and you both pick up new skills."),
    ),
    ("roadmap", "stretch"),
)

TIPS = (STAGE, SAFETY, CURIOSITY, VISUALS, AGAIN)
