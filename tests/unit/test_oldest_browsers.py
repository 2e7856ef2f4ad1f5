"""What the oldest browsers lack: scripts must ask before they use it, styles must do without."""

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.node import NODE
from tests.support.paths import ROOT

# Each of them is missing in one of the browsers of package.json's "browserslist".
MISSING = (
    "[1].findLast(Boolean)",
    "document.body.checkVisibility()",
    "new CompressionStream('gzip')",
    "new Intl.Segmenter()",
    "navigator.share({})",
    "navigator.vibrate(1)",
    "requestIdleCallback(() => {})",
    "window.print()",
    "AbortSignal.timeout(1)",
)
ASKED = (
    "navigator.share?.({})",
    "window.requestIdleCallback ? window.requestIdleCallback(() => {}) : setTimeout(() => {})",
    "Intl.Segmenter ? new Intl.Segmenter() : null",
)
THERE = (
    "Object.entries({})",
    "[1].includes(1)",
    "navigator.serviceWorker.ready",
    "indexedDB.open('x')",
    "document.body.closest('x')",
    "new Intl.DateTimeFormat()",
    "new MessageChannel()",
    "Object.hasOwn({}, 'x')",
    "[1].at(-1)",
    "structuredClone({})",
    "navigator.locks.request('x', async () => {})",
    "new BroadcastChannel('x')",
)


@pytest.fixture(scope="module")
def refused(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Which of these expressions `tsc` refuses under the types of the oldest browsers."""
    folder = tmp_path_factory.mktemp("types")
    subprocess.run([NODE, "browser-types.mjs"], cwd=ROOT, check=True)
    sources = dict(enumerate((*MISSING, *ASKED, *THERE)))
    for number, source in sources.items():
        (folder / f"{number}.js").write_text(f"export const found = () => {source};\n", "utf-8")
    settings = {
        "extends": str(ROOT / "tsconfig.json"),
        "compilerOptions": {"types": []},
        "include": [str(folder), str(ROOT / ".build" / "browser-types" / "page.d.ts")],
    }
    (folder / "tsconfig.json").write_text(json.dumps(settings), "utf-8")
    tsc = ROOT / "node_modules" / "typescript" / "bin" / "tsc"
    said = subprocess.run(
        [NODE, tsc, "--project", folder, "--pretty", "false"],
        capture_output=True,
        text=True,
        check=False,
    )
    numbers = {
        Path(line.split("(")[0]).stem for line in said.stdout.splitlines() if "error TS" in line
    }
    assert numbers <= {str(number) for number in sources}, said.stdout
    return {sources[int(number)] for number in numbers}


@pytest.mark.parametrize("source", MISSING)
def test_what_one_of_them_lacks_is_refused(refused: set[str], source: str) -> None:
    assert source in refused


@pytest.mark.parametrize("source", [*ASKED, *THERE])
def test_what_they_have_and_what_is_asked_for_is_taken(refused: set[str], source: str) -> None:
    assert source not in refused


def test_the_build_and_the_check_share_one_list() -> None:
    build = (ROOT / "esbuild.config.mjs").read_text("utf-8")
    assert "browserslist.map" in build
    assert not re.search(r"chrome\d", build)


# Where one of these is missing, a page is plainer or longer, or a print has other margins.
DONE_WITHOUT = {"container", "has", "page"}


def number(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.removeprefix("≤").split(".")))


def in_all(support: dict[str, Any]) -> bool:
    """Whether each of the oldest browsers has something, by MDN's data."""
    for browser in json.loads((ROOT / "package.json").read_text("utf-8"))["browserslist"]:
        name, oldest = browser.split()
        found = support[name]
        added = (found[0] if isinstance(found, list) else found)["version_added"]
        if not isinstance(added, str) or added == "preview" or number(added) > number(oldest):
            return False
    return True


def rules_in(styles: str) -> Iterator[tuple[str, str]]:
    """The rules at a style's @, and the pseudo-classes and -elements of its selectors."""
    styles = re.sub(r"/\*.*?\*/|\"[^\"]*\"", "", styles, flags=re.DOTALL)
    for name in re.findall(r"@(?!-)([a-z-]+)", styles):
        yield "at-rules", name
    for selector in re.findall(r"[^{};]+(?={)", styles):
        for name in re.findall(r":(?!-)([a-z-]+)", "" if "@" in selector else selector):
            yield "selectors", name


def test_styles_use_no_rule_that_one_of_them_drops() -> None:
    data = (ROOT / "node_modules" / "@mdn" / "browser-compat-data" / "data.json").read_text("utf-8")
    known = json.loads(data)["css"]
    found = {
        rule
        for path in (ROOT / "static" / "css").rglob("*.css")
        for rule in rules_in(path.read_text("utf-8"))
    }
    assert ("at-rules", "layer") in found
    missing = {name for kind, name in found if not in_all(known[kind][name]["__compat"]["support"])}
    assert missing == DONE_WITHOUT
