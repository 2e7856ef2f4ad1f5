"""The build hook makes what is missing or stale, and nothing else."""

import os
import shutil
from pathlib import Path

import pytest

import hatch_build
from tests.support.node import lend_packages
from tests.support.paths import ROOT

CATALOGUE = """
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "mentor"
msgstr "{}"
"""


@pytest.fixture
def po(tmp_path: Path) -> Path:
    """A catalogue with one entry, an hour old."""
    po = tmp_path / "translations/nl/LC_MESSAGES/messages.po"
    po.parent.mkdir(parents=True)
    po.write_text(CATALOGUE.format("begeleider"))
    age(po, seconds=3600)
    return po


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout whose Node, when run, writes down with what arguments in `ran`."""
    for name in ("static/js/initial.js", "service_worker/worker.js", "package-lock.json"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)

    def run(program: str, *arguments: str, root: Path) -> None:
        made = root / ("node_modules" if program == "npm" else "static/dist")
        made.mkdir(exist_ok=True)
        with (root / "ran").open("a") as ran:
            ran.write(f"{program} {arguments[0]}\n")

    monkeypatch.setattr(hatch_build, "run", run)
    return tmp_path


def age(path: Path, seconds: int) -> None:
    """Let a file look that old."""
    then = path.stat().st_mtime - seconds
    os.utime(path, (then, then))


def ran(checkout: Path) -> list[str]:
    """What ran since the last question."""
    log = checkout / "ran"
    lines = log.read_text().splitlines() if log.exists() else []
    log.unlink(missing_ok=True)
    return lines


def test_a_catalogue_is_compiled(po: Path) -> None:
    hatch_build.compile_catalogues(po.parents[2])
    assert b"begeleider" in po.with_suffix(".mo").read_bytes()


def test_a_compiled_catalogue_older_than_its_source_is_made_again(po: Path) -> None:
    hatch_build.compile_catalogues(po.parents[2])
    age(po.with_suffix(".mo"), seconds=7200)
    po.write_text(CATALOGUE.format("mentor op school"))
    hatch_build.compile_catalogues(po.parents[2])
    assert b"mentor op school" in po.with_suffix(".mo").read_bytes()


def test_a_fresh_compiled_catalogue_is_left_alone(po: Path) -> None:
    po.with_suffix(".mo").write_bytes(b"fresh")
    hatch_build.compile_catalogues(po.parents[2])
    assert po.with_suffix(".mo").read_bytes() == b"fresh"


def test_the_front_end_is_built_once(checkout: Path) -> None:
    hatch_build.bundle(checkout)
    assert ran(checkout) == ["npm ci", "node esbuild.config.mjs"]
    hatch_build.bundle(checkout)
    assert ran(checkout) == []


@pytest.mark.parametrize("name", ["static/js/initial.js", "service_worker/worker.js"])
def test_a_changed_source_is_bundled_again_with_the_packages_that_are_there(
    checkout: Path, name: str
) -> None:
    hatch_build.bundle(checkout)
    ran(checkout)
    (checkout / name).write_text("changed")
    hatch_build.bundle(checkout)
    assert ran(checkout) == ["node esbuild.config.mjs"]


def test_changed_packages_are_installed_again(checkout: Path) -> None:
    hatch_build.bundle(checkout)
    ran(checkout)
    (checkout / "package-lock.json").write_text("changed")
    hatch_build.bundle(checkout)
    assert ran(checkout) == ["npm ci", "node esbuild.config.mjs"]


def test_a_bundle_that_failed_is_tried_again(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(hatch_build, "run", _fail)
        with pytest.raises(RuntimeError, match="failed"):
            hatch_build.bundle(checkout)
    hatch_build.bundle(checkout)
    assert ran(checkout) == ["npm ci", "node esbuild.config.mjs"]


def test_a_copy_of_another_version_builds_with_the_packages_lent_to_it(checkout: Path) -> None:
    (checkout / "package.json").write_text("of another version")
    lend_packages(checkout)
    hatch_build.bundle(checkout)
    assert ran(checkout) == ["node esbuild.config.mjs"]


def test_packages_installed_in_a_copy_leave_those_that_were_lent(checkout: Path) -> None:
    lend_packages(checkout)
    shutil.rmtree(checkout / "node_modules")
    assert (ROOT / "node_modules" / "yjs" / "package.json").exists()


def _fail(program: str, *_arguments: str, root: Path) -> None:
    raise RuntimeError(f"{program} failed in {root}")
