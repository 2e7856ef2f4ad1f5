"""The shapes of the content: screens hold prompts, prompts hold fields, fields may hold choices.

Companions are screens of another kind: a picture, with groups of fields that it is drawn from.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from flask_babel import LazyString

Text = LazyString
Speaker = Literal["mentee", "mentor", "both"]
Kind = Literal["line", "text", "choice", "choices", "scale", "moment", "date", "rung"]
Stage = Literal["early", "growing", "confident"]


@dataclass(frozen=True)
class Staged:
    """A text for mentees at these stages (`start.stage`); who chose none sees what suits `growing`."""

    text: Text
    stages: tuple[Stage, ...]

    def __str__(self) -> str:
        """Read like any other text."""
        return str(self.text)


@dataclass(frozen=True)
class Choice:
    """One value of a choice: its id (stored, never translated), words and a picture's name."""

    id: str
    label: Text
    hint: Text | None = None
    picture: str = ""


@dataclass(frozen=True)
class Field:
    """One thing to answer.

    `id` names it in storage (`strength.topic`), `examples` are answers that a tap fills in
    (`take_all`, if there is one, fills in all of them), `examples_for` the stages that see them,
    `private` keeps it out of everything that leaves the phone, `most` is the highest rung. A press on
    `agree` chooses all of its choices and goes on.
    """

    id: str
    kind: Kind
    label: Text
    examples: tuple[Text | Staged, ...] = ()
    examples_for: tuple[Stage, ...] = ()
    take_all: Staged | None = None
    choices: tuple[Choice, ...] = ()
    ends: tuple[Text, Text] | None = None
    private: bool = False
    most: int = 0
    agree: Text | None = None


@dataclass(frozen=True)
class Tip:
    """One of the five tips: the lines that say it, and the ids of the companions that it offers."""

    id: str
    title: Text
    lines: tuple[Text, ...]
    companions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Fold:
    """What stands folded under a prompt, to be opened by who wants it."""

    title: Text
    lines: tuple[Text, ...] = ()
    points: tuple[Text, ...] = ()
    mentor_lines: tuple[Text, ...] = ()
    fields: tuple[Field, ...] = ()
    part: str = ""


@dataclass(frozen=True)
class Prompt:
    """One thought on the screen: who speaks, what it asks or says, what can be answered.

    Where the mentor has `roles` meanwhile, these and the `questions` to ask stand beside the part.
    `long` ones are left out on the short path; the list of all steps leads to them. One that
    `invites` leads to where the other phone is asked in.
    """

    id: str
    speaker: Speaker
    question: Text
    lines: tuple[Text | Staged, ...] = ()
    fields: tuple[Field, ...] = ()
    points: tuple[Text, ...] = ()
    mentor_lines: tuple[Text | Staged, ...] = ()
    roles: tuple[Choice, ...] = ()
    questions: tuple[Text | Staged, ...] = ()
    tip: Tip | None = None
    part: str = ""
    folds: tuple[Fold, ...] = ()
    long: bool = False
    invites: bool = False

    @property
    def all_fields(self) -> Iterator[Field]:
        """Its fields, and those of its folds."""
        yield from self.fields
        for fold in self.folds:
            yield from fold.fields


@dataclass(frozen=True)
class Offer:
    """A companion to go on with after the session: the id of its screen, and for which stages."""

    id: str
    title: Text
    line: Text
    picture: str
    stages: tuple[Stage, ...]


@dataclass(frozen=True)
class Screen:
    """A row of prompts that are passed one by one."""

    id: str
    title: Text
    aim: Text
    prompts: tuple[Prompt, ...]


@dataclass(frozen=True)
class Phase(Screen):
    """One of the five phases: its number, its meeting and its length in minutes (least, most)."""

    number: int
    meeting: int
    minutes: tuple[int, int]

    @property
    def short(self) -> int:
        """Its minutes on the short path: the least, so that a meeting fits into one lesson."""
        return self.minutes[0]


@dataclass(frozen=True)
class Group:
    """Fields that belong together; one of a row `as_needed` shows once the one before is used."""

    fields: tuple[Field, ...]
    title: Text | None = None
    as_needed: str = ""


@dataclass(frozen=True)
class Companion:
    """A document beside the sessions, shown as a picture."""

    id: str
    title: Text
    aim: Text
    groups: tuple[Group, ...]
