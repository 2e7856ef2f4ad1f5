"""The fields that the content promises, by their ids, and an answer of its own for each."""

TEXTS = (
    "start.mentee_name",
    "start.mentor_name",
    "explain.mentor_brings",
    "explain.mentee_brings",
    "strength.good_at",
    "strength.mentor_unknown",
    "strength.topic",
    "plan.goal",
    "plan.steps",
    "plan.needs",
    "plan.where",
    "lead.notes",
    "lead.notes_mentor",
    "lead.mentor_questions",
    "lead.mentor_learned",
    "reflect.mentee_leading",
    "reflect.mentee_self",
    "reflect.mentor_surprise",
    "reflect.mentor_insights",
    "next.step",
    "next.when",
)
PRIVATE = ("private.mentee", "private.mentor")
MOMENTS = ("plan.when",)
NUMBERS = ("start.confidence", "reflect.confidence")
ONE_OF = {
    "start.holder": ("mentee", "mentor", "shared"),
    "start.path": ("full", "short"),
    "between.path": ("full", "short"),
    "start.stage": ("early", "growing", "confident"),
    "plan.format": ("demo", "talk", "media", "joint_task"),
    "next.swap": ("yes", "later"),
}
ANY_OF = {
    "start.agreements": ("no_right_answer", "may_skip", "stays_between_us", "ask_first"),
    "strength.kinds": (
        "digital_tool",
        "social_cultural",
        "steam_topic",
        "creative_skill",
        "perspective",
    ),
    "plan.mentor_role": ("listen", "ask", "reflect"),
    "lead.ready": ("know_first_step", "have_materials", "mentor_knows_role", "feel_supported"),
}
ALL = {*TEXTS, *PRIVATE, *MOMENTS, *NUMBERS, *ONE_OF, *ANY_OF}

Answer = str | int | list[str]
Answers = dict[str, Answer]


def answers(word: str) -> Answers:
    """One answer to every field, as the server's file shows it; `word` stands in each text."""
    texts: Answers = {field: f"{word} “{field}” – é 🌱" for field in (*TEXTS, *PRIVATE)}
    one: Answers = {field: values[-1] for field, values in ONE_OF.items()}
    some: Answers = {field: sorted(values[1:]) for field, values in ANY_OF.items()}
    return {
        **texts,
        **one,
        **some,
        # The short one leaves questions out.
        "start.path": "full",
        "between.path": "full",
        "start.confidence": 2,
        "reflect.confidence": 5,
        "plan.when": "2026-11-27T10:30",
    }


def shared(given: Answers) -> Answers:
    """What may leave the phone."""
    return {field: answer for field, answer in given.items() if field not in PRIVATE}
