"""Why people do this: what it gives the mentee and the mentor."""

from flask_babel import lazy_gettext as _l

SLOGAN = _l("Today you teach your mentor.")
HOW = _l(
    "In reverse mentoring you swap seats. The mentee shows something that they know, "
    "have lived or see in their own way. The mentor learns."
)
FOR_MENTEE = (
    _l("You notice how much you can already do."),
    _l("Your voice counts, and so does what you have lived through."),
    _l("You both get used to learning from each other."),
)
FOR_MENTOR = (
    _l("You practise being humble and curious."),
    _l("You show respect for the new voices in STEAM."),
)
# Translators: STEAM stays as it is in every language.
STEAM = _l("STEAM is short for science, technology, engineering, arts and maths.")
