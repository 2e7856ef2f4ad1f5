"""What the documents and the comments name is there: files, folders and the commands of make."""

import re
import shlex
from pathlib import Path

import pytest

from tests.support.file_names import COMMENTS, comments, files, unknown
from tests.support.paths import ROOT

# The decisions and the changelog keep the words of their day.
KEPT = ("CHANGELOG.md", "docs/decisions/")
DOCUMENTS = sorted(name for name in files() if name.endswith(".md") and not name.startswith(KEPT))
SOURCES = sorted(name for name in files() if Path(name).suffix in {*COMMENTS, ".mjs", ".py"})


def text_of(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def missing(texts: dict[str, str]) -> dict[str, list[str]]:
    """What texts name and isn't there, by the files that they are of."""
    named = {name: unknown(text, Path(name).parent.as_posix()) for name, text in texts.items()}
    return {name: lost for name, lost in named.items() if lost}


def test_every_file_that_a_document_names_is_there() -> None:
    assert missing({name: text_of(name) for name in DOCUMENTS}) == {}


def test_every_file_that_a_comment_names_is_there() -> None:
    assert missing({name: comments(ROOT / name) for name in SOURCES}) == {}


@pytest.mark.parametrize(
    "wrong",
    [
        "See `outline.py`.",
        "See `webapp/outline.py`.",
        "| `static/js/companions/` | the pictures |",
        "[the store](docs/storage.md)",
        "[why](docs/decision/), in a link",
        "    sync   static/js/synced/, with a server",
        '<img src="docs/pictures/house.png">',
        "    what you type   static/js/fields.js",
        "`tests/vectors/lost-N.json` holds one of each",
        "`*.piece.js`",
        "Made by sheet.js, as its name says",
        "(shown.css)",
    ],
)
def test_a_wrong_name_is_found(wrong: str) -> None:
    assert len(unknown(wrong)) == 1


@pytest.mark.parametrize(
    "right",
    [
        "`webapp/store/base.py` says it, and [docs/store.md](docs/store.md), in `webapp/content/`.",
        "`base.py` and content/model.py",
        "`tests/vectors/kept-N.json`, `translations/CODE/LC_MESSAGES/messages.po`",
        "`*.chunk.js`, `….chunk.js`, `static/dist/assets.json`",
        "Texts and/or pictures, at /en/ or https://HOST/nl/, by `getText/…`; 10/11; a/an.",
        "A sentence that ends. Another one, with https://example.org/nothing.html",
        "`sessions/ab/….json.tmp` is the server's",
    ],
)
def test_a_right_name_is_no_complaint(right: str) -> None:
    assert unknown(right) == []


def test_a_name_may_start_where_its_document_stands() -> None:
    assert unknown("[vectors](../tests/vectors/protocol.json)", "docs") == []
    assert unknown("[vectors](../tests/vectors/protocol.json)", "tests/unit") != []


def test_comments_are_read_and_code_is_not(tmp_path: Path) -> None:
    sources = {
        "a.js": 'import "./code.js"; // one.js\n/** {import("./type.js")} two.js */',
        "a.css": '@import "code.css"; /* one.css two.css */',
        "a.html": '{# one.html #}{% include "code.html" %}<!-- two.html -->',
        "a.py": '"""one.py"""\nx = "code.py"  # two.py\n',
    }
    for name, source in sources.items():
        (tmp_path / name).write_text(source, "utf-8")
        kind = name.partition(".")[2]
        assert unknown(comments(tmp_path / name)) == [f"one.{kind}", f"two.{kind}"]


def targets() -> set[str]:
    return set(re.findall(r"^([a-z][a-z-]*):", text_of("Makefile"), re.MULTILINE))


def public_targets() -> set[str]:
    """Those that stand beside `help`, but for itself; others are only parts of these."""
    (names,) = re.findall(r"^\.PHONY: help (.+)$", text_of("Makefile"), re.MULTILINE)
    return set(names.split())


def made(text: str) -> set[str]:
    """The targets of every `make …` in a text, in backticks or on a line of its own."""
    commands = re.findall(r"(?:`|^)make ([^`\n#]+)", text, re.MULTILINE)
    words = {word for command in commands for word in shlex.split(command)}
    return {word for word in words if "=" not in word}


def test_make_knows_every_target_that_a_document_names() -> None:
    unheard_of = {name: made(text_of(name)) - targets() for name in DOCUMENTS}
    assert {name: names for name, names in unheard_of.items() if names} == {}


def test_every_target_of_make_is_explained() -> None:
    table = "\n".join(row for row in text_of("CONTRIBUTING.md").split("\n") if row[:1] == "|")
    unexplained = public_targets() - made(table)
    assert not unexplained
    helped = set(re.findall(r'@echo "make ([a-z-]+)', text_of("Makefile")))
    unlisted = public_targets() - helped - {"pseudo-off"}  # beside `pseudo`
    assert not unlisted


def test_targets_are_read_from_a_text() -> None:
    text = (
        'Run `make translations test`, then `make test PYTEST_ARGS="-k merge"`:\n\nmake lint  # x'
    )
    assert made(text) == {"translations", "test", "lint"}
