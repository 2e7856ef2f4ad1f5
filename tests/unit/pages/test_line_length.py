"""What people read in an editor is at most 120 columns wide.

Formatters leave markup and comments as wide as they are.
"""

from pathlib import Path

import pytest

from tests.support.paths import ROOT

WIDEST = 120
WRITTEN = (
    "webapp/templates/**/*.*",
    "static/js/**/*.js",
    "static/css/**/*.css",
    "service_worker/*.js",
)
FILES = sorted(path for pattern in WRITTEN for path in ROOT.glob(pattern))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_line_is_wider_than_a_window(path: Path) -> None:
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    assert not {number: len(line) for number, line in lines if len(line) > WIDEST}
