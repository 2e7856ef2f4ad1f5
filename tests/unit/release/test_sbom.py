"""The bill of materials names what runs, and what is bundled, with the pins."""

import re
from pathlib import Path

from release import ROOT
from release.sbom import bill, npm_parts, python_parts

PINS = {
    re.sub(r"[-_.]+", "-", name).lower(): number
    for name, _, number in (
        line.partition("==") for line in Path(ROOT / "constraints.txt").read_text().split("\n")[1:]
    )
}


def test_all_that_runs_is_there_with_its_pin_and_nothing_of_the_tests() -> None:
    parts = python_parts()
    assert {"flask", "werkzeug", "jinja2", "pycrdt", "tinydb", "uvicorn"} <= set(parts)
    assert not {"pytest", "playwright", "mypy", "hypothesis"} & set(parts)
    assert {name: part["version"] for name, part in parts.items()} == {
        name: PINS[name] for name in parts
    }


def test_all_that_is_bundled_is_there_with_its_hash() -> None:
    parts = npm_parts()
    assert {"yjs", "lib0", "idb"} <= set(parts)
    assert not {"typescript", "esbuild"} & set(parts)
    assert all("hashes" in part for part in parts.values())


def test_the_bill_is_of_the_form_of_cyclonedx_and_the_same_each_time() -> None:
    whole = bill()
    assert (whole["bomFormat"], whole["specVersion"]) == ("CycloneDX", "1.6")
    assert whole == bill()
