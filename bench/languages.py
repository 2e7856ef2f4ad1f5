"""What each further language costs to fetch: what is installed with it, less what is without it."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from playwright.async_api import Playwright

from bench import builds, servers
from bench.phone import installation
from bench.subjects import APP
from webapp.languages import LANGUAGES, SOURCE


async def measure(playwright: Playwright) -> dict[str, int]:
    """The bytes on the wire, heads and bodies, of what a language adds: `{"nl": 14000}`.

    Raises TimeoutError.
    """
    whole = await _installed(playwright)
    return {
        code: whole - await _installed(playwright, without=[code.replace("-", "_")])
        for code in LANGUAGES
        if code != SOURCE
    }


async def _installed(playwright: Playwright, without: Sequence[str] = ()) -> int:
    with tempfile.TemporaryDirectory(prefix="andersom-bench-") as name:
        folder = Path(name)
        build = builds.copy(folder / "build", without=without)
        with servers.app(folder / "data", build) as port:
            figures = await installation(playwright, APP, port, network=False)
            return int(figures["installed bytes"][0])
