"""An audit that finds something fails; one that can't look says so and doesn't."""

import json
import sys

import pytest

from release.audit import check, weak_npm, weak_python

PYTHON = {"dependencies": [{"name": "a", "version": "1", "vulns": [{"id": "X"}]}, {"name": "b"}]}
NPM = {"vulnerabilities": {"c": {}}, "metadata": {"vulnerabilities": {"total": 1}}}


def saying(text: str) -> tuple[str, ...]:
    return (sys.executable, "-c", f"print({text!r})")


def test_what_is_weak_is_named_and_fails(capsys: pytest.CaptureFixture[str]) -> None:
    assert not check("pip-audit", saying(json.dumps(PYTHON)), weak_python)
    assert not check("npm audit", saying(json.dumps(NPM)), weak_npm)
    said = capsys.readouterr().out
    assert "WEAK: a 1." in said
    assert "WEAK: c." in said


def test_a_clean_report_passes(capsys: pytest.CaptureFixture[str]) -> None:
    clean = {"vulnerabilities": {}, "metadata": {"vulnerabilities": {"total": 0}}}
    assert check("npm audit", saying(json.dumps(clean)), weak_npm)
    assert "nothing is known" in capsys.readouterr().out


@pytest.mark.parametrize("said", ["", "502 Bad Gateway", '{"error": "ENOTFOUND"}', "[]"])
def test_where_no_registry_answers_nothing_is_claimed(
    capsys: pytest.CaptureFixture[str], said: str
) -> None:
    for read in (weak_python, weak_npm):
        assert check("an audit", saying(said), read)
    assert "SKIPPED" in capsys.readouterr().out


def test_a_missing_program_is_skipped() -> None:
    assert check("an audit", ("/no/such/program",), weak_python)
