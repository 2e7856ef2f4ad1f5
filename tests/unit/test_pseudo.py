"""In the pseudo-language every text of the page is in brackets: none has bypassed gettext."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.paths import ROOT
from tests.tools import pseudo
from webapp.languages import LANGUAGES

RENDER = """
from webapp import create_app
print(create_app().test_client().get("/en-150/").text)
"""
TAGS = re.compile(r"<(script|style)\b.*?</\1>|<[^>]+>", re.DOTALL)
# Names, numbers and what stands between them are the same in every language.
BARE = re.compile(r"[\d\s.·=:+–%/]*")
NAMES = {language.name for language in LANGUAGES.values()} | {"English (Europe)", "EN"}


@pytest.fixture
def page(tmp_path: Path) -> str:
    """The app's page in the pseudo-language."""
    for name in ("webapp", "static", "translations"):
        shutil.copytree(ROOT / name, tmp_path / name)
    # Any whole catalogue holds all texts, which is all that is wanted of a template.
    catalogue = ROOT / "translations" / "nl" / "LC_MESSAGES" / "messages.po"
    pseudo.write(catalogue, tmp_path / "translations")
    run = [sys.executable, "-c", RENDER]
    return subprocess.run(run, cwd=tmp_path, check=True, capture_output=True, text=True).stdout


def test_every_text_of_the_page_went_through_gettext(page: str) -> None:
    texts = [text.strip() for text in TAGS.sub("\n", page).splitlines()]
    shown = [text for text in texts if text and text not in NAMES and not BARE.fullmatch(text)]
    assert len(shown) > 250
    assert [text for text in shown if "[" not in text or "]" not in text] == []


def test_placeholders_survive_the_disguise() -> None:
    assert pseudo.disguise("Code {number} of %(count)s") == "[Çódé {number} óf %(count)s··········]"
