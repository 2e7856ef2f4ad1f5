"""The question how much time there is: each meeting asks it, for its own path."""

from flask_babel import lazy_gettext as _l

from webapp.content.model import Choice, Field


def path(name: str) -> Field:
    """The choice between the whole path and the short one, stored under this id."""
    return Field(
        name,
        "choice",
        _l("How much time do you have?"),
        choices=(
            Choice("full", _l("We take our time"), picture="seats"),
            Choice("short", _l("A lesson of 30 minutes"), picture="clock"),
        ),
    )
