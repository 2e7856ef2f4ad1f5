"""What each version of Andersom kept: one file of test vectors for each, made by that version.

Whoever changes what is kept, on the phone, in a file or on the server, raises its version and adds
one: `dump` and `shape` of tests/browser/support/indexed_db.py say what a phone has.
"""

import json
from pathlib import Path
from typing import Any

from tests.support.paths import VECTORS_FOLDER

Kept = dict[str, Any]


def _number(path: Path) -> int:
    return int(path.stem.partition("-")[2])


PATHS = sorted(VECTORS_FOLDER.glob("kept-*.json"), key=_number)
KEPT: list[Kept] = [json.loads(path.read_text("utf-8")) for path in PATHS]
NAMES = [path.stem for path in PATHS]
