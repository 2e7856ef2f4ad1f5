"""Other builds differ in their catalogues, and only there."""

import gettext
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from bench import builds
from tests.support.paths import ROOT
from webapp.languages import LANGUAGES

LETTERS = str.maketrans("aeb", "eac")


def translated(root: Path, code: str, text: str) -> str:
    folder = root / "translations" / code / "LC_MESSAGES"
    with (folder / "messages.mo").open("rb") as file:
        return gettext.GNUTranslations(file).gettext(text)


def test_one_sentence_is_another(tmp_path: Path) -> None:
    code, sentence = change = builds.Change("nl", builds.SENTENCE)
    root = builds.with_a_changed_sentence(tmp_path / "build", change)
    was = translated(ROOT, code, sentence)
    assert translated(root, code, sentence) == f"{was} Echt."
    assert translated(root, "de", sentence) == translated(ROOT, "de", sentence)


def test_there_are_eighteen_languages_each_with_words_of_its_own(tmp_path: Path) -> None:
    root = builds.with_more_languages(tmp_path / "build")
    codes = {path.parent.parent.name for path in root.glob("translations/*/*/messages.mo")}
    assert len(codes) + 1 == 18
    words = {translated(root, code, builds.SENTENCE) for code in codes}
    assert len(words) == len(codes)


def test_a_language_can_be_left_out(tmp_path: Path) -> None:
    root = builds.copy(tmp_path / "build", without=["nl"])
    assert not (root / "translations" / "nl").exists()
    assert {path.name for path in (root / "translations").iterdir() if path.is_dir()} == {
        code.replace("-", "_") for code in LANGUAGES if code not in {"en", "nl"}
    }


def test_a_disguise_keeps_placeholders_tags_and_entities() -> None:
    assert builds.disguise("bad %(a)s {b} <b>be</b> &amp;", LETTERS) == (
        "ced %(a)s {b} <b>ca</b> &amp;"
    )


@pytest.mark.parametrize("change", builds.CHANGES.values())
def test_the_changed_sentence_is_in_the_catalogue(change: builds.Change) -> None:
    path = ROOT / "translations" / change.code / "LC_MESSAGES" / "messages.po"
    with path.open("rb") as file:
        assert read_po(file)[change.sentence].string
