"""The time between the two meetings."""

from flask_babel import lazy_gettext as _l

from webapp.content.model import Prompt, Screen

BETWEEN = Screen(
    "between",
    _l("Until you meet again"),
    _l("Meeting 1 is done. Here is what to do before meeting 2."),
    (
        Prompt(
            "prepare",
            "both",
            _l("Until you meet again"),
            (_l("This is what you planned. You can close the app; it’s all kept on this phone."),),
            points=(
                _l("Mentor: look forward to it, and don’t read up too much."),
                _l("Both: tell each other in time if the day doesn’t suit you."),
            ),
            part="preparation",
        ),
    ),
)
