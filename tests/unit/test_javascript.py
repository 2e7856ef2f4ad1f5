"""The JavaScript that needs no browser, tested by Node's own runner."""

import subprocess

import pytest

from tests.support.node import NODE
from tests.support.paths import JS_TESTS, ROOT

FILES = sorted(JS_TESTS.rglob("*.test.mjs"))


@pytest.mark.parametrize(
    "file", FILES, ids=lambda file: file.relative_to(JS_TESTS).as_posix().partition(".")[0]
)
def test_its_own_tests_pass(file: object) -> None:
    # Without --test, which would start one more Node for the file.
    command = [str(NODE), "--test-reporter=spec", str(file)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "tests 0" not in run.stdout
