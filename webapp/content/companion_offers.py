"""Which companion is offered after the session, by the mentee’s stage, as the first tip says."""

from flask_babel import lazy_gettext as _l

from webapp.content.model import Offer

OFFERS = (
    Offer(
        "roadmap",
        _l("Draw your career roadmap"),
        _l("Look around: where could this take you?"),
        "globe",
        ("early",),
    ),
    Offer(
        "stretch",
        _l("Take on a stretch challenge"),
        _l("Something just beyond what you dare now."),
        "spark",
        ("confident",),
    ),
    Offer(
        "ladder",
        _l("Climb your skill ladder"),
        _l("See where you stand, and find your next rung."),
        "steps",
        ("growing", "confident"),
    ),
)
