"""`make lint` knows what the oldest browsers lack: scripts must ask before they use it."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.support.node import NODE
from tests.support.paths import ROOT

# Each of them is missing in one of the browsers of package.json's "browserslist".
MISSING = (
    "Object.hasOwn({}, 'x')",
    "[1].at(-1)",
    "new Uint8Array(1).at(-1)",
    "'x'.at(-1)",
    "[1].findLast(Boolean)",
    "structuredClone({})",
    "window.structuredClone({})",
    "document.body.checkVisibility()",
    "navigator.locks.request('x', async () => {})",
    "new BroadcastChannel('x')",
    "new CompressionStream('gzip')",
    "new Intl.Segmenter()",
    "navigator.share({})",
    "navigator.vibrate(1)",
    "requestIdleCallback(() => {})",
    "window.print()",
    "performance.getEntries()[0] instanceof PerformanceNavigationTiming",
    "AbortSignal.timeout(1)",
    "crypto.randomUUID()",
)
ASKED = (
    "navigator.locks?.request('x', async () => {})",
    "navigator.share?.({})",
    "window.requestIdleCallback ? window.requestIdleCallback(() => {}) : setTimeout(() => {})",
    "typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('x')",
    "Intl.Segmenter ? new Intl.Segmenter() : null",
    "window.structuredClone?.({})",
)
THERE = (
    "Object.entries({})",
    "[1].includes(1)",
    "navigator.serviceWorker.ready",
    "indexedDB.open('x')",
    "document.body.closest('x')",
    "new Intl.DateTimeFormat()",
    "new MessageChannel()",
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
    assert "chrome90" not in build
